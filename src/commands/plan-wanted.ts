import type { PlanFormat } from "../app/deliver.ts";
import type { Session } from "../app/session.ts";
import { today } from "../app/today.ts";
import type { Answers, Catalog } from "../catalog/schema.ts";
import { type Calendar, daysBetween, HORIZON_WEEKS, HOURS_PER_WEEK, isDay, lastDayOf } from "../core/plan/calendar.ts";
import type { Goal, Wanted } from "../core/plan/plan.ts";
import { findSkill } from "../core/score/facts.ts";
import { UsageError, UserError } from "../errors.ts";
import { didYouMean } from "../text/unknown.ts";
import { NAMED_BEFORE } from "./assess.ts";

export interface PlanOptions {
  role?: string;
  hoursPerWeek?: number;
  start?: string;
  weeksOff?: string[];
  deadline?: string;
  target?: number;
  all?: boolean;
  prefer?: string[];
  skip?: string[];
  only?: "must-haves";
  whatIf?: string[];
  format?: PlanFormat;
  output?: string;
  force?: boolean;
  keep?: boolean;
  measured?: boolean;
  /** An advert kept by name, or a file, whose requirements take the place of the role's. */
  for?: string;
}

/** A plan that takes longer than a working life is no plan. */
export const MOST_YEARS = 50;
export const DAYS_A_YEAR = 365.25;

const PLANNING = [
  "hoursPerWeek",
  "start",
  "weeksOff",
  "deadline",
  "target",
  "all",
  "prefer",
  "skip",
  "only",
  "keep",
] as const;

/** Throws UsageError for flags that contradict each other. */
export function checkTogether(options: PlanOptions): void {
  const clash = (["role", "whatIf", "keep"] as const).find((name) => options[name] !== undefined);
  if (options.for !== undefined && clash)
    throw new UsageError(`--for and ${flag(clash)} exclude each other.`, "Leave one of them out.");
  for (const other of ["deadline", "target"] as const)
    if (options.all && options[other] !== undefined)
      throw new UsageError(
        `--all and --${other} exclude each other: one plans everything, the other as much as is wanted.`,
      );
  if (!options.whatIf) return;
  const given = PLANNING.find((name) => options[name] !== undefined);
  if (given || options.format === "ics")
    throw new UsageError(`--what-if makes no plan, so ${given ? flag(given) : "--format ics"} has no meaning with it.`);
}

function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function calendarOf(
  session: Session,
  { hoursPerWeek = HOURS_PER_WEEK.usual, start, weeksOff = [] }: PlanOptions,
): Calendar {
  if (hoursPerWeek < HOURS_PER_WEEK.least || hoursPerWeek > HOURS_PER_WEEK.most)
    throw new UsageError(
      `${hoursPerWeek} hours a week cannot be kept up.`,
      `--hours-per-week takes ${HOURS_PER_WEEK.least} to ${HOURS_PER_WEEK.most}.`,
    );
  return {
    start: day("--start", start ?? today(session.io)),
    hoursPerWeek,
    weeksOff: weeksOff.map((d) => day("--weeks-off", d, `; ${NAMED_BEFORE} --weeks-off`)),
  };
}

/** Options with what the person answered at the end of the interview, where nothing was said and it is not over. */
export function withAnswered(session: Session, options: PlanOptions, answers: Answers): PlanOptions {
  const hoursPerWeek = options.hoursPerWeek ?? answers.hoursPerWeek;
  const open = options.deadline === undefined && options.target === undefined && !options.all;
  const from = options.start !== undefined && isDay(options.start) ? options.start : today(session.io);
  const ahead = answers.deadline !== undefined && answers.deadline > from;
  return {
    ...options,
    ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }),
    ...(open && ahead ? { deadline: answers.deadline as string } : {}),
  };
}

const SPAN = /^(\d{1,3})\s*(day|week|month|year)s?$/i;

/** The day that ends a span such as 9months, counted from another day; anything else as it is. */
function dayOfSpan(text: string, from: string): string {
  const [, count, unit = ""] = SPAN.exec(text.trim()) ?? [];
  if (count === undefined) return text;
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number);
  const n = Number(count);
  const months = { month: n, year: 12 * n }[unit.toLowerCase()] ?? 0;
  const days = { day: n, week: 7 * n }[unit.toLowerCase()] ?? 0;
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + days)).toISOString().slice(0, 10);
}

function day(name: string, text: string, more = ""): string {
  if (isDay(text)) return text;
  throw new UsageError(`${name}: "${text}" is not a date.`, `Write it year-month-day, such as 2027-03-01${more}.`);
}

/** What a plan is to come to: all of it, the points, the day, or as much as fits into a year. */
export function goalOf(calendar: Calendar, { deadline, target, all }: PlanOptions): Goal | undefined {
  if (all) return undefined;
  if (deadline === undefined)
    return target === undefined ? { deadline: lastDayOf(calendar, HORIZON_WEEKS) } : { target };
  const last = day("--deadline", dayOfSpan(deadline, calendar.start), ", or as a span such as 9months");
  if (last < calendar.start)
    throw new UsageError(
      `The deadline ${last} lies before the start, ${calendar.start}.`,
      "Give a later day, or an earlier --start.",
    );
  if (daysBetween(calendar.start, last) > MOST_YEARS * DAYS_A_YEAR)
    throw new UsageError(`The deadline ${last} lies over ${MOST_YEARS} years ahead.`);
  return target === undefined ? { deadline: last } : { deadline: last, target };
}

/** What is preferred, skipped and left. Throws UserError for a skill that is none, UsageError for one that is in both. */
export function wantedOf(
  { prefer = [], skip = [], only }: PlanOptions,
  { skills, projects }: Pick<Catalog, "skills" | "projects">,
): Wanted {
  const wanted = {
    prefer: new Set(prefer.map((typed) => skillNamed(typed, "--prefer", skills))),
    skip: new Set(skip.map((typed) => skillNamed(typed, "--skip", skills))),
  };
  const both = [...wanted.prefer].find((id) => wanted.skip.has(id));
  if (both)
    throw new UsageError(`--prefer ${both} and --skip ${both} exclude each other.`, "Name a skill in one of them.");
  return { ...wanted, onlyMustHaves: only !== undefined, projects };
}

function skillNamed(typed: string, name: string, skills: Catalog["skills"]): string {
  const real = skills.filter(({ status }) => status !== "decoy");
  const skill = findSkill(real, typed);
  if (skill) return skill.id;
  const known = real.flatMap(({ id, name: title, aliases }) => [id, title, ...aliases]);
  throw new UserError(
    `${name}: there is no skill ${typed}.`,
    didYouMean(typed, known, "mlcareer skill lists them all."),
  );
}
