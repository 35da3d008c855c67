import type { Role } from "../../catalog/schema.ts";
import { counted, type Profile, readiness } from "../score/readiness.ts";

/**
 * Points of readiness a level of each skill is worth at the levels given: the partial derivatives of
 * R = 100·A·(½ + ½·gate), each option below what is asked bringing credit / (k · asked) to its requirement's coverage.
 */
export function slopes(role: Role, profile: Profile): Map<string, number> {
  const { coverage, gate } = readiness(role, profile);
  const total = role.requirements.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<string, number>();
  const level = (skill: string) => profile.ratings.get(skill)?.level ?? 0;
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    const { asked, options, weight, floor } = requirement;
    const k = counted(requirement);
    const gain = (100 * weight * (0.5 + 0.5 * gate.value)) / total / k / asked;
    const opening = gate.requirement === requirement.id && floor ? (50 * coverage) / k / floor : 0;
    const covers = (option: (typeof options)[number]) => Math.min(1, level(option.skill) / asked) * option.credit;
    const best =
      k === options.length
        ? options
        : [...options].sort((a, b) => covers(b) - covers(a) || level(b.skill) - level(a.skill));
    for (const { skill, credit } of best.slice(0, k)) {
      const worth = (level(skill) < asked ? gain * credit : 0) + opening;
      found.set(skill, (found.get(skill) ?? 0) + worth);
    }
  }
  return found;
}
