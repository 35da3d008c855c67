import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, UserError } from "../errors.ts";

/*
 * Files are written whole or not at all: first beside their place under a temporary name, then moved there. What a
 * killed process left of that, the next write in the folder takes away. Files are readable by their owner only. A new
 * one is put in place with link(), which never overwrites and never follows a link.
 */

const TEMPORARY = /^\.mlcareer-(\d+)-[0-9a-f]+\.tmp$/;

const REASONS: Record<string, string> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "a part of its path is no folder",
  EACCES: "the folder may not be written to",
  EPERM: "the folder may not be written to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "a folder stands there",
  ENAMETOOLONG: "its name is too long",
};

/** Writes a file that must not exist yet, or with `force` takes the place of the file there. Throws UserError. */
export function createFile(path: string, text: string, { force = false } = {}): void {
  const there = lookAt(path);
  if (there?.isDirectory()) throw new UserError(`Cannot write ${path}: ${REASONS.EISDIR}.`);
  if (there && !force) throw exists(path);
  place(path, text, force ? renameSync : linkSync);
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw cannot("write", path, error);
  }
}

/** Writes a file in the place of whatever file stands there. Throws UserError. */
export function replaceFile(path: string, text: string): void {
  place(path, text, renameSync);
}

/** A folder only its owner can enter, made with its parents when missing. Throws UserError. */
export function ensureFolder(path: string): void {
  if (existsSync(path)) return;
  ensureFolder(dirname(path)); // one by one: all at once, Node says of a read-only disk that a folder is missing
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw cannot("make the folder", path, error);
  }
}

/** Removes temporary files left behind by processes that no longer run; those it may not remove stay. */
function sweep(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = TEMPORARY.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) tryToRemove(join(folder, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The write that follows says what is wrong with the folder.
  }
}

/** In a folder for all, such as /tmp, another person's file may not be removed. */
function tryToRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function place(path: string, text: string, move: (from: string, to: string) => void): void {
  const folder = dirname(path);
  sweep(folder);
  const temporary = join(folder, `.mlcareer-${process.pid}-${process.hrtime.bigint().toString(16)}.tmp`);
  try {
    writeSynced(temporary, text);
    move(temporary, path);
  } catch (error) {
    throw errorCode(error) === "EEXIST" ? exists(path) : cannot("write", path, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** On disk before it is moved into place, so that a crash leaves the old file or the new one. */
function writeSynced(path: string, text: string): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function exists(path: string): UserError {
  return new UserError(
    `${path} exists already and was left as it is.`,
    `Choose another name than ${basename(path)}, or add --force to replace it.`,
  );
}

function cannot(what: string, path: string, error: unknown): UserError {
  const reason = REASONS[errorCode(error) ?? ""] ?? (error instanceof Error ? error.message : String(error));
  return new UserError(
    `Cannot ${what} ${path}: ${reason}.`,
    "Choose another place, or mend that and try again; nothing was written.",
  );
}
