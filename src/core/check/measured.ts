import type { Catalog, CheckTaken, Rating, Role } from "../../catalog/schema.ts";
import type { Profile } from "../score/readiness.ts";
import { skillPosterior } from "./posterior.ts";
import { beginCheck, replay } from "./result.ts";

/**
 * The profile as measured: every skill that the roles name and the person claims, at the median of what ratings and
 * answers together say of it, as a whole level. What is rated 0, what no role here names, and education stay as claimed.
 */
export function measureProfile(
  roles: readonly [Role, ...Role[]],
  profile: Profile,
  data: Pick<Catalog, "skills" | "questions">,
  taken: CheckTaken,
): Profile {
  const together = { ...roles[0], requirements: roles.flatMap(({ requirements }) => requirements) };
  const check = replay(beginCheck(together, profile, data), taken);
  const measure = ([skill, rating]: [string, Rating]): [string, Rating] => {
    const level = skillPosterior(check, skill)?.median ?? rating.level;
    return [skill, { ...rating, level }];
  };
  return { ...profile, ratings: new Map([...profile.ratings].map(measure)) };
}
