import { fstatSync, writeSync } from "node:fs";
import { errorCode } from "../errors.ts";

/** Standard output or standard error: what is known of it and what writes to it. */
export interface Output {
  isTTY: boolean;
  /** Columns of the terminal; undefined for all else. */
  columns: number | undefined;
  write(text: string): void;
}

/** What a pipe takes in bytes before its reader has read any of it. A write beyond that would wait, deaf to signals. */
const ROOM = { file: Number.POSITIVE_INFINITY, pipe: 65_536, other: 0 };

/**
 * Files, and pipes as long as there is room in them, are written to directly: Node's stream takes a twentieth of its
 * whole start to load. Terminals, much text, and pipes that another process has set not to wait get the stream.
 * `onError` hears of the first failure; nothing is written after it.
 */
export function standardOutput(fd: 1 | 2, onError: (error: unknown) => void): Output {
  const kind = kindOf(fd);
  let room = ROOM[kind];
  let stream: NodeJS.WriteStream | undefined;
  let broken = false;
  const fail = (error: unknown) => {
    if (!broken) onError(error);
    broken = true;
  };
  const open = () => {
    stream ??= (fd === 1 ? process.stdout : process.stderr).on("error", fail);
    return stream;
  };
  const { isTTY = false, columns } = kind === "other" ? open() : {};
  return {
    isTTY,
    columns,
    write(text) {
      if (broken) return;
      const bytes = Buffer.from(text);
      room -= bytes.length;
      if (stream || room < 0) return void open().write(bytes);
      try {
        const left = written(fd, bytes);
        if (left.length > 0) open().write(left);
      } catch (error) {
        fail(error);
      }
    },
  };
}

function kindOf(fd: number): keyof typeof ROOM {
  try {
    const stat = fstatSync(fd);
    if (stat.isFile()) return "file";
    return stat.isFIFO() || stat.isSocket() ? "pipe" : "other";
  } catch {
    return "other"; // closed before the start: the stream knows how to deal with it
  }
}

/** Writes bytes and returns what a reader that is behind left of them; throws when nothing can be written any more. */
function written(fd: number, bytes: Uint8Array): Uint8Array {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(fd, bytes, done);
  } catch (error) {
    if (errorCode(error) !== "EAGAIN") throw error;
  }
  return bytes.subarray(done);
}
