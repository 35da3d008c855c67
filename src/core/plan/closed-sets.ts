import { Effort } from "./effort.ts";
import { Layer } from "./layer.ts";
import { at, indices, type Tasks } from "./tasks.ts";

/*
 * Dynamic programming over closed sets (sets that hold all that comes before their members): the cheapest way to have
 * done a set is the cheapest, over its last task, of the way to have done the rest. Sets are visited by size, so only
 * two layers of them are in memory at a time.
 */

interface Limits {
  /** More closed sets than this: give up. */
  sets: number;
  /** Keep only so many of the most promising sets of each size. */
  width: number;
}

/** Which set of the layer before, and which task, led to each set. */
type Trail = Pick<Layer, "from" | "last">[];

/** The order with the least Σ gain × arrival, or undefined when there are more than `limit` closed sets. Ties keep index order. */
export function exactOrder(tasks: Tasks, limit: number, effort = new Effort()): number[] | undefined {
  return search(tasks, { sets: limit, width: Number.POSITIVE_INFINITY }, effort);
}

/** A good order: the same search, keeping the `width` most promising sets of each size (beam search). */
export function beamOrder(tasks: Tasks, width: number, effort = new Effort()): number[] {
  return search(tasks, { sets: Number.POSITIVE_INFINITY, width }, effort) ?? [];
}

function search(tasks: Tasks, { sets, width }: Limits, effort: Effort): number[] | undefined {
  effort.spend(wordsFor(tasks) * tasks.hours.length);
  const masks = tasks.before.map((needs) => maskOf(needs, tasks.hours.length));
  const byRatio = ratioOrder(tasks);
  let layer = Layer.first(tasks.hours.length);
  let left = sets - 1;
  const trail: Trail = [];
  while (trail.length < tasks.hours.length) {
    const next = expand(layer, tasks, masks, left, effort);
    if (!next) return undefined;
    left -= next.count;
    if (next.count > width) effort.spend((next.count * tasks.hours.length) / 2);
    layer = next.count > width ? next.only(mostPromising(next, tasks, byRatio, width)) : next;
    trail.push({ from: layer.from, last: layer.last });
  }
  return backwards(trail);
}

/** All closed sets with one task more, each with its cheapest way; undefined when they are more than `most`. */
function expand(
  layer: Layer,
  tasks: Tasks,
  masks: readonly Uint32Array[],
  most: number,
  effort: Effort,
): Layer | undefined {
  const next = layer.empty();
  const words = wordsFor(tasks);
  for (let set = 0; set < layer.count; set++) {
    effort.spend(masks.length / 4); // a look at a bit or two
    for (let task = 0; task < masks.length; task++) {
      if (layer.has(set, task) || !layer.holds(set, at(masks, task))) continue;
      const hours = at(layer.hours, set) + at(tasks.hours, task);
      effort.spend(1 + words / 2);
      next.offer(layer, set, task, hours, at(layer.cost, set) + at(tasks.gains, task) * hours);
    }
    if (next.count > most) return undefined;
  }
  return next;
}

/** The sets with the least cost so far plus a bound from below for the rest (by ratio alone, Smith 1956). */
function mostPromising(layer: Layer, tasks: Tasks, byRatio: readonly number[], width: number): number[] {
  const score = Array.from({ length: layer.count }, (_, set) => {
    let hours = at(layer.hours, set);
    let cost = at(layer.cost, set);
    for (const task of byRatio) {
      if (layer.has(set, task)) continue;
      hours += at(tasks.hours, task);
      cost += at(tasks.gains, task) * hours;
    }
    return cost;
  });
  return indices(score)
    .sort((a, b) => at(score, a) - at(score, b) || a - b)
    .slice(0, width)
    .sort((a, b) => a - b);
}

function ratioOrder({ hours, gains }: Tasks): number[] {
  return indices(hours).sort((a, b) => at(gains, b) * at(hours, a) - at(gains, a) * at(hours, b) || a - b);
}

/** Words of 32 bits that a set of the tasks takes. */
function wordsFor({ hours }: Tasks): number {
  return Math.ceil(hours.length / 32);
}

function maskOf(members: readonly number[], size: number): Uint32Array {
  const mask = new Uint32Array(Math.ceil(size / 32));
  for (const i of members) mask[i >> 5] = at(mask, i >> 5) | (1 << (i & 31));
  return mask;
}

function backwards(trail: Trail): number[] {
  const order: number[] = [];
  let set = 0;
  for (const { from, last } of trail.toReversed()) {
    order.push(at(last, set));
    set = at(from, set);
  }
  return order.reverse();
}
