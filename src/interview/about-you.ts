import { localDay } from "../text/day.ts";
import type { Draft } from "./draft.ts";
import { type ChooseQuestion, keyed } from "./question.ts";

/** The id of the question that comes first. */
export const WAY = "way:";

const ABOUT_YOU = "About you";

export function countryQuestion(countries: [code: string, name: string][], { answers, done }: Draft): ChooseQuestion {
  const named = countries.map(([value, label]) => ({ value, label }));
  const others = { value: "", label: "another country, or prefer not to say" };
  const preset = answers.country ?? (done.includes("country:") ? "" : undefined);
  return {
    kind: "choose",
    topic: "country",
    id: "country:",
    subject: "",
    group: ABOUT_YOU,
    title: "Where do you work, or want to? It only decides which pay is shown first.",
    short: "Country",
    choices: keyed([...named, others]),
    ...(preset === undefined ? {} : { preset }),
  };
}

/** Degree and field as one answer: the value is `degree` or `degree/other`. */
const DEGREE_CHOICES = [
  { value: "none", label: "no degree" },
  { value: "bachelors", label: "bachelor's degree in a related field" },
  { value: "bachelors/other", label: "bachelor's degree in another field" },
  { value: "masters", label: "master's degree in a related field" },
  { value: "masters/other", label: "master's degree in another field" },
  { value: "doctorate", label: "doctorate in a related field" },
  { value: "doctorate/other", label: "doctorate in another field" },
];

export function degreeQuestion({ answers: { education } }: Draft): ChooseQuestion {
  const other = education && education.degree !== "none" && !education.related;
  return {
    kind: "choose",
    topic: "degree",
    id: "degree:",
    subject: "",
    group: ABOUT_YOU,
    title: "Your highest degree? Related are computer science, mathematics, statistics and the like.",
    short: "Education",
    choices: keyed(DEGREE_CHOICES),
    ...(education ? { preset: other ? `${education.degree}/other` : education.degree } : {}),
  };
}

/**
 * Enter is the short way, where there is one. The times in words, such as "about 4 minutes". After what was found there is
 * one more way: to leave it at that.
 */
export function wayQuestion(
  draft: Draft,
  { short, full }: { short: string | undefined; full: string },
): ChooseQuestion {
  const ways = [
    { value: "short", label: "short", text: `${short}: must-haves and what weighs most; the rest can follow.` },
    { value: "full", label: "full", text: `${full}: every skill the role and its neighbours ask for.` },
    { value: "found", label: "now", text: "The report on what was found; the rest can follow." },
  ];
  const given = draft.foundOnly ? "found" : draft.answers.way === "short" ? "short" : "full";
  return {
    kind: "choose",
    topic: "way",
    id: WAY,
    subject: "",
    group: ABOUT_YOU,
    title: "Which way in?",
    short: "Way in",
    choices: keyed(
      ways.filter(({ value }) => value === "full" || (value === "short" ? short !== undefined : draft.found)),
    ),
    preset: draft.done.includes(WAY) ? given : short === undefined ? "full" : "short",
  };
}

const YOUR_TIME = "Your time";
const HOURS = [2, 4, 6, 8, 12, 16, 24, 40];
const MONTHS = [3, 6, 9, 12, 18, 24];

/** What the plan assumes from then on. */
export function timeQuestions({ answers, startedAt, done }: Draft): ChooseQuestion[] {
  const days = MONTHS.map((months) => ({ value: dayAfter(startedAt, months), label: `in ${months} months` }));
  const others =
    days.some(({ value }) => value === answers.deadline) || answers.deadline === undefined ? [] : [answers.deadline];
  const common = { kind: "choose", topic: "time", group: YOUR_TIME } as const;
  const hours = presetOf(answers.hoursPerWeek?.toString(), done.includes("time:hours"));
  const until = presetOf(answers.deadline, done.includes("time:until"));
  return [
    {
      ...common,
      id: "time:hours",
      subject: "hours",
      title: "How many hours a week can you study? It sets the pace of your plan.",
      short: "Hours a week",
      choices: keyed([
        ...HOURS.map((one) => ({ value: String(one), label: `${one} hours` })),
        { value: "", label: "not sure yet" },
      ]),
      ...hours,
    },
    {
      ...common,
      id: "time:until",
      subject: "until",
      title: "Until when do you want to be there?",
      short: "Until",
      choices: keyed([
        ...days.map(({ value, label }) => ({ value, label: `${label} (${value})` })),
        ...others.map((value) => ({ value, label: value })),
        { value: "", label: "no date" },
      ]),
      ...until,
    },
  ];
}

function presetOf(value: string | undefined, asked: boolean): { preset?: string } {
  if (value !== undefined) return { preset: value };
  return asked ? { preset: "" } : {};
}

/** The same day of a later month, or the last that month has. */
function dayAfter(moment: string, months: number): string {
  const date = new Date(moment);
  const day = date.getDate();
  date.setMonth(date.getMonth() + months, 1);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(day, last));
  return localDay(date);
}
