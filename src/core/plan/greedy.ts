import type { Effort } from "./effort.ts";
import { at, indices, type Tasks } from "./tasks.ts";

/*
 * What is always quick enough: task by task, each with what it still needs, the most gain an hour first. It proves
 * nothing, and takes the place of the searches where data are too large for them.
 */

/** Tasks that did not fit, after which no more are tried. */
const MOST_MISSES = 200;

/**
 * The tasks in the order in which they are taken, prerequisites first, as long as they fit into the hours. Ratios are
 * worked out anew after every step while the effort lasts; after that the last ones known are gone by.
 */
export function densestFirst(tasks: Tasks, hours: number, effort: Effort): number[] {
  const { length } = tasks.hours;
  const done = new Uint8Array(length);
  const ratio = Float64Array.from(tasks.hours, (hour, i) => at(tasks.gains, i) / hour);
  const order: number[] = [];
  let left = hours;
  const take = (closure: readonly number[]) => {
    for (const i of closure) {
      done[i] = 1;
      left -= at(tasks.hours, i);
      order.push(i);
    }
  };
  while (order.length < length) {
    const best = effort.within(1, (part) => densest(tasks, done, left, ratio, part));
    if (best === undefined) break;
    if (best.length === 0) return order;
    take(best);
  }
  const rest = indices(tasks.hours).filter((i) => at(done, i) === 0);
  let misses = 0;
  for (const i of rest.sort((a, b) => at(ratio, b) - at(ratio, a) || a - b)) {
    const closure = missingFor(i, tasks, done, left);
    take(closure);
    if (closure.length === 0 && at(done, i) === 0 && ++misses > MOST_MISSES) break;
  }
  return order;
}

/** The closure with the most gain an hour of those that fit; empty when none does. Keeps all ratios in mind. */
function densest(tasks: Tasks, done: Uint8Array, left: number, ratio: Float64Array, effort: Effort): number[] {
  let best: number[] = [];
  let highest = -1;
  for (let i = 0; i < done.length; i++) {
    if (at(done, i) === 1) continue;
    const closure = missingFor(i, tasks, done, left);
    effort.spend(1 + 8 * closure.length);
    if (closure.length === 0) continue;
    let gain = 0;
    let hours = 0;
    for (const j of closure) {
      gain += at(tasks.gains, j);
      hours += at(tasks.hours, j);
    }
    ratio[i] = gain / hours;
    if (gain / hours > highest) {
      highest = gain / hours;
      best = closure;
    }
  }
  return best;
}

/** A task with all that it needs and that is not done, prerequisites first; empty when it is done or does not fit. */
function missingFor(task: number, { hours, before }: Tasks, done: Uint8Array, left: number): number[] {
  if (at(done, task) === 1) return [];
  const closure: number[] = [];
  const seen = new Set([task]);
  const open = [{ task, next: 0 }];
  let room = left - at(hours, task);
  for (let top = open.at(-1); top && room >= 0; top = open.at(-1)) {
    const need = at(before, top.task)[top.next++];
    if (need === undefined) {
      closure.push(top.task);
      open.pop();
    } else if (at(done, need) === 0 && !seen.has(need)) {
      seen.add(need);
      room -= at(hours, need);
      open.push({ task: need, next: 0 });
    }
  }
  return room < 0 ? [] : closure;
}
