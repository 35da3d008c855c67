import { type Cue, findCues, phraseIndex } from "./terms.ts";
import { bare, type Token } from "./tokens.ts";
import type { Words } from "./words.ts";

/*
 * What a sentence says of the things it names: must, may, or not at all; and at which level. Words count for the part of
 * the sentence that they belong to, not for all of it.
 */

export type Need = "required" | "preferred" | "mentioned";

type Says = "preferred-before" | "preferred-after" | "required" | "negated-before" | "negated-after";

export interface Reader {
  says: ReturnType<typeof phraseIndex<Says>>;
  levels: ReturnType<typeof phraseIndex<{ level: number; adjective: boolean }>>;
  asking: ReturnType<typeof phraseIndex<true>>;
  examples: ReturnType<typeof phraseIndex<true>>;
  or: ReadonlySet<string>;
  and: ReadonlySet<string>;
  /** Words of which an advert has at least one, and those that tell the language. */
  hiring: ReadonlySet<string>;
  common: readonly { id: Words["id"]; words: ReadonlySet<string> }[];
}

export function makeReader(words: readonly Words[]): Reader {
  const each = <V>(pick: (one: Words) => (readonly [string, V])[]) => phraseIndex(words.flatMap(pick));
  return {
    says: each<Says>(({ preferred, required, negation, headings }) => [
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
    hiring: new Set(words.flatMap(({ hiring }) => hiring)),
    common: words.map(({ id, common }) => ({ id, words: new Set(common) })),
    or: new Set(words.flatMap(({ or }) => or)),
    and: new Set(words.flatMap(({ and }) => and)),
  };
}

/** What is said of each stretch of a sentence that words of need cover; later entries win over earlier ones. */
export interface Saying {
  need: Need;
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
  const order: Says[] = ["required", "preferred-before", "preferred-after", "negated-before", "negated-after"];
  return order.flatMap((says) =>
    cues.filter(({ value }) => value === says).map((cue) => coveredBy(cue, tokens, from, to, cues, nouns)),
  );
}

function coveredBy(
  { value, from: at, to: end }: Cue<Says>,
  tokens: readonly Token[],
  from: number,
  to: number,
  cues: readonly Cue<Says>[],
  nouns: readonly number[],
): Saying {
  const need = value === "required" ? "required" : value.startsWith("preferred") ? "preferred" : "mentioned";
  const part = partAround(tokens, from, to, at);
  const inBrackets = part.bracket && nouns.every((n) => n < part.from || n >= part.to);
  if (inBrackets) return { need, ...thingBefore(part.from - 1, from, nouns) };
  if (value.endsWith("before"))
    return { need, from: at, to: value === "negated-before" ? endOfList(tokens, end, part.to) : part.to };
  // "Bonus: …", "Preferred: …" point ahead.
  if ([":", "–", "—"].includes(bare(tokens[end]?.key ?? "")) || nouns.every((n) => n > at || n < part.from)) {
    if (nouns.some((n) => n > end && n < part.to)) return { need, from: at, to: part.to };
  }
  return { need, from: startOfList(tokens, part.from, at, cues, nouns), to: end };
}

const CLOSERS = new Set([";", ".", "!", "?", "•", "–", "—", "|"]);

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
    const key = tokens[first - 1]?.key ?? "";
    if (bare(key) === ")") depth++;
    else if (bare(key) === "(" && depth-- === 0) {
      bracket = true;
      break;
    } else if (depth === 0 && closes(key)) break;
    first--;
  }
  depth = 0;
  while (last < to) {
    const key = tokens[last]?.key ?? "";
    if (bare(key) === "(") depth++;
    else if (bare(key) === ")" && depth-- === 0) break;
    else if (depth === 0 && last > at && closes(key)) break;
    last++;
  }
  return { from: first, to: last, bracket };
}

function closes(key: string): boolean {
  const sign = bare(key);
  return CLOSERS.has(sign) && (sign !== "." || key === ".") ? sign !== "." : false;
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
function startOfList(
  tokens: readonly Token[],
  from: number,
  at: number,
  cues: readonly Cue<Says>[],
  nouns: readonly number[],
): number {
  const other = cues.filter((cue) => cue.to <= at && cue.from >= from && cue.value !== "negated-before").at(-1);
  const first = butBefore(tokens, Math.max(from, other?.to ?? from), at);
  for (const comma of commasBetween(tokens, first, at).reverse()) {
    if (!nouns.some((n) => n > comma && n < at)) continue;
    if (HEADS.has(bare(tokens[comma + 1]?.key ?? "")) || isClosed(tokens, first, comma)) return comma + 1;
  }
  return first;
}

/** Commas outside brackets. */
function commasBetween(tokens: readonly Token[], from: number, to: number): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let i = from; i < to; i++) {
    const key = bare(tokens[i]?.key ?? "");
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
  return comma > from && CLOSED.has(bare(tokens[comma - 1]?.key ?? ""));
}

const JOINS = new Set(["and", "or", "und", "oder", "sowie", "&", "/"]);
const BUTS = new Set(["but", "while", "whereas", "aber", "although", "though"]);

function butBefore(tokens: readonly Token[], first: number, at: number): number {
  for (let i = at - 1; i >= first; i--) if (BUTS.has(bare(tokens[i]?.key ?? "")) && i < at - 1) return i + 1;
  return first;
}

/** Words that deny hold up to the next comma or contrast. */
function endOfList(tokens: readonly Token[], at: number, to: number): number {
  for (let i = at; i < to; i++) {
    const key = bare(tokens[i]?.key ?? "");
    if (BUTS.has(key) || (key === "," && !JOINS.has(bare(tokens[i + 1]?.key ?? "")) && i > at + 4)) return i;
    if (["to", "zu", "auf"].includes(key) && i > at) return i;
  }
  return to;
}

/** The level that words ask of the thing at a place; undefined where none does. */
export function readLevel(
  cues: readonly Cue<{ level: number; adjective: boolean }>[],
  tokens: readonly Token[],
  from: number,
  thing: { from: number; to: number },
  end: number,
): number | undefined {
  const bracketed = bare(tokens[thing.to]?.key ?? "") === "(" ? clusterAt(cues, thing.to + 1) : undefined;
  if (bracketed !== undefined) return bracketed;
  const before = cues.filter((cue) => cue.to <= thing.from && cue.from >= from);
  const last = before.at(-1);
  const crossed = last && tokens.slice(last.to, thing.from).some(({ key }) => bare(key) === ";" || BUTS.has(bare(key)));
  if (last && !crossed) return clusterEnding(before);
  const after = cues.find((cue) => cue.from >= thing.to && cue.from <= thing.to + 2 && cue.to <= end);
  return after && !tokens.slice(thing.to, after.from).some(({ key }) => bare(key) === ",")
    ? after.value.level
    : undefined;
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
