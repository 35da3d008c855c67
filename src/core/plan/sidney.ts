import { groupBy } from "../../text/group.ts";
import { bestClosure } from "./closure.ts";
import { Effort } from "./effort.ts";
import { at, indices, restricted, sum, type Tasks } from "./tasks.ts";

/** Sums of gains nearer than this share of their size count as equal. */
const ROUNDING = 1e-9;

/**
 * The parts that some best order works off one after the other (Sidney 1975): first the closed set with the most gain an
 * hour, then the same of what is left. An order that is best inside every part is best altogether. Parts that share one
 * ratio and do not hang together are told apart. Hours must be above 0. Indices rise within a part.
 */
export function sidney(tasks: Tasks, effort = new Effort()): number[][] {
  const parts: number[][] = [];
  const open = [indices(tasks.hours)];
  for (let members = open.pop(); members; members = open.pop()) {
    if (members.length === 0) continue;
    const halves = halve(tasks, members, effort);
    if (halves) open.push(...halves.toReversed());
    else for (const group of connected(restricted(tasks, members))) parts.push(group.map((i) => at(members, i)));
  }
  return parts;
}

/**
 * Halves the members at their common ratio: the closed set worth most above it goes first. Undefined when there is none:
 * then no closed set has a higher ratio than the whole, which is a part.
 */
function halve(tasks: Tasks, members: readonly number[], effort: Effort): [number[], number[]] | undefined {
  effort.spend(8 * members.length);
  const part = restricted(tasks, members);
  const ratio = sum(part.gains) / sum(part.hours);
  const values = part.gains.map((gain, i) => gain - ratio * at(part.hours, i));
  const first = bestClosure(values, part.before, effort);
  const above = sum(first.map((i) => at(values, i)));
  if (first.length === members.length || above <= ROUNDING * sum(values.map(Math.abs))) return undefined;
  const chosen = new Set(first.map((i) => at(members, i)));
  return [[...chosen], members.filter((i) => !chosen.has(i))];
}

/** The groups that no prerequisite links to one another, by their lowest index. */
function connected({ before }: Tasks): number[][] {
  const group = indices(before);
  const root = (i: number): number => {
    let top = i;
    while (at(group, top) !== top) {
      group[top] = at(group, at(group, top)); // halves the way for the next one
      top = at(group, top);
    }
    return top;
  };
  for (const [i, needs] of before.entries()) {
    for (const b of needs) {
      const [low = 0, high = 0] = [root(i), root(b)].sort((x, y) => x - y);
      group[high] = low;
    }
  }
  return [...groupBy(group.keys(), root).values()];
}
