import type { Catalog, Term, TermForm } from "../catalog/schema.ts";
import { BREAK, bare, firstKey, keysOf, standsAt, type Token } from "./tokens.ts";

/*
 * Every form of the vocabulary as one tree of keys: a text is walked once, the longest form that holds wins, and nothing
 * goes back over more than a form's length.
 */

/** A term where it stands: places among the tokens, the end exclusive. */
export interface Found {
  term: Term;
  from: number;
  to: number;
}

interface Form {
  term: Term;
  /** The letters that must stand so, joined; undefined when capitals do not matter. */
  exact: string | undefined;
  /** Company, worked out when it is first asked for: most forms never stand in a text. */
  near: () => string[][];
  not: () => { keys: string[]; at: number }[];
}

interface Node {
  next: Map<string, Node>;
  forms: Form[];
}

export interface Terms {
  /** The forms that begin with a key. */
  beginning(key: string): readonly Entry[] | undefined;
  /** The trees of the keys that texts had. */
  begun: Map<string, Node>;
  /** Ends of words that are cut off where the whole is no name, by language. */
  suffixes: ReadonlyMap<string, readonly string[]>;
}

type Entry = readonly [Term, TermForm];

/** Of a vocabulary that was built, forms are looked up where they lie; one of somebody's own is sorted here. */
export function compileTerms(
  catalog: Pick<Catalog, "vocabulary" | "termsLike">,
  suffixes: Terms["suffixes"] = new Map(),
): Terms {
  const { termsLike } = catalog;
  const beginning = termsLike ? sortedLate(termsLike) : sorted(catalog.vocabulary);
  return { beginning, begun: new Map(), suffixes };
}

function sorted(vocabulary: readonly Term[]): Terms["beginning"] {
  const forms = byFirstKey(vocabulary.flatMap((term) => term.forms.map((form): Entry => [term, form])));
  return (key) => forms.get(key);
}

/** Sorts forms that are alike when a text first has a word like them. */
function sortedLate(termsLike: NonNullable<Catalog["termsLike"]>): Terms["beginning"] {
  const groups = new Map<readonly Entry[], Map<string, Entry[]>>();
  return (key) => {
    const alike = termsLike(key);
    if (!alike) return undefined;
    const group = groups.get(alike) ?? byFirstKey(alike);
    groups.set(alike, group);
    return group.get(key);
  };
}

function byFirstKey(entries: readonly Entry[]): Map<string, Entry[]> {
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [, form] = entry;
    const key = firstKey(typeof form === "string" ? form : form.form);
    const known = byKey.get(key);
    if (known) known.push(entry);
    else byKey.set(key, [entry]);
  }
  return byKey;
}

/** The forms that begin with a key, as a tree: made when a text first has it, for most texts have few. */
function beginningWith({ beginning, begun }: Terms, key: string): Node | undefined {
  const known = begun.get(key);
  if (known) return known;
  const forms = beginning(key);
  if (!forms) return undefined;
  const node: Node = { next: new Map(), forms: [] };
  for (const [term, form] of forms) addForm(node, term, form);
  begun.set(key, node);
  return node;
}

function addForm(start: Node, term: Term, form: TermForm): void {
  const own = typeof form === "string" ? { form } : form;
  const keys = keysOf(own.form);
  let node = start;
  for (const key of keys.slice(1)) {
    const next: Node = node.next.get(key) ?? { next: new Map(), forms: [] };
    node.next.set(key, next);
    node = next;
  }
  node.forms.push({
    term,
    exact: own.case === "exact" ? lettersOf(own.form) : undefined,
    near: once(() => (own.near ?? []).map(bareKeys)),
    not: once(() => (own.not ?? []).map((phrase) => placed(bareKeys(phrase), keys))),
  });
}

