import type { Role } from "../../catalog/schema.ts";
import { candidates } from "./candidates.ts";
import type { SkillFacts } from "./facts.ts";
import type { Need, Needs } from "./hours.ts";
import type { Ratings } from "./readiness.ts";

/** A skill, or any one of several, at a level. */
export type Asked = { level: number } & ({ skill: string } | { anyOf: string[] });

/** The skills of which one is enough: a single one, unless "any one of" several is named. */
export function alternativesOf(asked: Asked): readonly string[] {
  return "anyOf" in asked ? asked.anyOf : [asked.skill];
}

/**
 * The prerequisites of a skill with every "any one of" made one skill: one that is met; else none that is skipped; else one that is to be raised in
 * any case (`raised`), so that the prerequisite costs no detour; else the one held highest, then one that the role asks,
 * then the most named in adverts, then the first.
 */
export function needsOf(
  skill: string,
  ratings: Ratings,
  facts: SkillFacts,
  { raised, asked, skip }: { raised: ReadonlySet<string>; asked: ReadonlySet<string>; skip?: Wishes["skip"] },
): Need[] {
  const held = (id: string) => ratings.get(id)?.level ?? 0;
  return facts.skill(skill).prerequisites.map((need): Need => {
    const rank = (id: string) => [
      Number(held(id) >= need.level),
      -Number(skip?.has(id) ?? false),
      Number(raised.has(id)),
      held(id),
      Number(asked.has(id)),
      facts.demand(id) ?? 0,
    ];
    const [best = ""] = alternativesOf(need).toSorted((a, b) => firstDifference(rank(b), rank(a)));
    return { skill: best, level: need.level, before: need.before };
  });
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** What a person wants: options preferred, and skills to do without. */
export interface Wishes {
  prefer?: ReadonlySet<string>;
  skip?: ReadonlySet<string>;
}

/** What is needed before a skill, "any one of" settled for this person and role: what is advised is raised in any case. */
export function needsFor(role: Role, ratings: Ratings, facts: SkillFacts, { prefer, skip }: Wishes = {}): Needs {
  const asking = role.requirements.filter((requirement) => requirement.kind !== "education");
  const raised = new Set(asking.flatMap((requirement) => candidates(requirement, ratings, facts, prefer)));
  const asked = new Set(asking.flatMap(({ options }) => options.map(({ skill }) => skill)));
  const settled = new Map<string, Need[]>();
  return (skill) => {
    const known = settled.get(skill) ?? needsOf(skill, ratings, facts, { raised, asked, skip });
    settled.set(skill, known);
    return known;
  };
}
