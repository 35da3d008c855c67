import type { Check } from "./check.ts";
import { ANSWERS_BEFORE_SHOWING, inferred } from "./inferred.ts";
import type { Question } from "./items.ts";
import { byReadinessVariance, type Rule } from "./rules.ts";

/**
 * The question to ask next; undefined when none is left.
 * `asked` are the ids asked so far, in order: none is asked twice, and never two in a row on the same skill while a
 * question on another is open. What is the core of the role comes first, a question on each of its skills: a check that
 * measures much but never asks about the job itself is not one that an interviewer would trust.
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
  const core = unaskedCore(check, new Set(check.questions.flatMap(({ id, skill }) => (done.has(id) ? [skill] : []))));
  const first = others.filter(({ skill }) => core.has(skill));
  const open = [first, others, left].find((some) => some.length > 0) ?? [];
  const scores = rule(check, open);
  let best = 0;
  for (const [i, score] of scores.entries()) if (score > (scores[best] ?? score)) best = i;
  return open[best];
}

/** Skills of the role's core that were not asked about yet: of a list, those that count for the person. */
function unaskedCore({ role, profile }: Check, asked: ReadonlySet<string>): Set<string> {
  const level = (skill: string) => profile.ratings.get(skill)?.level ?? 0;
  const core = role.requirements.flatMap((one) => {
    if (one.kind === "education" || !one.core) return [];
    const options = one.options.map(({ skill }) => skill);
    return one.kind === "all" ? options : options.toSorted((a, b) => level(b) - level(a)).slice(0, one.best);
  });
  return new Set(core.filter((skill) => !asked.has(skill)));
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
