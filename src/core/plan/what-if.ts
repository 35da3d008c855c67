import type { Role } from "../../catalog/schema.ts";
import type { SkillFacts } from "../score/facts.ts";
import { gaps } from "../score/gaps.ts";
import type { Level } from "../score/levels.ts";
import { type Profile, readiness } from "../score/readiness.ts";

/** How a profile stands: points of readiness, must-haves that block, and the role it comes nearest to. */
export interface Standing {
  readiness: number;
  /** Skills, in the order of the gaps. */
  blocking: string[];
  nearest: { id: string; readiness: number };
}

export interface WhatIf {
  before: Standing;
  after: Standing;
}

/** The standing before and after some skills are set to other levels, all at once; the profile itself stays as it is. */
export function whatIf(
  roles: readonly Role[],
  role: Role,
  profile: Profile,
  facts: SkillFacts,
  changes: ReadonlyMap<string, Level>,
): WhatIf {
  const ratings = new Map(profile.ratings);
  for (const [skill, level] of changes) ratings.set(skill, { ...ratings.get(skill), level });
  return {
    before: standing(roles, role, profile, facts),
    after: standing(roles, role, { ...profile, ratings }, facts),
  };
}

function standing(roles: readonly Role[], role: Role, profile: Profile, facts: SkillFacts): Standing {
  return {
    readiness: readiness(role, profile).value,
    blocking: gaps(role, profile, facts)
      .filter(({ status }) => status === "blocking")
      .map(({ skill }) => skill),
    nearest: nearestRole(roles, role, profile),
  };
}

/** The role with the most readiness; on a tie the one asked for, then file order. */
function nearestRole(roles: readonly Role[], role: Role, profile: Profile): Standing["nearest"] {
  let nearest = { id: role.id, readiness: readiness(role, profile).value };
  for (const other of roles) {
    const { value } = readiness(other, profile);
    if (value > nearest.readiness) nearest = { id: other.id, readiness: value };
  }
  return nearest;
}
