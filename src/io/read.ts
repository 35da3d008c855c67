import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { errorCode, UserError } from "../errors.ts";

/*
 * Every file that is read goes through here. What a name stands for is not known before it is opened, and its size is
 * no word on what it holds (/dev/zero has none, a pipe may never end): so all is read in pieces and counted meanwhile.
 * Nothing waits for another process where signals could not be heard: neither opening (a pipe that nobody writes to)
 * nor reading (a pipe that nothing comes from).
 */

/** The largest text that is read whole, in bytes. */
export const MAX_FILE = 8 * 1024 * 1024;

/** Of 256 KiB: smaller ones take longer in all. */
const PIECE = 256 * 1024;

/** Windows has neither; there pipes are no files. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of its path is not a folder",
  EACCES: "it may not be read (permissions)",
  EPERM: "it may not be read (permissions)",
  ELOOP: "its links go in a circle",
  ENAMETOOLONG: "its name is too long",
  ENXIO: "it is a socket or a device that cannot be read",
  EAGAIN: "nothing can be read from it at the moment",
};

/**
 * The text of a UTF-8 file that has its place in a folder: settings, what is saved, data. Refused with the reason:
 * missing, a folder, a pipe, over 8 MiB, binary, UTF-16 or broken UTF-8.
 */
export function readText(path: string): string {
  const { handle, stat } = open(path);
  try {
    if (stat.isFIFO()) throw new UserError(`Cannot read ${path}: it is a pipe, not a file.`);
    const text = new Gathered(path);
    for (const piece of piecesAtHand(handle)) text.add(piece);
    return text.end();
  } catch (error) {
    throw inWords(path, error);
  } finally {
    closeSync(handle);
  }
}

/** The text of whatever a person names: a file, or what another program says by a pipe, as in `<(program)`. */
export async function readGiven(path: string): Promise<string> {
  const { size, pieces } = openPieces(path);
  return gatherText(pieces, path, size);
}

/** All that comes, as text; `name` stands in the error where it is over 8 MiB or no text. */
export async function gatherText(pieces: AsyncIterable<Uint8Array>, name: string, size?: number): Promise<string> {
  return (await gather(pieces, name, size)).end();
}

/** All that comes, as it comes. */
export async function gatherBytes(pieces: AsyncIterable<Uint8Array>, name: string, what: string): Promise<Buffer> {
  return (await gather(pieces, name, undefined, { ...TEXT, what })).bytes();
}

async function gather(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  size?: number,
  limit?: Limit,
): Promise<Gathered> {
  const gathered = new Gathered(name, limit);
  try {
    for await (const piece of withTurns(pieces, size)) gathered.add(piece);
  } catch (error) {
    throw inWords(name, error);
  }
  return gathered;
}

/** What a person names, piece by piece; the size where there is one. */
export function openPieces(path: string, limit?: Limit): { size: number | undefined; pieces: AsyncIterable<Buffer> } {
  const { handle, stat } = open(path, limit);
  return { size: stat.isFile() ? stat.size : undefined, pieces: piecesOf(handle, stat) };
}

/** How long Ctrl-C may take to be heard after it has ended the program that feeds a pipe, in ms, on a busy machine. */
const HEARD = 100;
const STDERR = 2;

/**
 * The same pieces, with a turn for signals after each and at the end: Ctrl-C ends the program that feeds a pipe as well,
 * and what it said up to then must not be taken for the whole. A file (whose size is known) has nobody who feeds it, and
 * without a terminal nobody can press Ctrl-C.
 */
export async function* withTurns(
  pieces: AsyncIterable<Uint8Array>,
  size: number | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    await turn();
  }
  await turn();
  if (size !== undefined) return;
  const { isatty } = await import("node:tty");
  if (isatty(STDERR)) await new Promise((resume) => setTimeout(resume, HEARD));
}

/** Two turns of the loop: a signal is heard in the first, and who asks says what is saved before the second ends it all. */
function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(() => setImmediate(resume)));
}

/** The most that is read of one thing, in bytes, and what it would otherwise not be. */
export interface Limit {
  bytes: number;
  what: string;
}

const TEXT: Limit = { bytes: MAX_FILE, what: "file of answers or data" };

/** Throws UserError when so much was read of something that it is over the limit. */
export function checkSize(read: number, name: string, { bytes, what } = TEXT): void {
  if (read > bytes) throw new UserError(`${name} is over ${bytes / 1024 / 1024} MiB: that is no ${what}.`);
}

interface Opened {
  handle: number;
  stat: Stats;
}

function open(path: string, limit?: Limit): Opened {
  let handle: number | undefined;
  try {
    handle = openSync(path, AT_ONCE);
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw new UserError(`Cannot read ${path}: ${REASONS.EISDIR}.`);
    checkSize(stat.size, path, limit);
    return { handle, stat };
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    throw inWords(path, error);
  }
}

async function* piecesOf(handle: number, stat: Stats): AsyncGenerator<Buffer> {
  const stream = await streamOf(handle, stat);
  if (stream) {
    yield* stream as AsyncIterable<Buffer>;
    return;
  }
  try {
    yield* piecesAtHand(handle);
  } finally {
    closeSync(handle);
  }
}

/** What one has to wait for comes by a stream, which leaves the process free to hear signals. Seldom, so loaded then. */
async function streamOf(handle: number, stat: Stats): Promise<NodeJS.ReadableStream | undefined> {
  if (stat.isFIFO()) {
    const { Socket } = await import("node:net");
    return new Socket({ fd: handle, readable: true, writable: false });
  }
  if (!stat.isCharacterDevice()) return undefined;
  const { isatty, ReadStream } = await import("node:tty");
  return isatty(handle) ? new ReadStream(handle) : undefined;
}

/** What can be read without waiting. */
function* piecesAtHand(handle: number): Generator<Buffer> {
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const read = readSync(handle, piece);
    if (read === 0) return;
    yield piece.subarray(0, read);
  }
}

/** Pieces put together until it is too much. */
class Gathered {
  readonly #pieces: Uint8Array[] = [];
  readonly #name: string;
  readonly #limit: Limit | undefined;
  #size = 0;

  constructor(name: string, limit?: Limit) {
    this.#name = name;
    this.#limit = limit;
  }

  add(piece: Uint8Array): void {
    this.#size += piece.length;
    checkSize(this.#size, this.#name, this.#limit);
    this.#pieces.push(piece);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  end(): string {
    return decode(this.bytes(), this.#name);
  }
}

/** A system's error as a sentence; all other errors as they are. */
function inWords(path: string, error: unknown): unknown {
  return errorCode(error) === undefined ? error : cannotRead(path, error);
}

/** What the system says against reading a file, in words. */
export function cannotRead(path: string, error: unknown): UserError {
  return new UserError(`Cannot read ${path}: ${REASONS[errorCode(error) ?? ""] ?? String(error)}.`);
}

/** Bytes as text, without a byte order mark and with \n as its line ends (so that lines are counted alike everywhere). */
export function decode(bytes: Buffer, name: string): string {
  checkSize(bytes.length, name);
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new UserError(`${name} is UTF-16 text.`, "Save it as UTF-8 and try again.");
  }
  if (bytes.includes(0)) throw new UserError(`${name} is a binary file, not text.`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    // Cut and joined: replacing takes three times as long and half as much memory again.
    return text.includes("\r") ? text.split(/\r\n?/).join("\n") : text;
  } catch {
    throw new UserError(`${name} is not valid UTF-8 text.`, "Save it as UTF-8 and try again.");
  }
}
