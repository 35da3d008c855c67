import { DataError, type UserError } from "../errors.ts";
import { grouped } from "../text/money.ts";

/*
 * Rows of a CSV file (RFC 4180) as its text arrives, piece by piece. Written here because reading the rows is nearly all
 * that an import does: a row without quotes is cut at its delimiters, only rows with quotes are walked through.
 */

/** Longer cells and rows (in characters) are no salary data, or the sign of a quote that is never closed. */
export const MAX_CELL = 10_000;
export const MAX_ROW = 65_536;
/** More rows would not fit into memory. */
export const MAX_ROWS = 10_000_000;

/** Gets every row that is not empty, with the line (from 1) it begins on and what separates its cells. */
export type OnRow = (cells: string[], line: number, delimiter: string) => void;

/** A first line by which spreadsheets are told what separates the cells. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;
const SEPARATORS: readonly string[] = [",", ";", "\t", "|"];

export class CsvRows {
  private rest = "";
  private line = 1;
  private given = 0;
  private ends: LineEnds | undefined;
  private endedInCr = false;
  private readonly file: string;
  private readonly wanted: string | undefined;
  private delimiter: string;
  private readonly onRow: OnRow;

  /** Cells are separated by `delimiter`; where none is given, by what a first line such as sep=; says, else by commas. */
  constructor(file: string, delimiter: string | undefined, onRow: OnRow) {
    this.file = file;
    this.wanted = delimiter;
    this.delimiter = delimiter ?? ",";
    this.onRow = onRow;
  }

  /** Takes the next piece of text. Throws DataError on a stray quote, a cell or a row that is too long, too many rows. */
  push(piece: string): void {
    this.rest += this.ends === "cr" ? this.withLineFeeds(piece) : piece;
    if (this.ends === undefined) this.learnEnds();
    if (this.ends !== undefined) this.rest = this.cut(this.rest);
    if (this.rest.length > MAX_ROW) throw this.tooLong();
  }

  private learnEnds(): void {
    this.ends = lineEndsOf(this.rest);
    if (this.ends === "cr") this.rest = this.withLineFeeds(this.rest);
  }

  /** Gives the whole rows of a text and returns what follows them. */
  private cut(text: string): string {
    let at = 0;
    let quote = text.indexOf('"');
    for (;;) {
      const plain = text.indexOf("\n", at);
      const isPlain = quote === -1 || quote > plain;
      const end = isPlain ? plain : endOfRow(text, at);
      if (end === -1) break;
      this.row(text.slice(at, end), !isPlain);
      at = end + 1;
      if (!isPlain) quote = text.indexOf('"', at);
    }
    return text.slice(at);
  }

  /** Takes the last row where no line end follows it. Throws DataError, also for a quote that was never closed. */
  end(): void {
    this.row(this.rest, this.rest.includes('"'));
    this.rest = "";
  }

  /** Line ends of old spreadsheets (CR alone) as line feeds; the two signs of a CRLF may come in different pieces. */
  private withLineFeeds(piece: string): string {
    const text = this.endedInCr && piece.startsWith("\n") ? piece.slice(1) : piece;
    if (piece !== "") this.endedInCr = piece.endsWith("\r");
    return text.replace(/\r\n?/g, "\n");
  }

  private row(text: string, hasQuotes: boolean): void {
    const row = text.endsWith("\r") ? text.slice(0, -1) : text;
    const begun = this.line;
    this.line += hasQuotes ? text.split("\n").length : 1;
    if (row === "" || (begun === 1 && this.isSeparatorLine(row))) return;
    this.give(hasQuotes ? this.cells(row, begun) : row.split(this.delimiter), begun);
  }

  private isSeparatorLine(row: string): boolean {
    const sign = SEPARATOR_LINE.exec(row)?.[1];
    if (sign === undefined) return false;
    if (!SEPARATORS.includes(sign))
      throw this.fault(1, "sep= names a separator that is not read; known are , ; | and the tab");
    this.delimiter = this.wanted ?? sign;
    return true;
  }

  /** Cuts a whole row at its delimiters, but not inside quotes. */
  private cells(row: string, line: number): string[] {
    const cells: string[] = [];
    for (let at = 0; at <= row.length; ) {
      if (row[at] !== '"') {
        const found = row.indexOf(this.delimiter, at);
        const stop = found === -1 ? row.length : found;
        const cell = row.slice(at, stop);
        if (cell.includes('"'))
          throw this.fault(line, `cell ${cells.length + 1} has a quote but does not begin with one`);
        cells.push(cell);
        at = stop + 1;
        continue;
      }
      const close = closing(row, at + 1);
      if (close === -1) throw this.fault(line, `cell ${cells.length + 1} begins with a quote that is never closed`);
      cells.push(row.slice(at + 1, close).replaceAll('""', '"'));
      if (close + 1 < row.length && row[close + 1] !== this.delimiter)
        throw this.fault(line, `text follows the closing quote of cell ${cells.length}`);
      at = close + 2;
    }
    return cells;
  }

  private give(cells: string[], line: number): void {
    const long = cells.findIndex((cell) => cell.length > MAX_CELL);
    if (long >= 0) throw this.fault(line, `cell ${long + 1} is over ${MAX_CELL} characters`);
    // Spreadsheets write rows of nothing but separators where somebody has emptied cells.
    if (cells[0]?.trim() === "" && cells.every((cell) => cell.trim() === "")) return;
    if (++this.given > MAX_ROWS) throw this.fault(line, `the file holds over ${grouped(MAX_ROWS)} rows`);
    this.onRow(cells, line, this.delimiter);
  }

  private fault(line: number, message: string): DataError {
    return new DataError([{ file: this.file, line, column: 1, path: "", message }], "Nothing was written.");
  }

  private tooLong(): UserError {
    if (this.rest.includes('"') && this.rest.includes("\n"))
      return this.fault(this.line, `a quote in this row is never closed, or the row is over ${MAX_ROW} characters`);
    return this.fault(this.line, `the row is over ${MAX_ROW} characters: this is not a CSV file with one row per line`);
  }
}

type LineEnds = "lf" | "cr";

/** How the lines end, told by the first end outside quotes; undefined while the text does not tell yet. */
function lineEndsOf(text: string): LineEnds | undefined {
  let quoted = false;
  for (const { 0: sign, index } of text.matchAll(/["\r\n]/g)) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "\n" || text[index + 1] === "\n") return "lf";
    else return index + 1 < text.length ? "cr" : undefined;
  }
  return undefined;
}

/** The line end after the row that begins at `start`, not counting those inside quotes, or -1. */
function endOfRow(text: string, start: number): number {
  let quoted = false;
  let quote = text.indexOf('"', start);
  for (let at = start; ; ) {
    const end = text.indexOf("\n", at);
    if (end === -1) return -1;
    for (; quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1)) quoted = !quoted;
    if (!quoted) return end;
    if (quote === -1) return -1;
    at = quote;
  }
}

/** Where the quoted text that begins at `from` is closed (doubled quotes are part of it), or -1. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
