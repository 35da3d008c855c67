import type { Catalog, Role, Skill } from "../catalog/schema.ts";
import { countryQuestion, degreeQuestion, timeQuestions, WAY, wayQuestion } from "./about-you.ts";
import type { Draft } from "./draft.ts";
import { foundQuestions, isFoundAnswer } from "./found.ts";
import { fades, levelQuestion } from "./level.ts";
import { secondsLeft, timeLeft } from "./pace.ts";
import { keyed, type PickQuestion, type Question } from "./question.ts";
import { type Screen, screensOf, shortScreens } from "./screens.ts";
import { shortRequirements } from "./short.ts";

/** What an interview is about. Without countries the country is not asked. */
export interface Setting {
  role: Role;
  catalog: Pick<Catalog, "skills" | "roles">;
  /** Names by code (ISO 3166). */
  countries: Readonly<Record<string, string>>;
  /** Whether the person chooses between the short way and the full one. */
  asksWay?: boolean;
  /** Whether hours of study a week and a day to reach are asked at the end. */
  asksTime?: boolean;
}

/** Every question of an interview in order, as it stands given what was picked and rated so far. */
export function questions(setting: Setting, draft: Draft): Question[] {
  const { role, catalog, countries } = setting;
  const named = Object.entries(countries);
  const education = catalog.roles.some(({ requirements }) => requirements.some(({ kind }) => kind === "education"));
  return [
    ...foundQuestions(draft, catalog),
    ...(asksWay(setting, draft) ? [wayQuestion(draft, timesOf(setting, draft))] : []),
    ...(named.length > 0 ? [countryQuestion(named, draft)] : []),
    ...(education ? [degreeQuestion(draft)] : []),
    ...skillQuestions(screensFor(role, catalog, draft), draft),
    ...(setting.asksTime && !draft.foundOnly ? timeQuestions(draft) : []),
  ];
}

/** The screens of the way chosen. */
function screensFor(role: Role, catalog: Setting["catalog"], { answers, foundOnly }: Draft): Screen[] {
  if (foundOnly) return [];
  return answers.way === "short" ? shortScreens(role, catalog) : screensOf(role, catalog);
}

/** What each way takes from its beginning. */
function timesOf(setting: Setting, draft: Draft): { short: string | undefined; full: string } {
  const hasShort = hasShortWay(setting.role, setting.catalog);
  if (draft.done.includes(WAY)) return { short: hasShort ? "" : undefined, full: "" }; // it is not on the screen
  const time = (way: "short" | undefined) => {
    const done = draft.found ? draft.done.filter(isFoundAnswer) : [];
    const ratings = draft.found ? draft.answers.ratings : {};
    const { foundOnly: _, ...asking } = draft;
    const begun: Draft = { ...asking, done, picked: {}, answers: { ratings, way } };
    const list = questions({ ...setting, asksWay: false }, begun);
    return timeLeft(secondsLeft(list, begun, setting.catalog)).replace(" left", "");
  };
  return { short: hasShort ? time("short") : undefined, full: time(undefined) };
}

/** An interview begun before there were two ways is the full one, and is not asked. */
function asksWay({ asksWay: asks, role, catalog }: Setting, { done, found }: Draft): boolean {
  const begun = found ? done.some((id) => !isFoundAnswer(id)) : done.length > 0;
  if (!asks || (begun && !done.includes(WAY))) return false;
  return found !== undefined || hasShortWay(role, catalog);
}

/** False for a role so small that the short way would be all of it. */
function hasShortWay(role: Role, catalog: Setting["catalog"]): boolean {
  return shortRequirements(role, catalog).length < role.requirements.length;
}

/** How many skills are gathered before one question asks which of them are still in use. */
const GATHERED = 9;
/** The most that one such question lists, so that it fits 24 lines. */
const LISTED = 15;

/** The questions of all screens; in the full way, some groups end by asking what of them was used within the year. */
function skillQuestions(screens: readonly Screen[], draft: Draft): Question[] {
  const list: Question[] = [];
  let gathered: Skill[] = [];
  const ask = (screen: Screen | undefined) => {
    if (screen && gathered.length > 0) list.push(usedQuestion(screen, gathered, draft));
    gathered = [];
  };
  for (const [i, screen] of screens.entries()) {
    const further = draft.answers.way === "short" ? [] : screen.skills.filter((skill) => isInQuestion(skill, draft));
    if (gathered.length + further.length > LISTED) ask(screens[i - 1]);
    list.push(...screenQuestions(screen, draft));
    gathered = [...gathered, ...further];
    if (gathered.length >= GATHERED || i === screens.length - 1) ask(screen);
  }
  return list;
}

/** True for a skill above 0 that fades, and was not asked about by itself, as earlier interviews did. */
function isInQuestion(skill: Skill, { answers, done }: Draft): boolean {
  return fades(skill) && (answers.ratings[skill.id]?.level ?? 0) > 0 && !done.includes(`used:${skill.id}`);
}

function screenQuestions(screen: Screen, draft: Draft): Question[] {
  const picked = draft.picked[screen.id] ?? [];
  const picks = screen.skills.length > 1;
  const rated = picks ? screen.skills.filter(({ id }) => picked.includes(id)) : screen.skills;
  const levels = rated.map((skill) => levelQuestion(screen.title, skill, draft.answers.ratings[skill.id]?.level));
  return picks ? [pickQuestion(screen, draft), ...levels] : levels;
}

function pickQuestion({ id, title, skills }: Screen, draft: Draft): PickQuestion {
  const { picked, answers } = draft;
  const rated = skills.filter((skill) => (answers.ratings[skill.id]?.level ?? 0) > 0).map((skill) => skill.id);
  const preset = picked[id] ?? (rated.length > 0 ? rated : undefined);
  const found = rated.length > 0 && draft.found && !picked[id] ? " What was found is ticked." : "";
  return {
    kind: "pick",
    topic: "pick",
    id: `pick:${id}`,
    subject: id,
    group: title,
    title: `Which of these have you worked with, even a little?${found}`,
    short: title,
    choices: keyed([
      ...skills.filter((skill) => !isOld(skill)).map(choiceOf),
      ...skills.filter(isOld).map((skill) => ({ ...choiceOf(skill), older: true })),
    ]),
    ...(preset ? { preset } : {}),
  };
}

function isOld({ status }: Skill): boolean {
  return status === "legacy";
}

function choiceOf({ id, name, description }: Skill): { value: string; label: string; text: string } {
  return { value: id, label: name, text: description };
}

/** All are ticked: most of what somebody can do they still do. */
function usedQuestion({ id, title }: Screen, skills: readonly Skill[], { answers }: Draft): PickQuestion {
  const current = (skill: Skill) => (answers.ratings[skill.id]?.lastUsed ?? "within-year") === "within-year";
  return {
    kind: "pick",
    topic: "used",
    id: `used-lately:${id}`,
    subject: id,
    group: title,
    title: "Which of these have you used within the last year? Untick what you have not.",
    short: "Used within the year",
    choices: keyed(skills.map(choiceOf)),
    preset: skills.filter(current).map((skill) => skill.id),
  };
}
