import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, type Stats, writeSync } from "node:fs";
import { errorCode, UserError } from "../errors.ts";
import { cannot, createFile, kindOf, lookAt } from "./write.ts";

/*
 * Where a person says that output goes: a file, or what is not a file (/dev/null, a terminal, a pipe made with mkfifo or
 * by the shell). Those are written into, with --force or without, for nothing is replaced by that.
 */

const STANDARD_OUTPUT = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

const REASONS: Record<string, string> = {
  EBADF: "it is not open for writing",
  ENXIO: "no program reads from it",
};

const HINTS: Record<string, string> = {
  EBADF: "Open it in the shell, for example: 3> notes.md, or choose another place; nothing was written.",
  ENXIO: "Start the program that reads from it first, then this one; nothing was written.",
};

/** How long to wait for a reader that is behind, in ms, before the next look. */
const WAIT = 10;

/** True for every name of standard output. */
export function isStandardOutput(path: string): boolean {
  return STANDARD_OUTPUT.includes(path);
}

/** Writes a file that must not exist yet (or with `force` may), or into a device or pipe. Throws UserError. */
export async function writeOutput(path: string, text: string, { force = false } = {}): Promise<void> {
  const descriptor = descriptorOf(path);
  const there = descriptor === undefined ? lookAt(path) : statOf(descriptor, path);
  if (!there || (descriptor === undefined && (there.isFile() || there.isDirectory() || there.isSymbolicLink())))
    return createFile(path, text, { force });
  refuseDisksAndSockets(path, there, descriptor);
  // A pipe is opened anew even where it is open, so that a reader that is behind cannot make this program deaf.
  const open = descriptor === undefined || there.isFIFO();
  let handle: number | undefined;
  try {
    handle = open ? openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY) : descriptor;
    await writeAll(handle as number, text);
  } catch (error) {
    throw cannotWriteInto(path, error);
  } finally {
    if (open && handle !== undefined) closeSync(handle);
  }
}

/** The number of an open file that a path names. Links in /dev are these names, so they are taken by name. */
function descriptorOf(path: string): number | undefined {
  if (path === "/dev/stderr") return 2;
  const [, number] = /^(?:\/dev|\/proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

function statOf(descriptor: number, path: string): Stats {
  try {
    return fstatSync(descriptor);
  } catch (error) {
    throw cannotWriteInto(path, error);
  }
}

/** What text would destroy, or what takes none. Throws UserError. */
function refuseDisksAndSockets(path: string, there: Stats, descriptor: number | undefined): void {
  const given = descriptor !== undefined;
  const takes = there.isFIFO() || there.isCharacterDevice() || (given && (there.isFile() || there.isSocket()));
  if (takes && !(given && there.isFIFO() && isRead(there))) return;
  const is = takes ? "not open for writing" : kindOf(there);
  throw new UserError(`Cannot write ${path}: it is ${is}.`, "Choose another name; nothing was written.");
}

/** A pipe that this process reads from is its input, or one of Node's own: what is written there nobody gets. */
function isRead({ dev, ino }: Stats): boolean {
  try {
    return readdirSync("/proc/self/fd").some((name) => {
      const other = statOrNone(Number(name));
      return other?.ino === ino && other.dev === dev && readsOnly(name);
    });
  } catch {
    return false; // a system without /proc
  }
}

function statOrNone(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined; // the one that listed the folder is closed by now
  }
}

function readsOnly(descriptor: string): boolean {
  const [, flags = "1"] = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
  return (Number.parseInt(flags, 8) & 3) === constants.O_RDONLY;
}

/** A reader that stops early has what it wanted; one that is behind is waited for, so that Ctrl-C still works. */
async function writeAll(handle: number, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(handle, bytes, done);
    } catch (error) {
      if (errorCode(error) === "EPIPE") return;
      if (errorCode(error) !== "EAGAIN") throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT));
    }
  }
}

function cannotWriteInto(path: string, error: unknown): UserError {
  const code = errorCode(error) ?? "";
  if (REASONS[code] === undefined) return cannot("write", path, error);
  return new UserError(`Cannot write ${path}: ${REASONS[code]}.`, HINTS[code]);
}
