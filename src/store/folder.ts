import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCode, UserError } from "../errors.ts";
import { cannotRead } from "../io/read.ts";
import { cannot, isTemporary } from "../io/write.ts";

/* Looking into the folder where a person's things are kept, and deleting there: a folder that cannot be read is never taken for an empty one. */

const READ_HINT =
  "Saved assessments lie there: give yourself the right to read it, put back what is missing, or set XDG_DATA_HOME to another folder.";

const DELETE_HINT = "Fix that, then delete again.";

/** The names in a folder; none when there is no such folder. Throws UserError when it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(folder, error)) return [];
    throw cannotLookInto(folder, error);
  }
}

/** True when something is there. Throws UserError when that cannot be told. */
export function isThere(path: string): boolean {
  try {
    return statSync(path) !== undefined;
  } catch (error) {
    if (isMissing(path, error)) return false;
    throw cannotLookInto(path, error);
  }
}

/** Nothing is there, as opposed to a link that leads nowhere, such as to a disk that is not attached. */
function isMissing(path: string, error: unknown): boolean {
  if (errorCode(error) !== "ENOENT") return false;
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const stat = lstatSync(at, { throwIfNoEntry: false });
    if (stat) return !stat.isSymbolicLink() || existsSync(at);
  }
  return true;
}

function cannotLookInto(path: string, error: unknown): UserError {
  const code = errorCode(error);
  if (code === "ENOENT") return new UserError(`Cannot read ${path}: a link on the way leads nowhere.`, READ_HINT);
  if (code === "ENOTDIR")
    return new UserError(`Cannot read ${path}: it, or what should be a folder above it, is a file.`, READ_HINT);
  return new UserError(cannotRead(path, error).message, READ_HINT);
}

/** Deletes a file; one that is gone already is no fault. Throws UserError, also for a link: its file would stay. */
export function deleteFile(path: string): void {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) throw leavesFile(path);
    rmSync(path, { force: true });
  } catch (error) {
    throw error instanceof UserError ? error : cannot("delete", path, error, DELETE_HINT);
  }
}

function leavesFile(path: string): UserError {
  const target = readlinkSync(path);
  return new UserError(
    `Cannot delete ${path}: it is a link to ${target}, where all of it would stay.`,
    `Delete ${target} yourself, then the link.`,
  );
}

/** Another process saves in a folder that is being deleted. */
export class FilledAgain extends UserError {
  constructor(folder: string) {
    super(`Cannot delete ${folder}: another process saves there at the same time.`, "Let it end, then delete again.");
  }
}

/** What a folder of this program's holds: folders of the same kind, and files by their names. */
export interface Kind {
  isOurs(name: string): boolean;
  folders?: Readonly<Record<string, Kind>>;
}

/**
 * Deletes a folder with all that is in it. Where a link leads to it, files that are not of this program stay, and with
 * them the folder. Throws UserError with what could not be deleted; all else is then deleted.
 */
export function deleteFolder(folder: string, kind: Kind): void {
  const faults = deleteAllIn(folder, kind);
  const fault = faults.find((one) => !(one instanceof FilledAgain)) ?? faults[0];
  if (!fault) return;
  if (fault instanceof FilledAgain) throw fault;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  throw new UserError(fault.message + more, `All else was deleted. ${fault.hint ?? DELETE_HINT}`);
}

function deleteAllIn(folder: string, { isOurs, folders = {} }: Kind): UserError[] {
  const linked = isLink(folder);
  const faults = namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = Object.hasOwn(folders, name) ? folders[name] : undefined;
    if (kind && leadsToFolder(path)) return attempt(path, () => deleteAllIn(path, kind));
    const ours = kind !== undefined || isOurs(name) || isTemporary(name);
    if (!linked && !(ours && isLink(path)))
      return attempt(path, () => void rmSync(path, { recursive: true, force: true }));
    return ours ? attempt(path, () => void deleteFile(path)) : [];
  });
  return faults.length > 0 ? faults : attempt(folder, () => void removeEmptied(folder, linked));
}

/** True for a folder, and for a link, which can only have been made to lead to one. */
function leadsToFolder(path: string): boolean {
  return isLink(path) || (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch (error) {
    throw cannotLookInto(path, error);
  }
}

function removeEmptied(folder: string, linked: boolean): void {
  if (!linked) {
    removeFolder(folder);
    return;
  }
  const real = realpathSync(folder);
  if (readdirSync(real).length === 0) removeFolder(real);
  rmSync(folder, { force: true });
}

/** A folder on which a disk is mounted cannot be removed; empty, it is no trace of anybody. */
function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (["ENOTEMPTY", "EEXIST"].includes(code)) throw new FilledAgain(folder);
    if (!["ENOENT", "EBUSY"].includes(code)) throw error;
  }
}

/** What an action could not delete, in what it says or throws. */
function attempt(path: string, action: () => UserError[] | undefined): UserError[] {
  try {
    return action() ?? [];
  } catch (error) {
    return [error instanceof UserError ? error : cannot("delete", path, error, DELETE_HINT)];
  }
}
