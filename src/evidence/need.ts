import { type Cue, findCues, phraseIndex } from "./phrases.ts";
import type { Token } from "./tokens.ts";
import type { Words } from "./words.ts";

/*
 * What a sentence says of the things it names: must, may, or not at all; and at which level. Words count for the part of
 * the sentence that they belong to, not for all of it.
 */

export type Need = "required" | "preferred" | "mentioned";

type Says = "stated" | "preferred-before" | "preferred-after" | "required" | "negated-before" | "negated-after";

export interface Reader {
  says: ReturnType<typeof phraseIndex<Says>>;
  levels: ReturnType<typeof phraseIndex<{ level: number; adjective: boolean }>>;
  asking: ReturnType<typeof phraseIndex<true>>;
  examples: ReturnType<typeof phraseIndex<true>>;
  or: ReadonlySet<string>;
  and: ReadonlySet<string>;
  finite: ReturnType<typeof phraseIndex<true>>;
  seeking: ReturnType<typeof phraseIndex<true>>;
  too: ReturnType<typeof phraseIndex<true>>;
  /** Words of which an advert has at least one, and those that tell the language. */
  hiring: ReadonlySet<string>;
  common: readonly { id: Words["id"]; words: ReadonlySet<string> }[];
}

export function makeReader(words: readonly Words[]): Reader {
  const each = <V>(pick: (one: Words) => (readonly [string, V])[]) => phraseIndex(words.flatMap(pick));
  return {
    says: each<Says>(({ preferred, required, negation, headings, stated }) => [
      ...stated.map((phrase) => [phrase, "stated"] as const),
      ...negation.after.map((phrase) => [phrase, "negated-after"] as const),
      ...preferred.after.map((phrase) => [phrase, "preferred-after"] as const),
      ...negation.before.map((phrase) => [phrase, "negated-before"] as const),
      ...preferred.before
        .filter((phrase) => !preferred.after.includes(phrase))
        .map((p) => [p, "preferred-before"] as const),
      ...required.map((phrase) => [phrase, "required"] as const),
      // What opens a list of nice-to-haves says the same within a sentence.
      ...headings.preferred
        .filter((phrase) => phrase.endsWith("…") && phrase.includes(" "))
        .map((phrase) => [phrase.slice(0, -1), "preferred-before"] as const),
    ]),
    levels: each<{ level: number; adjective: boolean }>(({ levels }) => [
      ...Object.entries(levels.adjectives).map(([word, level]) => [word, { level, adjective: true }] as const),
      ...Object.entries(levels.nouns).map(([word, level]) => [word, { level, adjective: false }] as const),
    ]),
    asking: each(({ asking }) => asking.map((phrase) => [phrase, true] as const)),
    examples: each(({ examples }) => examples.map((phrase) => [phrase, true] as const)),
    finite: each(({ finite }) => finite.map((phrase) => [phrase, true] as const)),
    seeking: each(({ seeking }) => seeking.map((phrase) => [phrase, true] as const)),
    too: each(({ too }) => too.map((phrase) => [phrase, true] as const)),
    hiring: new Set(words.flatMap(({ hiring }) => hiring)),
    common: words.map(({ id, common }) => ({ id, words: new Set(common) })),
    or: new Set(words.flatMap(({ or }) => or)),
    and: new Set(words.flatMap(({ and }) => and)),
  };
}

/** What is said of each stretch of a sentence that words of need cover; later entries win over earlier ones. */
export interface Saying {
  need: Need;
  /** Said of the employer, by which a list of what is asked is none the less one. */
  stated?: boolean;
  from: number;
  to: number;
}

export function readSayings(
  reader: Reader,
  tokens: readonly Token[],
  from: number,
  to: number,
  nouns: readonly number[],
): Saying[] {
  const cues = findCues(reader.says, tokens, from, to);
  if (cues.length === 0) return [];
  const order: Says[] = [
    "required",
    "stated",
    "preferred-before",
    "preferred-after",
    "negated-before",
    "negated-after",
  ];
  const sentence = { reader, tokens, from, to, cues, nouns };
  return order.flatMap((says) => cues.filter(({ value }) => value === says).map((cue) => coveredBy(cue, sentence)));
}

interface Said {
  reader: Reader;
  tokens: readonly Token[];
  from: number;
  to: number;
  cues: readonly Cue<Says>[];
  /** Where the things named begin. */
  nouns: readonly number[];
}

