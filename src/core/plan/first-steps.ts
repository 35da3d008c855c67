import type { FirstStep } from "../published.ts";

export type { FirstStep };

const STEPS = 3;

/** The first steps of a plan, as a report shows them. */
export function firstSteps(
  steps: readonly { skill: string; from: number; to: number; worth: number; hours: number }[],
): FirstStep[] {
  return steps.slice(0, STEPS).map(({ skill, from, to, worth, hours }) => ({ skill, from, to, returns: worth, hours }));
}
