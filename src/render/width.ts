import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/*
 * How wide text is on a terminal, and text wrapped to a width. These two packages (which inquirer uses as well) cost a
 * tenth of string-width and wrap-ansi at start, whose expressions for emoji take longer to compile than a whole report.
 */

/** Columns that a text takes; escape sequences take none. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** Text wrapped at spaces, and inside words that are wider than the width; colours go on over line ends. */
export function wrapped(text: string, width: number): string {
  return wrapAnsi(text, Math.max(1, width), { hard: true, trim: true });
}
