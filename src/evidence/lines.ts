import { headingWords, hintedSection, leadIn, MOST_HEADING, matchHeading } from "./headings.ts";
import { piecesOf } from "./pieces.ts";
import { BREAK, type Token, tokenise } from "./tokens.ts";
import type { Section, Words } from "./words.ts";

/*
 * An advert line by line: headings, what each line is about, and its sentences. A heading must prove itself: it stands
 * alone, is short, and its words say what follows; one that could be a sentence also needs a colon, marks or a list.
 */

export interface Line {
  section: Section;
  /** Places among the tokens, the end exclusive. A heading's own words are left out. */
  from: number;
  to: number;
  heading: boolean;
  bullet: boolean;
}

interface Raw {
  from: number;
  to: number;
  text: string;
  /** A blank line stands before it. */
  apart: boolean;
  /** It begins in the middle of a line, where a line end was lost. */
  inner: boolean;
}

const BULLETS = /^\s*(?:[-–—•·▪■●○◦‣*+►▸✓✔➢➤§o\u0095\ufffd]|\(?\d{1,2}[.)])\s+/u;
const MARKS = /^\s*(?:#{1,6}\s+|\*\*|__|<b>)/;

export function readLines(text: string, tokens: readonly Token[], words: readonly Words[]): Line[] {
  const raws = rawLines(text, tokens, words);
  const lines: Line[] = [];
  let section: Section = "body";
  /** What holds again after a heading that has its list behind it on a line of its own kind. */
  let after: Section | undefined;
  let mark = "";
  for (const [i, raw] of raws.entries()) {
    if (after !== undefined && !raw.inner) [section, after] = [after, undefined];
    const bullet = BULLETS.test(raw.text.slice(0, 12)) && !MARKS.test(raw.text.slice(0, 12));
    const next = raws[i + 1];
    const opened = sectionOf(raw, bullet, next, words);
    if (opened) {
      const { from } = opened;
      if (from < raw.to && (bullet || raw.inner)) after ??= section;
      section = opened.section;
      mark = markOf(raw);
      lines.push({ section, from: raw.from, to: from, heading: true, bullet });
      if (from < raw.to) lines.push({ section, from, to: raw.to, heading: false, bullet });
      continue;
    }
    const ends = endsSection(raw, bullet, section, lines.at(-1)) || (mark !== "" && markOf(raw) === mark);
    if (ends) section = "body";
    lines.push({ section, from: raw.from, to: raw.to, heading: false, bullet });
  }
  return lines;
}

/** The marks of a line that is nothing but a marked heading: "##", "**". A heading marked alike ends what another began. */
function markOf({ text }: Raw): string {
  const line = text.trim();
  const hashes = /^#{1,6}(?= )/.exec(line)?.[0];
  return hashes ?? (/^\*\*[^*]{1,60}\*\*:?$/.test(line) ? "**" : "");
}

/** The lines that hold something, by their tokens; a line that lost its line ends counts as several. */
function rawLines(text: string, tokens: readonly Token[], words: readonly Words[]): Raw[] {
  const lines: Raw[] = [];
  let apart = true;
  let pieces: ReturnType<typeof piecesOf> = [];
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.key === BREAK) {
      apart = true;
      pieces = [];
      continue;
    }
    const last = lines.at(-1);
    if (last && token.start < (pieces[at]?.end ?? -1)) {
      last.to = i + 1;
      continue;
    }
    while (at < pieces.length && token.start >= (pieces[at]?.end ?? 0)) at++;
    if (at >= pieces.length) {
      const newline = text.indexOf("\n", token.start);
      const start = text.lastIndexOf("\n", token.start - 1) + 1;
      [pieces, at] = [piecesOf(text, start, newline < 0 ? text.length : newline, words), 0];
    }
    const { start, end, inner } = pieces[at] as (typeof pieces)[number];
    const piece = text.slice(start, Math.min(end, start + 400));
    lines.push({ from: i, to: i + 1, text: piece, apart: apart && !inner, inner });
    apart = false;
  }
  return lines;
}

/** What a line opens, and where its own words begin: after a heading, or after "Nice to have:" on the same line. */
function sectionOf(
  raw: Raw,
  bullet: boolean,
  next: Raw | undefined,
  words: readonly Words[],
): { section: Section; from: number } | undefined {
  const { text } = raw;
  const whole = text.length <= MOST_HEADING;
  const colon = text.indexOf(":");
  // Most lines are told at once: an item of a list or a sentence opens nothing.
  if (colon < 0 && isPlainLine(text, bullet)) return undefined;
  if (whole && (colon < 0 || colon >= text.trimEnd().length - 3)) {
    const section = headingOf(raw, bullet, next, words);
    return section && { section, from: raw.to };
  }
  const name = headingWords(text.slice(0, Math.min(MOST_HEADING, colon < 0 ? text.length : colon)));
  if (colon < 0 || colon > MOST_HEADING) return raw.inner ? bareHeading(raw, words) : undefined;
  if (name.split(" ").length > 6) return undefined;
  const section = matchHeading(name, words)?.section ?? hintedInLine(name, words);
  if (!section || (bullet && !raw.inner && !ASKED.has(section))) return undefined;
  const after = tokenise(text.slice(0, colon + 1)).filter(({ key }) => key !== BREAK).length;
  return { section, from: Math.min(raw.to, raw.from + after) };
}

