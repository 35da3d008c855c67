import { existsSync } from "node:fs";
import type { Answers, Role, Rubric } from "../catalog/schema.ts";
import type { Known } from "../core/check/known.ts";
import { HOURS_PER_WEEK } from "../core/plan/calendar.ts";
import { type FirstStep, firstSteps } from "../core/plan/first-steps.ts";
import { makeReport, type Report } from "../core/report.ts";
import { assumeInAnswers } from "../core/score/asked.ts";
import { UserError } from "../errors.ts";
import { readGiven } from "../io/read.ts";
import type { Assessment } from "../store/assessments.ts";
import { VERSION } from "../version.ts";
import { knownFor } from "./checks.ts";
import { roleOf, type Session } from "./session.ts";
import { sayFuture } from "./today.ts";

export const DEFAULT_ROLE = "ml-engineer";

/** Answers and when they were given. */
export interface Answered {
  /** Of a saved assessment. */
  id?: string;
  answers: Answers;
  at: string;
  /** The answers of the person's checks that count with them, if any do. */
  check?: Known | undefined;
  /** What was kept with a saved assessment, and the data that it was worked out from. */
  kept?: Pick<Assessment, "dataVersion" | "first">;
}

/** The answers a command speaks of: a saved assessment by id, a file, standard input (-), or the latest assessment. */
export async function answersOf(session: Session, target: string | undefined): Promise<Answered> {
  const now = session.io.now().toISOString();
  if (target === "-") return { answers: await parse(session, await session.io.readInput(), "standard input"), at: now };
  if (target !== undefined && !(await isSaved(session, target))) {
    if (existsSync(target)) return { answers: await parse(session, await readGiven(target), target), at: now };
    if (isFileName(target))
      throw new UserError(`Cannot read ${target}: there is no such file.`, "mlcareer history lists saved assessments.");
  }
  const store = await session.store();
  const { id, answers, savedAt, dataVersion, first } = await store.assessment(target);
  sayFuture(session, [{ id, savedAt }]);
  return { id, answers, at: savedAt, check: await knownFor(session, store, id), kept: { dataVersion, first } };
}

/** True for the id of a saved assessment. Where a file is meant, it does not matter that the folder cannot be read. */
async function isSaved(session: Session, target: string): Promise<boolean> {
  try {
    return (await session.store()).assessments.ids().includes(target);
  } catch (error) {
    if (error instanceof UserError && (isFileName(target) || existsSync(target))) return false;
    throw error;
  }
}

function isFileName(target: string): boolean {
  return /[/\\.]/.test(target);
}

/** What an assessment of a role is scored by, to be kept with it. */
export function rubricOf({ id, title, requirements }: Role): Rubric {
  const rules = requirements.map(({ note, sources, weightBasis, factor, core, counted, ...rule }) => rule);
  return { id, title, formula: 2, requirements: rules };
}

async function parse(session: Session, text: string, name: string): Promise<Answers> {
  const { parseAnswers } = await import("./answers.ts");
  return parseAnswers(text, name, await session.catalog());
}

interface ReportWanted {
  role?: string | undefined;
  hoursPerWeek?: number | undefined;
  /** What to do first, where it is known already or nobody is shown it. */
  first?: readonly FirstStep[];
}

/** The report of answers, for the role asked for, the one they name, or the default. */
export async function reportOf(
  session: Session,
  answered: Answered,
  { role, hoursPerWeek, first }: ReportWanted = {},
): Promise<Report> {
  const catalog = await session.catalog();
  const { answers, at, check } = answered;
  const wanted = role ?? answers.role ?? DEFAULT_ROLE;
  const towards = roleOf(catalog, wanted);
  const known = first ?? (await keptFirst(session, answered, towards.id, catalog.version, hoursPerWeek));
  return makeReport({
    catalog,
    role: towards,
    answers: { ...answers, role: towards.id },
    assessedAt: at,
    check,
    version: VERSION,
    first:
      known ??
      (await import("../core/plan/first.ts")).planFirst(
        catalog,
        towards,
        assumeInAnswers(answers, catalog.skills),
        hoursPerWeek ?? answers.hoursPerWeek,
      ),
  });
}

/**
 * What to do first as it was planned before, so that no report waits for a plan: of the plan that the person set out on
 * with these answers, else as kept with them. Undefined once the data, the role or the pace are others.
 */
async function keptFirst(
  session: Session,
  { id, answers, kept }: Answered,
  role: string,
  dataVersion: string,
  hoursPerWeek: number | undefined,
): Promise<readonly FirstStep[] | undefined> {
  if (!kept || id === undefined) return undefined;
  const store = await session.store();
  const latest = store.plans.ids().length > 0 ? (await store.plans.list()).kept.at(-1) : undefined;
  if (latest && latest.assessment === id && latest.role === role && latest.dataVersion === dataVersion) {
    const steps = latest.steps.flatMap(({ worth, hours, ...step }) =>
      worth === undefined || hours === undefined ? [] : [{ ...step, worth, hours }],
    );
    if (steps.length === latest.steps.length) return firstSteps(steps);
  }
  const same = kept.dataVersion === dataVersion && answers.role === role;
  return same && kept.first?.hoursPerWeek === (hoursPerWeek ?? answers.hoursPerWeek ?? HOURS_PER_WEEK.usual)
    ? kept.first.steps
    : undefined;
}
