import type { Term } from "../catalog/schema.ts";
import type { Finding } from "./finding.ts";
import type { Dossier, Passage } from "./passage.ts";
import { type Kept, maskPersonal } from "./personal.ts";
import { type Found, findTerms, type Stretch, type Terms } from "./terms.ts";
import { BREAK, type Token, tokenise } from "./tokens.ts";
import { findPeopleSkills, findSkillsByDeed, levelTold, readSentence } from "./told.ts";

/* Passages → findings: what each sentence names, the most that it supports, and its words with nothing personal in them. */

/** The most characters of a quote. */
export const MOST_QUOTE = 120;

/** No sentence is so long; what goes on is looked at in pieces. */
const MOST_TOKENS = 250;

export function findSkills({ kind, passages, personal }: Dossier, terms: Terms, language: string): Finding[] {
  const words = personal.filter(({ text, guessed }) => !guessed || !namesSkill(text, terms, language));
  return passages.flatMap((passage) => {
    const text = masked(passage.text, words, terms, language);
    return findingsIn({ ...passage, text }, kind, terms, language);
  });
}

/** "Python, SQL" in the head of an entry, or below a name, is no employer. */
function namesSkill(text: string, terms: Terms, language: string): boolean {
  const tokens = tokenise(text);
  return findTerms(terms, text, tokens, stretchesOf(tokens), language).some(({ term }) => term.skill !== undefined);
}

/** An employer's name is masked but where it begins that of a technology: "[employer]", and "Google Cloud". */
function masked(text: string, personal: Dossier["personal"], terms: Terms, language: string): string {
  const tokens = tokenise(text);
  const keep: Kept[] = findTerms(terms, text, tokens, stretchesOf(tokens), language).map((found) =>
    placeOf(tokens, found),
  );
  return maskPersonal(text, personal, keep);
}

