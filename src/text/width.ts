import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/*
 * How wide text is on a terminal, and text wrapped to a width. These two packages (which inquirer uses as well) cost a
 * tenth of string-width and wrap-ansi at start, whose expressions for emoji take longer to compile than a whole report.
 */

/** Letters and signs of one column each, among them all that this program draws with: no need to look further. */
const NARROW = /^[ -~\u00a1-\u02ff\u2010-\u2027\u20a0-\u20bf\u2190-\u2193\u2200-\u22ff\u2500-\u2593\u25c6]*$/;

/** Columns that a text takes; escape sequences take none. */
export function columnsOf(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Text wrapped at spaces, and inside words that are wider than the width; colours go on over line ends. */
export function wrapped(text: string, width: number): string {
  if (!text.includes("\n") && columnsOf(text) <= width) return text;
  const columns = Math.max(1, width);
  return text
    .split("\n")
    .map((line) => wrapWords(line, columns) ?? wrapAnsi(line, columns, { hard: true, trim: true }))
    .join("\n");
}

/**
 * Most lines are words of one-column letters, none wider than the width, with one space between: for these a loop does
 * what wrapAnsi does (a test holds them equal) in a tenth of the time: it took more than half of drawing a report.
 * Undefined for all other lines.
 */
function wrapWords(line: string, width: number): string | undefined {
  if (!NARROW.test(line)) return undefined;
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ")) {
    if (word === "" || word.length > width) return undefined;
    if (row !== "" && row.length + 1 + word.length > width) {
      rows.push(row);
      row = word;
    } else row += row === "" ? word : ` ${word}`;
  }
  return [...rows, row].join("\n");
}
