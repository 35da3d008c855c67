import type { Role, Skill } from "../catalog/schema.ts";

/** A skill's name by its id; the id itself where the data no longer know it, as in what was saved long ago. */
export function skillName({ skills }: { readonly skills: readonly Pick<Skill, "id" | "name">[] }, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}

/** A role's title by its id, or the id itself. */
export function roleTitle({ roles }: { readonly roles: readonly Pick<Role, "id" | "title">[] }, id: string): string {
  return roles.find((role) => role.id === id)?.title ?? id;
}
