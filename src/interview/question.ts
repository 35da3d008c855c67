/** One line to choose among. `key` answers with one key press. */
export interface Choice {
  value: string;
  key: string;
  label: string;
  /** What the label means, such as the anchor of a level. */
  text?: string;
  /** Gone out of use: stands with others like it in one row until that is opened. */
  older?: boolean;
  /** How the answer reads once given; the label when left out. */
  summary?: string;
  /** What each level from 0 to 4 means of it, where levels are given to several at once. */
  levels?: readonly string[];
}

interface Common {
  /** `topic:subject`, the same in every run. */
  id: string;
  /** A skill's id, or the id of a group of skills. */
  subject: string;
  /** What is asked. */
  title: string;
  /** What it is about in few words, for the line left behind by an answer. */
  short: string;
  /** Lines of a program that the question is about; shown as they are. */
  code?: string;
  /** What `?` shows. */
  help?: string;
  /** The group of questions it belongs to: a requirement of the role. */
  group: string;
  choices: Choice[];
}

export interface ChooseQuestion extends Common {
  kind: "choose";
  topic: "way" | "country" | "degree" | "level" | "time" | "other";
  /** The value given before. */
  preset?: string;
}

export interface PickQuestion extends Common {
  kind: "pick";
  /** `used`: which of the skills rated are still in use. */
  topic: "pick" | "used";
  /** The values picked before; undefined when never answered. */
  preset?: string[];
}

/** Levels given to several skills on one screen, each with what it was proposed by. Answers are `skill=level`. */
export interface RateQuestion extends Common {
  kind: "rate";
  topic: "found";
  /** The level of each, as proposed or answered before. */
  preset: string[];
}

export type Question = ChooseQuestion | PickQuestion | RateQuestion;

/** Where in the interview a question stands. */
export interface Place {
  /** Groups of questions, counted from 1. */
  number: number;
  of: number;
  /** Estimated seconds for this question and all after it. */
  secondsLeft: number;
  /** What to say of the progress instead of groups and time. */
  words?: string;
  /** True when there is no question to go back to. */
  first: boolean;
}

/** Keys that answer, in order; b, s and q go back, skip and quit, a and n tick all and none. */
export const KEYS = [..."123456789cdefghijklmoprtuvwxyz"] as const;

/** Choices with the keys 1 to 9, then letters; what is beyond has no key of its own. */
export function keyed<T extends object>(choices: readonly T[]): (T & { key: string })[] {
  return choices.map((choice, i) => ({ ...choice, key: KEYS[i] ?? "" }));
}

/** "pytorch=3" as a skill and its level. */
export function ratedIn(value: string): { skill: string; level: number } {
  const [skill = "", level = "0"] = value.split("=");
  return { skill, level: Number(level) };
}

/** The line an answer leaves behind, such as "PyTorch: 3 independent". */
export function said(question: Question, value: string | readonly string[]): string {
  const values = typeof value === "string" ? [value] : value;
  if (question.kind === "rate") return `${question.short}: ${ratedWords(question, values)}`;
  const chosen = question.choices.filter((choice) => values.includes(choice.value));
  const words = chosen.map(({ summary, label }) => summary ?? label).join(", ");
  return `${question.short}: ${words || "none of them"}`;
}

function ratedWords({ choices }: RateQuestion, values: readonly string[]): string {
  const levels = new Map(values.map(ratedIn).map(({ skill, level }) => [skill, level]));
  const taken = choices.filter(({ value }) => (levels.get(value) ?? 0) > 0);
  return taken.map(({ label, value }) => `${label} ${levels.get(value)}`).join(", ") || "none of them";
}

/** A question with every text changed, for terminals that show ASCII only. */
export function translated<Q extends Question>(question: Q, words: (text: string) => string): Q {
  const choices = question.choices.map((choice) => ({
    ...choice,
    label: words(choice.label),
    ...(choice.text === undefined ? {} : { text: words(choice.text) }),
    ...(choice.summary === undefined ? {} : { summary: words(choice.summary) }),
    ...(choice.levels === undefined ? {} : { levels: choice.levels.map(words) }),
  }));
  const { title, short, group, help, code } = question;
  const texts = { title: words(title), short: words(short), group: words(group) };
  return {
    ...question,
    ...texts,
    ...(help === undefined ? {} : { help: words(help) }),
    ...(code === undefined ? {} : { code: words(code) }),
    choices,
  };
}
