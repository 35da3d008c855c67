import type { Catalog } from "../catalog/schema.ts";
import type { Draft } from "./draft.ts";
import { levelQuestion } from "./level.ts";
import type { Question } from "./question.ts";

/*
 * The time left: silent reading of English non-fiction at 238 words a minute, the average of 190 studies (Brysbaert
 * 2019), and for each answer 1.35 s to make up one's mind and 0.2 s for the key (keystroke-level model, Card, Moran and
 * Newell 1980). Words that stand on every screen are not read again. The levels are read upward until one is too high:
 * three of four anchors is assumed.
 */
const SECONDS_A_WORD = 60 / 238;
export const SECONDS_AN_ANSWER = 1.35 + 0.2;
const ANCHORS_READ = 3 / 4;

/** The share of skills picked that is assumed before anything is known, and how many skills it weighs. */
const PRIOR_SHARE = 1 / 4;
const PRIOR_SKILLS = 8;

/** Seconds to read a question and answer it, its follow-ups not counted. */
export function secondsFor(question: Question): number {
  return wordsRead(question) * SECONDS_A_WORD + SECONDS_AN_ANSWER;
}

function wordsRead({ topic, short, title, choices }: Question): number {
  const labels = choices.map(({ label }) => label);
  switch (topic) {
    case "level":
      return count([short]) + ANCHORS_READ * count(choices.map(({ text = "" }) => text));
    case "used":
      return 0; // its labels were read when they were picked
    case "pick":
      return count([short, ...labels]);
    case "found":
      return count([title, ...labels, ...choices.map(({ text = "" }) => text)]);
    default:
      return count([title, ...labels]);
  }
}

function count(texts: readonly string[]): number {
  return texts.flatMap((text) => text.split(/\s+/).filter(Boolean)).length;
}

/** Estimated seconds for all open questions, with the follow-ups that picks to come will bring at the person's own rate. */
export function secondsLeft(list: readonly Question[], draft: Draft, { skills }: Pick<Catalog, "skills">): number {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const share = pickedShare(list, draft);
  const followUps = (question: Question): number => {
    if (question.topic !== "pick") return 0;
    const seconds = question.choices.map(({ value }) => {
      const skill = byId.get(value);
      if (!skill || question.preset?.includes(value)) return 0;
      return secondsFor(levelQuestion("", skill, undefined));
    });
    return share * seconds.reduce((a, b) => a + b, 0);
  };
  return list
    .filter(({ id }) => !draft.done.includes(id))
    .reduce((sum, question) => sum + secondsFor(question) + followUps(question), 0);
}

function pickedShare(list: readonly Question[], draft: Draft): number {
  const answered = list.filter(({ topic, id }) => topic === "pick" && draft.done.includes(id));
  const offered = answered.reduce((sum, { choices }) => sum + choices.length, 0);
  const taken = answered.reduce((sum, { subject }) => sum + (draft.picked[subject]?.length ?? 0), 0);
  return (taken + PRIOR_SHARE * PRIOR_SKILLS) / (offered + PRIOR_SKILLS);
}

/** "about 5 minutes left". */
export function timeLeft(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return "less than a minute left";
  return `about ${minutes} minute${minutes === 1 ? "" : "s"} left`;
}
