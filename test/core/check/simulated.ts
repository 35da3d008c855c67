import type { Rating, Role } from "../../../src/catalog/schema.ts";
import { ASSUMPTIONS, type Assumptions, levelOf, wholeLevelOf } from "../../../src/core/check/assumptions.ts";
import { type Answer, probabilityRight, type Question } from "../../../src/core/check/items.ts";
import { normal, type Random } from "../../../src/core/check/random.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import { type Profile, readiness } from "../../../src/core/score/readiness.ts";

/** Somebody who behaves as a set of assumptions says. */
export interface Person {
  abilities: ReadonlyMap<string, number>;
  /** What the person claims. */
  profile: Profile;
  /** Readiness out of the true levels: whole ones, as an accurate person claims them, and with their fractions. */
  readiness: number;
  fractional: number;
}

/** Draws a person for a role: general ability, leniency, an ability and a self-rating for every skill. */
export function simulatePerson(role: Role, next: Random, assumptions: Assumptions = ASSUMPTIONS): Person {
  const { shared, leniency, validity } = assumptions;
  const general = normal(next);
  const lenient = leniency.mean + Math.sqrt(leniency.variance) * normal(next);
  const noise = Math.sqrt(1 / validity ** 2 - 1 - ASSUMPTIONS.leniency.variance);
  const abilities = new Map<string, number>();
  const claimed = new Map<string, Rating>();
  const whole = new Map<string, Rating>();
  const levels = new Map<string, Rating>();
  for (const skill of skillsNamed(role)) {
    const ability = Math.sqrt(shared) * general + Math.sqrt(1 - shared) * normal(next);
    const impression = ability + lenient + noise * normal(next);
    abilities.set(skill, ability);
    whole.set(skill, { level: wholeLevelOf(ability) });
    levels.set(skill, { level: levelOf(ability) as Level });
    claimed.set(skill, { level: Math.min(4, Math.max(1, Math.round(levelOf(impression)))) as Level });
  }
  return {
    abilities,
    profile: { ratings: claimed },
    readiness: readiness(role, { ratings: whole }).value,
    fractional: readiness(role, { ratings: levels }).value,
  };
}

export function skillsNamed(role: Role): string[] {
  return [...new Set(role.requirements.flatMap((r) => (r.kind === "education" ? [] : r.options.map((o) => o.skill))))];
}

/** An answer as the model has it; `really` is the question as it truly is, when the engine is wrong about it. */
export function simulateAnswer({ abilities }: Person, really: Question, next: Random): Answer {
  const right = next() < probabilityRight(really, abilities.get(really.skill) ?? 0);
  return { question: really.id, right };
}