function coveredBy({ value, from: at, to: end }: Cue<Says>, sentence: Said): Saying {
  const { tokens, from, to, nouns } = sentence;
  const need = value === "required" ? "required" : value.startsWith("preferred") ? "preferred" : "mentioned";
  const part = partAround(tokens, from, to, at);
  if (value === "stated")
    return { need, from: at, to: endOfStated(part.to, end, sentence), stated: !part.bracket && at > from };
  const inBrackets = part.bracket && nouns.every((n) => n < part.from || n >= part.to);
  if (inBrackets) return { need, ...thingBefore(part.from - 1, from, nouns) };
  const ahead = nouns.some((n) => n >= end && n < part.to);
  const behind = nouns.some((n) => n < at && n >= part.from);
  // What points ahead and has nothing there closes what stands before it: "if you know Houdini, even better".
  if (value.endsWith("before") && (ahead || !behind))
    return { need, from: at, to: value === "negated-before" ? endOfList(tokens, end, part.to) : part.to };
  // "Bonus: …", "Preferred: …" point ahead.
  if ([":", "–", "—"].includes(tokens[end]?.bare ?? "") || nouns.every((n) => n > at || n < part.from)) {
    if (nouns.some((n) => n > end && n < part.to)) return { need, from: at, to: part.to };
  }
  return { need, from: startOfList(at, part.from, sentence), to: endOfToo(end, part.to, sentence) };
}

/** What an employer says of itself ends where a sentence turns to the reader: "we use Go, and you should know it". */
function endOfStated(to: number, at: number, { reader, tokens }: Said): number {
  return findCues(reader.asking, tokens, at, to)[0]?.from ?? to;
}

/** "… is a plus, Snowflake too": what is said goes on where a word says so. */
function endOfToo(end: number, to: number, { reader, tokens, nouns }: Said): number {
  if ((tokens[end]?.bare ?? "") !== "," || !nouns.some((n) => n > end && n < to)) return end;
  const cues = findCues(reader.too, tokens, end, to);
  return cues.length > 0 ? to : end;
}

const CLOSERS = new Set([";", "!", "?", "•", "–", "—", "|"]);

/** The clause around a place: between semicolons, dashes, full stops, or the brackets that hold it. */
function partAround(
  tokens: readonly Token[],
  from: number,
  to: number,
  at: number,
): { from: number; to: number; bracket: boolean } {
  let [first, last, depth] = [at, at, 0];
  let bracket = false;
  while (first > from) {
    const sign = tokens[first - 1]?.bare ?? "";
    if (sign === ")") depth++;
    else if (sign === "(" && depth-- === 0) {
      bracket = true;
      break;
    } else if (depth === 0 && CLOSERS.has(sign)) break;
    first--;
  }
  depth = 0;
  while (last < to) {
    const sign = tokens[last]?.bare ?? "";
    if (sign === "(") depth++;
    else if (sign === ")" && depth-- === 0) break;
    else if (depth === 0 && last > at && CLOSERS.has(sign)) break;
    last++;
  }
  return { from: first, to: last, bracket };
}

/** The one thing that a remark in brackets is about. */
function thingBefore(bracket: number, from: number, nouns: readonly number[]): { from: number; to: number } {
  const thing = nouns.filter((n) => n >= from && n < bracket).at(-1) ?? bracket;
  return { from: thing, to: bracket };
}

/**
 * Back from words that follow what they are about, to where that begins: the whole clause, unless an earlier part of it is
 * closed by a word of its own ("strong Python skills, Spark is a plus").
 */
function startOfList(at: number, from: number, { reader, tokens, cues, nouns }: Said): number {
  const others = cues.filter((cue) => cue.to <= at && cue.from >= from);
  const other = others.filter(({ value }) => value !== "negated-before" && value !== "stated").at(-1);
  const first = butBefore(tokens, Math.max(from, other?.to ?? from), at);
  for (const comma of commasBetween(tokens, first, at).reverse()) {
    if (!nouns.some((n) => n > comma && n < at)) continue;
    if (HEADS.has(tokens[comma + 1]?.bare ?? "") || isClosed(tokens, first, comma)) return comma + 1;
    if (isClause(first, comma, at, { reader, tokens, nouns })) return comma + 1;
  }
  return first;
}