function placeOf(tokens: readonly Token[], { from, to }: Pick<Found, "from" | "to">): Kept {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** A name of a skill where it stands in a sentence. */
interface Named {
  skill: string;
  from: number;
  to: number;
  level: 1 | 2 | 3 | undefined;
}

function findingsIn(passage: Passage, kind: Dossier["kind"], terms: Terms, language: string): Finding[] {
  const { text, where, until } = passage;
  const tokens = tokenise(text);
  const found = findTerms(terms, text, tokens, stretchesOf(tokens), language);
  return sentencesOf(text, tokens).flatMap((place) => {
    const named = [...namedIn(passage, tokens, place, found), ...peopleIn(passage, tokens, place)];
    return named.flatMap(({ skill, from, to, level }): Finding[] => {
      if (level === undefined) return [];
      const quote = quoteOf(text, placeOf(tokens, place), placeOf(tokens, { from, to }));
      return [{ skill, kind, where, quote, ...(until ? { date: until } : {}), level }];
    });
  });
}

function namedIn(passage: Passage, tokens: readonly Token[], place: Stretch, found: readonly Found[]): Named[] {
  const sentence = readSentence(tokens, place.from, place.to);
  const words = passage.text.slice(tokens[place.from]?.start, tokens[place.to - 1]?.end);
  const levelAt = (at: number, kind: Term["kind"]) => {
    const level = capped(levelTold(passage.telling, sentence, at), kind, words, passage);
    const before = passage.text.slice(tokens[place.from]?.start, tokens[at]?.start);
    if (DENIED.test(before)) return undefined;
    const isTaster = LITTLE.test(before) || (sentence.deeds.length === 0 && COURSE.test(words));
    return level !== undefined && isTaster ? 1 : level;
  };
  const named = found.flatMap(({ term, from, to }) => {
    const { skill, kind } = term;
    if (from < place.from || from >= place.to || skill === undefined || kind === "degree" || kind === "soft") return [];
    return [{ skill, from, to, level: levelAt(from, kind) }];
  });
  const shown = findSkillsByDeed(tokens, place.from, place.to).map(({ value, from, to }) => ({
    skill: value,
    from,
    to,
    level: levelAt(from, "method"),
  }));
  return [...named, ...shown];
}

/** To work with people is shown by what was done, never by a word in a list, and never more than guided. */
function peopleIn({ telling }: Passage, tokens: readonly Token[], { from, to }: Stretch): Named[] {
  if (telling !== "work" && telling !== "training" && telling !== "project") return [];
  return findPeopleSkills(tokens, from, to).map((cue) => ({ skill: cue.value, from: cue.from, to: cue.to, level: 2 }));
}

/** Words of somebody for how well they know what a list names. */
const BEGINNER = /^(?:beginner|novice|basic|elementary|learning|aware|grundkenntnisse|anfänger|1(?:\/5)?|2\/5)/i;
/** Right before a name. */
const DENIED = /(?:^|[\s,(])(?:no|not|never|kein|keine|nicht)\s+$/i;
/** Right before a name, from the last comma on. */
const LITTLE =
  /\b(?:a little|a bit of|some|learning|(?:very )?basic|basics of|beginner(?:'s)?|rudimentary|limited|etwas|ein wenig|grundkenntnisse(?: in)?)\s+(?:[\w-]+\s+)?$/i;
/** A sentence that names a course and tells of nothing done. */
const COURSE = /\b(?:course|courses|mooc|nanodegree|tutorial|kurs|onlinekurs|lehrgang)\b/i;
const DEGREE = /\b(?:bachelor|master|b\.? ?sc|m\.? ?sc|ph\.? ?d|diplom|doctor)/i;
/** A certificate that is examined; any other tells of a course. */
const EXAMINED = /\b(?:certified|certification|specialist|professional|associate|expert|zertifiziert\w*)\b/i;

function capped(level: Named["level"], kind: Term["kind"], words: string, passage: Passage): Named["level"] {
  if (level === undefined) return undefined;
  const { telling } = passage;
  // A degree in statistics is more than a course.
  if (telling === "study" && kind === "concept" && DEGREE.test(words)) return 2;
  if (telling === "list" && BEGINNER.test(passage.level?.trim() ?? "")) return 1;
  if (telling === "certificate" && !EXAMINED.test(passage.text)) return 1;
  return level;
}

/** Where company of a name is looked for: the whole of a passage, in pieces. */
function stretchesOf(tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < tokens.length; at += MOST_TOKENS)
    stretches.push({ from: at, to: Math.min(tokens.length, at + MOST_TOKENS) });
  return stretches;
}

/** Sentences and lines, as places among the tokens. */
function sentencesOf(text: string, tokens: readonly Token[]): Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (next && i + 1 - from < MOST_TOKENS && !endsAt(text, token, next)) continue;
    sentences.push({ from, to: i + 1 });
    from = i + 1;
  }
  return sentences;
}

function endsAt(text: string, token: Token, next: Token): boolean {
  if (next.key === BREAK || token.key === BREAK || text.slice(token.end, next.start).includes("\n")) return true;
  const sign = text.slice(token.start, token.end);
  if (sign === ";" || sign === "•") return true;
  return /^[.!?]$/.test(sign) && next.start > token.end && /^[\p{Lu}"“„]/u.test(text.slice(next.start, next.end));
}

/** The sentence around a mention, cut at words where it is too long. */
function quoteOf(text: string, sentence: Kept, mention: Kept): string {
  const whole = tidy(text.slice(sentence.start, sentence.end));
  if (whole.length <= MOST_QUOTE) return whole;
  const before = tidy(text.slice(sentence.start, mention.start));
  const name = tidy(text.slice(mention.start, mention.end));
  const after = tidy(text.slice(mention.end, sentence.end), false);
  const room = MOST_QUOTE - name.length - 4;
  const ahead = Math.min(before.length, Math.max(room - after.length, Math.floor(room / 2)));
  const lead = ahead < before.length ? `… ${before.slice(-ahead).replace(/^\S*\s+/, "")}` : before;
  const rest = MOST_QUOTE - lead.length - name.length - 3;
  const tail = after.length > rest ? `${after.slice(0, Math.max(0, rest)).replace(/\s*\S*$/, "")} …` : after;
  return tidy(`${lead} ${name}${tail}`).slice(0, MOST_QUOTE);
}

function tidy(text: string, trim = true): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return trim ? plain.replace(/^[\s•·\-–*▪●]+/u, "").replace(/[\s,;:]+$/, "") : plain;
}
