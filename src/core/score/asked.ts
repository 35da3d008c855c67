import type { Answers, Requirement, Role, Skill } from "../../catalog/schema.ts";
import type { Level } from "./levels.ts";
import { type Profile, profileOf } from "./readiness.ts";

/*
 * The short way asks for part of a role. What it did not ask counts as 0 in "at least" and as known in "up to": the score
 * only rises with a level, so whatever the person would have answered lies between the two.
 */

const HIGHEST: Level = 4;

/** The profile with everything that was not asked known to the full; no gap, no step, and every prerequisite met. */
export function assumeUnasked({ ratings, education }: Profile, skills: readonly Skill[]): Profile {
  const known = new Map(ratings);
  for (const { id, status } of skills) if (status !== "decoy" && !known.has(id)) known.set(id, { level: HIGHEST });
  return { ratings: known, education: education ?? { degree: "doctorate", related: true } };
}

/** Answers as a plan takes them: after the short way with everything that was not asked known, so that none of it is a step. */
export function assumeInAnswers<A extends Answers>(answers: A, skills: readonly Skill[]): A {
  if (answers.way !== "short") return answers;
  const { ratings, education } = assumeUnasked(profileOf(answers), skills);
  return { ...answers, education, ratings: Object.fromEntries(ratings) };
}

/** True when all that a requirement rests on was asked. */
export function isAsked(requirement: Requirement, { ratings, education }: Profile): boolean {
  if (requirement.kind === "education") return education !== undefined;
  return requirement.options.every(({ skill }) => ratings.has(skill));
}

/** The role with the requirements that were asked alone: what a short result is compared by. */
export function keepAsked(role: Role, profile: Profile): Role {
  return { ...role, requirements: role.requirements.filter((one) => isAsked(one, profile)) };
}
