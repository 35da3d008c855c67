import { inflateRawSync } from "node:zlib";
import { UserError } from "../../errors.ts";

/* Files out of a zip archive: all that a DOCX or an export needs. A zip may claim any size, so what comes out is bounded. */

/** The most that one file of an archive may unpack to, in bytes. */
const MOST = 16 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const MOST_COMMENT = 65_535;

/** What an archive is called in errors, what it would otherwise not be, and what to do instead. */
interface Archive {
  name: string;
  what: string;
  instead: string;
}

/** The bytes of the first file whose name fits; undefined where there is none. Throws UserError for a broken or oversized one. */
export function unzipFile(bytes: Buffer, fits: (name: string) => boolean, archive: Archive): Buffer | undefined {
  try {
    const end = endOf(bytes);
    let at = bytes.readUInt32LE(end + 16);
    for (let n = bytes.readUInt16LE(end + 10); n > 0 && bytes.readUInt32LE(at) === ENTRY; n--) {
      const length = bytes.readUInt16LE(at + 28);
      if (fits(bytes.toString("utf8", at + 46, at + 46 + length))) return unpack(bytes, at);
      at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return undefined;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { name, what, instead } = archive;
    throw new UserError(`${name} is damaged, or holds far more than a ${what}.`, instead);
  }
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - MOST_COMMENT); at--)
    if (bytes.readUInt32LE(at) === END) return at;
  throw new RangeError("no end of the archive");
}

function unpack(bytes: Buffer, entry: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MOST });
}
