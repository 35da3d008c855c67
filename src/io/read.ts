import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { errorCode, UserError } from "../errors.ts";

/** The largest text file that is read whole, in bytes. */
export const MAX_FILE = 8 * 1024 * 1024;

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of its path is no folder",
  EACCES: "it may not be read (permissions)",
  EPERM: "it may not be read (permissions)",
  ELOOP: "its links go in a circle",
  ENAMETOOLONG: "its name is too long",
};

/** The text of a UTF-8 file. Refused with the reason: missing, a folder, over 8 MiB, binary, UTF-16 or broken UTF-8. */
export function readText(path: string): string {
  return decode(readBytes(path), path);
}

function readBytes(path: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(path, "r");
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw new UserError(`Cannot read ${path}: ${REASONS.EISDIR}.`);
    if (stat.size > MAX_FILE) throw tooLarge(path);
    return readFileSync(handle);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotRead(path, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** What the system says against reading a file, in words. */
export function cannotRead(path: string, error: unknown): UserError {
  return new UserError(`Cannot read ${path}: ${REASONS[errorCode(error) ?? ""] ?? String(error)}.`);
}

function tooLarge(name: string): UserError {
  return new UserError(`${name} is over ${MAX_FILE / 1024 / 1024} MiB: that is no file of answers or data.`);
}

/** Bytes as text, without a byte order mark; `name` stands in the error. */
export function decode(bytes: Buffer, name: string): string {
  if (bytes.length > MAX_FILE) throw tooLarge(name);
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new UserError(`${name} is UTF-16 text.`, "Save it as UTF-8 and try again.");
  }
  if (bytes.includes(0)) throw new UserError(`${name} is a binary file, not text.`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new UserError(`${name} is not valid UTF-8 text.`, "Save it as UTF-8 and try again.");
  }
}
