import type { Term } from "../catalog/schema.ts";
import { type Pay, readFacts } from "./facts.ts";
import { type Line, MOST_TOKENS, readLines, readSentences, type Sentence } from "./lines.ts";
import { makeReader, type Need, type Reader, readLevel, readSayings } from "./need.ts";
import { type Cue, compileTerms, type Found, findCues, findTerms, type Stretch, type Terms } from "./terms.ts";
import { bare, type Token, tokenise } from "./tokens.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import type { Words } from "./words.ts";

/* An advert's text as what it asks, every claim with its quote. Pure: the same text, the same result. */

export type { Need } from "./need.ts";

/** One thing that an advert names. Places count Unicode code points of the text as decoded. */
export interface Ask {
  name: string;
  skill?: string;
  kind: Term["kind"];
  need: Need;
  /** 1 to 4, where the wording asks for one. */
  level?: number;
  quote: string;
  start: number;
  end: number;
  /** Other names of which one is enough. */
  alternatives?: string[];
}

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
export function prepareGround(vocabulary: readonly Term[]): Ground {
  const suffixes = new Map(LANGUAGES.map(({ id, suffixes: ends }) => [id, ends]));
  return { terms: compileTerms(vocabulary, suffixes), words: LANGUAGES, reader: makeReader(LANGUAGES) };
}

export function readAdvert(text: string, { terms, words, reader }: Ground): Advert {
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
    checked: asks.some(({ need }) => need !== "mentioned") && asksAnything(tokens, reader),
  };
}

/** Frequent little words decide; a text with hardly any of them is in a language that is not read. */
function languageOf(text: string, tokens: readonly Token[], { common }: Reader): Advert["language"] {
  const sample = tokens.slice(0, 5000);
  const counts = common.map(({ id, words }) => ({
    id,
    n: sample.reduce((sum, { key }) => sum + Number(words.has(key)), 0),
  }));
  const most = counts.reduce((a, b) => (b.n > a.n ? b : a));
  const start = text.slice(0, 20_000);
  const foreign = start.match(OTHER_SCRIPTS)?.length ?? 0;
  if (foreign * 5 > start.length) return "other";
  if (most.n === 0) return sample.length > 60 ? "other" : "en";
  return most.id;
}

