import { fstatSync, writeSync } from "node:fs";
import { errorCode } from "./errors.ts";

/** Standard output or standard error: what is known of it and what writes to it. */
export interface Output {
  isTTY: boolean;
  /** Columns of the terminal; undefined for all else. */
  columns: number | undefined;
  write(text: string): void;
}

/**
 * Files and pipes are written to directly: Node's stream for them takes a twentieth of its whole start to load. Terminals,
 * and pipes that another process has made not to wait, get the stream. `onError` hears of the first failure; nothing
 * is written after it.
 */
export function standardOutput(fd: 1 | 2, onError: (error: unknown) => void): Output {
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
  const { isTTY = false, columns } = mayBeTerminal(fd) ? open() : {};
  return {
    isTTY,
    columns,
    write(text) {
      if (broken) return;
      if (stream) return void stream.write(text);
      try {
        const left = written(fd, Buffer.from(text));
        if (left.length > 0) open().write(left);
      } catch (error) {
        fail(error);
      }
    },
  };
}

function mayBeTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return !stat.isFile() && !stat.isFIFO() && !stat.isSocket();
  } catch {
    return true; // closed before the start: the stream knows how to deal with it
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
