import type { Responses } from "./calibrate.ts";
import { scoredRight } from "./items.ts";

/** The classical figures of a question. */
export interface Classical {
  question: string;
  /** Share of people who answered right. */
  p: number;
  /** Correlation of a right answer with the number of the other questions answered right; undefined when either never varies. */
  pointBiserial?: number;
}

/**
 * p and point-biserial correlation of every question; undefined unless everybody was asked the same questions (two or
 * more), since the choice of questions by earlier answers bends both.
 */
export function classicalFigures(people: readonly Responses[]): Classical[] | undefined {
  const sets = people.map(({ answers }) => answers.map(({ question }) => question).sort());
  const [set] = sets;
  if (!set || set.length < 2 || people.length < 2 || sets.some((other) => other.join(" ") !== set.join(" ")))
    return undefined;
  const right = people.map(({ answers }) => new Set(answers.filter(scoredRight).map(({ question }) => question)));
  return set.map((question) => {
    const own = right.map((answered) => (answered.has(question) ? 1 : 0));
    const others = right.map((answered, i) => answered.size - (own[i] ?? 0));
    const pointBiserial = correlate(own, others);
    return { question, p: mean(own), ...(Number.isFinite(pointBiserial) ? { pointBiserial } : {}) };
  });
}

function correlate(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (a: number, b: number) => number) => mean(x.map((a, i) => f(a - mx, (y[i] ?? 0) - my)));
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
