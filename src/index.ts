import { basename, join } from "node:path";
import { parseAnswers } from "./app/answers.ts";
import { DEFAULT_ROLE } from "./app/target.ts";
import { builtCatalog } from "./catalog/built.ts";
import { planFirst } from "./core/plan/first.ts";
import type { Evidence, LastUsed, Report } from "./core/published.ts";
import { makeReport } from "./core/report.ts";
import { UserError } from "./errors.ts";
import { VERSION } from "./version.ts";

/*
 * The library: what `mlcareer report --json` prints, as a function. What is exported is spelt out here and in
 * core/published.ts; the build makes one file of declarations of both, which stands alone.
 */

export type * from "./core/published.ts";

/** What a person has done with a skill: 0 none, 1 aware, 2 guided, 3 independent, 4 leading. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** A rating in full; the level alone will do. */
export interface Rating {
  level: number;
  lastUsed?: LastUsed | undefined;
  /** Where it can be seen: the address of a repository, or a list such as `assess --from` keeps. */
  evidence?: string | Evidence[] | undefined;
}

export interface Answers {
  /** The id of a role; `ml-engineer` when left out. */
  role?: string | undefined;
  education?: { degree: "none" | "bachelors" | "masters" | "doctorate"; related: boolean } | undefined;
  /** Two letters (ISO 3166), for pay. */
  country?: string | undefined;
  /** When only the weightiest skills were asked for: a skill left out was not asked. */
  way?: "short" | undefined;
  /** What the plan assumes: hours of study a week, and a day (2027-06-30). */
  hoursPerWeek?: number | undefined;
  deadline?: string | undefined;
  /** By skill id; a skill left out counts as 0 and is listed as not answered. */
  ratings: Record<string, Level | Rating>;
}

export interface AssessOptions {
  /** Scores against this role instead of the one the answers name. */
  role?: string;
  /** When the answers were given; now when left out. */
  at?: Date;
}

/** What is wrong with the answers: a sentence with the place, and how to fix it. */
export class AnswersError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "AnswersError";
    this.hint = hint;
  }
}

const data = builtCatalog(
  join(import.meta.dirname, basename(import.meta.dirname) === "dist" ? "data" : "../dist/data"),
);

/**
 * Scores answers against a role, with the built-in data; the same as `mlcareer report --json`. Reads no other file and
 * opens no connection. Throws AnswersError for an unknown role or skill, or a level that is none.
 *
 * @example
 * const report = assess({ role: "ml-engineer", ratings: { python: 3, sql: 2 } });
 * report.readiness.claimed; // points of 100
 * report.gaps[0].skill; // the most pressing gap
 */
export function assess(answers: Answers, { role, at = new Date() }: AssessOptions = {}): Report {
  try {
    const wanted = { ...answers, role: role ?? answers?.role ?? DEFAULT_ROLE };
    const checked = parseAnswers(JSON.stringify(wanted, null, 2), "answers", data);
    const found = data.roles.find(({ id }) => id === wanted.role) as (typeof data.roles)[number];
    const { answers: _, ...report } = makeReport({
      catalog: data,
      role: found,
      answers: checked,
      assessedAt: at.toISOString(),
      version: VERSION,
      first: planFirst(data, found, checked),
    });
    return report;
  } catch (error) {
    if (error instanceof UserError) throw new AnswersError(error.message, error.hint);
    throw error;
  }
}
