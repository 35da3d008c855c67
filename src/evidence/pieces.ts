import { beginsHeading, headingWords, isHeading, MOST_HEADING } from "./headings.ts";
import type { Words } from "./words.ts";

/*
 * A line as the pieces that it was before somebody copied it: pasted text often loses its line ends, and keeps bullets
 * and headings in the middle ("Requirements:- Linux- SQL Nice to have:- Nix").
 */

export interface Piece {
  start: number;
  end: number;
  /** It begins in the middle of a line. */
  inner: boolean;
}

/** No line that is shorter has lost line ends. */
const LEAST = 40;
/** In a line of this length a heading may stand without a colon. */
const LONG = 200;

/** `in`: what a line that has the sign holds, which is told much more quickly. */
const MARKERS = [
  { sign: /[•●▪■◦‣►▸✓✔➢➤]/gu, least: 1, in: undefined },
  // "Front- und Backend" has a small letter behind it.
  { sign: /(?<=[\p{L}\p{N}).:;+])- (?=[\p{Lu}\p{N}])/gu, least: 2, in: "- " },
  { sign: /(?<=[ :])- (?=[\p{Lu}\p{N}])/gu, least: 3, in: "- " },
  { sign: /(?<=[ :])\* (?=\S)/gu, least: 2, in: "* " },
] as const;

/** Where the pieces of the line at a place begin and end, in UTF-16 units. */
export function piecesOf(text: string, start: number, end: number, words: readonly Words[]): Piece[] {
  if (end - start < LEAST) return [{ start, end, inner: false }];
  const line = text.slice(start, end);
  const first = line.search(/[\p{L}\p{N}]/u);
  const markers = markersIn(line);
  const lost = markers.length > 0 || line.length > LONG;
  const cuts = [...new Set([...markers, ...headingsIn(line, words, lost)])]
    .filter((at) => at > first)
    .sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => ({
    start: start + from,
    end: start + (cuts[i] ?? line.length),
    inner: i > 0,
  }));
}

function markersIn(line: string): number[] {
  return MARKERS.flatMap(({ sign, least, in: part }) => {
    if (part !== undefined && !line.includes(part)) return [];
    const found = [...line.matchAll(sign)].map(({ index }) => index);
    return found.length >= least ? found : [];
  });
}

/** Headings in the middle of a line; `lost` where it shows otherwise that line ends were lost. */
function headingsIn(line: string, words: readonly Words[], lost: boolean): number[] {
  const found: number[] = [];
  for (let colon = line.indexOf(":", 1); colon > 0; colon = line.indexOf(":", colon + 1)) {
    const at = headingBefore(line, colon, words, lost);
    if (at !== undefined) found.push(at);
  }
  return line.length < LONG ? found : [...found, ...bareHeadings(line, words)];
}

const WORD_STARTS = /(?<![\p{L}\p{N}'’-])\p{Lu}/gu;

/** The longest heading that ends at a colon, and begins with a capital letter. */
function headingBefore(line: string, colon: number, words: readonly Words[], lost: boolean): number | undefined {
  const from = Math.max(0, colon - MOST_HEADING + 20);
  const before = line.slice(from, colon);
  for (const { index } of before.matchAll(WORD_STARTS)) {
    const at = from + index;
    const name = headingWords(before.slice(index));
    const fresh = /(?:^|[.!?;)\]•*–—-])\s*$/.test(line.slice(Math.max(0, at - 4), at));
    if ((fresh || name.includes(" ") || lost) && isHeading(name, words)) return at;
  }
  return undefined;
}

/** Headings of three words and more, a capital letter before and behind: "… every week What you'll need Python …". */
function bareHeadings(line: string, words: readonly Words[]): number[] {
  const found: number[] = [];
  for (const { index } of line.matchAll(WORD_STARTS)) {
    const ahead = line.slice(index, index + MOST_HEADING);
    if (!beginsHeading(headingWords(ahead.slice(0, 16)).split(" ")[0] ?? "", words)) continue;
    const end = /^\S+(?: [\p{Ll}'’&-]+){2,6}(?= [\p{Lu}\p{N}])/u.exec(ahead)?.[0];
    if (end !== undefined && isHeading(headingWords(end), words)) found.push(index);
  }
  return found;
}
