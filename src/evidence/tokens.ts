/*
 * Text as tokens: words, and every other sign by itself. What people write in several ways has one key: capitals do not
 * matter, a hyphen within a word is a space ("scikit-learn", "scikit learn"), apostrophes are all alike, broken ones too.
 */

export interface Token {
  /** What it is compared by. Begins with a space where a sign, or a word after one, is set apart; with ~ where it is not. */
  key: string;
  /** The key without what says how near it stands to the one before. */
  bare: string;
  start: number;
  end: number;
  /** True for a word or number. */
  word: boolean;
}

/** A word ends before the digits of a version ("Python3"), unless it is short ("k8s", "log4j"). */
const PARTS = /\p{L}{4,}(?=\d)|[\p{L}\p{N}\p{M}_]+|\S/uy;
const LETTER = /[\p{L}\p{N}]/u;

/** True where a letter or digit begins. Nearly all are of ASCII, which is told without an expression. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit > 96 && unit < 123) || (unit > 64 && unit < 91) || (unit > 47 && unit < 58);
  return at >= 0 && at < text.length && LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Signs that stand for an apostrophe in a pasted text: typographic ones, and what a wrong encoding left of them. */
const APOSTROPHES = new Set(["'", "’", "‘", "´", "`", "\u0091", "\u0092", "\ufffd"]);

/** Where a blank line stands; nothing that is looked for goes across. */
export const BREAK = "\n\n";

/** The tokens of a text, in its order, places in UTF-16 units. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (let start = nextSign(text, 0); start < text.length; ) {
    const end = endOfPart(text, start);
    if (end === start + 1 && text[start] === "-" && isHyphen(text, start)) {
      start = nextSign(text, end);
      continue;
    }
    const word = isWordAt(text, start) || (end - start > 1 && LETTER.test(text.slice(start, end)));
    if (before && isBlankBetween(text, before.end, start))
      tokens.push({ key: BREAK, bare: BREAK, start: before.end, end: before.end, word: false });
    const raw = text.slice(start, end);
    const bare = APOSTROPHES.has(raw) ? "'" : raw.toLowerCase();
    before = { key: keyOf(bare, text, start, before, word), bare, start, end, word };
    tokens.push(before);
    start = nextSign(text, end);
  }
  return tokens;
}

/** The next place that holds no white space. */
function nextSign(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit >= 160 && /\s/.test(String.fromCharCode(unit));
}

/** Where the word or sign that begins at a place ends. Nearly all is ASCII, which is told without an expression. */
function endOfPart(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return endByExpression(text, start);
    const digit = unit > 47 && unit < 58;
    if (digit && at - start >= 4 && lettersOnly(text, start, at)) return at;
    if (!digit && unit !== 95 && !((unit | 32) > 96 && (unit | 32) < 123)) break;
  }
  return Math.max(at, start + 1);
}

function lettersOnly(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((text.charCodeAt(at) | 32) < 97) return false;
  return true;
}

function endByExpression(text: string, start: number): number {
  PARTS.lastIndex = start;
  return PARTS.test(text) ? PARTS.lastIndex : start + 1;
}

const PLAIN = /^[a-z]+(?: [a-z]+)*$/i;

/** The keys of a form or phrase, the first of them bare. */
export function keysOf(phrase: string): string[] {
  // Most are plain words, and there are thousands at the start of a run.
  if (PLAIN.test(phrase)) return phrase.toLowerCase().split(" ");
  return tokenise(phrase).map(({ key }, i) => (i === 0 ? bare(key) : key));
}

/** The first key of a form, without looking at the rest. */
export function firstKey(phrase: string): string {
  const word = FIRST.exec(phrase)?.[0];
  return word === undefined ? (keysOf(phrase)[0] ?? "") : word.toLowerCase();
}

const FIRST = /^[a-z]+(?=$|[ .,/+#&'-])/i;

/** A key without what says how near it stands to the one before. */
export function bare(key: string): string {
  return key.length > 1 && (key[0] === " " || key[0] === "~") ? key.slice(1) : key;
}

function keyOf(key: string, text: string, start: number, before: Token | undefined, word: boolean): string {
  if (!before || key === "/" || before.bare === "/") return key;
  const spaced = before.end < start;
  if (word && before.word) return spaced || text[start - 1] === "-" ? key : `~${key}`;
  return spaced ? ` ${key}` : key;
}

function isHyphen(text: string, at: number): boolean {
  return isWordAt(text, at - 1) && isWordAt(text, at + 1);
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  const first = text.indexOf("\n", from);
  if (first < 0 || first >= to) return false;
  const second = text.indexOf("\n", first + 1);
  return second >= 0 && second < to;
}

/** True where keys stand at a place among the tokens, however near they stand to each other. */
export function standsAt(keys: readonly string[], tokens: readonly Token[], at: number): boolean {
  for (let i = 0; i < keys.length; i++) if (tokens[at + i]?.bare !== keys[i]) return false;
  return true;
}
