import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** Neither follows a link nor waits for a pipe; Windows has neither flag. */
const CAREFULLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a regular file of up to `most` bytes; undefined for anything else, and for what may not be read. */
export function readRegular(path: string, most: number): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(path, CAREFULLY);
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > most) return undefined;
    const bytes = Buffer.allocUnsafe(stat.size);
    let read = 0;
    while (read < stat.size) {
      const more = readSync(handle, bytes, read, stat.size - read, null);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
