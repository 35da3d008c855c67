import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Layer } from "../../../src/core/plan/layer.ts";

/** A mask of tasks, as the search makes it. */
function maskOf(tasks: Iterable<number>, size: number): Uint32Array {
  const mask = new Uint32Array(Math.ceil(size / 32));
  for (const task of tasks) mask[task >> 5] = ((mask[task >> 5] ?? 0) | (1 << (task & 31))) >>> 0;
  return mask;
}

const members = (layer: Layer, set: number, size: number) =>
  Array.from({ length: size }, (_, task) => task).filter((task) => layer.has(set, task));

/** Layer after layer from the empty set, with every set of so many tasks. */
function grow(size: number, layers: number): Layer[] {
  const found = [Layer.first(size)];
  for (let n = 0; n < layers; n++) {
    const last = found.at(-1) as Layer;
    const next = last.empty();
    for (let set = 0; set < last.count; set++)
      for (let task = 0; task < size; task++) if (!last.has(set, task)) next.offer(last, set, task, n + 1, task);
    found.push(next);
  }
  return found;
}

describe("the first layer", () => {
  it.each([1, 31, 32, 33, 64, 65])("of %d tasks is the empty set, at no cost", (size) => {
    const layer = Layer.first(size);
    expect([layer.count, layer.hours[0], layer.cost[0]]).toEqual([1, 0, 0]);
    expect(members(layer, 0, size)).toEqual([]);
    expect(layer.empty().count).toBe(0);
  });
});

describe("a set", () => {
  it("holds the tasks that were added, on both sides of a word's end", () => {
    let layer = Layer.first(70);
    const added = [0, 31, 32, 63, 64, 69];
    for (const task of added) {
      const next = layer.empty();
      next.offer(layer, 0, task, 1, 1);
      layer = next;
    }
    expect(members(layer, 0, 70)).toEqual(added);
    expect(layer.holds(0, maskOf([], 70))).toBe(true);
    expect(layer.holds(0, maskOf([31, 64], 70))).toBe(true);
    expect(layer.holds(0, maskOf(added, 70))).toBe(true);
    expect(layer.holds(0, maskOf([31, 33], 70))).toBe(false);
    expect(layer.holds(0, maskOf([65], 70))).toBe(false);
  });

  it("is there once, however it was come by: 5 over 2 of 5, and so on", () => {
    expect(grow(5, 5).map(({ count }) => count)).toEqual([1, 5, 10, 10, 5, 1]);
    expect(grow(40, 2).map(({ count }) => count)).toEqual([1, 40, 780]);
  });

  it("is found again after the table has grown many times", () => {
    const [, , third] = grow(60, 2);
    if (!third) throw new Error("no layer");
    const seen = new Set(Array.from({ length: third.count }, (_, set) => members(third, set, 60).join()));
    expect(third.count).toBe((60 * 59) / 2);
    expect(seen.size).toBe(third.count);
  });
});

describe("the way to a set", () => {
  it("is the cheapest offered, with the hours and the task that came with it; ties keep the first", () => {
    const [, singles] = grow(3, 1);
    if (!singles) throw new Error("no layer");
    const pairs = singles.empty();
    pairs.offer(singles, 0, 1, 3, 50);
    pairs.offer(singles, 1, 0, 4, 40);
    pairs.offer(singles, 0, 1, 5, 40);
    pairs.offer(singles, 0, 2, 6, 10);
    expect(pairs.count).toBe(2);
    expect([pairs.cost[0], pairs.hours[0], pairs.from[0], pairs.last[0]]).toEqual([40, 4, 1, 0]);
    expect([pairs.cost[1], pairs.hours[1], pairs.from[1], pairs.last[1]]).toEqual([10, 6, 0, 2]);
  });

  it("is the least of random offers to each set", () => {
    const offers = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(99)), { maxLength: 60 });
    fc.assert(
      fc.property(offers, (all) => {
        const [, singles] = grow(8, 1);
        if (!singles) throw new Error("no layer");
        const pairs = singles.empty();
        const least = new Map<string, number>();
        for (const [a, b, cost] of all) {
          if (a === b) continue;
          pairs.offer(singles, a, b, 0, cost);
          const key = [a, b].sort().join();
          least.set(key, Math.min(cost, least.get(key) ?? cost));
        }
        const found = Array.from({ length: pairs.count }, (_, set) => [members(pairs, set, 8).join(), pairs.cost[set]]);
        expect(new Map(found as [string, number][])).toEqual(least);
      }),
      { seed: 38 },
    );
  });
});

it("keeps only the sets asked for, in that order, with all that is known of them", () => {
  const [, , pairs] = grow(4, 2);
  const kept = pairs?.only([5, 0]);
  expect(kept?.count).toBe(2);
  for (const [place, set] of [5, 0].entries()) {
    expect(members(kept as Layer, place, 4)).toEqual(members(pairs as Layer, set, 4));
    expect([kept?.cost[place], kept?.from[place], kept?.last[place]]).toEqual([
      pairs?.cost[set],
      pairs?.from[set],
      pairs?.last[set],
    ]);
  }
});
