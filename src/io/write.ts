import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, UserError } from "../errors.ts";

/*
 * Files are written whole or not at all: first beside their place under a temporary name, then moved there. What a
 * killed process left of that, a later write in the folder takes away. Files are readable by their owner only, unless
 * they replace one that others could read. A new one is put in place with link(), which never overwrites and never
 * follows a link.
 */

const TEMPORARY = /^\.mlcareer-[0-9a-f-]+\.tmp$/;

/**
 * A temporary file lives for milliseconds; one this old was left behind. By age and not by process: ids recur in
 * containers, and those of another container cannot be seen.
 */
const HOUR = 60 * 60 * 1000;

/** How often a write begins anew because another process deleted the temporary file or the folder under it. */
const ATTEMPTS = 20;

const REASONS: Record<string, string> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "a part of its path is not a folder",
  EEXIST: "something that is no folder stands there, or a link that leads nowhere",
  EACCES: "the folder may not be written to",
  EPERM: "the folder may not be written to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "a folder stands there",
  ERR_FS_EISDIR: "it is a folder",
  EBUSY: "it is in use",
  ELOOP: "its links go in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOTEMPTY: "other files are in it",
};

/** `makeFolder`: its folder is made when missing. */
interface Placing {
  makeFolder?: boolean;
}

/** Writes a file that must not exist yet, or with `force` takes the place of the file there. Throws UserError. */
export function createFile(
  path: string,
  text: string,
  { force = false, makeFolder = false }: Placing & { force?: boolean } = {},
): void {
  const there = lookAt(path);
  if (there?.isDirectory()) throw new UserError(`Cannot write ${path}: ${REASONS.EISDIR}.`);
  if (there && !force) throw exists(path);
  if (there) refuseAllButFiles(path, there);
  if (force) place(path, text, renameSync, { makeFolder, like: there?.isFile() ? there : undefined });
  else place(path, text, moveToNewName, { makeFolder });
}

/** What stands at a path, links not followed; undefined when nothing does. Throws UserError. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw cannot("write", path, error);
  }
}

/** Devices, pipes and sockets are never replaced, nor is a link that leads to one or to a folder. Throws UserError. */
function refuseAllButFiles(path: string, there: Stats): void {
  const meant = there.isSymbolicLink() ? tryToFollow(path) : there;
  if (!meant || meant.isFile()) return;
  const is = there.isSymbolicLink() ? "is a link to" : "is";
  throw new UserError(
    `Cannot write ${path}: it ${is} ${kindOf(meant)}, which is never replaced.`,
    "Choose another name; nothing was written.",
  );
}

function tryToFollow(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // a link in a circle leads to nothing that could be lost
  }
}

/** What stands at a path, in words. */
export function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return "a folder";
  if (stat.isFIFO()) return "a pipe";
  if (stat.isSocket()) return "a socket";
  if (stat.isBlockDevice()) return "a disk";
  return stat.isCharacterDevice() ? "a device" : "no file";
}

/** Writes a file in the place of whatever file stands there. Throws UserError. */
export function replaceFile(path: string, text: string, placing: Placing = {}): void {
  place(path, text, renameSync, placing);
}

/** A folder only its owner can enter, made with its parents when missing. Throws UserError. */
export function ensureFolder(path: string, attempts = ATTEMPTS): void {
  if (existsSync(path)) return;
  ensureFolder(dirname(path), attempts); // one by one: all at once, Node says of a read-only disk that a folder is missing
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "EEXIST" && existsSync(path)) return;
    // Another process deleted the folder above, or this one, at the same moment.
    if (!["ENOENT", "EEXIST"].includes(code) || attempts === 1) throw cannot("make the folder", path, error);
    ensureFolder(path, attempts - 1);
  }
}

/** Removes temporary files that were left behind: older than `age` ms, or as far in the future. Some may have to stay. */
export function sweep(folder: string, age = HOUR): void {
  for (const path of temporariesIn(folder)) {
    const stat = tryToLook(path);
    if (stat && Math.abs(Date.now() - stat.mtimeMs) > age) tryToRemove(path);
  }
}

/** The temporary files in a folder; none when it cannot be read: whoever reads or writes there next says why. */
export function temporariesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(isTemporary)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

function tryToLook(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** In a folder for all, such as /tmp, another person's file may not be removed. */
function tryToRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** `like`: the file that is replaced, whose mode is kept. */
function place(
  path: string,
  text: string,
  move: (from: string, to: string) => void,
  { makeFolder = false, like }: Placing & { like?: Stats | undefined },
): void {
  const folder = dirname(path);
  sweep(folder);
  for (let attempt = 1; ; attempt++) {
    if (makeFolder) ensureFolder(folder);
    const temporary = join(folder, temporaryName());
    try {
      writeSynced(temporary, text, like);
      move(temporary, path);
      return;
    } catch (error) {
      if (attempt < ATTEMPTS && isDeletedUnderUs(error, temporary, makeFolder)) continue;
      throw errorCode(error) === "EEXIST" ? exists(path) : cannot("write", path, error);
    } finally {
      tryToRemove(temporary);
    }
  }
}

/** Another process took the temporary file for one left behind, or deleted the folder. */
function isDeletedUnderUs(error: unknown, temporary: string, makeFolder: boolean): boolean {
  if (errorCode(error) !== "ENOENT" || existsSync(temporary)) return false;
  return makeFolder || existsSync(dirname(temporary));
}

/** A name of chance, for process ids recur; node:crypto would take longer to load than all of the writing. */
function temporaryName(): string {
  const part = () =>
    Math.floor(Math.random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return `.mlcareer-${part()}${part()}.tmp`;
}

/**
 * Moves a file to a name that nothing may have yet. Where the disk knows no hard links (exFAT, some network and
 * container mounts), the name is taken with an empty file first, and only that is replaced.
 */
function moveToNewName(from: string, to: string): void {
  try {
    linkSync(from, to);
    return;
  } catch (error) {
    if (errorCode(error) === "EEXIST" || !existsSync(from)) throw error;
  }
  closeSync(openSync(to, "wx", 0o600));
  try {
    renameSync(from, to);
  } catch (error) {
    tryToRemove(to);
    throw error;
  }
}

/** On disk before it is moved into place, so that a crash leaves the old file or the new one. */
function writeSynced(path: string, text: string, like: Stats | undefined): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    if (like) keepMode(handle, like);
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    sync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Who may read the new file are those who could read the old one, never more. */
function keepMode(handle: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(handle);
  let kept = mode & 0o777;
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(handle, uid, gid);
  } catch {
    if (own.gid !== gid) kept &= ~0o070; // what the old group could do, another must not
  }
  try {
    fchmodSync(handle, kept);
  } catch {} // Disks without modes refuse; the file stays its owner's alone.
}

/** Some network and container mounts know no fsync(). */
function sync(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!["EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(errorCode(error) ?? "")) throw error;
  }
}

function exists(path: string): UserError {
  return new UserError(
    `${path} exists already and was left as it is.`,
    `Choose another name than ${basename(path)}, or add --force to replace it.`,
  );
}

/** What the system says against doing something to a file, in words. */
export function cannot(
  what: string,
  path: string,
  error: unknown,
  hint = "Choose another place, or fix that and try again; nothing was written.",
): UserError {
  const reason = REASONS[errorCode(error) ?? ""] ?? (error instanceof Error ? error.message : String(error));
  return new UserError(`Cannot ${what} ${path}: ${reason}.`, hint);
}
