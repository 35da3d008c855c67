import { createHash, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { checkFormat, deliver, PLAN_FORMATS, type PlanFormat, type Result } from "../app/deliver.ts";
import { roleOf, type Session } from "../app/session.ts";
import { type Answered, answersOf, DEFAULT_ROLE } from "../app/target.ts";
import { today } from "../app/today.ts";
import type { Role } from "../catalog/schema.ts";
import { type Calendar, daysBetween, HOURS_PER_WEEK, isDay, stretches } from "../core/plan/calendar.ts";
import { workload } from "../core/plan/jobs.ts";
import { type Goal, HOURS_HIGH, makePlan, type Plan } from "../core/plan/plan.ts";
import { whatIf } from "../core/plan/what-if.ts";
import { profileOf } from "../core/report.ts";
import { skillFacts } from "../core/score/facts.ts";
import { hoursBetween } from "../core/score/hours.ts";
import type { Level } from "../core/score/levels.ts";
import { errorCode, UsageError, UserError } from "../errors.ts";
import type { Page } from "../render/blocks.ts";
import type { CalendarEntry } from "../render/ics.ts";
import type { Store } from "../store/assessments.ts";
import { points } from "../views/format.ts";
import { lessonsOf, planPage, stepWords, waysBlocks, whyOf } from "../views/plan.ts";
import { resourceWords } from "../views/resource.ts";
import { whatIfPage } from "../views/what-if.ts";
import { NAMED_BEFORE, setting } from "./assess.ts";

export interface PlanOptions {
  role?: string;
  hoursPerWeek?: number;
  start?: string;
  weeksOff?: string[];
  deadline?: string;
  target?: number;
  whatIf?: string[];
  format?: PlanFormat;
  output?: string;
  force?: boolean;
  keep?: boolean;
  measured?: boolean;
}

/** A plan that takes longer than a working life is no plan. */
const MOST_YEARS = 50;
const DAYS_A_YEAR = 365.25;

/** What to learn, in which order and by when; or what single changes would bring. */
export async function plan(session: Session, target: string | undefined, options: PlanOptions): Promise<void> {
  checkTogether(options);
  checkFormat(session.json, options.format);
  const { chooseLevels } = await import("../app/measured.ts");
  const answered = await chooseLevels(session, await answersOf(session, target), options);
  if (target === undefined) await tellOfNames(session, options);
  if (options.whatIf) return printWhatIf(session, answered, options, options.whatIf);
  const calendar = calendarOf(session, options);
  const made = await planFor(session, answered, calendar, options, placeOf(answered, target));
  if (options.keep) await keep(session, answered, made);
  await deliverPlan(session, made, options);
}

/** Saved assessments are called by their day: one that follows --weeks-off is a week off, and that is not passed over. */
async function tellOfNames(session: Session, { weeksOff = [] }: PlanOptions): Promise<void> {
  if (weeksOff.length < 2) return;
  const ids = (await session.store()).assessments.ids();
  const named = weeksOff.slice(1).find((week) => ids.includes(week));
  if (named) session.say(`${named} is taken for a week off; to plan for that assessment, name it before --weeks-off.`);
}

/** A plan and what it was made from. */
interface Made {
  role: Role;
  plan: Plan;
  calendar: Calendar;
  /** What the answers were read from, so that the plans of two files are told apart. */
  answersFrom: string;
  /** The plan for the role the answers name, where another was asked for. */
  other?: { role: Role; plan: Plan };
  dataVersion: string;
}

/** Saved answers are one person's, however often they change; a file is its own. */
function placeOf({ id }: Answered, target = ""): string {
  if (id !== undefined) return "saved";
  return target === "-" ? target : resolve(target);
}

async function planFor(
  session: Session,
  answered: Answered,
  calendar: Calendar,
  options: PlanOptions,
  answersFrom: string,
): Promise<Made> {
  const catalog = await session.catalog();
  const own = roleOf(catalog, answered.answers.role ?? DEFAULT_ROLE);
  const role = roleOf(catalog, options.role ?? own.id);
  const facts = skillFacts(catalog, role);
  const profile = profileOf(answered.answers);
  const goal = goalOf(calendar, options);
  const made = (towards: Role): Plan => {
    const hours = workload(towards, profile, facts).jobs.reduce((sum, job) => sum + job.hours, 0);
    if (!goal) checkLength(hours, calendar);
    return makePlan(towards, profile, facts, calendar, goal);
  };
  const plan = made(role);
  checkReached(plan, role);
  await new Promise(setImmediate); // between two plans a signal is heard
  return {
    role,
    plan,
    calendar,
    dataVersion: catalog.version,
    answersFrom,
    ...(role.id === own.id ? {} : { other: { role: own, plan: made(own) } }),
  };
}

function checkTogether(options: PlanOptions): void {
  if (options.deadline !== undefined && options.target !== undefined)
    throw new UsageError("--deadline and --target exclude each other.", "Give the day, or the points.");
  if (!options.whatIf) return;
  const timed = ["hoursPerWeek", "start", "weeksOff", "deadline", "target", "keep"] as const;
  const given = timed.find((name) => options[name] !== undefined);
  if (given || options.format === "ics")
    throw new UsageError(`--what-if makes no plan, so ${given ? flag(given) : "--format ics"} has no meaning with it.`);
}

function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function calendarOf(
  session: Session,
  { hoursPerWeek = HOURS_PER_WEEK.usual, start, weeksOff = [] }: PlanOptions,
): Calendar {
  if (hoursPerWeek < HOURS_PER_WEEK.least || hoursPerWeek > HOURS_PER_WEEK.most)
    throw new UsageError(
      `${hoursPerWeek} hours a week is no plan to keep.`,
      `--hours-per-week takes ${HOURS_PER_WEEK.least} to ${HOURS_PER_WEEK.most}.`,
    );
  return {
    start: day("--start", start ?? today(session.io)),
    hoursPerWeek,
    weeksOff: weeksOff.map((d) => day("--weeks-off", d, `; ${NAMED_BEFORE} --weeks-off`)),
  };
}

function day(name: string, text: string, more = ""): string {
  if (isDay(text)) return text;
  throw new UsageError(`${name}: "${text}" is no day.`, `Write it year-month-day, such as 2027-03-01${more}.`);
}

function goalOf(calendar: Calendar, { deadline, target }: PlanOptions): Goal | undefined {
  if (target !== undefined) return { target };
  if (deadline === undefined) return undefined;
  const last = day("--deadline", deadline);
  if (last < calendar.start)
    throw new UsageError(
      `The deadline ${last} lies before the start, ${calendar.start}.`,
      "Give a later day, or an earlier --start.",
    );
  if (daysBetween(calendar.start, last) > MOST_YEARS * DAYS_A_YEAR)
    throw new UsageError(`The deadline ${last} lies over ${MOST_YEARS} years ahead.`);
  return { deadline: last };
}

function checkLength(hours: number, { hoursPerWeek }: Calendar): void {
  const years = (hours * HOURS_HIGH * 7) / hoursPerWeek / DAYS_A_YEAR;
  if (years <= MOST_YEARS) return;
  throw new UserError(
    `At ${hoursPerWeek} hours a week the whole way takes up to ${Math.round(years)} years.`,
    "Give more --hours-per-week, a --deadline, or a --target below 100.",
  );
}

/** Throws UserError when the points wanted are out of reach. */
function checkReached({ goal, readinessFrom, readinessTo }: Plan, role: Role): void {
  if (!goal || !("target" in goal) || goal.reached) return;
  const degree = role.requirements.some(({ kind }) => kind === "education");
  throw new UserError(
    `No plan reaches ${goal.target}: all steps together lead from ${points(readinessFrom)} to ${points(readinessTo)} of 100.`,
    `Choose a --target up to ${Math.floor(readinessTo * 10) / 10}.${degree ? " A degree counts too, and is no step of a plan." : ""}`,
  );
}

async function deliverPlan(session: Session, made: Made, options: PlanOptions): Promise<void> {
  const result: Result = {
    what: "plan",
    title: `Plan: ${made.role.title}`,
    json: () => planJson(session, made),
    page: (all) => page(session, made, all),
    calendar: () => calendarEntries(session, made),
  };
  await deliver(session, result, options, PLAN_FORMATS);
}

async function page(session: Session, { plan: it, role, calendar, other }: Made, all = false): Promise<Page> {
  const shown = planPage(it, role, calendar, await session.catalog(), { all });
  return other ? [...shown, ...waysBlocks([{ role, plan: it }, other], await session.catalog())] : shown;
}

/** The published shape of a plan. Points keep three decimals. */
async function planJson(session: Session, { plan: it, role, dataVersion, other }: Made): Promise<object> {
  const catalog = await session.catalog();
  const brief = ({ steps: _, ...rest }: Plan) => ({
    ...rest,
    readinessFrom: rounded(rest.readinessFrom),
    readinessTo: rounded(rest.readinessTo),
  });
  return {
    schemaVersion: 1,
    dataVersion,
    role: role.id,
    ...brief(it),
    steps: it.steps.map((step) => {
      const { resources, build } = lessonsOf(step, catalog);
      return { ...step, worth: rounded(step.worth), why: whyOf(step, role, catalog), resources, build };
    }),
    ...(other ? { compared: { role: other.role.id, ...brief(other.plan) } } : {}),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The same plan exported again, by the same person for the same answers and role, has the same id; no two others share one. */
async function planId(session: Session, { role, answersFrom }: Made): Promise<string> {
  const store = await session.store();
  const key = keyOf(session, store);
  return createHash("sha256")
    .update(JSON.stringify([key, answersFrom, role.id]))
    .digest("hex")
    .slice(0, 24);
}

function keyOf(session: Session, store: Store): string {
  try {
    return store.calendarKey(randomUUID);
  } catch (error) {
    if (!(error instanceof UserError) && errorCode(error) === undefined) throw error;
    session.say("Nothing can be kept here, so a later export of this plan will not replace these calendar entries.");
    return randomUUID();
  }
}

/** Seconds since then: grows from export to export, and fits into the 32 bits that calendars keep. */
const FIRST_EXPORT = Date.UTC(2026, 0, 1);

async function calendarEntries(session: Session, made: Made): Promise<CalendarEntry[]> {
  const { plan: it, role, calendar } = made;
  const catalog = await session.catalog();
  const { wordsOf } = await import("../render/blocks.ts");
  const id = await planId(session, made);
  const sequence = Math.max(0, Math.floor((session.io.now().getTime() - FIRST_EXPORT) / 1000));
  return it.steps.flatMap((step) => {
    const { resources, build } = lessonsOf(step, catalog);
    const text = [
      `${step.hours} hours. Why: ${whyOf(step, role, catalog)}.`,
      ...resources.map((resource) => `Learn: ${wordsOf(resourceWords(resource))}`),
      ...build.map(({ level, text }) => `Build, to prove level ${level}: ${text}`),
    ].join("\n");
    const parts = stretches(calendar, step.starts, step.ends);
    return parts.map(({ from, to }, i) => ({
      id: `${id}-${step.skill}-${step.to}${step.refresh ? "-refresh" : ""}-${i + 1}@mlcareer`,
      sequence,
      from,
      to,
      title: stepWords(step, catalog) + (parts.length > 1 ? ` (${i + 1} of ${parts.length})` : ""),
      text,
    }));
  });
}

async function printWhatIf(
  session: Session,
  answered: Answered,
  options: PlanOptions,
  settings: string[],
): Promise<void> {
  const catalog = await session.catalog();
  const role = roleOf(catalog, options.role ?? answered.answers.role ?? DEFAULT_ROLE);
  const changes = new Map(
    settings.map((text) => setting(text, catalog.skills, "--what-if")).map(({ id, level }) => [id, level as Level]),
  );
  const profile = profileOf(answered.answers);
  const facts = skillFacts(catalog, role);
  const result = whatIf(catalog.roles, role, profile, facts, changes);
  const list = [...changes].map(([skill, to]) => {
    const from = (profile.ratings.get(skill)?.level ?? 0) as Level;
    return { skill, from, to, hours: hoursBetween(facts.skill(skill), from, to) };
  });
  const made: Result = {
    what: "comparison",
    title: `What if: ${role.title}`,
    json: () => ({ schemaVersion: 1, role: role.id, changes: list, ...result }),
    page: () => whatIfPage(role, list, result, catalog),
  };
  await deliver(session, made, options);
}

/** Keeps a plan, so that history can say how far it got. */
async function keep(session: Session, answered: Answered, { plan: it, role, dataVersion }: Made): Promise<void> {
  if (answered.id === undefined)
    throw new UsageError(
      "Only a plan for a saved assessment can be kept.",
      "Save the answers first: mlcareer assess --answers FILE",
    );
  const store: Store = await session.store();
  const steps = it.steps.map(({ skill, from, to, starts, ends }) => ({ skill, from, to, starts, ends }));
  const { hoursPerWeek, start, end } = it;
  const saved = store.plans.save({
    savedAt: session.io.now().toISOString(),
    dataVersion,
    assessment: answered.id,
    role: role.id,
    hoursPerWeek,
    start,
    end,
    steps,
  });
  session.say(`Kept as ${saved.id}. Later, mlcareer history progress says how far you got.`);
}
