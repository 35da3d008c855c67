import type { Section, Words } from "./words.ts";

/* Headings as people write them: which part of an advert a short line opens, by the words of each language. */

export const MOST_HEADING = 80;

/** A heading's words in small letters, without marks, colons and broken apostrophes. */
export function headingWords(text: string): string {
  return text
    .slice(0, MOST_HEADING)
    .toLowerCase()
    .replace(/[’‘´`\u0091\u0092\ufffd]/gu, "'")
    .replace(/[^\p{L}\p{N}'&,\-/ ]+/gu, " ")
    .replace(/ +/g, " ")
    .replace(/^[ \-,/]+|[ \-,/]+$/g, "");
}

const ORDER: readonly Exclude<Section, "body">[] = [
  "unasked",
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
export function matchHeading(name: string, words: readonly Words[]): { section: Section; whole: boolean } | undefined {
  let best: Section | undefined;
  let length = 0;
  for (const one of words) {
    const { first, last } = headingsOf(one);
    for (const heading of [...(first.get(firstWord(name)) ?? []), ...(last.get(lastWord(name)) ?? [])]) {
      const size = fits(name, heading);
      // "Preferred qualifications" are no qualifications that are required.
      const ahead = heading.section === "unasked" ? 200 : heading.section === "preferred" ? 100 : 0;
      const rank = size > 0 ? size + ahead : 0;
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

/** True for the words of a heading as a whole, in any language. */
export function isHeading(name: string, words: readonly Words[]): boolean {
  return words.some((one) =>
    headingsOf(one)
      .first.get(firstWord(name))
      ?.some(({ core }) => core === name),
  );
}

/** True where some heading begins with a word: most words begin none. */
export function beginsHeading(word: string, words: readonly Words[]): boolean {
  return words.some((one) => headingsOf(one).first.has(word));
}

const HINTS = new WeakMap<Words, Words["hints"]>();

/** The hints with a space before and behind, to be looked for as whole words. */
function paddedHints(words: Words): Words["hints"] {
  const known = HINTS.get(words);
  if (known) return known;
  const padded = (section: keyof Words["hints"]) => words.hints[section].map((cue) => ` ${cue} `);
  const made = { unasked: padded("unasked"), preferred: padded("preferred"), required: padded("required") };
  HINTS.set(words, made);
  return made;
}

/** What words anywhere in a heading hint at where no known heading fits: "Not a deal-breaker, but useful". */
export function hintedSection(name: string, words: readonly Words[]): Section | undefined {
  const padded = ` ${name.replaceAll(",", " ").replace(/ +/g, " ")} `;
  for (const section of ["unasked", "preferred", "required"] as const)
    for (const one of words) if (paddedHints(one)[section].some((cue) => padded.includes(cue))) return section;
  return undefined;
}

/** Sentences that end in a colon: their words tell as headings do. */
export function leadIn(name: string, words: readonly Words[]): Section | undefined {
  const hinted = hintedSection(name, words);
  if (hinted === "unasked" || hinted === "preferred") return hinted;
  for (const { preferred } of words)
    for (const cue of [...preferred.before, ...preferred.after])
      if (` ${name} `.includes(` ${cue} `)) return "preferred";
  for (const { required, asking } of words)
    for (const cue of [...required, ...asking]) if (` ${name} `.includes(` ${cue} `)) return "required";
  return hinted;
}
