import type { Catalog } from "../catalog/schema.ts";
import type { Draft } from "./draft.ts";
import { fades, levelQuestion, usedQuestion } from "./flow.ts";
import type { Question } from "./question.ts";

/*
 * The time left, for somebody who reads everything once: silent reading of English non-fiction, 238 words a minute on
 * average (Brysbaert 2019, 190 studies), and for each decision 1.35 s to make up one's mind and 0.2 s for the key
 * (keystroke-level model, Card, Moran & Newell 1980).
 */
const SECONDS_A_WORD = 60 / 238;
const SECONDS_A_DECISION = 1.35 + 0.2;

/** The share of skills picked that is assumed before anything is known, and how many skills it weighs. */
const PRIOR_SHARE = 1 / 4;
const PRIOR_SKILLS = 8;

/** Seconds to read a question and answer it, its follow-ups not counted. */
export function secondsFor({ title, choices }: Question): number {
  const text = [title, ...choices.map(({ label, text = "" }) => `${label} ${text}`)].join(" ");
  return text.split(/\s+/).filter(Boolean).length * SECONDS_A_WORD + SECONDS_A_DECISION;
}

/** Estimated seconds for all open questions, with the follow-ups that picks to come will bring at the person's own rate. */
export function secondsLeft(list: readonly Question[], draft: Draft, { skills }: Pick<Catalog, "skills">): number {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const share = pickedShare(list, draft);
  const followUps = (question: Question): number => {
    if (question.kind !== "pick") return 0;
    const seconds = question.choices.map(({ value }) => {
      const skill = byId.get(value);
      if (!skill || question.preset?.includes(value)) return 0;
      const used = fades(skill) ? secondsFor(usedQuestion("", skill, undefined)) : 0;
      return secondsFor(levelQuestion("", skill, undefined)) + used;
    });
    return share * seconds.reduce((a, b) => a + b, 0);
  };
  return list
    .filter(({ id }) => !draft.done.includes(id))
    .reduce((sum, question) => sum + secondsFor(question) + followUps(question), 0);
}

function pickedShare(list: readonly Question[], draft: Draft): number {
  const answered = list.filter(({ kind, id }) => kind === "pick" && draft.done.includes(id));
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
