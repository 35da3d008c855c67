import type { Answers } from "../catalog/schema.ts";
import { WAY } from "./about-you.ts";
import { type Draft, newDraft } from "./draft.ts";
import { questions, type Setting } from "./flow.ts";
import type { Question } from "./question.ts";

/** A draft of the full way in which everything that the answers of a short one tell is answered. */
export function draftOfRest(setting: Setting, { way: _short, ...answers }: Answers, startedAt: string): Draft {
  const begun = { ...newDraft(setting.role.id, startedAt, answers), done: [WAY, "country:", "degree:"] };
  const picked: Draft["picked"] = {};
  for (const question of questions(setting, begun)) {
    if (question.topic !== "pick" || !isToldBy(answers, question)) continue;
    const above0 = ({ value }: { value: string }) => (answers.ratings[value]?.level ?? 0) > 0;
    picked[question.subject] = question.choices.filter(above0).map(({ value }) => value);
  }
  const told = questions(setting, { ...begun, picked }).filter((question) => isToldBy(answers, question));
  return { ...begun, picked, done: [...begun.done, ...told.map(({ id }) => id)] };
}

/** True when every skill that a question is about is rated. When they were last used is never told by a short interview. */
function isToldBy(answers: Answers, { topic, subject, choices }: Question): boolean {
  if (topic === "level") return answers.ratings[subject] !== undefined;
  if (topic === "time") return (subject === "hours" ? answers.hoursPerWeek : answers.deadline) !== undefined;
  return topic === "pick" && choices.every(({ value }) => answers.ratings[value] !== undefined);
}