/** "Docker solltest du beherrschen, …": a name with a verb behind it is told for itself, unless it is all a condition. */
function isClause(
  from: number,
  comma: number,
  at: number,
  { reader, tokens, nouns }: Pick<Said, "reader" | "tokens" | "nouns">,
): boolean {
  const noun = nouns.filter((n) => n >= from && n < comma).at(-1);
  if (noun === undefined || at - comma > 24 || CONDITIONS.has(tokens[from]?.bare ?? "")) return false;
  return findCues(reader.finite, tokens, noun + 1, comma).length > 0;
}

const CONDITIONS = new Set(["if", "wenn", "falls"]);

/** Commas outside brackets. */
function commasBetween(tokens: readonly Token[], from: number, to: number): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let i = from; i < to; i++) {
    const key = tokens[i]?.bare ?? "";
    if (key === "(") depth++;
    else if (key === ")") depth--;
    else if (key === "," && depth === 0) commas.push(i);
  }
  return commas;
}

const HEADS = new Set(
  "experience knowledge familiarity exposure understanding proficiency background expertise erfahrung erfahrungen kenntnisse grundkenntnisse".split(
    " ",
  ),
);
const CLOSED = new Set(
  "skills skill experience knowledge expertise proficiency years kenntnisse erfahrung required mandatory".split(" "),
);

function isClosed(tokens: readonly Token[], from: number, comma: number): boolean {
  return comma > from && CLOSED.has(tokens[comma - 1]?.bare ?? "");
}

const JOINS = new Set(["and", "or", "und", "oder", "sowie", "&", "/"]);
const BUTS = new Set(["but", "while", "whereas", "aber", "although", "though"]);

function butBefore(tokens: readonly Token[], first: number, at: number): number {
  for (let i = at - 1; i >= first; i--) if (BUTS.has(tokens[i]?.bare ?? "") && i < at - 1) return i + 1;
  return first;
}

/** Words that deny hold up to the next comma or contrast. */
function endOfList(tokens: readonly Token[], at: number, to: number): number {
  for (let i = at; i < to; i++) {
    const key = tokens[i]?.bare ?? "";
    if (BUTS.has(key) || (key === "," && !JOINS.has(tokens[i + 1]?.bare ?? "") && i > at + 4)) return i;
    if (["to", "zu", "auf"].includes(key) && i > at) return i;
  }
  return to;
}

/** The level that words ask of the thing at a place; undefined where none does. */
export function readLevel(
  cues: readonly Cue<{ level: number; adjective: boolean }>[],
  finite: Reader["finite"],
  tokens: readonly Token[],
  from: number,
  thing: { from: number; to: number },
  end: number,
): number | undefined {
  const bracketed = (tokens[thing.to]?.bare ?? "") === "(" ? clusterAt(cues, thing.to + 1) : undefined;
  if (bracketed !== undefined) return bracketed;
  const before = cues.filter((cue) => cue.to <= thing.from && cue.from >= from);
  const last = before.at(-1);
  const crossed = last && endsBetween(tokens, last.to, thing.from, finite);
  if (last && !crossed) return clusterEnding(before);
  const after = cues.find((cue) => cue.from >= thing.to && cue.from <= thing.to + 2 && cue.to <= end);
  return after && !tokens.slice(thing.to, after.from).some(({ bare }) => bare === ",") ? after.value.level : undefined;
}

/** True where something else begins between a word of level and a name: "strong in SQL, has used Airflow". */
function endsBetween(tokens: readonly Token[], from: number, to: number, finite: Reader["finite"]): boolean {
  for (let i = from; i < to; i++) {
    const key = tokens[i]?.bare ?? "";
    if (key === ";" || BUTS.has(key)) return true;
    if ((key === "," || key === ":") && findCues(finite, tokens, i + 1, Math.min(i + 3, to)).length > 0) return true;
  }
  return false;
}

/** "Strong working knowledge": of cues in a row the first adjective tells. */
function clusterEnding(cues: readonly Cue<{ level: number; adjective: boolean }>[]): number | undefined {
  let at = cues.length - 1;
  let chosen = cues[at];
  while (at > 0) {
    const [one, next] = [cues[at - 1], cues[at]];
    if (!one || !next || !one.value.adjective || next.from - one.to > 2) break;
    // "Some exposure" is no more than exposure; "strong knowledge" is more than knowledge.
    const weak = one.value.level < 3 && chosen !== undefined && chosen.value.level < one.value.level;
    chosen = weak ? chosen : one;
    at--;
  }
  return chosen?.value.level;
}

function clusterAt(cues: readonly Cue<{ level: number; adjective: boolean }>[], at: number): number | undefined {
  return cues.find((cue) => cue.from >= at && cue.from <= at + 1)?.value.level;
}
