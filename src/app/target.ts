import { existsSync } from "node:fs";
import type { Answers, Role, Rubric } from "../catalog/schema.ts";
import type { Known } from "../core/check/known.ts";
import { makeReport, type Report } from "../core/report.ts";
import { UserError } from "../errors.ts";
import { readGiven } from "../io/read.ts";
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
  const { id, answers, savedAt } = await store.assessment(target);
  sayFuture(session, [{ id, savedAt }]);
  return { id, answers, at: savedAt, check: await knownFor(session, store, id) };
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
  const rules = requirements.map(({ note, sources, weightBasis, factor, core, ...rule }) => rule);
  return { id, title, formula: 2, requirements: rules };
}

async function parse(session: Session, text: string, name: string): Promise<Answers> {
  const { parseAnswers } = await import("./answers.ts");
  return parseAnswers(text, name, await session.catalog());
}

/** The report of answers, for the role asked for, the one they name, or the default. */
export async function reportOf(session: Session, { answers, at, check }: Answered, role?: string): Promise<Report> {
  const catalog = await session.catalog();
  return makeReport({
    catalog,
    role: roleOf(catalog, role ?? answers.role ?? DEFAULT_ROLE),
    answers: { ...answers, role: role ?? answers.role ?? DEFAULT_ROLE },
    assessedAt: at,
    check,
    version: VERSION,
  });
}
