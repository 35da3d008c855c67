import type { Education, Rating, Requirement, Role } from "../catalog/schema.ts";
import { DEGREES } from "./levels.ts";

/*
 * The score (design: a sum that explains itself exactly).
 *
 *   coverage of a skill        c = min(1, level / asked) × credit
 *   coverage of a requirement  mean of the best k coverages among its options (k = all of them for `all`)
 *   coverage of education      min(1, rung / asked rung), one rung less in an unrelated field
 *   A    = Σ w·c / Σ w
 *   gate = min over requirements with a floor of min(1, level reached / floor)
 *   R    = 100 · A · (1 − ½ · (1 − gate))
 */

export type Ratings = ReadonlyMap<string, Rating>;

/** What a person claims: the ratings by skill id, and the education (none when not told). */
export interface Profile {
  ratings: Ratings;
  education?: Education | undefined;
}

export interface RequirementScore {
  requirement: Requirement;
  /** Mean level of the options that count, 0 to 4; the rung (0 to 3) for education. */
  reached: number;
  /** 0 to 1. */
  coverage: number;
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

/** How strongly an unmet floor pulls the score down: half of it at most. */
const GATE_STRENGTH = 0.5;

/** The readiness of a profile for a role, with the sum that explains it. Exact, no rounding. */
export function readiness(role: Role, profile: Profile): Readiness {
  const total = role.requirements.reduce((sum, { weight }) => sum + weight, 0);
  const gate: Readiness["gate"] = { value: 1 };
  let coverage = 0;
  const requirements = role.requirements.map((requirement) => {
    const { reached, coverage: c } = cover(requirement, profile);
    const share = requirement.weight / total;
    coverage += share * c;
    const pass = floorMet(requirement, reached);
    if (pass < gate.value) {
      gate.value = pass;
      gate.requirement = requirement.id;
    }
    return { requirement, reached, coverage: c, points: 100 * share * c, lost: 100 * share * (1 - c) };
  });
  const gateLoss = 100 * coverage * GATE_STRENGTH * (1 - gate.value);
  const losses = requirements
    .filter(({ lost }) => lost > 0)
    .map(({ requirement, lost }) => ({ requirement: requirement.id, points: lost }));
  if (gateLoss > 0) losses.push({ requirement: "gate", points: gateLoss });
  return { value: 100 * coverage - gateLoss, coverage, gate, requirements, losses };
}

/** How much of its floor a requirement reaches, 0 to 1; 1 when it has none. */
export function floorMet(requirement: Requirement, reached: number): number {
  if (requirement.kind === "education" || requirement.floor === undefined) return 1;
  return Math.min(1, reached / requirement.floor);
}

/** The number of options that count: all of them, or the best k. */
export function counted(requirement: Exclude<Requirement, { kind: "education" }>): number {
  return requirement.kind === "all"
    ? requirement.options.length
    : Math.min(requirement.best, requirement.options.length);
}

/** The rung (0 to 3) that an education counts for: one less, not below 0, in an unrelated field. */
export function rung(education: Education | undefined): number {
  if (!education) return 0;
  return Math.max(0, DEGREES.indexOf(education.degree) - (education.related ? 0 : 1));
}

function cover(requirement: Requirement, { ratings, education }: Profile): { reached: number; coverage: number } {
  if (requirement.kind === "education") {
    const asked = DEGREES.indexOf(requirement.asked);
    const reached = rung(education);
    return { reached, coverage: asked === 0 ? 1 : Math.min(1, reached / asked) };
  }
  const { asked, options } = requirement;
  const k = counted(requirement);
  const scored = options.map(({ skill, credit }) => {
    const level = ratings.get(skill)?.level ?? 0;
    return { level, coverage: Math.min(1, level / asked) * credit };
  });
  if (k < scored.length) scored.sort((a, b) => b.coverage - a.coverage || b.level - a.level);
  let reached = 0;
  let coverage = 0;
  for (let i = 0; i < k; i++) {
    reached += scored[i]?.level ?? 0;
    coverage += scored[i]?.coverage ?? 0;
  }
  return { reached: reached / k, coverage: coverage / k };
}
