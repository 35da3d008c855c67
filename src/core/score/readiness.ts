import type { Answers, Education, Rating, Requirement, Role, SkillRequirement } from "../../catalog/schema.ts";
import { DEGREES } from "./levels.ts";

/*
 * The score (design: a sum that explains itself exactly).
 *
 *   credit of a skill          c = min(1, level / asked)^2.5 × the option's credit
 *   coverage of a requirement  mean of the best k credits among its options (k = all of them for `all`)
 *   coverage of education      min(1, rung / asked rung), one rung less in an unrelated field
 *   A    = Σ w·c / Σ w
 *   gate = min over requirements with a floor of (mean of the k largest min(level, floor)) / floor
 *   R    = 100 · A · (1 − 0.3 · (1 − gate))
 */

/** What all requirements weigh together: a requirement brings weight / total of the 100 points. */
export function weightTotal(requirements: readonly { readonly weight: number }[]): number {
  return requirements.reduce((sum, { weight }) => sum + weight, 0);
}

/** What the formula fixes besides a role's requirements. */
interface Formula {
  /** The power of level / asked: the share of the hours that a share of the levels takes. */
  curve: number;
  /** The share of the points that an unmet must-have takes at most. */
  gate: number;
  /** Whether one option's levels above the floor make up for another's below it. */
  levelsMakeUp: boolean;
}

/**
 * Both editions. The curve of the second: over the skills of the catalogue the median share of hours is 6, 29 and 100 %
 * for levels 1, 2 and 3 of 3, and 20 and 100 % for 1 and 2 of 2; the power 2.5 gives 6, 36, 100 and 18, 100. The first is
 * kept for assessments that were scored by it.
 */
export const FORMULAS: Record<1 | 2, Formula> = {
  1: { curve: 1, gate: 0.5, levelsMakeUp: true },
  2: { curve: 2.5, gate: 0.3, levelsMakeUp: false },
};

/** What of a role the score rests on; the second edition of the formula when none is named. */
export type ScoredRole = Pick<Role, "requirements"> & { formula?: 1 | 2 | undefined };

export function formulaOf({ formula = 2 }: ScoredRole): Formula {
  return FORMULAS[formula];
}

export type Ratings = ReadonlyMap<string, Rating>;

/** What a person claims: the ratings by skill id, and the education (none when not told). */
export interface Profile {
  ratings: Ratings;
  education?: Education | undefined;
}

/** Answers as the score takes them. */
export function profileOf({ ratings, education }: Pick<Answers, "ratings" | "education">): Profile {
  return { ratings: new Map(Object.entries(ratings)), education };
}

export interface RequirementScore {
  requirement: Requirement;
  /** Mean level of the options that count, 0 to 4; the rung (0 to 3) for education. */
  reached: number;
  /** 0 to 1. */
  coverage: number;
  /** How much of its floor is reached, 0 to 1; 1 when it has none. */
  floor: number;
  /** Points of 100 that this requirement brings, before the gate. */
  points: number;
  /** Points of 100 that it loses, before the gate. */
  lost: number;
}

export interface Readiness {
  /** 0 to 100. */
  value: number;
  /** Weighted mean coverage, 0 to 1. */
  coverage: number;
  /** 1 when every must-have floor is met, less otherwise; `requirement` is the one furthest below. */
  gate: { value: number; requirement?: string };
  requirements: RequirementScore[];
  /** Every lost point, by requirement or "gate": their sum is 100 − value. */
  losses: { requirement: string; points: number }[];
}

/** How far a person reaches one requirement. */
export interface Cover {
  /** Mean level of the options that count, 0 to 4; the rung for education. */
  reached: number;
  /** Mean credit of the options that count, 0 to 1. */
  coverage: number;
  /** How much of its floor it reaches, 0 to 1; 1 when it has none. */
  floor: number;
}

