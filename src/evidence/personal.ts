import type { Personal } from "./passage.ts";

/*
 * What is personal in a text, found by what the document says of itself (its names, employers, places) and by how
 * contacts are written. It is masked before anything is read out of the text, so that no quote can carry it.
 */

/** A stretch that stays, such as the name of a technology that begins with an employer's ("Google Cloud"). */
export interface Kept {
  start: number;
  end: number;
}

const CONTACTS: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /\b(?:https?:\/\/|www\.)[^\s<>()"']+/gi,
  /\b(?:[a-z0-9-]+\.)+(?:com|org|net|dev|me|de|at|ch|uk|in|ai|app|page|site|info|eu|edu)\/[^\s<>()"',;]*/gi,
  // A phone number: eight digits at least, with what stands between them; a span of years is none.
  /(?<![\p{L}\p{N}.])(?!(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b)\+?\(?\d(?:[ ()/.-]{0,2}\d){7,14}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])@[a-z0-9_.]{3,30}\b/giu,
];

const ADDRESS: readonly RegExp[] = [
  /\b\d{1,5}[a-z]? (?:\p{Lu}[\p{L}.'-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Square|Place|Terrace)\b\.?/gu,
  /(?<!\p{L})\p{Lu}[\p{L}.-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm) \d{1,4} ?[a-z]?(?!\p{L})/gu,
  /(?<!\p{L})(?:\p{Lu}[\p{L}-]+ )(?:Straße|Strasse|Str\.|Weg|Allee|Platz|Ring|Damm) \d{1,4} ?[a-z]?(?!\p{L})/gu,
];

const LEGAL =
  /[,.]?\s+(?:inc|llc|ltd|limited|plc|gmbh|ag|kg|se|ug|e\.? ?v|corp|corporation|co|company|group|gruppe|holding|pvt|s\.?a|bv|ab|oy|technologies|labs|solutions|systems|services|consulting|analytics|software)\.?(?=$|[\s,)])/giu;

/** A text with every contact, address and personal word in it masked, but for what is kept. */
export function maskPersonal(text: string, personal: readonly Personal[], keep: readonly Kept[] = []): string {
  const marks: (Kept & { as: Personal["as"] })[] = [];
  const add = (start: number, end: number, as: Personal["as"]) => {
    if (keep.some((one) => one.start <= start && end <= one.end && end - start < one.end - one.start)) return;
    if (!marks.some((one) => one.start < end && start < one.end)) marks.push({ start, end, as });
  };
  for (const [patterns, as] of [
    [CONTACTS, "contact"],
    [ADDRESS, "place"],
  ] as const)
    for (const pattern of patterns)
      for (const { index, 0: hit } of text.matchAll(pattern)) add(index, index + hit.length, as);
  for (const { text: word, as } of wordsOf(personal))
    for (const at of placesOf(text, word)) add(at, at + word.length, as);
  if (marks.length === 0) return text;
  marks.sort((a, b) => a.start - b.start);
  let masked = "";
  let from = 0;
  for (const { start, end, as } of marks) {
    masked += `${text.slice(from, start)}[${as}]`;
    from = end;
  }
  return masked + text.slice(from);
}

const KNOWN = new WeakMap<readonly Personal[], Personal[]>();

/** The words to look for, the longest first: a whole name before its parts. */
function wordsOf(personal: readonly Personal[]): Personal[] {
  const known = KNOWN.get(personal);
  if (known) return known;
  const seen = new Set<string>();
  const words = personal
    .flatMap((one) => [one, ...partsOf(one)])
    .map(({ text, as }) => ({ text: text.trim(), as }))
    .filter(({ text }) => text.length > 2 && !seen.has(text) && seen.add(text))
    .sort((a, b) => b.text.length - a.text.length);
  KNOWN.set(personal, words);
  return words;
}

/** First and last names; an employer without its legal form, and the name that it goes by. */
function partsOf({ text, as }: Personal): Personal[] {
  if (as === "name") {
    const [name = "", ...rest] = text.split(",");
    return [name, ...name.split(/\s+/), ...rest].map((part) => ({ text: part.replace(/^(?:Dr|Prof)\.?$/, ""), as }));
  }
  if (as === "contact")
    return [
      text.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, ""),
      ...(text.includes("@") ? [text.split("@")[0] ?? ""] : []),
    ].map((part) => ({ text: part, as }));
  if (as !== "employer") return [];
  const bare = text.replace(/\s*\(.*?\)\s*/g, " ").trim();
  const short = bare.replace(LEGAL, "").trim();
  const parts = [bare, short, ...bare.split(/\s+(?:[-–|/]|at|bei)\s+|,\s+/)];
  const first = short.split(/[\s,]+/)[0] ?? "";
  if (first.length > 3 && /^\p{Lu}/u.test(first) && !GENERAL.has(first.toLowerCase())) parts.push(first);
  return parts.map((part) => ({ text: part, as }));
}

/** What companies begin with that is a word of its own, in a résumé too. */
const GENERAL = new Set(
  "data digital global united first general national international smart cloud tech open health energy bank green blue deep machine learning software university universität institute technical technische hochschule fachhochschule college school state city royal american british german deutsche central north south east west northern southern eastern western new free self freelance independent applied advanced research science statistics computer mobile web online media network systems python spark the".split(
    " ",
  ),
);

/** Where a word stands by itself. One word must have the same capitals, several need not. */
function placesOf(text: string, word: string): number[] {
  const loose = /\s/.test(word);
  const [where, what] = loose ? [text.toLowerCase(), word.toLowerCase()] : [text, word];
  const places: number[] = [];
  if (where.length !== text.length || what.length !== word.length) return placesOfExact(text, word);
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length))
    if (standsAlone(text, at, at + what.length)) places.push(at);
  return places;
}

function placesOfExact(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (standsAlone(text, at, at + word.length)) places.push(at);
  return places;
}

const PART = /[\p{L}\p{N}]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  return !PART.test(text.charAt(start - 1)) && !PART.test(text.charAt(end));
}
