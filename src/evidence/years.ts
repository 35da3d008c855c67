import type { Sentence } from "./lines.ts";
import { findCues, phraseIndex } from "./phrases.ts";
import { BREAK, type Token } from "./tokens.ts";
import type { Words } from "./words.ts";

/* How many years of experience an advert asks. */

const NO_ASK = new Set(["company", "benefits", "legal", "unasked"]);
/** The first lines, among which the title is: "ML Engineer (5-8 yrs)". */
const TOP = 40;

/** The first number of years that a sentence asks of experience. */
export function yearsIn(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  words: readonly Words[],
): number | undefined {
  const needed = yearWords(words);
  const asked = sentences.filter(({ line }) => !NO_ASK.has(line.section));
  const first = (preferred: boolean) => {
    for (const sentence of asked) {
      if ((sentence.line.section === "preferred") !== preferred) continue;
      const value = yearsAsked(tokens, sentence, needed);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return first(false) ?? first(true);
}

interface YearWords {
  units: ReadonlySet<string>;
  near: ReadonlySet<string>;
  numbers: Record<string, number>;
  /** What makes a number of years one that is asked: "at least", "you have". */
  asks: ReturnType<typeof phraseIndex<true>>;
}

const KNOWN = new WeakMap<readonly Words[], YearWords>();

function yearWords(words: readonly Words[]): YearWords {
  const known = KNOWN.get(words);
  if (known) return known;
  const made = {
    units: new Set(words.flatMap(({ years }) => years)),
    near: new Set(words.flatMap(({ experience }) => experience)),
    numbers: Object.assign({}, ...words.map((one) => one.numbers)) as Record<string, number>,
    asks: phraseIndex(words.flatMap(({ yearsAsked }) => yearsAsked.map((phrase) => [phrase, true] as const))),
  };
  KNOWN.set(words, made);
  return made;
}

function yearsAsked(tokens: readonly Token[], { from, to, line }: Sentence, needed: YearWords): number | undefined {
  for (let i = from + 1; i < to; i++) {
    if (!needed.units.has(tokens[i]?.bare ?? "")) continue;
    const number = numberBefore(tokens, i, from, needed.numbers);
    if (!number || number.value > 25) continue;
    if (line.section === "required" || isTitle(tokens, i, to)) return number.value;
    const after = tokens.slice(i + 1, Math.min(to, i + 9)).map(({ bare }) => bare);
    const ofExperience = line.section === "preferred" || after.some((key) => EXPERIENCE.test(key));
    if (ofExperience && after.some((key) => needed.near.has(key))) return number.value;
    if (findCues(needed.asks, tokens, from, Math.min(to, i + 6)).length > 0) return number.value;
  }
  return undefined;
}

/** Years in brackets behind a title. */
function isTitle(tokens: readonly Token[], at: number, to: number): boolean {
  return at < TOP && at + 2 >= to && (tokens[at + 1]?.bare ?? "") === ")";
}

const EXPERIENCE = /^(?:experience|berufserfahrung|erfahrung|praxis\p{L}*)$/u;
const BETWEEN = new Set(["+", "-", "–", "—", "to", "bis", "or", "more", "(", ")", "mehr", "oder", "'", "full", "good"]);

/** "5+ years", "3 to 5 years", "three years": the least number. */
function numberBefore(
  tokens: readonly Token[],
  at: number,
  from: number,
  numbers: Record<string, number>,
): { value: number } | undefined {
  const found: number[] = [];
  for (let i = at - 1; i >= Math.max(from, at - 6) && tokens[i]?.key !== BREAK; i--) {
    const key = tokens[i]?.bare ?? "";
    const value = /^\d{1,2}$/.test(key) ? Number(key) : numbers[key];
    if (value !== undefined) found.push(value);
    else if (!BETWEEN.has(key)) break;
  }
  return found.length > 0 ? { value: Math.min(...found) } : undefined;
}
