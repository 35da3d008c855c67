import type { Role } from "../../catalog/schema.ts";
import type { Evidenced, EvidencedSkill } from "../published.ts";
import { type Profile, readiness } from "./readiness.ts";

/*
 * How much of what is claimed has evidence: the same score, from the levels that evidence supports and no others. A third
 * thing beside claimed and measured: it proves nothing, and no other number is worked out from it.
 */

/** Undefined where no rating has evidence. `at`: when the report is made, an ISO time. */
export function evidencedOf(role: Pick<Role, "requirements">, { ratings }: Profile, at: string): Evidenced | undefined {
  const claimed = [...ratings].filter(([, { level }]) => level > 0);
  const skills = claimed.flatMap(([skill, { level, evidence = [] }]): EvidencedSkill[] => {
    if (evidence.length === 0) return [];
    const last = evidence
      .flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1);
    const stale = last !== undefined && isOverAYear(last, at);
    return [
      {
        skill,
        level,
        supports: Math.min(level, Math.max(...evidence.map((one) => one.level ?? level))),
        ...(last === undefined ? {} : { last }),
        ...(stale ? { stale } : {}),
        evidence,
      },
    ];
  });
  if (skills.length === 0) return undefined;
  const supported = new Map(skills.map(({ skill, supports }) => [skill, { level: supports as 1 }]));
  return {
    readiness: readiness(role, { ratings: supported }).value,
    claimed: claimed.length,
    shown: skills.length,
    skills,
  };
}

/** True for a month that ended over a year before a day. */
function isOverAYear(month: string, at: string): boolean {
  const [year, of] = [Number(at.slice(0, 4)), at.slice(5, 7)];
  return month < `${year - 1}-${of}`;
}
