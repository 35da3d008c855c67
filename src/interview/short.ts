import type { Catalog, Requirement, Role } from "../catalog/schema.ts";
import { countOptions } from "../core/score/readiness.ts";
import { levelQuestion } from "./level.ts";
import { SECONDS_AN_ANSWER, secondsFor } from "./pace.ts";

/** How many skills the short way asks for besides the must-haves: those that count for the score, not all that are offered. */
const THINGS = 15;

/**
 * The requirements that the short way asks for, in the role's order: every must-have, then those that bring the most
 * weight for a second of reading, as long as the skills that count are no more than fifteen. What is passed over for its
 * size makes room for what comes after it.
 */
export function shortRequirements(role: Role, { skills }: Pick<Catalog, "skills">): Requirement[] {
  const seconds = secondsBySkill(skills);
  const perSecond = (requirement: Requirement) => requirement.weight / secondsOf(requirement, seconds);
  const optional = role.requirements.filter((one) => !isMustHave(one)).sort((a, b) => perSecond(b) - perSecond(a));
  const chosen = new Set(role.requirements.filter(isMustHave));
  let left = THINGS;
  for (const requirement of optional) {
    const things = thingsIn(requirement);
    if (things > left) continue;
    left -= things;
    chosen.add(requirement);
  }
  return role.requirements.filter((requirement) => chosen.has(requirement));
}

/** True for a requirement with a floor. */
export function isMustHave(requirement: Requirement): boolean {
  return requirement.kind !== "education" && requirement.floor !== undefined;
}

function thingsIn(requirement: Requirement): number {
  return requirement.kind === "education" ? 0 : countOptions(requirement);
}

/** Seconds to read and answer a requirement by somebody who knows as many of its skills as count. */
function secondsOf(requirement: Requirement, seconds: ReadonlyMap<string, number>): number {
  if (requirement.kind === "education") return SECONDS_AN_ANSWER;
  const each = requirement.options.map(({ skill }) => seconds.get(skill) ?? SECONDS_AN_ANSWER);
  const mean = each.reduce((a, b) => a + b, 0) / each.length;
  return mean * countOptions(requirement) + (requirement.kind === "best" ? SECONDS_AN_ANSWER : 0);
}

function secondsBySkill(skills: Catalog["skills"]): Map<string, number> {
  return new Map(skills.map((skill) => [skill.id, secondsFor(levelQuestion("", skill, undefined))]));
}
