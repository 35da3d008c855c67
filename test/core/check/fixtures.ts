import type { Requirement, Role } from "../../../src/catalog/schema.ts";
import type { Question } from "../../../src/core/check/items.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import type { Profile } from "../../../src/core/score/readiness.ts";

export interface Ask {
  skills: string[];
  best?: number;
  asked?: number;
  floor?: number;
  weight?: number;
  credits?: number[];
  core?: true;
}

/** A role out of the few things that matter here; a string asks for level 3 of one skill. */
export function roleOf(asks: readonly (string | Ask)[]): Role {
  return {
    id: "role",
    title: "Role",
    summary: "",
    sources: [],
    payGroups: [],
    about: [],
    worksWith: [],
    differs: [],
    responsibilities: [],
    requirements: asks.map((ask, i) => requirement(typeof ask === "string" ? { skills: [ask] } : ask, i)),
  };
}

export function profileOf(levels: Record<string, number>): Profile {
  return { ratings: new Map(Object.entries(levels).map(([skill, level]) => [skill, { level: level as Level }])) };
}

/** `each` questions on every skill, their difficulties spread evenly over −1.5 … 1.5. */
export function bankOf(skills: readonly string[], each: number): Question[] {
  return skills.flatMap((skill) =>
    Array.from({ length: each }, (_, i) => ({
      id: `${skill}-${i + 1}`,
      skill,
      difficulty: each === 1 ? 0 : -1.5 + (3 * i) / (each - 1),
    })),
  );
}

export function skillsOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `skill-${i + 1}`);
}

function requirement({ skills, best, asked = 3, floor, weight = 1, credits = [], core }: Ask, i: number): Requirement {
  return {
    id: `requirement-${i + 1}`,
    title: "",
    sources: [],
    weight,
    weightBasis: "",
    core,
    asked,
    options: skills.map((skill, s) => ({ skill, asked, credit: credits[s] ?? 1 })),
    ...(best === undefined ? { kind: "all" } : { kind: "best", best }),
    ...(floor === undefined ? {} : { floor }),
  } as Requirement;
}
