import type { Ratings } from "../score/readiness.ts";

/** A step as it was planned. */
export interface PlannedStep {
  skill: string;
  from: number;
  to: number;
  starts: string;
  ends: string;
}

/** `reached`: the level is claimed; `late`: its last day is over; `now`: its time is running; `ahead`: it is to come. */
export type StepState = "reached" | "late" | "now" | "ahead";

export interface StepProgress extends PlannedStep {
  /** The level claimed now. */
  level: number;
  state: StepState;
}

/** What was planned beside what is reached, on a day. A refresh counts as reached once the skill was used within the year. */
export function progressOf(steps: readonly PlannedStep[], ratings: Ratings, today: string): StepProgress[] {
  return steps.map(({ skill, from, to, starts, ends }) => {
    const step = { skill, from, to, starts, ends };
    const rating = ratings.get(step.skill);
    const level = rating?.level ?? 0;
    const fresh = step.from < step.to || rating?.lastUsed === "within-year";
    return { ...step, level, state: level >= step.to && fresh ? "reached" : timeState(step, today) };
  });
}

function timeState({ starts, ends }: PlannedStep, today: string): StepState {
  if (ends < today) return "late";
  return starts <= today ? "now" : "ahead";
}
