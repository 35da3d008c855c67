import type { Telling } from "./passage.ts";
import { type Cue, findCues, phraseIndex } from "./phrases.ts";
import { bare, type Token } from "./tokens.ts";
import { BY_DEED, DEEDS, type Deed, IN_USE, OTHERS, PEOPLE } from "./words/told.ts";

/*
 * The most that a sentence supports of what it names. Whoever made something of their own and saw it used can do it by
 * themselves; a list, a course or help given to others shows less. Nothing told shows that somebody leads a field.
 */

const deeds = phraseIndex(DEEDS);
const inUse = phraseIndex(IN_USE.map((phrase) => [phrase, true] as const));

const people = phraseIndex(PEOPLE);

/** Skills of working with people that a sentence shows, by their places among the tokens. */
export function findPeopleSkills(tokens: readonly Token[], from: number, to: number): Cue<string>[] {
  return findCues(people, tokens, from, to);
}

/** How far a deed may stand from what was done to. */
const NEAR = 7;

/** Skills that a deed shows with its object, without naming them; the place is that of the object. */
export function findSkillsByDeed(tokens: readonly Token[], from: number, to: number): Cue<string>[] {
  return BY_DEED.flatMap(({ skill, deeds: verbs, things }) => {
    const places = (words: ReadonlySet<string>) =>
      tokens.slice(from, to).flatMap(({ key }, i) => (words.has(bare(key)) ? [from + i] : []));
    const acts = places(verbs);
    const thing = places(things).find((at) => acts.some((act) => Math.abs(act - at) <= NEAR));
    return thing === undefined ? [] : [{ value: skill, from: thing, to: thing + 1 }];
  });
}

/** How far a deed reaches that stands before another: "helped to build" is help. */
const REACH = 4;

/** A sentence as what was done in it, read once for all that it names. */
export interface Sentence {
  deeds: readonly Cue<Deed>[];
  used: boolean;
}

/** `from`, `to`: places among the tokens, the end exclusive. */
export function readSentence(tokens: readonly Token[], from: number, to: number): Sentence {
  const cues = findCues(deeds, tokens, from, to).map((cue) =>
    isOfOthers(tokens, cue) ? { ...cue, value: "not" as const } : cue,
  );
  const bound = cues.map((cue, i): Cue<Deed> => {
    const before = cues[i - 1];
    const weak = before && WEAK.has(before.value) && cue.from - before.to <= REACH;
    return weak && (cue.value === "ran" || cue.value === "made") ? { ...cue, value: before.value } : cue;
  });
  return { deeds: bound, used: findCues(inUse, tokens, from, to).length > 0 };
}

const WEAK: ReadonlySet<Deed> = new Set(["helped", "learnt", "not"]);

/** "The data team, who ran Hadoop", unless the person led them. */
function isOfOthers(tokens: readonly Token[], { from }: Cue<Deed>): boolean {
  const word = (at: number) => bare(tokens[at]?.key ?? "");
  if (!["who", "that", "which"].includes(word(from - 1))) return false;
  const noun = word(from - 2) === "," ? from - 3 : from - 2;
  const leads = tokens.slice(Math.max(0, noun - 6), noun).some(({ key }) => LEADS.has(bare(key)));
  return OTHERS.has(word(noun)) && !leads;
}

const LEADS = new Set(["led", "lead", "leading", "managed", "manage", "headed", "my"]);

/** The level that a mention at a place of the sentence supports; undefined where it tells that the person has not done it. */
export function levelTold(telling: Telling, { deeds: all, used }: Sentence, at: number): 1 | 2 | 3 | undefined {
  const deed = deedAt(all, at);
  if (deed === "not" || deed === "theirs") return undefined;
  if (deed === "learnt" || telling === "study") return 1;
  if (telling === "project") return used && (deed === "made" || deed === "ran") ? 3 : 2;
  if (telling !== "work" || deed === undefined || deed === "helped") return 2;
  return deed === "ran" || used ? 3 : 2;
}

/** What was done with the thing at a place: the last deed before it, else the first after it ("mit PyTorch entwickelt"). */
function deedAt(all: readonly Cue<Deed>[], at: number): Deed | undefined {
  const before = all.filter(({ from, value }) => from <= at && value !== "theirs").at(-1);
  const after = all.find(({ from, value }) => from > at && value !== "not");
  if (after?.value === "theirs" && after.from - at <= REACH + 2) return "theirs";
  return before?.value ?? after?.value;
}
