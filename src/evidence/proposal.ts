import type { LastUsed } from "../core/score/levels.ts";
import { compareText } from "../text/order.ts";
import type { Finding } from "./finding.ts";
import { monthsBetween } from "./months.ts";

/* Findings → proposals: one a skill, for the person to confirm. */

/** The evidence of a rating, as it is kept. */
export type Evidence = Omit<Finding, "skill">;

export interface Proposal {
  skill: string;
  /** The highest level that any of the evidence supports. */
  level: 1 | 2 | 3;
  /** Missing where nothing found has a date. */
  lastUsed?: LastUsed;
  /** What supports most first. */
  evidence: Evidence[];
}

/** The most that is kept of one skill: what supports most, and what is newest. */
const MOST_EVIDENCE = 3;

/** `today`: `YYYY-MM`. */
export function propose(findings: readonly Finding[], today: string): Proposal[] {
  const bySkill = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = bySkill.get(finding.skill);
    if (known) known.push(finding);
    else bySkill.set(finding.skill, [finding]);
  }
  return [...bySkill].map(([skill, found]) => {
    const dates = found.flatMap(({ date }) => date ?? []).sort();
    const last = dates.at(-1);
    const lastUsed = last === undefined ? undefined : lastUsedOf(last, today);
    const level = Math.max(...found.map((one) => one.level)) as Proposal["level"];
    return { skill, level, ...(lastUsed ? { lastUsed } : {}), evidence: bestOf(found) };
  });
}

export function lastUsedOf(month: string, today: string): LastUsed {
  const months = monthsBetween(month, today);
  return months <= 12 ? "within-year" : months <= 36 ? "1-3-years" : "longer";
}

/** What supports most, of every source one before a second of the same; equal words once. */
function bestOf(found: readonly Finding[]): Evidence[] {
  const ranked = [...found].sort((a, b) => b.level - a.level || compareText(b.date ?? "", a.date ?? ""));
  const kept: Finding[] = [];
  for (const one of ranked) if (!kept.some((other) => same(other, one))) kept.push(one);
  const first = kept.filter((one, i) => kept.findIndex(({ kind }) => kind === one.kind) === i);
  const rest = kept.filter((one) => !first.includes(one));
  return [...first, ...rest].slice(0, MOST_EVIDENCE).map(({ skill: _, ...evidence }) => evidence);
}

function same(a: Finding, b: Finding): boolean {
  return a.quote === b.quote || a.where === b.where;
}
