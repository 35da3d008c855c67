import type { Answers, Catalog, Role } from "../../catalog/schema.ts";
import { skillFacts } from "../score/facts.ts";
import { profileOf } from "../score/readiness.ts";
import { HORIZON_WEEKS, HOURS_PER_WEEK, lastDayOf } from "./calendar.ts";
import { type FirstStep, firstSteps } from "./first-steps.ts";
import { makePlan } from "./plan.ts";

/** Any Monday: how much fits into a plan does not depend on its days. */
const START = "2024-01-01";

/** What to do first: the first steps of the plan for a year at the given pace. */
export function planFirst(
  catalog: Pick<Catalog, "skills" | "demand" | "projects">,
  role: Role,
  answers: Pick<Answers, "ratings" | "education">,
  hoursPerWeek = HOURS_PER_WEEK.usual,
): FirstStep[] {
  const calendar = { start: START, hoursPerWeek, weeksOff: [] };
  const wanted = { goal: { deadline: lastDayOf(calendar, HORIZON_WEEKS) }, projects: catalog.projects };
  return firstSteps(makePlan(role, profileOf(answers), skillFacts(catalog, role), calendar, wanted).steps);
}
