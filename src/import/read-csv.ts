import { Cancelled, errorCode, UserError } from "../errors.ts";
import { cannotRead, checkSize, type Limit, openPieces, withTurns } from "../io/read.ts";
import { CsvRows, type OnRow } from "./csv-rows.ts";

export interface ReadOptions {
  /** Called with the bytes read and the size of the file (unknown of a pipe), once a piece. */
  progress?: ((read: number, total: number | undefined) => void) | undefined;
  signal?: AbortSignal | undefined;
  delimiter?: string | undefined;
  /** What is read in the place of the file, of which only the name is used then: standard input. */
  input?: AsyncIterable<Uint8Array> | undefined;
}

/** Three times the largest survey that is published whole. */
const LIMIT: Limit = { bytes: 512 * 1024 * 1024, what: "table of pay" };

/**
 * Streams a CSV file (UTF-8, with or without byte order mark, any line ends) row by row, the header row first.
 * Throws UserError or DataError when it cannot be read, is not text, too long, or its quotes are broken; Cancelled when
 * stopped.
 */
export async function readCsv(file: string, options: ReadOptions, onRow: OnRow): Promise<void> {
  const { progress, signal, delimiter, input } = options;
  const rows = new CsvRows(file, delimiter, onRow);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const { size, pieces } = input ? { size: undefined, pieces: input } : openPieces(file, LIMIT);
    let read = 0;
    for await (const bytes of withTurns(pieces, size)) {
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (signal?.aborted) throw new Cancelled("Stopped; nothing was written.");
      if (read === 0) refuseOtherKinds(piece, file);
      if (piece.includes(0)) throw new UserError(`${file} is a binary file, not CSV.`, "Nothing was written.");
      read += piece.length;
      checkSize(read, file, LIMIT);
      rows.push(decoder.decode(piece, { stream: true }));
      progress?.(read, size);
    }
    rows.push(decoder.decode());
    rows.end();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (errorCode(error) === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new UserError(`${file} is not valid UTF-8 text.`, "Save it as CSV in UTF-8 and try again.");
    if (errorCode(error) === undefined) throw error;
    throw cannotRead(file, error);
  }
}

function refuseOtherKinds(piece: Buffer, file: string): void {
  const [a, b] = piece;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw new UserError(`${file} is UTF-16 text.`, "Save it as CSV in UTF-8 and try again.");
  if (piece.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    throw new UserError(`${file} is a ZIP file or a workbook, not CSV.`, "Unpack it, or save the sheet as CSV.");
}