function once<V>(make: () => V): () => V {
  let made: V | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function bareKeys(phrase: string): string[] {
  return keysOf(phrase).map(bare);
}

/** Where in a phrase the form stands; -1 for a phrase that voids it from anywhere in the sentence. */
function placed(phrase: string[], form: string[]): { keys: string[]; at: number } {
  const at = phrase.findIndex((_, i) => form.every((key, j) => phrase[i + j] === bare(key)));
  return { keys: phrase, at };
}

function lettersOf(text: string): string {
  return text.replace(/[\s-]+/g, "");
}

/** A stretch of tokens in which company is looked for, the end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * Every mention in a text, in its order, none within another. `stretches` are its sentences and lists, in order and
 * without gaps; `language` leaves out terms that mean something else in it.
 */
export function findTerms(
  terms: Terms,
  text: string,
  tokens: readonly Token[],
  stretches: readonly Stretch[],
  language: string,
): Found[] {
  const found: Found[] = [];
  const place: Place = { terms, text, tokens, language, found, stretch: { from: 0, to: 0 }, alone: false };
  for (const stretch of stretches) {
    place.stretch = stretch;
    place.company = undefined;
    for (let i = Math.max(stretch.from, found.at(-1)?.to ?? 0); i < stretch.to; ) {
      const match = tokens[i]?.key === BREAK ? undefined : longest(place, i);
      if (match) found.push(match);
      i = match?.to ?? i + 1;
    }
  }
  return found;
}

/** Where the walk stands. One object for a whole text, since most stretches hold nothing. */
interface Place {
  terms: Terms;
  text: string;
  tokens: readonly Token[];
  language: string;
  found: readonly Found[];
  stretch: Stretch;
  /** Where each key of the stretch stands; made when it is first asked for. */
  company?: Map<string, number[]> | undefined;
  /** Neighbours in a list do not count: only what needs none itself tells of one, so that nothing is asked twice. */
  alone: boolean;
}

function longest(place: Place, from: number): Found | undefined {
  const { terms, tokens, language } = place;
  if (tokens[from]?.key.startsWith("~")) return undefined;
  const first = tokens[from]?.bare ?? "";
  const start = beginningWith(terms, first) ?? withoutSuffix(terms, first, language);
  let best: Found | undefined;
  for (let node: Node | undefined = start, to = from + 1; node; node = node.next.get(tokens[to]?.key ?? ""), to++) {
    const form = node.forms.find((one) => holds(one, place, from, to));
    if (form) best = { term: form.term, from, to };
  }
  return best;
}

/** "Pythonkenntnisse" begins with a name. */
function withoutSuffix(terms: Terms, key: string, language: string): Node | undefined {
  const suffix = terms.suffixes.get(language)?.find((one) => key.length > one.length + 1 && key.endsWith(one));
  return suffix === undefined ? undefined : beginningWith(terms, key.slice(0, -suffix.length));
}

function holds(form: Form, place: Place, from: number, to: number): boolean {
  const { text, tokens, language } = place;
  const { languages } = form.term;
  if (languages && !languages.some((one) => one === language)) return false;
  if (form.exact !== undefined) {
    const written = lettersOf(text.slice(tokens[from]?.start, tokens[to - 1]?.end));
    if (!written.startsWith(form.exact)) return false;
  }
  if (form.not().some((phrase) => isVoid(phrase, place, from, to))) return false;
  const near = form.near();
  if (form.exact !== undefined && isWholeLine(place, from, to)) return true;
  if (near.length === 0 || near.some((keys) => hasCompany(keys, place, from, to))) return true;
  return form.exact !== undefined && form.term.kind === "technology" && isListed(place, from, to);
}

/** An item of a list beside a technology needs no other company: "Docker, Modal and Flux". */
function isListed(place: Place, from: number, to: number): boolean {
  if (place.alone) return false;
  const [before, after] = [place.tokens[from - 1]?.bare ?? "", place.tokens[to]?.bare ?? ""];
  const opens = LIST_JOINTS.has(before) || LIST_OPENERS.has(before);
  if (!opens || !(LIST_JOINTS.has(after) || LIST_ENDS.has(after))) return false;
  const last = place.found.at(-1);
  if (LIST_JOINTS.has(before) && last?.to === from - 1 && last.term.kind === "technology") return true;
  if (!LIST_JOINTS.has(after) || to + 1 >= place.stretch.to) return false;
  place.alone = true;
  const next = longest(place, to + 1);
  place.alone = false;
  return next?.term.kind === "technology";
}

const LIST_JOINTS = new Set([",", "/", "and", "or", "und", "oder", "&"]);
const LIST_OPENERS = new Set(["(", ":", "in", "with", "mit", "-", "•", "*", BREAK]);
const LIST_ENDS = new Set(["", ")", ".", ";", BREAK]);

/** A name that has an item of a list to itself needs no company: "• Go". */
function isWholeLine({ text, tokens }: Place, from: number, to: number): boolean {
  const before = tokens[from - 1];
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
  const next = tokens[to];
  const closed = next === undefined || text.slice(end, next.start).includes("\n") || next.key === BREAK;
  return closed && before !== undefined && !before.word && before.key !== BREAK && isBullet(text, before, start);
}

function isBullet(text: string, { start, end }: Token, at: number): boolean {
  const line = text.lastIndexOf("\n", start) + 1;
  return text.slice(line, start).trim() === "" && at - end <= 3 && text.slice(end, at).trim() === "" && at > end;
}

function isVoid({ keys, at }: ReturnType<Form["not"]>[number], place: Place, from: number, to: number): boolean {
  return at < 0 ? hasCompany(keys, place, from, to) : standsAt(keys, place.tokens, from - at);
}

function hasCompany(keys: readonly string[], place: Place, from: number, to: number): boolean {
  const { tokens, stretch } = place;
  place.company ??= companyIn(tokens, stretch);
  const places = place.company.get(keys[0] ?? "") ?? [];
  return places.some((at) => (at < from || at >= to) && standsAt(keys, tokens, at));
}

function companyIn(tokens: readonly Token[], { from, to }: Stretch): Map<string, number[]> {
  const company = new Map<string, number[]>();
  for (let i = from; i < to; i++) {
    const key = tokens[i]?.bare ?? "";
    const known = company.get(key);
    // A few places tell as much as all of them.
    if (known && known.length < 8) known.push(i);
    else if (!known) company.set(key, [i]);
  }
  return company;
}
