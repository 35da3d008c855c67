import type { Requirement } from "../../catalog/schema.ts";
import { type Profile, readiness, type ScoredRole } from "./readiness.ts";

/** One of two points in time: what was claimed, and what it was scored by. */
export interface Moment {
  profile: Profile;
  role: ScoredRole;
}

/** Why two scores differ. `youChanged` + `rubricChanged` = `after` − `before`, exactly. Points of 100. */
export interface Comparison {
  before: number;
  after: number;
  /** What the new answers bring with the old rubric. */
  youChanged: number;
  /** What the new rubric does to the new answers. */
  rubricChanged: number;
  skills: { skill: string; from: number; to: number }[];
  /** The formula itself is another than before. */
  formulaChanged: boolean;
  /** Requirements that came, went, or ask or weigh otherwise. */
  requirements: { id: string; title: string; change: "added" | "removed" | "changed" }[];
}

/** Sets two moments of one role side by side. */
export function compared(earlier: Moment, later: Moment): Comparison {
  const score = (profile: Profile, { role }: Moment) => readiness(role, profile).value;
  const before = score(earlier.profile, earlier);
  const between = score(later.profile, earlier);
  const after = score(later.profile, later);
  return {
    before,
    after,
    youChanged: between - before,
    rubricChanged: after - between,
    formulaChanged: (earlier.role.formula ?? 2) !== (later.role.formula ?? 2),
    skills: changedSkills(earlier.profile, later.profile),
    requirements: changedRequirements(earlier.role.requirements, later.role.requirements),
  };
}

function changedSkills(earlier: Profile, later: Profile): Comparison["skills"] {
  const level = ({ ratings }: Profile, skill: string) => ratings.get(skill)?.level ?? 0;
  return [...new Set([...earlier.ratings.keys(), ...later.ratings.keys()])]
    .map((skill) => ({ skill, from: level(earlier, skill), to: level(later, skill) }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
}

function changedRequirements(
  earlier: readonly Requirement[],
  later: readonly Requirement[],
): Comparison["requirements"] {
  const old = new Map(earlier.map((requirement) => [requirement.id, requirement]));
  const now = new Set(later.map(({ id }) => id));
  const changes: Comparison["requirements"] = [];
  for (const requirement of later) {
    const { id, title } = requirement;
    const was = old.get(id);
    if (!was) changes.push({ id, title, change: "added" });
    else if (ruleOf(requirement) !== ruleOf(was)) changes.push({ id, title, change: "changed" });
  }
  for (const { id, title } of earlier) if (!now.has(id)) changes.push({ id, title, change: "removed" });
  return changes;
}

/** All of a requirement that the score rests on. */
function ruleOf(requirement: Requirement): string {
  const { kind, asked, weight } = requirement;
  if (requirement.kind === "education") return JSON.stringify([kind, asked, weight]);
  const k = requirement.kind === "best" ? requirement.best : undefined;
  return JSON.stringify([kind, asked, weight, k, requirement.floor, requirement.options]);
}