/** The readiness of a profile for a role, with the sum that explains it. Exact, no rounding. */
export function readiness(role: ScoredRole, profile: Profile): Readiness {
  const formula = formulaOf(role);
  const covers = role.requirements.map((requirement) => cover(requirement, profile, formula));
  const total = weightTotal(role.requirements);
  const { value, coverage, gate } = combine(role, covers);
  const requirements = role.requirements.map((requirement, i) => {
    const { coverage: c, ...rest } = covers[i] as Cover;
    const share = (100 * requirement.weight) / total;
    return { requirement, ...rest, coverage: c, points: share * c, lost: share * (1 - c) };
  });
  const losses = requirements
    .filter(({ lost }) => lost > 0)
    .map(({ requirement, lost }) => ({ requirement: requirement.id, points: lost }));
  const gateLoss = 100 * coverage * formula.gate * (1 - gate.value);
  if (gateLoss > 0) losses.push({ requirement: "gate", points: gateLoss });
  return { value, coverage, gate, requirements, losses };
}

/** The score alone, from how far each requirement is reached (in the role's order). */
export function combine(role: ScoredRole, covers: readonly Cover[]): Pick<Readiness, "value" | "coverage" | "gate"> {
  const gate: Readiness["gate"] = { value: 1 };
  let reached = 0;
  let total = 0;
  for (const [i, requirement] of role.requirements.entries()) {
    const { coverage, floor } = covers[i] as Cover;
    reached += requirement.weight * coverage;
    total += requirement.weight;
    if (floor < gate.value) {
      gate.value = floor;
      gate.requirement = requirement.id;
    }
  }
  const coverage = reached / total;
  return { value: 100 * coverage * gateFactor(gate.value, formulaOf(role)), coverage, gate };
}

/** What an open gate leaves of the points, 0.7 to 1. */
export function gateFactor(gate: number, formula: Formula = FORMULAS[2]): number {
  return 1 - formula.gate * (1 - gate);
}

/** The number of options that count: all of them, or the best k. */
export function countOptions(requirement: SkillRequirement): number {
  return requirement.kind === "all"
    ? requirement.options.length
    : Math.min(requirement.best, requirement.options.length);
}

/** The rung (0 to 3) that an education counts for: one less, not below 0, in an unrelated field. */
export function rung(education: Education | undefined): number {
  if (!education) return 0;
  return Math.max(0, DEGREES.indexOf(education.degree) - (education.related ? 0 : 1));
}

/** The credit of an option at a level, 0 to 1. */
export function creditAt(option: SkillRequirement["options"][number], level: number, formula = FORMULAS[2]): number {
  return Math.min(1, level / option.asked) ** formula.curve * option.credit;
}

/** How far a profile reaches one requirement. */
export function cover(requirement: Requirement, { ratings, education }: Profile, formula = FORMULAS[2]): Cover {
  if (requirement.kind === "education") {
    const asked = DEGREES.indexOf(requirement.asked);
    const reached = rung(education);
    return { reached, coverage: asked === 0 ? 1 : Math.min(1, reached / asked), floor: 1 };
  }
  const k = countOptions(requirement);
  const scored = requirement.options.map((option) => {
    const level = ratings.get(option.skill)?.level ?? 0;
    return { level, coverage: creditAt(option, level, formula) };
  });
  const levels = scored.map(({ level }) => level);
  if (k < scored.length) scored.sort((a, b) => b.coverage - a.coverage || b.level - a.level);
  const sum = { reached: 0, coverage: 0 };
  for (const { level, coverage } of scored.slice(0, k)) {
    sum.reached += level;
    sum.coverage += coverage;
  }
  const reached = sum.reached / k;
  return { reached, coverage: sum.coverage / k, floor: floorReached(requirement.floor, levels, k, reached, formula) };
}

/** Each option counts up to the floor and no further, so that one known well does not make up for one not known. */
function floorReached(
  floor: number | undefined,
  levels: readonly number[],
  k: number,
  reached: number,
  formula: Formula,
): number {
  if (floor === undefined) return 1;
  if (formula.levelsMakeUp) return Math.min(1, reached / floor);
  const capped = levels.map((level) => Math.min(level, floor)).sort((a, b) => b - a);
  return capped.slice(0, k).reduce((sum, level) => sum + level, 0) / k / floor;
}
