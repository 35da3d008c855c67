import type { Role } from "../../catalog/schema.ts";
import type { SkillFacts } from "../score/facts.ts";
import { type Profile, readiness } from "../score/readiness.ts";
import { chooseAll, chooseTo, sumHours } from "./choose.ts";
import { workload } from "./jobs.ts";
import { splitIntoPhases } from "./phases.ts";
import { profileAfter } from "./plan.ts";

/** Hours of study that lie between a person and a role: estimates, the same as those of the plans for it. */
export interface HoursTo {
  /** To every must-have's floor, with all that it needs; 0 when they stand. Undefined when the role names none. */
  mustHaves?: number;
  /** To so many points the shortest way; 0 when they are there. Undefined when no study leads there. */
  target?: number;
  /** The readiness that all study for the role leads to. */
  most: number;
}

/** The hours of `plan --only must-haves --all` and of `plan --target` for a role. */
export function hoursTo(role: Role, profile: Profile, facts: SkillFacts, target: number): HoursTo {
  const work = workload(role, profile, facts);
  const [foundations = []] = splitIntoPhases(work.jobs);
  const hasMustHaves = role.requirements.some((one) => one.kind !== "education" && one.floor !== undefined);
  const way = chooseTo(work, target);
  return {
    ...(hasMustHaves ? { mustHaves: sumHours(foundations) } : {}),
    ...(way ? { target: sumHours(way.phases.flat()) } : {}),
    most: readiness(role, profileAfter(profile, chooseAll(work).phases.flat())).value,
  };
}
