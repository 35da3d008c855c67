import type { Education, Rating, Requirement, Role } from "../../catalog/schema.ts";
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
export const GATE_STRENGTH = 0.5;

/** How far a person reaches one requirement: mean level of the options that count, and their mean coverage. */
export interface Cover {
  reached: number;
  coverage: number;
}

/** The readiness of a profile for a role, with the sum that explains it. Exact, no rounding. */
export function readiness(role: Pick<Role, "requirements">, profile: Profile): Readiness {
  const covers = role.requirements.map((requirement) => cover(requirement, profile));
  const total = role.requirements.reduce((sum, { weight }) => sum + weight, 0);
  const { value, coverage, gate } = combined(role, covers);
  const requirements = role.requirements.map((requirement, i) => {
    const { reached, coverage: c } = covers[i] as Cover;
    const share = (100 * requirement.weight) / total;
    return { requirement, reached, coverage: c, points: share * c, lost: share * (1 - c) };
  });
  const losses = requirements
    .filter(({ lost }) => lost > 0)
    .map(({ requirement, lost }) => ({ requirement: requirement.id, points: lost }));
  const gateLoss = 100 * coverage * GATE_STRENGTH * (1 - gate.value);
  if (gateLoss > 0) losses.push({ requirement: "gate", points: gateLoss });
  return { value, coverage, gate, requirements, losses };
}

/** The score alone, from how far each requirement is reached (in the role's order). */
export function combined(
  role: Pick<Role, "requirements">,
  covers: readonly Cover[],
): Pick<Readiness, "value" | "coverage" | "gate"> {
  const gate: Readiness["gate"] = { value: 1 };
  let reached = 0;
  let total = 0;
  for (const [i, requirement] of role.requirements.entries()) {
    const covered = covers[i] as Cover;
    reached += requirement.weight * covered.coverage;
    total += requirement.weight;
    const pass = floorMet(requirement, covered.reached);
    if (pass < gate.value) {
      gate.value = pass;
      gate.requirement = requirement.id;
    }
  }
  const coverage = reached / total;
  return { value: 100 * coverage * (1 - GATE_STRENGTH * (1 - gate.value)), coverage, gate };
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

/** How far a profile reaches one requirement. */
export function cover(requirement: Requirement, { ratings, education }: Profile): Cover {
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
  const sum: Cover = { reached: 0, coverage: 0 };
  for (const { level, coverage } of scored.slice(0, k)) {
    sum.reached += level;
    sum.coverage += coverage;
  }
  return { reached: sum.reached / k, coverage: sum.coverage / k };
}
