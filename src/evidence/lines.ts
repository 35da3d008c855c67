import { BREAK, bare, type Token, tokenise } from "./tokens.ts";
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
  start: number;
  /** A blank line stands before it. */
  apart: boolean;
}

const MOST_HEADING = 80;
const BULLETS = /^\s*(?:[-–—•·▪●○◦‣*+►▸✓✔➢➤§o\u0095\ufffd]|\(?\d{1,2}[.)])\s+/u;
const MARKS = /^\s*(?:#{1,6}\s+|\*\*|__|<b>)/;

export function readLines(text: string, tokens: readonly Token[], words: readonly Words[]): Line[] {
  const raws = rawLines(text, tokens);
  const lines: Line[] = [];
  let section: Section = "body";
  for (const [i, raw] of raws.entries()) {
    const bullet = BULLETS.test(raw.text.slice(0, 12)) && !MARKS.test(raw.text.slice(0, 12));
    const next = raws[i + 1];
    const opened = sectionOf(raw, bullet, next, words);
    if (opened) {
      section = opened.section;
      const { from } = opened;
      lines.push({ section, from: raw.from, to: from, heading: true, bullet });
      if (from < raw.to) lines.push({ section, from, to: raw.to, heading: false, bullet });
    } else {
      if (endsSection(raw, bullet, section, lines.at(-1))) section = "body";
      lines.push({ section, from: raw.from, to: raw.to, heading: false, bullet });
    }
  }
  return lines;
}

/** The lines that hold something, by their tokens. */
function rawLines(text: string, tokens: readonly Token[]): Raw[] {
  const lines: Raw[] = [];
  let apart = true;
  let end = -1;
  for (const [i, token] of tokens.entries()) {
    if (token.key === BREAK) {
      apart = true;
      end = -1;
      continue;
    }
    const last = lines.at(-1);
    if (last && token.start < end) {
      last.to = i + 1;
      continue;
    }
    const start = text.lastIndexOf("\n", token.start - 1) + 1;
    const newline = text.indexOf("\n", token.start);
    end = newline < 0 ? text.length : newline;
    lines.push({ from: i, to: i + 1, text: text.slice(start, Math.min(end, start + 400)), start, apart });
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
    const name = headingWords(text);
    const match = matchHeading(name, words);
    if (match && provesItself(raw, bullet, next, name, match.whole)) return { section: match.section, from: raw.to };
    // A lead-in: "You may be a good fit if you have:"
    if (!match && /:\W*$/.test(text)) {
      const led = leadIn(name, words);
      if (led) return { section: led, from: raw.to };
    }
    return undefined;
  }
  if (colon < 0 || colon > MOST_HEADING) return undefined;
  const name = headingWords(text.slice(0, colon));
  if (name.split(" ").length > 6) return undefined;
  const section = matchHeading(name, words)?.section;
  if (!section || (bullet && section !== "preferred" && section !== "required")) return undefined;
  const after = tokenise(text.slice(0, colon + 1)).filter(({ key }) => key !== BREAK).length;
  return { section, from: Math.min(raw.to, raw.from + after) };
}

/** An item of a list, or a sentence. */
function isPlainLine(text: string, bullet: boolean): boolean {
  return !MARKS.test(text.slice(0, 12)) && (bullet || text.length > MOST_HEADING || /[.;,]\s*$/.test(text));
}

function headingWords(text: string): string {
  return text
    .slice(0, MOST_HEADING)
    .toLowerCase()
    .replace(/[’‘´`\u0091\u0092\ufffd]/gu, "'")
    .replace(/[^\p{L}\p{N}'&,\-/ ]+/gu, " ")
    .replace(/ +/g, " ")
    .replace(/^[ \-,/]+|[ \-,/]+$/g, "");
}

const ORDER: readonly Exclude<Section, "body">[] = [
  "preferred",
  "required",
  "stack",
  "duties",
  "benefits",
  "legal",
  "company",
];

interface Heading {
  section: Section;
  core: string;
  opens: boolean;
  ends: boolean;
}

/** Headings by their first word, and those that a heading may end with by their last; worked out once a language. */
const HEADINGS = new WeakMap<Words, { first: Map<string, Heading[]>; last: Map<string, Heading[]> }>();

function headingsOf(words: Words): { first: Map<string, Heading[]>; last: Map<string, Heading[]> } {
  const known = HEADINGS.get(words);
  if (known) return known;
  const index = { first: new Map<string, Heading[]>(), last: new Map<string, Heading[]>() };
  for (const section of ORDER)
    for (const pattern of words.headings[section]) {
      const core = pattern.replaceAll("…", "").trim();
      const heading = { section, core, opens: pattern.endsWith("…"), ends: pattern.startsWith("…") };
      push(index.first, firstWord(core), heading);
      if (heading.ends) push(index.last, lastWord(core), heading);
    }
  HEADINGS.set(words, index);
  return index;
}

function push(map: Map<string, Heading[]>, key: string, heading: Heading): void {
  const known = map.get(key);
  if (known) known.push(heading);
  else map.set(key, [heading]);
}

function firstWord(text: string): string {
  return text.split(/[ ,/]/, 1)[0] ?? "";
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(" ") + 1);
}

/** The section of the longest heading that fits. A whole one counts above all others. */
function matchHeading(name: string, words: readonly Words[]): { section: Section; whole: boolean } | undefined {
  let best: Section | undefined;
  let length = 0;
  for (const one of words) {
    const { first, last } = headingsOf(one);
    for (const heading of [...(first.get(firstWord(name)) ?? []), ...(last.get(lastWord(name)) ?? [])]) {
      const size = fits(name, heading);
      // "Preferred qualifications" are no qualifications that are required.
      const rank = size > 0 && heading.section === "preferred" ? size + 100 : size;
      if (rank > length) [best, length] = [heading.section, rank];
    }
  }
  return best && { section: best, whole: length >= 1000 };
}

/** How much of a heading another fits, in letters; 0 where it does not. */
function fits(name: string, { core, opens, ends }: Heading): number {
  if (name === core) return 1000 + core.length;
  if (opens && name.startsWith(core) && /^[ ,&/']/.test(name.slice(core.length, core.length + 1))) return core.length;
  if (ends && name.endsWith(` ${core}`)) return core.length + 0.5;
  return 0;
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

/** Sentences that end in a colon: their words tell as headings do. */
function leadIn(name: string, words: readonly Words[]): Section | undefined {
  for (const { preferred } of words)
    for (const cue of [...preferred.before, ...preferred.after])
      if (` ${name} `.includes(` ${cue} `)) return "preferred";
  for (const { required, asking } of words)
    for (const cue of [...required, ...asking]) if (` ${name} `.includes(` ${cue} `)) return "required";
  return undefined;
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
  return small && (bare(last.key) === "," || last.end - (tokens[open.line.from]?.start ?? 0) > 45);
}

function endsSentence(
  text: string,
  tokens: readonly Token[],
  i: number,
  to: number,
  short: ReadonlySet<string>,
): boolean {
  const token = tokens[i] as Token;
  const key = bare(token.key);
  if (i + 1 >= to) return true;
  if (key === "•" || key === "·" || key === "●") return true;
  if (key !== "." && key !== "!" && key !== "?") return false;
  const next = tokens[i + 1] as Token;
  if (next.start === token.end) return false;
  if (!/^[\p{Lu}\p{N}"“„(]/u.test(text.slice(next.start, next.start + 2))) return false;
  return !short.has(bare(tokens[i - 1]?.key ?? ""));
}