const ASKED = new Set<Section>(["preferred", "required", "unasked"]);

/** "You can leave at the door: Windows." A mere hint of a must is not enough in the middle of a text. */
function hintedInLine(name: string, words: readonly Words[]): Section | undefined {
  const hinted = hintedSection(name, words);
  return hinted === "required" ? undefined : hinted;
}

/** The section that a short line opens which stands for itself. */
function headingOf(raw: Raw, bullet: boolean, next: Raw | undefined, words: readonly Words[]): Section | undefined {
  const name = headingWords(raw.text);
  const match = matchHeading(name, words);
  if (match && provesItself(raw, bullet, next, name, match.whole)) return match.section;
  if (match) return undefined;
  // A lead-in: "You may be a good fit if you have:"
  if (/:\W*$/.test(raw.text)) return leadIn(name, words);
  return provesItself(raw, bullet, next, name, false) ? hintedSection(name, words) : undefined;
}

/** A heading of several words in the middle of a line that lost its line ends: "What you'll need Python". */
function bareHeading(raw: Raw, words: readonly Words[]): { section: Section; from: number } | undefined {
  const name = /^\S+(?: [\p{Ll}'’&-]+){2,6}(?= [\p{Lu}\p{N}])/u.exec(raw.text.slice(0, MOST_HEADING))?.[0];
  const match = name === undefined ? undefined : matchHeading(headingWords(name), words);
  if (name === undefined || !match?.whole) return undefined;
  const after = tokenise(name).length;
  return { section: match.section, from: Math.min(raw.to, raw.from + after) };
}

/** An item of a list, or a sentence. */
function isPlainLine(text: string, bullet: boolean): boolean {
  return !MARKS.test(text.slice(0, 12)) && (bullet || text.length > MOST_HEADING || /[.;,]\s*$/.test(text));
}

function provesItself(raw: Raw, bullet: boolean, next: Raw | undefined, name: string, whole: boolean): boolean {
  const text = raw.text.trim();
  const count = name.split(" ").length;
  if (MARKS.test(text) || /[:?…]\W*$/.test(text)) return true;
  if (bullet) return false;
  if (count > 9 || /[.;,]$/.test(text)) return false;
  if (text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)) return true;
  if (whole) return true;
  // A part of a line that fits may as well be the beginning of a requirement: "Knowledge of GraphQL".
  return next !== undefined && (raw.apart || BULLETS.test(next.text.slice(0, 12)));
}

/** After a list, a paragraph of its own belongs to the list's heading no more, unless the section is prose throughout. */
function endsSection(raw: Raw, bullet: boolean, section: Section, before: Line | undefined): boolean {
  if (!raw.apart || bullet || before === undefined || before.heading || !before.bullet) return false;
  return (section === "required" || section === "preferred") && raw.text.length > 120;
}

/** The most tokens of a sentence: what goes on is taken for the next, so that no text costs more than its length. */
export const MOST_TOKENS = 250;

export interface Sentence {
  from: number;
  to: number;
  line: Line;
}

/** The sentences of the lines, headings left out; a line goes on in the next where a word processor broke it. */
export function readSentences(
  text: string,
  tokens: readonly Token[],
  lines: readonly Line[],
  words: readonly Words[],
): Sentence[] {
  const short = new Set(words.flatMap(({ abbreviations }) => abbreviations));
  const sentences: Sentence[] = [];
  let open: Sentence | undefined;
  for (const line of lines) {
    const first = tokens[line.from];
    if (line.heading || !first) {
      open = undefined;
      continue;
    }
    let from = line.from;
    if (open && continues(text, tokens, open, line)) {
      from = open.from;
      sentences.pop();
    }
    for (let i = Math.max(from, line.from); i < line.to; i++) {
      if (i + 1 - from < MOST_TOKENS && !endsSentence(text, tokens, i, line.to, short)) continue;
      sentences.push({ from, to: i + 1, line });
      from = i + 1;
    }
    open = from < line.to ? { from, to: line.to, line } : undefined;
    if (open) sentences.push(open);
  }
  return sentences;
}

function continues(text: string, tokens: readonly Token[], open: Sentence, line: Line): boolean {
  if (line.bullet || line.section !== open.line.section || open.to - open.from >= MOST_TOKENS / 2) return false;
  const last = tokens[open.to - 1] as Token;
  const next = tokens[line.from] as Token;
  if (next.start - last.end > 8 || tokens[open.to]?.key === BREAK) return false;
  const small = /^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
  return small && (last.bare === "," || last.end - (tokens[open.line.from]?.start ?? 0) > 45);
}

function endsSentence(
  text: string,
  tokens: readonly Token[],
  i: number,
  to: number,
  short: ReadonlySet<string>,
): boolean {
  const token = tokens[i] as Token;
  const key = token.bare;
  if (i + 1 >= to) return true;
  if (key === "•" || key === "·" || key === "●") return true;
  if (key !== "." && key !== "!" && key !== "?") return false;
  const next = tokens[i + 1] as Token;
  if (next.start === token.end) return false;
  if (!/^[\p{Lu}\p{N}"“„(]/u.test(text.slice(next.start, next.start + 2))) return false;
  return !short.has(tokens[i - 1]?.bare ?? "");
}
