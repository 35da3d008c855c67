import type { Catalog, Role, Skill } from "../../catalog/schema.ts";
import { advertsOf, demandShare } from "./weights.ts";

/** What ranking needs to know of the skills besides the role: hours, status and how often adverts name them. */
export interface SkillFacts {
  skill(id: string): Skill;
  /** Share of adverts naming a skill, 0 to 1; undefined when not counted. */
  demand(id: string): number | undefined;
}

/** Looks skills up by id and how often adverts for a role name them; asking for an unknown id is a bug, not bad input. */
export function skillFacts(
  { skills, demand }: Pick<Catalog, "skills" | "demand">,
  role: Pick<Role, "adverts"> = {},
): SkillFacts {
  const adverts = advertsOf(demand, role);
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const shares = new Map<string, number | undefined>();
  return {
    skill(id: string): Skill {
      const skill = byId.get(id);
      if (!skill) throw new Error(`no skill ${id}`);
      return skill;
    },
    demand(id: string): number | undefined {
      if (!shares.has(id)) {
        shares.set(id, demandShare(demand, id, "all", adverts)?.value);
      }
      return shares.get(id);
    },
  };
}

/** A skill by its id, its name or an alias, whatever the capitals. */
export function findSkill(skills: readonly Skill[], typed: string): Skill | undefined {
  const wanted = typed.trim().toLowerCase();
  return skills.find(
    ({ id, name, aliases }) =>
      id === wanted || name.toLowerCase() === wanted || aliases.some((alias) => alias.toLowerCase() === wanted),
  );
}
