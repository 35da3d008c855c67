import type { CheckTaken } from "../../catalog/schema.ts";
import { compareText } from "../../text/order.ts";

/** One check that was taken, and when. */
export interface Given extends CheckTaken {
  id: string;
  savedAt: string;
}

/** All answers that count together, and the moments of the first and the last check that they come from. */
export interface Known extends CheckTaken {
  first: string;
  last: string;
}

/** Answers count until they are so old, in milliseconds: skills that are not used drop sharply within a year (Arthur 1998). */
const COUNTS_FOR = 365.25 * 24 * 60 * 60 * 1000;

/** Until when the answers of a check count that was taken at a moment. */
export function countsUntil(savedAt: string): Date {
  return new Date(new Date(savedAt).getTime() + COUNTS_FOR);
}

/** The checks whose answers count at a moment: those taken until then (all, when that is now) and not over a year old. */
export function stillCounting(checks: readonly Given[], at: Date, isNow: boolean): Given[] {
  return checks.filter(({ savedAt }) => {
    const age = at.getTime() - new Date(savedAt).getTime();
    return age <= COUNTS_FOR && (isNow || age >= 0); // a check from the future was saved by a clock that ran wrong
  });
}

/** The answers of several checks as one; of a question answered twice, the later answer. Undefined when there are none. */
export function combineChecks(checks: readonly Given[]): Known | undefined {
  const ordered = [...checks].sort((a, b) => compareText(a.savedAt, b.savedAt));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return undefined;
  const answers = new Map(ordered.flatMap((check) => check.answers.map((one) => [one.question, one] as const)));
  return { seed: last.seed, answers: [...answers.values()], first: first.savedAt, last: last.savedAt };
}
