/*
 * The shapes of a report that the library publishes. Core makes them, `data schema report` describes them, and the
 * declarations of the package hold this file word for word: so it imports nothing, and its comments are for its users.
 */

/** When a skill was last used. */
export type LastUsed = "within-year" | "1-3-years" | "longer" | "over-a-year";

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
  /** The ends of a range, P10 and P90 of percentiles (the quartiles where only those are known), twice the same for a single figure. */
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
  /** What n counts: whole advertised ranges by their midpoint, or single rows. */
  counted?: "ranges" | "rows" | undefined;
  level?: "EN" | "MI" | "SE" | "EX" | undefined;
  confidence?: "low" | "medium" | "high" | undefined;
  year: number;
  source: string;
  note?: string | undefined;
}

/** A sample person and what they score for the role at hand, 0 to 100. */
export interface ScoredPerson {
  id: string;
  title: string;
  readiness: number;
}

/** The two made-up sample people nearest to a score; one is missing above all of them or below all of them. */
export interface Among {
  below?: ScoredPerson | undefined;
  above?: ScoredPerson | undefined;
}

export interface ReportRequirement {
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
}

export interface ReportGap {
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
}

/** One of the things to do first; `returns` are the points after the ones before it. */
export interface FirstStep {
  skill: string;
  from: number;
  to: number;
  returns: number;
  hours: number;
}

/** What shows a level to somebody else; found in files by `assess --from`, or a link of the person's own. */
export interface Evidence {
  kind: "resume" | "linkedin" | "document" | "code" | "link";
  /** A file and the place in it, relative to what was given; the address of a link. */
  where: string;
  /** The words that name the skill, with what is personal masked. */
  quote?: string | undefined;
  /** The last month of it (2026-03). */
  date?: string | undefined;
  /** The most that it supports, 1 to 3; missing of a link, which nobody has looked at. */
  level?: number | undefined;
}

export interface EvidencedSkill {
  skill: string;
  /** The level claimed, and the most of it that the evidence supports. */
  level: number;
  supports: number;
  /** The last month that the evidence tells of, where it tells one. */
  last?: string | undefined;
  /** Where that is over a year ago. */
  stale?: true | undefined;
  evidence: Evidence[];
}

/** How much of what is claimed has evidence. It proves nothing: no other number is worked out from it. */
export interface Evidenced {
  /** The score of the levels that evidence supports and of nothing else, 0 to 100. A degree is not counted. */
  readiness: number;
  /** Skills claimed above 0, and how many of them have evidence. */
  claimed: number;
  shown: number;
  skills: EvidencedSkill[];
}

export interface ClaimedReadiness {
  /** What the person claims. */
  claimed: number;
  /** After the short way: what it could be at most, were everything not asked known; `claimed` is then "at least". */
  claimedUpTo?: number | undefined;
  /** After the short way: the score on the requirements that were asked, by which the sample people are compared. */
  claimedOfAsked?: number | undefined;
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
  readiness: ClaimedReadiness;
  /**
   * The sample people nearest to the claimed readiness, after the short way on what was asked alone; left out where none
   * is described for such a role.
   */
  among?: Among | undefined;
  gate: { value: number; requirement?: string | undefined };
  requirements: ReportRequirement[];
  /** The most pressing first. */
  gaps: ReportGap[];
  /** Every lost point, by requirement or "gate"; adds up to 100 − readiness. */
  losses: { requirement: string; points: number }[];
  strengths: string[];
  /** Beside what is claimed, and apart from it; left out where nothing has evidence. */
  evidence?: Evidenced | undefined;
  /** The same answers against every role, and how many of that role's skills were answered. */
  roles: { id: string; readiness: number; answered: number; of: number }[];
  /** What closing all blocking gaps together returns. */
  blockingWorth: number;
  /** What to do first, the first steps of the plan. */
  first: FirstStep[];
  /** The first five gaps, and whether equal weights would put the same five in the same order. */
  equalWeights: { sameOrder: boolean; top: string[] };
  /** Items claimed that name no existing tool. */
  decoysClaimed: string[];
  pay?: PayRow[] | undefined;
  sources: Source[];
}
