import type { Person, Role } from "../../catalog/schema.ts";
import type { Among, ScoredPerson } from "../published.ts";
import { profileOf, readiness } from "./readiness.ts";

export type { Among, ScoredPerson };

/**
 * The sample people that say something about a role, the lowest score first: those described for it, and for the roles
 * that its file tells it apart from, whose skills are much the same. A role of one's own that is told apart from none of
 * theirs has nobody: a nurse is not "above a data scientist".
 */
export function scorePeople(role: Role, people: readonly Person[]): ScoredPerson[] {
  const near = new Set([role.id, ...role.differs.map((other) => other.role)]);
  return people
    .filter((person) => near.has(person.role))
    .map(({ id, title, answers }) => ({ id, title, readiness: readiness(role, profileOf(answers)).value }))
    .sort((a, b) => a.readiness - b.readiness);
}

/** The nearest below and above a score. Whoever scores just the same is neither. `scored`: the lowest first. */
export function placeAmong(value: number, scored: readonly ScoredPerson[]): Among {
  const below = scored.findLast(({ readiness }) => readiness < value);
  const above = scored.find(({ readiness }) => readiness > value);
  return { ...(below && { below }), ...(above && { above }) };
}