const OTHER_SCRIPTS = /[\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/g;

function asksAnything(tokens: readonly Token[], { hiring }: Reader): boolean {
  return tokens.some(({ key }) => hiring.has(bare(key)));
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

interface Mention extends Ask {
  term: Term;
  /** Said by words of the sentence itself, not by its heading. */
  said: boolean;
}

const BY_SECTION: Record<Line["section"], Need> = {
  required: "required",
  preferred: "preferred",
  duties: "mentioned",
  stack: "mentioned",
  company: "mentioned",
  benefits: "mentioned",
  legal: "mentioned",
  body: "mentioned",
};
const SILENT = new Set(["company", "benefits", "legal"]);

function readMentions(
  text: string,
  tokens: readonly Token[],
  lines: readonly Line[],
  sentences: readonly Sentence[],
  found: readonly Found[],
  reader: Reader,
): Mention[] {
  const mentions: Mention[] = [];
  const hasLists = lines.some(({ section, heading }) => section === "required" && !heading);
  let next = 0;
  for (const sentence of sentences) {
    if (sentence.line.section === "legal") continue;
    while ((found[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.from) next++;
    const here: Found[] = [];
    while ((found[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) here.push(found[next++] as Found);
    if (here.length > 0) mentions.push(...mentionsIn(text, tokens, sentence, here, reader, hasLists));
  }
  return mentions;
}

function mentionsIn(
  text: string,
  tokens: readonly Token[],
  { from, to, line }: Sentence,
  here: readonly Found[],
  reader: Reader,
  hasLists: boolean,
): Mention[] {
  const sayings = readSayings(
    reader,
    tokens,
    from,
    to,
    here.map((one) => one.from),
  );
  const levels = findCues(reader.levels, tokens, from, to);
  const asking = findCues(reader.asking, tokens, from, to).length > 0;
  const base = BY_SECTION[line.section];
  const prose = line.section === "body" || (line.section === "duties" && !hasLists);
  const denied = sayings.some(({ need }) => need === "mentioned");
  const usual: Need = base === "mentioned" && prose && asking && !denied ? "required" : base;
  const asked = withoutSubjects(tokens, here, from, to);
  const groups = alternativesIn(tokens, asked, from, reader);
  // A word of level that is part of a name ("deep learning") says nothing of others.
  const free = levels.filter((cue) => !here.some((name) => name.from <= cue.from && cue.to <= name.to));
  return asked.map((one, i) => {
    const saying = sayings.filter((said) => one.from >= said.from && one.from < said.to).at(-1);
    const need = saying && !SILENT.has(line.section) ? needSaid(saying.need, line, asking) : usual;
    const level =
      need === "mentioned" ? undefined : (readLevel(free, tokens, from, one, to) ?? levelWithin(levels, one));
    const others = groups[i]?.filter((name) => name !== one.term.name) ?? [];
    const { name, kind, skill } = one.term;
    const [start, end] = [tokens[one.from]?.start ?? 0, tokens[one.to - 1]?.end ?? 0];
    return {
      term: one.term,
      name,
      kind,
      ...(skill ? { skill } : {}),
      need,
      said: saying !== undefined,
      ...(level === undefined ? {} : { level }),
      ...(others.length > 0 ? { alternatives: others } : {}),
      quote: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
      start,
      end,
    };
  });
}

/** "SQL-Kenntnisse" names the level with the thing; "deep learning" only seems to. */
function levelWithin(
  levels: readonly Cue<{ level: number; adjective: boolean }>[],
  { from, to }: Found,
): number | undefined {
  return levels.find((cue) => cue.from > from && cue.to === to && !cue.value.adjective)?.value.level;
}

/** A "must" inside a list of nice-to-haves does not lift it; in what the job is about it asks. */
function needSaid(need: Need, { section }: Line, asking: boolean): Need {
  if (need === "required")
    return section === "preferred" ? "preferred" : section === "duties" && !asking ? "mentioned" : "required";
  if (need === "preferred" && section === "duties") return asking ? "preferred" : "mentioned";
  return need;
}

/** "A degree in computer science, statistics or mathematics" asks for a degree, and for none of its subjects. */
function withoutSubjects(tokens: readonly Token[], here: readonly Found[], from: number, to: number): Found[] {
  const last = here.filter(({ term }) => term.kind === "degree").at(-1);
  if (!last) return [...here];
  const isBreak = (i: number) =>
    [";", "–", "—"].includes(bare(tokens[i]?.key ?? "")) || TURNS.has(bare(tokens[i]?.key ?? ""));
  let end = last.to;
  while (end < to && !isBreak(end)) end++;
  const first = here.find(({ term }) => term.kind === "degree")?.from ?? from;
  return here.filter(({ term, from: at }) => !(SUBJECTS.has(term.kind) && at > first && at < end));
}

const SUBJECTS = new Set<Term["kind"]>(["concept", "method"]);
/** Words with which a sentence about a degree turns to something else. */
const TURNS = new Set(
  "experience years year knowledge skills plus erfahrung jahre kenntnisse berufserfahrung understanding focus".split(
    " ",
  ),
);

/** For each mention the names of the list it stands in, where one of them is enough. */
function alternativesIn(
  tokens: readonly Token[],
  here: readonly Found[],
  from: number,
  { examples, or, and }: Reader,
): (string[] | undefined)[] {
  const groups: (string[] | undefined)[] = here.map(() => undefined);
  for (let i = 0; i < here.length; ) {
    const { last, either, both } = listFrom(tokens, here, i, or, and);
    const first = here[i] as Found;
    const opened =
      last > i &&
      findCues(examples, tokens, Math.max(from, first.from - 8), first.from).some(({ to }) =>
        isOpening(tokens, to, first.from),
      );
    const names = [...new Set(here.slice(i, last + 1).map(({ term }) => term.name))];
    if (names.length > 1 && ((either && !both) || opened)) groups.fill(names, i, last + 1);
    i = last + 1;
  }
  return groups;
}

/** From "such as" or "at least one" to the first name there are only words that say what kind of thing it is. */
function isOpening(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    !tokens.slice(from, to).some(({ key }) => [",", ";", "."].includes(bare(key)) && key !== ",") && to - from <= 5
  );
}

/** The list that begins at a mention: how far it goes, and what joins it. */
function listFrom(
  tokens: readonly Token[],
  here: readonly Found[],
  first: number,
  ors: ReadonlySet<string>,
  ands: ReadonlySet<string>,
): { last: number; either: boolean; both: boolean } {
  let [last, either, both] = [first, false, false];
  while (last + 1 < here.length) {
    const between = tokens.slice(here[last]?.to, here[last + 1]?.from).map(({ key }) => bare(key));
    if (between.length > 4 || !between.every((key) => JOINTS.has(key) || ors.has(key) || ands.has(key))) break;
    const or = between.some((key) => ors.has(key)) || (between.length === 1 && between[0] === "/");
    const and = !or && between.some((key) => ands.has(key));
    if (both && or) break;
    either ||= or;
    both ||= and;
    last++;
  }
  return { last, either, both };
}

const JOINTS = new Set([",", "/", "(", ")", "'", "s"]);

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
  const marks = [...new Set(mentions.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const points = new Map<number, number>();
  let [at, count] = [0, 0];
  for (const mark of marks) {
    for (; at < mark; at++, count++) if (isPair(text, at)) at++;
    points.set(mark, count);
  }
  return mentions.map(({ term, said, ...ask }) => ({
    ...ask,
    start: points.get(ask.start) ?? ask.start,
    end: points.get(ask.end) ?? ask.end,
  }));
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) < 0xe000;
}
