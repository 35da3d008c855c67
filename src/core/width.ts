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
  return wrapAnsi(text, Math.max(1, width), { hard: true, trim: true });
}
