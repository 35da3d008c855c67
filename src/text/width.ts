import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { NARROW, wrapWords } from "./wrap-words.ts";

/*
 * How wide text is on a terminal, and text wrapped to a width. These two packages (which inquirer uses as well) cost a
 * tenth of string-width and wrap-ansi at start, whose expressions for emoji take longer to compile than a whole report.
 */

/** Signs of Indian and neighbouring scripts that join the consonants around them. */
const VIRAMA =
  "[\\u{94d}\\u{9cd}\\u{a4d}\\u{acd}\\u{b4d}\\u{bcd}\\u{c4d}\\u{ccd}\\u{d4d}\\u{dca}\\u{1b44}\\u{a806}\\u{a8c4}\\u{a9c0}\\u{11046}\\u{110b9}\\u{111c0}\\u{11235}\\u{1134d}\\u{11442}\\u{114c2}\\u{115bf}\\u{1163f}\\u{116b6}\\u{11839}\\u{119e0}\\u{11c3f}]";
/** Joined consonants take two columns however many they are, and whatever vowel follows. */
const JOINED = new RegExp(`\\p{Lo}(?:${VIRAMA}\\u200d?\\p{Lo})+(?:\\p{Mn}*\\p{Mc})?`, "gu");
/** A vowel sign beside its letter, as in टा, takes a column; stringWidth counts none. */
const BESIDE = /\P{M}\p{Mn}*\p{Mc}/gu;
const INDIC = new RegExp(`\\p{Mc}|${VIRAMA}`, "u");

/** Columns that a text takes, as the tables of wcwidth have it; escape sequences take none. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  return INDIC.test(text) ? indicWidth(text) : stringWidth(text);
}

function indicWidth(text: string): number {
  const rest = text.replace(JOINED, "xx");
  return stringWidth(rest) + (rest.match(BESIDE)?.length ?? 0);
}

/** Text wrapped at spaces, and inside words that are wider than the width; colours go on over line ends. */
export function wrapped(text: string, width: number): string {
  if (!text.includes("\n") && columnsOf(text) <= width) return text;
  const columns = Math.max(1, width);
  return text
    .split("\n")
    .map((line) => wrapWords(line, columns) ?? wrapAny(line, columns))
    .join("\n");
}

function wrapAny(line: string, width: number): string {
  return INDIC.test(line) ? wrapIndic(line, width) : wrapAnsi(line, width, { hard: true, trim: true });
}

/** What stays together when a word is broken: a letter with its marks and what a virama joins, or an escape sequence. */
const CLUSTERS = new RegExp(
  `(?:\\u001b\\[[\\d;]*m)*(?:\\p{Lo}(?:${VIRAMA}\\u200d?\\p{Lo})+|\\P{M})\\p{M}*(?:\\u001b\\[[\\d;]*m)*|\\p{M}+`,
  "gu",
);

/** wrapAnsi counts by its own measure. */
function wrapIndic(line: string, width: number): string {
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ").filter(Boolean)) {
    const next = row === "" ? word : `${row} ${word}`;
    if (columnsOf(next) <= width) {
      row = next;
      continue;
    }
    if (row !== "") rows.push(row);
    row = "";
    for (const cluster of columnsOf(word) <= width ? [word] : (word.match(CLUSTERS) ?? [])) {
      if (row !== "" && columnsOf(row + cluster) > width) {
        rows.push(row);
        row = "";
      }
      row += cluster;
    }
  }
  return [...rows, row].join("\n");
}
