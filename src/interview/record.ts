import type { Education, Rating } from "../catalog/schema.ts";
import { DEGREES } from "../core/score/levels.ts";
import type { Draft } from "./draft.ts";
import { foundRecorded } from "./found.ts";
import type { ChooseQuestion, PickQuestion, Question } from "./question.ts";

/** The draft after a question was answered, or skipped (no value: what was answered before is taken back). */
export function recorded(draft: Draft, question: Question, value?: string | readonly string[]): Draft {
  const after = changed(draft, question, value);
  return { ...after, done: [...after.done.filter((id) => id !== question.id), question.id] };
}

function changed(draft: Draft, question: Question, value: string | readonly string[] | undefined): Draft {
  if (question.kind === "choose") return chosen(draft, question, value);
  const values = value === undefined ? undefined : [value].flat();
  return question.kind === "rate" ? foundRecorded(draft, question, values) : many(draft, question, values);
}

/** The draft with the question before the one at `index` open again; its answer stays, to be shown as preselected. */
export function steppedBack(draft: Draft, list: readonly Question[], index: number): Draft {
  const reopened = list[index - 1]?.id;
  return { ...draft, done: draft.done.filter((id) => id !== reopened) };
}

function many(draft: Draft, question: PickQuestion, values: string[] | undefined): Draft {
  return question.topic === "used" ? usedLately(draft, question, values) : picked(draft, question, values);
}

function chosen(
  draft: Draft,
  { topic, subject }: ChooseQuestion,
  value: string | readonly string[] | undefined,
): Draft {
  const given = value === undefined ? undefined : String(value);
  const { answers } = draft;
  const rating = answers.ratings[subject];
  switch (topic) {
    case "way":
      return wayTaken(draft, given);
    case "time":
      return { ...draft, answers: { ...answers, ...timeOf(subject, given || undefined) } };
    case "country":
      return { ...draft, answers: { ...answers, country: given || undefined } };
    case "degree":
      return { ...draft, answers: { ...answers, education: given === undefined ? undefined : educationOf(given) } };
    case "level":
      return rated(draft, subject, given === undefined ? undefined : levelled(rating, Number(given)));
    default:
      return draft; // questions outside the interview change no answer of it
  }
}

function wayTaken({ foundOnly: _, ...draft }: Draft, given: string | undefined): Draft {
  const answers = { ...draft.answers, way: given === "full" ? undefined : ("short" as const) };
  return { ...draft, answers, ...(given === "found" ? { foundOnly: true } : {}) };
}

function timeOf(subject: string, given: string | undefined): Pick<Draft["answers"], "hoursPerWeek" | "deadline"> {
  return subject === "hours" ? { hoursPerWeek: given === undefined ? undefined : Number(given) } : { deadline: given };
}

/** What is not ticked was used longer ago than a year; what was said more exactly before stays so. Skipped: not known. */
function usedLately(draft: Draft, { choices }: PickQuestion, values: string[] | undefined): Draft {
  const ratings = { ...draft.answers.ratings };
  for (const { value: skill } of choices) {
    const rating = ratings[skill];
    if (!rating) continue;
    const before = rating.lastUsed === "within-year" ? undefined : rating.lastUsed;
    const lastUsed = values?.includes(skill) ? "within-year" : (before ?? "over-a-year");
    ratings[skill] = { ...rating, lastUsed: values && lastUsed };
  }
  return { ...draft, answers: { ...draft.answers, ratings } };
}

/** `masters` or `masters/other`: the degree, and whether its field is related. */
function educationOf(value: string): Education {
  const [named, field] = value.split("/");
  const degree = DEGREES.find((known) => known === named) ?? "none";
  return { degree, related: degree !== "none" && field === undefined };
}

function levelled(before: Rating | undefined, level: number): Rating {
  return level === 0 ? { level } : { ...before, level };
}

/** With one skill's rating put in the place of the one before, or taken away; what no longer is asked is not done. */
function rated(draft: Draft, skill: string, rating: Rating | undefined): Draft {
  const { [skill]: _before, ...others } = draft.answers.ratings;
  const ratings = rating ? { ...others, [skill]: rating } : others;
  const done = rating && rating.level > 0 ? draft.done : draft.done.filter((id) => id !== `used:${skill}`);
  return { ...draft, done, answers: { ...draft.answers, ratings } };
}

/** Not picked is rated 0, skipped is not rated; what stays picked keeps its level, what is new has none yet. */
function picked(draft: Draft, { subject, choices }: PickQuestion, values: string[] | undefined): Draft {
  const { [subject]: earlier, ...others } = draft.picked;
  const ratings = { ...draft.answers.ratings };
  const open = new Set<string>();
  for (const { value: skill } of choices) {
    if (values?.includes(skill) && ((ratings[skill]?.level ?? 0) > 0 || earlier?.includes(skill))) continue;
    if (values && !values.includes(skill)) ratings[skill] = { level: 0 };
    else delete ratings[skill];
    open.add(`level:${skill}`).add(`used:${skill}`);
  }
  return {
    ...draft,
    done: draft.done.filter((id) => !open.has(id)),
    answers: { ...draft.answers, ratings },
    picked: values ? { ...others, [subject]: values } : others,
  };
}
