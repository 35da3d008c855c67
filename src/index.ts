import { basename, join } from "node:path";
import { parseAnswers } from "./app/answers.ts";
import { DEFAULT_ROLE } from "./app/target.ts";
import { builtCatalog } from "./catalog/built.ts";
import { planFirst } from "./core/plan/first.ts";
import { makeReport } from "./core/report.ts";
import { UserError } from "./errors.ts";
import { VERSION } from "./version.ts";

/*
 * The library: what `mlcareer report --json` prints, as a function. Everything exported here is spelt out in this file,
 * so that its declarations stand alone; a test holds them equal to the published schema.
 */

/** What a person has done with a skill: 0 none, 1 aware, 2 guided, 3 independent, 4 leading. */
export type Level = 0 | 1 | 2 | 3 | 4;
export type LastUsed = "within-year" | "1-3-years" | "longer" | "over-a-year";

/** A rating in full; the level alone will do. */
export interface Rating {
  level: number;
  lastUsed?: LastUsed | undefined;
  /** Where it can be seen, such as the address of a repository. */
  evidence?: string | undefined;
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

export interface Source {
  id: string;
  title: string;
  publisher: string;
  date: string;
  url?: string | undefined;
  licence: string;
}

/** One figure or range of pay. Rows of different sources are never blended. */
export interface PayRow {
  company?: string | undefined;
  group?: string | undefined;
  country: string;
  currency: string;
  period: "year";
  low: number;
  high: number;
  median?: number | undefined;
  p10?: number | undefined;
  p25?: number | undefined;
  p75?: number | undefined;
  p90?: number | undefined;
  n?: number | undefined;
  kind: "range" | "figure" | "average" | "percentiles";
  basis?: "adverts" | "people" | "official" | "filings" | "offers" | undefined;
  /** What of pay it is: without stock and bonus, with them, what an advert names, official statistics. */
  pay?: "base" | "total" | "advertised" | "official" | undefined;
  city?: string | undefined;
  /** Median years of experience of those counted. */
  experience?: number | undefined;
  counted?: "ranges" | "rows" | undefined;
  level?: "EN" | "MI" | "SE" | "EX" | undefined;
  confidence?: "low" | "medium" | "high" | undefined;
  year: number;
  source: string;
  note?: string | undefined;
}

/** A sample person and what they score. */
export interface ScoredPerson {
  id: string;
  title: string;
  readiness: number;
}

/** Where a person stands. Points are of 100; every number is explained by `mlcareer explain`. */
export interface Report {
  schemaVersion: 1;
  generator: { name: "mlcareer"; version: string };
  /** Changes whenever the data behind the numbers do. */
  dataVersion: string;
  role: { id: string; title: string };
  /** ISO time. */
  assessedAt: string;
  answered: number;
  notAnswered: string[];
  /** After the short way: what it could be at most, and the score on what was asked alone. */
  readiness: { claimed: number; claimedUpTo?: number | undefined; claimedOfAsked?: number | undefined };
  /** The made-up sample people who score next less and next more. */
  among?: { below?: ScoredPerson | undefined; above?: ScoredPerson | undefined } | undefined;
  gate: { value: number; requirement?: string | undefined };
  requirements: {
    id: string;
    title: string;
    kind: "all" | "best" | "education";
    asked: number;
    reached: number;
    coverage: number;
    weight: number;
    weightBasis: string;
    floor?: number | undefined;
    points: number;
    lost: number;
    /** After the short way, for what it did not ask. */
    notAsked?: true | undefined;
  }[];
  /** The most pressing first. */
  gaps: {
    skill: string;
    requirement: string;
    level: number;
    asked: number;
    /** The level to bring it to first: the floor of a must-have not met, else the level asked. */
    first: number;
    status: "blocking" | "open" | "refresh" | "met";
    /** Points that closing this gap alone returns. */
    worth: number;
    /** An estimate. */
    hours?: number | undefined;
    hoursWithPrerequisites?: number | undefined;
    lastUsed?: LastUsed | undefined;
    alternatives?: string[] | undefined;
  }[];
  /** Every lost point, by requirement or "gate"; adds up to 100 − readiness. */
  losses: { requirement: string; points: number }[];
  strengths: string[];
  roles: { id: string; readiness: number; answered: number; of: number }[];
  blockingWorth: number;
  first: { skill: string; from: number; to: number; returns: number; hours: number }[];
  equalWeights: { sameOrder: boolean; top: string[] };
  decoysClaimed: string[];
  pay?: PayRow[] | undefined;
  sources: Source[];
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
