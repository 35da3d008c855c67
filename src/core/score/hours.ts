import type { Skill } from "../../catalog/schema.ts";
import type { Ratings } from "./readiness.ts";

interface Facts {
  skill(id: string): Skill;
}

/** A skill at a level, needed before level `before` of another. */
export interface Need {
  skill: string;
  level: number;
  before: number;
}

/** The prerequisites of a skill, each "any one of" settled. */
export type Needs = (skill: string) => readonly Need[];

/** Hours of study and practice from one level to another, an estimate: the sum of the steps between. */
export function hoursBetween(skill: Skill, from: number, to: number): number {
  return skill.hours.steps.slice(from, to).reduce((sum, hours) => sum + hours, 0);
}

/** Hours to bring a skill to a level together with every prerequisite that the ratings do not meet yet. */
export function hoursWithPrerequisites(
  skill: string,
  level: number,
  ratings: Ratings,
  facts: Facts,
  needs: Needs,
): number {
  const reached = levelsNeeded(skill, level, ratings, needs);
  return [...reached].reduce(
    (sum, [id, to]) => sum + hoursBetween(facts.skill(id), ratings.get(id)?.level ?? 0, to),
    0,
  );
}

/** The level to which each skill must come before another stands at `level`, itself included; nothing that is met already. */
function levelsNeeded(skill: string, level: number, ratings: Ratings, needs: Needs): Map<string, number> {
  const reached = new Map<string, number>();
  const open: { skill: string; level: number }[] = [{ skill, level }];
  for (let next = open.pop(); next; next = open.pop()) {
    const from = reached.get(next.skill) ?? ratings.get(next.skill)?.level ?? 0;
    if (next.level <= from) continue;
    reached.set(next.skill, next.level);
    for (const need of needs(next.skill)) if (need.before > from && need.before <= next.level) open.push(need);
  }
  return reached;
}
