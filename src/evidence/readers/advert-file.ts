import { lstatSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { errorCode, UserError } from "../../errors.ts";
import { type Limit, openPieces, withTurns } from "../../io/read.ts";
import { readHtml, readWordXml } from "./markup.ts";
import { unzipFile } from "./zip.ts";

/* Files as the text that stands in them. What a file is goes by how it begins, not by its name. */

/** What a file is read as: what it is called where it is none, and what to do instead where it cannot be read. */
export interface Purpose {
  what: string;
  instead: string;
  /** The same for a picture, which has no text to copy. */
  insteadOfPicture: string;
}

const ADVERT: Purpose = {
  what: "job advert",
  instead: "Open it, copy its text and paste it: mlcareer match -",
  insteadOfPicture: "Copy the advert's text from where it stands, and paste it: mlcareer match -",
};

/** The most text that is read, in bytes. Documents carry fonts and pictures besides. */
const MOST_TEXT = 1024 * 1024;
const MOST_DOCUMENT = 8 * 1024 * 1024;

const ENDINGS = new Set([".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf"]);
const MOST_FILES = 10_000;

/** The files that names stand for: themselves, and what folders hold that can be adverts, in the order of names. */
export function listAdverts(names: readonly string[]): string[] {
  const files = names.flatMap((name) => (name !== "-" && isFolder(name) ? filesIn(name, name) : [name]));
  if (files.length > MOST_FILES)
    throw new UserError(`There are over ${MOST_FILES} files there.`, "Name fewer at a time.");
  return files;
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesIn(folder: string, named: string): string[] {
  const found = look(folder)
    .filter((name) => !name.startsWith("."))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat?.isDirectory()) return filesIn(path, named);
      return stat?.isFile() && ENDINGS.has(extname(name).toLowerCase()) ? [path] : [];
    });
  if (folder === named && found.length === 0)
    throw new UserError(`${folder} holds no adverts.`, `Files are taken that end in ${[...ENDINGS].join(", ")}.`);
  return found;
}

function look(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UserError(
      `Cannot read ${folder}: ${errorCode(error) === "EACCES" ? "it may not be read (permissions)" : String(error)}.`,
    );
  }
}

/** The text of a file. Throws UserError with the reason: missing, too large, a picture, without text. */
export async function readAdvertFile(path: string): Promise<string> {
  const bytes = /\.(pdf|docx)$/i.test(path) ? MOST_DOCUMENT : MOST_TEXT;
  return textOf(await readBytes(path, { bytes, what: ADVERT.what }), path);
}

/** All of a file's bytes. Throws UserError when it cannot be read or is over the limit. */
export async function readBytes(path: string, limit: Limit): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const opened = openPieces(path, limit);
  for await (const piece of withTurns(opened.pieces, opened.size)) {
    size += piece.length;
    if (size > limit.bytes) throw tooLarge(path, limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(name: string, { bytes, what }: Limit): UserError {
  return new UserError(`${name} is over ${bytes / 1024 / 1024} MiB: that is no ${what}.`);
}

/** The text in bytes of any of the formats; `name` stands in the errors. */
export async function textOf(bytes: Buffer, name: string, purpose = ADVERT): Promise<string> {
  if (bytes.length === 0) throw new UserError(`${name} is empty.`);
  const start = bytes.toString("latin1", 0, 16);
  if (start.startsWith("%PDF-")) return checkText(await readPdf(bytes, name, purpose), name, purpose);
  if (start.startsWith("PK\u0003\u0004")) return checkText(readDocx(bytes, name, purpose), name, purpose);
  refuseOther(start, name, purpose);
  const text = decodeText(bytes, name);
  return checkText(
    /^\s*(?:<!doctype html|<html|<head|<body|<(?:div|p|section|article|ul|h1)[\s>])/i.test(text.slice(0, 500))
      ? readHtml(text)
      : text,
    name,
    purpose,
  );
}

function checkText(text: string, name: string, { what }: Purpose): string {
  if (text.length > MOST_TEXT) throw tooLarge(name, { bytes: MOST_TEXT, what });
  if (text.trim() === "") throw new UserError(`${name} holds no text.`);
  return text;
}

const PICTURES = /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM)/;

function refuseOther(start: string, name: string, { instead, insteadOfPicture }: Purpose): void {
  if (PICTURES.test(start))
    throw new UserError(`${name} is a picture: there is no text in it to read.`, insteadOfPicture);
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0"))
    throw new UserError(`${name} has a password, or is a Word file of before 2007.`, instead);
  if (start.startsWith("{\\rtf")) throw new UserError(`${name} is RTF, which is not read.`, instead);
}

/** UTF-8, UTF-16 with its mark, else Windows-1252, as files from Windows often are. Nothing of it is changed. */
function decodeText(bytes: Buffer, name: string): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new UserError(`${name} is a binary file, not text.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not by TextDecoder: that of some releases of Node reads it as Latin-1.
    return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

/** What Windows-1252 has from 0x80 to 0x9f; what it leaves free stays. */
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function readDocx(bytes: Buffer, name: string, { what, instead }: Purpose): string {
  const xml = unzipFile(bytes, (entry) => entry === "word/document.xml", { name, what, instead });
  if (!xml) throw new UserError(`${name} is an archive, not a Word document.`, instead);
  return readWordXml(xml.toString("utf8"));
}

/** Not part of the program: it would be larger than all the rest. */
const PDF_PACKAGE: string = "unpdf";

interface PdfPackage {
  getDocumentProxy(data: Uint8Array, options: { verbosity: 0 }): Promise<unknown>;
  extractText(pdf: unknown, options: { mergePages: false }): Promise<{ text: string[] }>;
}

async function readPdf(bytes: Buffer, name: string, { instead }: Purpose): Promise<string> {
  const pdf = await loadPdfPackage(name, instead);
  let text: string;
  try {
    // Without verbosity 0 it prints its warnings among the results.
    const file = await pdf.getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages = await pdf.extractText(file, { mergePages: false });
    text = pages.text.join("\n\n");
  } catch (error) {
    if (String(error).includes("assword")) throw new UserError(`${name} has a password.`, instead);
    throw new UserError(`${name} is a damaged PDF.`, instead);
  }
  if (text.trim() === "") throw new UserError(`There is no text in ${name}: it is a scan, a picture of text.`, instead);
  return text;
}

/** Where it is found beside the program: a checkout does not look among the packages installed for all. */
function howToInstall(): string {
  const isInstalled = import.meta.dirname.includes("node_modules");
  return isInstalled
    ? `npm install -g ${PDF_PACKAGE}`
    : `npm install --no-save ${PDF_PACKAGE} in the folder of mlcareer`;
}

async function loadPdfPackage(name: string, instead: string): Promise<PdfPackage> {
  try {
    return (await import(PDF_PACKAGE)) as PdfPackage;
  } catch {
    throw new UserError(
      `${name} is a PDF; reading those takes one more package, once: ${howToInstall()}`,
      `Or: ${instead.charAt(0).toLowerCase()}${instead.slice(1)}`,
    );
  }
}
