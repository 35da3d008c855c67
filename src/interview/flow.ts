import type { Catalog, Role, Skill } from "../catalog/schema.ts";
import { LEVEL_NAMES, LEVELS } from "../core/score/levels.ts";
import type { Draft } from "./draft.ts";
import { type ChooseQuestion, KEYS, type PickQuestion, type Question } from "./question.ts";
import { type Screen, screensOf } from "./screens.ts";

/** What an interview is about. Without countries the country is not asked. */
export interface Setting {
  role: Role;
  catalog: Pick<Catalog, "skills" | "roles">;
  /** Names by code (ISO 3166). */
  countries: Readonly<Record<string, string>>;
}

/** Where "last used" makes no sense: nobody stops communicating. */
const ALWAYS_IN_USE = "working-with-people";

/** Every question of an interview in order, as it stands given what was picked and rated so far. */
export function questions({ role, catalog, countries }: Setting, draft: Draft): Question[] {
  const named = Object.entries(countries);
  const education = catalog.roles.some(({ requirements }) => requirements.some(({ kind }) => kind === "education"));
  return [
    ...(named.length > 0 ? [countryQuestion(named, draft)] : []),
    ...(education ? [degreeQuestion(draft)] : []),
    ...screensOf(role, catalog).flatMap((screen) => screenQuestions(screen, draft)),
  ];
}

const ABOUT_YOU = "About you";

function countryQuestion(countries: [code: string, name: string][], { answers, done }: Draft): ChooseQuestion {
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

function degreeQuestion({ answers: { education } }: Draft): ChooseQuestion {
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

function screenQuestions(screen: Screen, draft: Draft): Question[] {
  const [only] = screen.skills;
  if (only && screen.skills.length === 1) return skillQuestions(screen, only, draft);
  const picked = draft.picked[screen.id] ?? [];
  const chosen = screen.skills.filter(({ id }) => picked.includes(id));
  return [pickQuestion(screen, draft), ...chosen.flatMap((skill) => skillQuestions(screen, skill, draft))];
}

function pickQuestion({ id, title, skills }: Screen, { picked, answers }: Draft): PickQuestion {
  const rated = skills.filter((skill) => (answers.ratings[skill.id]?.level ?? 0) > 0).map((skill) => skill.id);
  const preset = picked[id] ?? (rated.length > 0 ? rated : undefined);
  return {
    kind: "pick",
    topic: "pick",
    id: `pick:${id}`,
    subject: id,
    group: title,
    title: "Which of these have you worked with, even a little?",
    short: title,
    choices: keyed(skills.map((skill) => ({ value: skill.id, label: skill.name, text: skill.description }))),
    ...(preset ? { preset } : {}),
  };
}

/** The level of a skill and, when it is above 0, when it was last used. */
function skillQuestions({ title: group }: Screen, skill: Skill, { answers }: Draft): Question[] {
  const rating = answers.ratings[skill.id];
  const level = levelQuestion(group, skill, rating?.level);
  if (!rating || rating.level === 0 || !fades(skill)) return [level];
  return [level, usedQuestion(group, skill, rating.lastUsed)];
}

/** False for skills that nobody stops using. */
export function fades({ category }: Skill): boolean {
  return category !== ALWAYS_IN_USE;
}

export function levelQuestion(group: string, skill: Skill, preset: number | undefined): ChooseQuestion {
  return {
    kind: "choose",
    topic: "level",
    id: `level:${skill.id}`,
    subject: skill.id,
    group,
    title: `${skill.name}: what is the most you have done?`,
    short: skill.name,
    help: skill.description,
    choices: LEVELS.map((level) => ({
      value: String(level),
      key: String(level),
      label: LEVEL_NAMES[level],
      text: level === 0 ? (fades(skill) ? "Never used it." : "None of these.") : skill.anchors[level],
      summary: `${level} ${LEVEL_NAMES[level]}`,
    })),
    ...(preset === undefined ? {} : { preset: String(preset) }),
  };
}

const USED_CHOICES = [
  { value: "within-year", label: "within the last year" },
  { value: "1-3-years", label: "1 to 3 years ago" },
  { value: "longer", label: "longer ago" },
];

export function usedQuestion(group: string, skill: Skill, preset: string | undefined): ChooseQuestion {
  return {
    kind: "choose",
    topic: "used",
    id: `used:${skill.id}`,
    subject: skill.id,
    group,
    title: `${skill.name}: when did you last use it?`,
    short: `${skill.name}, last used`,
    choices: keyed(USED_CHOICES),
    ...(preset ? { preset } : {}),
  };
}

/** Choices with the keys 1 to 9, then letters; what is beyond has no key of its own. */
function keyed<T extends object>(choices: readonly T[]): (T & { key: string })[] {
  return choices.map((choice, i) => ({ ...choice, key: KEYS[i] ?? "" }));
}
