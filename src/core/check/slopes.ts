import type { SkillRequirement } from "../../catalog/schema.ts";
import {
  countOptions,
  creditAt,
  FORMULAS,
  gateFactor,
  type Profile,
  readiness,
  type ScoredRole,
  weightTotal,
} from "../score/readiness.ts";

type Option = SkillRequirement["options"][number];

/**
 * Points of readiness a level of each skill is worth at the levels given (fractions allowed): the partial derivatives of
 * R = 100·A·(1 − 0.3·(1 − gate)). An option below what is asked brings its credit's slope over k to its requirement's
 * coverage; one below the floor of the worst must-have opens the gate as well.
 */
export function slopes(role: ScoredRole, profile: Profile): Map<string, number> {
  const { coverage, gate } = readiness(role, profile);
  const total = weightTotal(role.requirements);
  const found = new Map<string, number>();
  const level = ({ skill }: Option) => profile.ratings.get(skill)?.level ?? 0;
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    const { floor = 0, options } = requirement;
    const k = countOptions(requirement);
    const gain = (100 * requirement.weight * gateFactor(gate.value)) / total / k;
    const opening = gate.requirement === requirement.id ? (100 * coverage * FORMULAS[2].gate) / k / floor : 0;
    for (const option of bestOf(options, k, (one) => creditAt(one, level(one))))
      add(found, option.skill, gain * creditSlope(option, level(option)));
    for (const option of opening > 0 ? bestOf(options, k, level) : [])
      if (level(option) < floor) add(found, option.skill, opening);
  }
  return found;
}

/** The derivative of an option's credit by its level. */
function creditSlope({ asked, credit }: Option, level: number): number {
  const { curve } = FORMULAS[2];
  return level < asked ? (curve * (level / asked) ** (curve - 1) * credit) / asked : 0;
}

/** The k options with the largest values; ties keep file order. */
function bestOf(options: readonly Option[], k: number, value: (option: Option) => number): Option[] {
  return [...options].sort((a, b) => value(b) - value(a)).slice(0, k);
}

function add(sums: Map<string, number>, skill: string, points: number): void {
  sums.set(skill, (sums.get(skill) ?? 0) + points);
}
