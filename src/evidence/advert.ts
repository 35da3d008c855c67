import type { Catalog } from "../catalog/schema.ts";
import { type Pay, readFacts } from "./facts.ts";
import { type Line, MOST_TOKENS, readLines, readSentences } from "./lines.ts";
import { type Ask, type Mention, readMentions } from "./mentions.ts";
import { makeReader, type Need, type Reader } from "./need.ts";
import { compileTerms, findTerms, type Stretch, type Terms } from "./terms.ts";
import { type Token, tokenise } from "./tokens.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import type { Words } from "./words.ts";

export type { Ask };

/* An advert's text as what it asks, every claim with its quote. Pure: the same text, the same result. */

export interface Advert {
  language: "en" | "de" | "other";
  title?: string;
  employer?: string;
  place?: string;
  seniority?: string;
  years?: number;
  degree?: "bachelors" | "masters" | "doctorate";
  pay?: Pay;
  /** What is asked in an order: required, preferred, mentioned; each by its place. */
  asks: Ask[];
  /** False where nothing in the text asks anything of anybody. */
  checked: boolean;
}

export interface Ground {
  terms: Terms;
  words: readonly Words[];
  reader: Reader;
}

const LANGUAGES = [english, german] as const;

/** What reading needs of the vocabulary, worked out once for any number of adverts. */
export function prepareGround(catalog: Pick<Catalog, "vocabulary" | "termsLike">): Ground {
  const suffixes = new Map(LANGUAGES.map(({ id, suffixes: ends }) => [id, ends]));
  return { terms: compileTerms(catalog, suffixes), words: LANGUAGES, reader: makeReader(LANGUAGES) };
}

export function readAdvert(given: string, { terms, words, reader }: Ground): Advert {
  const text = blankAddresses(given);
  const tokens = tokenise(text);
  const language = languageOf(text, tokens, reader);
  const lines = readLines(text, tokens, words);
  const sentences = readSentences(text, tokens, lines, words);
  const found = findTerms(terms, text, tokens, stretchesOf(lines, tokens.length), language);
  const mentions = readMentions(text, tokens, lines, sentences, found, reader);
  const asks = withPlaces(text, mergeMentions(mentions));
  const degree = degreeOf(mentions);
  return {
    language,
    ...readFacts(text, tokens, sentences, words),
    ...(degree ? { degree } : {}),
    asks,
    checked: asks.some(({ need }) => need !== "mentioned") && isAdvert(asks, language, tokens, reader),
  };
}

/** Frequent little words decide; a text with hardly any of them is in a language that is not read. */
/** Addresses name files and pages, not skills; what stands elsewhere keeps its place. */
function blankAddresses(text: string): string {
  return text.replace(/\b(?:https?|file):\/\/[!-~]+/gi, (address) => " ".repeat(address.length));
}

function languageOf(text: string, tokens: readonly Token[], { common }: Reader): Advert["language"] {
  const sample = tokens.slice(0, 5000);
  const counts = common.map(({ id, words }) => ({ id, n: countOf(sample, words) }));
  const most = counts.reduce((a, b) => (b.n > a.n ? b : a));
  const start = text.slice(0, 20_000);
  const foreign = start.match(OTHER_SCRIPTS)?.length ?? 0;
  if (foreign * 5 > start.length) return "other";
  if (most.n === 0) return sample.length > 60 ? "other" : "en";
  return most.id;
}

function countOf(tokens: readonly Token[], words: ReadonlySet<string>): number {
  let n = 0;
  for (const { key } of tokens) if (words.has(key)) n++;
  return n;
}

