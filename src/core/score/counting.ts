import type { Requirement } from "../../catalog/schema.ts";
import { countOptions, creditAt, type Ratings } from "./readiness.ts";

/** A skill that counts for a requirement: the level claimed, the level asked, and the credit (0 to 1) that it brings. */
export interface CountingSkill {
  skill: string;
  level: number;
  asked: number;
  credit: number;
}

/** The skills of a requirement that its coverage is the mean of: all, or the best k. None for education. */
export function countingSkills(requirement: Requirement, ratings: Ratings): CountingSkill[] {
  if (requirement.kind === "education") return [];
  const skills = requirement.options.map((option) => {
    const level = ratings.get(option.skill)?.level ?? 0;
    return { skill: option.skill, level, asked: option.asked, credit: creditAt(option, level) };
  });
  if (requirement.kind === "all") return skills;
  return skills.sort((a, b) => b.credit - a.credit || b.level - a.level).slice(0, countOptions(requirement));
}
