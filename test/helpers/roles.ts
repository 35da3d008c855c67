import * as fc from "fast-check";
import type { Requirement, Role } from "../../src/catalog/schema.ts";
import type { Profile } from "../../src/core/score/readiness.ts";

/** A role with the given requirements and nothing else worth reading. */
export function roleWith(requirements: Requirement[], id = "test-role"): Role {
  return {
    id,
    title: "Test role",
    summary: "A role for tests.",
    sources: ["s"],
    payGroups: ["Test"],
    about: [{ text: "x", source: "s" }],
    worksWith: [],
    differs: [],
    responsibilities: [{ id: "r", text: "x", source: "s", servedBy: requirements.map(({ id }) => id) }],
    requirements,
  };
}

type Extra = Partial<{
  weight: number;
  floor: number;
  credits: Record<string, number>;
  levels: Record<string, number>;
}>;

const base = (id: string, weight = 1) => ({ id, title: id, sources: ["s"], weight, weightBasis: "test" });

const optionsOf = (asked: number, skills: string[], { credits = {}, levels = {} }: Extra) =>
  skills.map((skill) => ({ skill, credit: credits[skill] ?? 1, asked: levels[skill] ?? asked }));

const floorOf = ({ floor }: Extra) => (floor ? { floor } : {});

/** A requirement of all the skills; `levels` are what single options ask for themselves. */
export function all(id: string, asked: number, skills: string[], extra: Extra = {}): Requirement {
  const options = optionsOf(asked, skills, extra);
  return { ...base(id, extra.weight), kind: "all", asked, options, ...floorOf(extra) };
}

/** A requirement of the best k of the skills. */
export function best(id: string, k: number, asked: number, skills: string[], extra: Extra = {}): Requirement {
  const options = optionsOf(asked, skills, extra);
  return { ...base(id, extra.weight), kind: "best", best: k, asked, options, ...floorOf(extra) };
}

export function education(asked: "none" | "bachelors" | "masters" | "doctorate", weight = 1): Requirement {
  return { ...base("education", weight), kind: "education", asked };
}

export function profile(
  levels: Record<string, number>,
  degree?: "none" | "bachelors" | "masters" | "doctorate",
  related = true,
): Profile {
  return {
    ratings: new Map(Object.entries(levels).map(([skill, level]) => [skill, { level }])),
    ...(degree ? { education: { degree, related } } : {}),
  };
}

const SKILLS = ["a", "b", "c", "d", "e", "f", "g", "h"];

const requirement = (i: number) =>
  fc
    .record({
      skills: fc.uniqueArray(fc.constantFrom(...SKILLS), { minLength: 1, maxLength: 4 }),
      k: fc.integer({ min: 1, max: 4 }),
      asked: fc.integer({ min: 1, max: 4 }),
      floor: fc.integer({ min: 0, max: 4 }),
      weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
      half: fc.boolean(),
      own: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ skills, k, asked, floor, weight, half, own }): Requirement => {
      const count = Math.min(k, skills.length);
      // As the data rules demand: part credit only beside enough full options, and never under a floor.
      const legacy = half && skills.length > count ? { [skills.at(-1) as string]: 0.5 } : {};
      const levels = { [skills[0] as string]: own };
      const withFloor = floor > 0 && Object.keys(legacy).length === 0 ? { floor: Math.min(floor, asked, own) } : {};
      return best(`r${i}`, count, asked, skills, { weight, credits: legacy, levels, ...withFloor });
    });

/** Random roles that pass the data rules. */
export const anyRole: fc.Arbitrary<Role> = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc.tuple(
      ...Array.from({ length: n }, (_, i) => requirement(i)),
      fc.constantFrom("none", "bachelors", "masters", "doctorate"),
    ),
  )
  .map((parts) => {
    const degree = parts.at(-1) as "masters";
    return roleWith([...(parts.slice(0, -1) as Requirement[]), education(degree)]);
  });

/** Random profiles over the same skills. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    levels: fc.dictionary(fc.constantFrom(...SKILLS), fc.integer({ min: 0, max: 4 })),
    degree: fc.constantFrom("none" as const, "bachelors" as const, "masters" as const, "doctorate" as const),
    related: fc.boolean(),
  })
  .map(({ levels, degree, related }) => profile(levels, degree, related));

export const skillNames = SKILLS;
