import { createHash, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { advertRole } from "../app/adverts.ts";
import { checkFormat, deliver, PLAN_FORMATS, type Result } from "../app/deliver.ts";
import { roleOf, type Session } from "../app/session.ts";
import { type Answered, answersOf, DEFAULT_ROLE } from "../app/target.ts";
import type { Catalog, Role } from "../catalog/schema.ts";
import { type Calendar, stretches } from "../core/plan/calendar.ts";
import { workload } from "../core/plan/jobs.ts";
import { HOURS_HIGH, makePlan, type Plan, type PlanStep } from "../core/plan/plan.ts";
import { whatIf } from "../core/plan/what-if.ts";
import { profileOf } from "../core/report.ts";
import { assumeInAnswers } from "../core/score/asked.ts";
import { skillFacts } from "../core/score/facts.ts";
import { hoursBetween } from "../core/score/hours.ts";
import type { Level } from "../core/score/levels.ts";
import { errorCode, UsageError, UserError } from "../errors.ts";
import type { Page } from "../render/blocks.ts";
import type { CalendarEntry } from "../render/ics.ts";
import type { Store } from "../store/assessments.ts";
import { joined, points } from "../views/format.ts";
import { nextLine } from "../views/next.ts";
import { APPLYING_WORDS, lessonsOf, planPage, stepWords, waysBlocks, whyOf } from "../views/plan.ts";
import { milestoneOf, milestoneWords } from "../views/plan-projects.ts";
import { resourceWords } from "../views/resource.ts";
import { whatIfPage } from "../views/what-if.ts";
import { setting } from "./assess.ts";
import {
  calendarOf,
  checkTogether,
  DAYS_A_YEAR,
  goalOf,
  MOST_YEARS,
  type PlanOptions,
  wantedOf,
  withAnswered,
} from "./plan-wanted.ts";

/** What to learn, in which order and by when; or what single changes would bring. */
export async function plan(
  session: Session,
  target: string | undefined,
  options: PlanOptions,
  advert?: Role,
): Promise<void> {
  checkTogether(options);
  checkFormat(session.json, options.format);
  const { chooseLevels } = await import("../app/measured.ts");
  const answered = await takeUnasked(session, await chooseLevels(session, await answersOf(session, target), options));
  if (target === undefined) await tellOfNames(session, options);
  if (options.whatIf) return printWhatIf(session, answered, options, options.whatIf);
  const wanted = withAnswered(session, options, answered.answers);
  const calendar = calendarOf(session, wanted);
  const asked = advert ?? (options.for === undefined ? undefined : await advertRole(session, options.for, answered));
  const made = await planFor(session, answered, calendar, wanted, placeOf(answered, target), asked);
  if (options.keep) await keep(session, answered, made);
  await deliverPlan(session, made, options);
}

/** After the short way what was not asked is no step, and that is said. */
async function takeUnasked(session: Session, answered: Answered): Promise<Answered> {
  if (answered.answers.way !== "short") return answered;
  session.say("What the short way did not ask counts as known here. To be asked the rest: mlcareer assess --continue");
  return { ...answered, answers: assumeInAnswers(answered.answers, (await session.catalog()).skills) };
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
  /** Planned from the measured levels instead of the claimed ones. */
  measured: boolean;
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
  advert: Role | undefined,
): Promise<Made> {
  const catalog = await session.catalog();
  const own = roleOf(catalog, answered.answers.role ?? DEFAULT_ROLE);
  const role = advert ?? roleOf(catalog, options.role ?? own.id);
  const facts = skillFacts(catalog, role);
  const profile = profileOf(answered.answers);
  const wanted = { ...wantedOf(options, catalog), goal: goalOf(calendar, options) };
  const made = (towards: Role): Plan => {
    const hours = workload(towards, profile, facts, wanted).jobs.reduce((sum, job) => sum + job.hours, 0);
    if (!wanted.goal) checkLength(hours, calendar);
    return makePlan(towards, profile, facts, calendar, wanted);
  };
  const plan = made(role);
  checkReached(plan, role);
  tellOfPreferred(session, wanted.prefer, plan, role);
  await new Promise(setImmediate); // between two plans a signal is heard
  return {
    role,
    plan,
    calendar,
    dataVersion: catalog.version,
    answersFrom,
    measured: options.measured ?? false,
    ...(advert || role.id === own.id ? {} : { other: { role: own, plan: made(own) } }),
  };
}

/** A preference counts where the role leaves a choice; where it changes nothing, that is not passed over. */
function tellOfPreferred(
  session: Session,
  prefer: ReadonlySet<string> | undefined,
  { steps }: Plan,
  { requirements, title }: Role,
): void {
  for (const id of prefer ?? []) {
    if (steps.some(({ skill }) => skill === id)) continue;
    const asked = requirements.some((one) => one.kind !== "education" && one.options.some(({ skill }) => skill === id));
    session.say(
      asked
        ? `--prefer ${id} adds no step: what it counts for is met, or is not reached by this plan.`
        : `--prefer ${id} adds no step: ${title} does not ask for it.`,
    );
  }
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
function checkReached({ goal, readinessFrom, left, practised }: Plan, role: Role): void {
  if (!goal || !("target" in goal) || goal.reached || ("needs" in goal && goal.needs)) return;
  const degree = role.requirements.some(({ kind }) => kind === "education");
  const besides = [...(degree ? ["a degree"] : []), ...practised.skills];
  throw new UserError(
    `No plan reaches ${goal.target}: all steps together lead from ${points(readinessFrom)} to ${points(left.readiness)} of 100.`,
    `Choose a --target up to ${Math.floor(left.readiness * 10) / 10}.${besides.length > 0 ? ` The rest is no step of a plan: ${joined(besides)}.` : ""}`,
  );
}

async function deliverPlan(session: Session, made: Made, options: PlanOptions): Promise<void> {
  const result: Result = {
    what: "plan",
    title: `Plan: ${made.role.title}`,
    json: () => planJson(session, made),
    page: async (all) => {
      const shown = await page(session, made, all);
      return all ? shown : [...shown, nextLine(commandsOn(made, options))];
    },
    calendar: () => calendarEntries(session, made),
  };
  await deliver(session, result, options, PLAN_FORMATS);
}

/** The first step, and what a plan is good for besides. */
function commandsOn({ plan: { steps } }: Made, { keep }: PlanOptions): string[] {
  const [first] = steps;
  if (!first) return ["mlcareer role --for-me", "mlcareer explain plan"];
  return [`mlcareer skill ${first.skill}`, keep ? "mlcareer history progress" : "mlcareer explain plan"];
}

async function page(session: Session, { plan: it, role, calendar, other, measured }: Made, all = false): Promise<Page> {
  const shown = planPage(it, role, calendar, await session.catalog(), { all, measured });
  return other ? [...shown, ...waysBlocks([{ role, plan: it }, other], await session.catalog())] : shown;
}

/** The published shape of a plan. Points keep three decimals. */
async function planJson(session: Session, { plan: it, role, dataVersion, other }: Made): Promise<object> {
  const catalog = await session.catalog();
  const brief = ({ steps: _, projects: __, ...rest }: Plan) => ({
    ...rest,
    readinessFrom: rounded(rest.readinessFrom),
    readinessTo: rounded(rest.readinessTo),
    left: { ...rest.left, readiness: rounded(rest.left.readiness) },
    practised: { ...rest.practised, points: rounded(rest.practised.points) },
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
    projects: it.projects.flatMap(({ id, milestones }) => {
      const project = catalog.projects.find((one) => one.id === id);
      if (!project) return [];
      const planned = project.milestones.map(({ proves: _, ...milestone }, i) => ({ ...milestone, ...milestones[i] }));
      return [{ ...project, milestones: planned }];
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
  const entries = it.steps.flatMap((step) => {
    const { resources, build } = lessonsOf(step, catalog);
    const text = [
      `${step.hours} hours. Why: ${whyOf(step, role, catalog)}.`,
      ...milestoneLines(step, catalog),
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
  const last = it.applying && { ...it.applying, id: `${id}-applying@mlcareer` };
  const applying = last
    ? [{ id: last.id, sequence, from: last.starts, to: last.ends, title: "Applying", text: APPLYING_WORDS }]
    : [];
  return [...entries, ...applying];
}

function milestoneLines(step: PlanStep, catalog: Catalog): string[] {
  const found = milestoneOf(step, catalog);
  return found
    ? [`Proved at: ${milestoneWords(found)}. ${found.milestone.text}`, `Check: ${found.milestone.check}`]
    : [];
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
    page: (all) => [
      ...whatIfPage(role, list, result, catalog),
      ...(all
        ? []
        : [
            nextLine(
              list
                .slice(0, 1)
                .map(({ skill }) => `mlcareer skill ${skill}`)
                .concat("mlcareer plan"),
            ),
          ]),
    ],
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
  const steps = it.steps.map(({ skill, from, to, starts, ends, worth, hours }) => {
    return { skill, from, to, starts, ends, worth, hours };
  });
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