const OTHER_SCRIPTS = /[\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/g;

/** A recipe asks for things too: an advert speaks of a job, or asks for a technology. */
function isAdvert(
  asks: readonly Ask[],
  language: Advert["language"],
  tokens: readonly Token[],
  { hiring }: Reader,
): boolean {
  if (tokens.some(({ bare }) => hiring.has(bare))) return true;
  return language !== "other" && asks.some(({ kind, need }) => kind === "technology" && need !== "mentioned");
}

/** Lines in which company is looked for: a list's lines together, prose by itself. */
function stretchesOf(lines: readonly Line[], end: number): Stretch[] {
  const stretches: Stretch[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const most = line.bullet ? 12 : 6;
    const alike = last && !line.heading && !last.heading && line.bullet === last.bullet;
    const joins = alike && last && line.to - line.from < most && last.to - last.from < most;
    const open = stretches.at(-1);
    if (open && joins && line.from - open.from < 200) open.to = line.to;
    else stretches.push({ from: line.from, to: line.to });
    last = line;
  }
  for (const [i, stretch] of stretches.entries()) stretch.to = stretches[i + 1]?.from ?? end;
  return stretches.flatMap(cutStretch);
}

/** No sentence is so long; what never ends is looked at in pieces. */
function cutStretch({ from, to }: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  for (let at = from; at < to; at += MOST_TOKENS) pieces.push({ from: at, to: Math.min(to, at + MOST_TOKENS) });
  return pieces;
}

const ORDER: readonly Need[] = ["required", "preferred", "mentioned"];

/** One ask a name: the strongest need tells, and what words ask in it. */
function mergeMentions(mentions: readonly Mention[]): Mention[] {
  const byName = new Map<string, Mention>();
  for (const mention of mentions) {
    const known = byName.get(mention.name);
    if (!known) byName.set(mention.name, mention);
    else byName.set(mention.name, stronger(known, mention));
  }
  return [...byName.values()].sort((a, b) => ORDER.indexOf(a.need) - ORDER.indexOf(b.need) || a.start - b.start);
}

function stronger(a: Mention, b: Mention): Mention {
  const [first, second] = ORDER.indexOf(b.need) < ORDER.indexOf(a.need) ? [b, a] : [a, b];
  if (first.need !== second.need) return first;
  const level = Math.max(first.level ?? 0, second.level ?? 0);
  const { alternatives, ...rest } = first;
  // Named once by itself, it is no alternative.
  const free = alternatives && second.alternatives ? { alternatives } : {};
  return { ...rest, ...free, ...(level > 0 ? { level } : {}) };
}

const RUNGS: Record<string, Advert["degree"]> = {
  "Bachelor's degree": "bachelors",
  "University degree": "bachelors",
  "Master's degree": "masters",
  Diplom: "masters",
  PhD: "doctorate",
};
const RANKS = ["bachelors", "masters", "doctorate"] as const;

/** The least degree that is enough. */
function degreeOf(mentions: readonly Mention[]): Advert["degree"] | undefined {
  for (const need of ["required", "preferred"] as const) {
    const rungs = mentions.flatMap((one) =>
      one.need === need && one.kind === "degree" ? (RUNGS[one.name] ?? []) : [],
    );
    const specific = mentions.some((one) => one.need === need && one.name !== "University degree" && RUNGS[one.name]);
    const least = RANKS.find(
      (rank) =>
        rungs.includes(rank) &&
        !(
          specific &&
          rank === "bachelors" &&
          !mentions.some((one) => one.need === need && one.name === "Bachelor's degree")
        ),
    );
    if (least) return least;
  }
  return undefined;
}

/** Places in code points: one walk along the text. */
function withPlaces(text: string, mentions: readonly Mention[]): Ask[] {
  // Hardly any advert has signs of two units.
  if (!PAIRS.test(text)) return mentions.map(({ term, line, denied, ...ask }) => ask);
  const marks = [...new Set(mentions.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const points = new Map<number, number>();
  let [at, count] = [0, 0];
  for (const mark of marks) {
    for (; at < mark; at++, count++) if (isPair(text, at)) at++;
    points.set(mark, count);
  }
  return mentions.map(({ term, line, denied, ...ask }) => ({
    ...ask,
    start: points.get(ask.start) ?? ask.start,
    end: points.get(ask.end) ?? ask.end,
  }));
}

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/;

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) < 0xe000;
}
