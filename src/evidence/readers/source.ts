import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../../errors.ts";
import { CsvRows } from "../../import/csv-rows.ts";
import { type Purpose, readBytes, textOf } from "./advert-file.ts";
import { unzipFile } from "./zip.ts";

/* What a person starts from, as it stands in its files. What a file is goes by how it begins, not by its name. */

/** Rows of cells by the name of a table; those of an export that is told by one of them. */
export interface Tables {
  [table: string]: string[][];
}

/** The tables of an export: which are read, and which of them tell that it is one. */
export interface ExportTables {
  all: readonly string[];
  telling: readonly string[];
}

/** One thing that was given; `name` is what its places begin with. */
export type Source =
  | { kind: "json"; name: string; value: unknown }
  | { kind: "linkedin"; name: string; tables: Tables }
  | { kind: "text"; name: string; text: string }
  | { kind: "folder"; name: string; path: string };

const INSTEAD = "Save it as plain text and name that file, or answer the questions: mlcareer assess";

const RESUME: Purpose = {
  what: "résumé",
  instead: INSTEAD,
  insteadOfPicture: "Name the document that it was made from, or answer the questions: mlcareer assess",
};

/** Archives of everything carry pictures and messages besides. */
const MOST = { bytes: 64 * 1024 * 1024, what: "résumé or export" };

/** What a name stands for. Throws UserError with the reason: missing, damaged, a picture, without text. */
export async function readSource(path: string, wanted: ExportTables): Promise<Source> {
  const name = basename(path) || path;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    const tables = await tablesInFolder(path, wanted);
    return tables ? { kind: "linkedin", name, tables } : { kind: "folder", name, path };
  }
  const bytes = await readBytes(path, MOST);
  if (bytes.toString("latin1", 0, 4) === "PK\u0003\u0004") return readArchive(bytes, path, name, wanted);
  const text = await textOf(bytes, path, RESUME);
  const value = /^\s*[{[]/.test(text) ? parseJson(text, path) : undefined;
  return value === undefined ? { kind: "text", name, text } : { kind: "json", name, value };
}

async function readArchive(bytes: Buffer, path: string, name: string, wanted: ExportTables): Promise<Source> {
  const archive = { name: path, what: RESUME.what, instead: INSTEAD };
  const fileOf = (fits: (entry: string) => boolean) => unzipFile(bytes, fits, archive);
  const tables = tablesFrom((table) => fileOf((entry) => entry === table || entry.endsWith(`/${table}`)), path, wanted);
  if (tables) return { kind: "linkedin", name, tables };
  if (!fileOf((entry) => entry === "word/document.xml"))
    throw new UserError(`${path} is an archive that holds neither a Word document nor a LinkedIn export.`, INSTEAD);
  return { kind: "text", name, text: await textOf(bytes, path, RESUME) };
}

async function tablesInFolder(folder: string, wanted: ExportTables): Promise<Tables | undefined> {
  const files = new Map<string, Buffer>();
  for (const table of wanted.all) {
    const file = join(folder, `${table}.csv`);
    if (existsSync(file)) files.set(`${table}.csv`, await readBytes(file, MOST));
  }
  return tablesFrom((table) => files.get(table), folder, wanted);
}

/** Undefined where none of what tells skills is there: such a folder or archive is something else. */
function tablesFrom(
  bytesOf: (file: string) => Buffer | undefined,
  path: string,
  wanted: ExportTables,
): Tables | undefined {
  const tables: Tables = {};
  for (const table of wanted.all) {
    const bytes = bytesOf(`${table}.csv`);
    if (bytes) tables[table] = rowsOf(bytes, `${path}, ${table}.csv`);
  }
  return wanted.telling.some((table) => tables[table]) ? tables : undefined;
}

function rowsOf(bytes: Buffer, name: string): string[][] {
  const rows: string[][] = [];
  const reader = new CsvRows(name, ",", (cells) => rows.push(cells));
  reader.push(new TextDecoder("utf-8").decode(bytes));
  reader.end();
  return rows;
}

/** What begins as JSON and is none is a fault of the file, unless it is prose that begins with a bracket. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    if (!/\.json$/i.test(path)) return undefined;
    throw new UserError(`${path} is not valid JSON: ${(error as Error).message}.`, INSTEAD);
  }
}
