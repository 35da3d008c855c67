import type { Check } from "./check.ts";
import { ANSWERS_BEFORE_SHOWING, inferred } from "./inferred.ts";
import type { Question } from "./items.ts";
import { byReadinessVariance, type Rule } from "./rules.ts";

/**
 * The question to ask next; undefined when none is left.
 * `asked` are the ids asked so far, in order: none is asked twice, and never two in a row on the same skill while a
 * question on another is open.
 */
export function nextQuestion(
  check: Check,
  asked: readonly string[] = check.answers.map(({ question }) => question),
  rule: Rule = byReadinessVariance,
): Question | undefined {
  const done = new Set([...asked, ...check.answers.map(({ question }) => question)]);
  const left = check.questions.filter(({ id }) => !done.has(id));
  const last = check.questions.find(({ id }) => id === asked.at(-1))?.skill;
  const others = left.filter(({ skill }) => skill !== last);
  const open = others.length > 0 ? others : left;
  const scores = rule(check, open);
  let best = 0;
  for (const [i, score] of scores.entries()) if (score > (scores[best] ?? score)) best = i;
  return open[best];
}

/** When to stop. */
export interface Stop {
  /** This many answers are enough. */
  questions?: number | undefined;
  /** Enough when the interval of inferred readiness is narrower than this many points (looked at from five answers on). */
  points?: number | undefined;
}

/** True when the check is over: as many answers as asked for, an interval narrow enough, or no question left. */
export function finished(check: Check, stop: Stop, seed: number): boolean {
  const { length } = check.answers;
  if (length >= check.questions.length || length >= (stop.questions ?? Number.POSITIVE_INFINITY)) return true;
  if (stop.points === undefined || length < ANSWERS_BEFORE_SHOWING) return false;
  const { low, high } = inferred(check, seed);
  return high - low < stop.points;
}
