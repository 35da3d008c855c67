import { bestClosure } from "./closure.ts";
import { at, indices, restricted, sum, type Tasks } from "./tasks.ts";

/** Sums of gains nearer than this share of their size count as equal. */
const ROUNDING = 1e-9;

/**
 * The parts that some best order works off one after the other (Sidney 1975): first the closed set with the most gain an
 * hour, then the same of what is left. An order that is best inside every part is best altogether. Parts that share one
 * ratio and do not hang together are told apart. Hours must be above 0. Indices rise within a part.
 */
export function sidney(tasks: Tasks): number[][] {
  return split(tasks, indices(tasks.hours));
}

/**
 * Halves the members at their common ratio: the closed set worth most above it goes first. When there is none, no closed
 * set has a higher ratio than the whole, which is then a part.
 */
function split(tasks: Tasks, members: readonly number[]): number[][] {
  if (members.length === 0) return [];
  const part = restricted(tasks, members);
  const ratio = sum(part.gains) / sum(part.hours);
  const values = part.gains.map((gain, i) => gain - ratio * at(part.hours, i));
  const first = bestClosure(values, part.before);
  const above = sum(first.map((i) => at(values, i)));
  if (first.length === members.length || above <= ROUNDING * sum(values.map(Math.abs))) {
    return connected(part).map((group) => group.map((i) => at(members, i)));
  }
  const chosen = new Set(first.map((i) => at(members, i)));
  return [
    ...split(tasks, [...chosen]),
    ...split(
      tasks,
      members.filter((i) => !chosen.has(i)),
    ),
  ];
}

/** The groups that no prerequisite links to one another, by their lowest index. */
function connected({ before }: Tasks): number[][] {
  const group = indices(before);
  const root = (i: number): number => (at(group, i) === i ? i : root(at(group, i)));
  for (const [i, needs] of before.entries()) {
    for (const b of needs) {
      const [low = 0, high = 0] = [root(i), root(b)].sort((x, y) => x - y);
      group[high] = low;
    }
  }
  const groups = new Map<number, number[]>();
  for (const i of group.keys()) groups.set(root(i), [...(groups.get(root(i)) ?? []), i]);
  return [...groups.values()];
}
