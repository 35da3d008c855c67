import type { Catalog, Skill } from "../../catalog/schema.ts";
import type { SkillFacts } from "./gaps.ts";
import { demandShare } from "./weights.ts";

/** Looks skills up by id and how often adverts name them; asking for an unknown id is a bug, not bad input. */
export function skillFacts({ skills, demand }: Pick<Catalog, "skills" | "demand">): SkillFacts {
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
        const share = demandShare(demand, id);
        shares.set(id, share && share.named / share.of);
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
