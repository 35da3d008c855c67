import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beamOrder, exactOrder } from "../../../src/core/plan/closed-sets.ts";
import { Effort } from "../../../src/core/plan/effort.ts";
import { delay, indices, type Tasks } from "../../../src/core/plan/tasks.ts";
import { allOrders, anyTasks, closedSets, respects } from "./fixtures.ts";

const least = (tasks: Tasks) => Math.min(...allOrders(tasks.before).map((order) => delay(tasks, order)));

/** So many tasks in rows of a length, each after the one before it in its row. */
const rows = (count: number, length: number): Tasks => ({
  hours: Array.from({ length: count }, (_, i) => 1 + ((7 * i) % 5)),
  gains: Array.from({ length: count }, (_, i) => (3 * i) % 7),
  before: Array.from({ length: count }, (_, i) => (i % length === 0 ? [] : [i - 1])),
});

describe("the exact order", () => {
  it("is that of the least delay, of all that respect the prerequisites", () => {
    fc.assert(
      fc.property(anyTasks(7), (tasks) => {
        const order = exactOrder(tasks, 1000) ?? [];
        expect(order.toSorted((a, b) => a - b)).toEqual(indices(tasks.hours));
        expect(respects(order, tasks.before)).toBe(true);
        expect(delay(tasks, order)).toBe(least(tasks));
      }),
      { seed: 36 },
    );
  });

  it("is given up just above its limit of closed sets", () => {
    fc.assert(
      fc.property(anyTasks(7), (tasks) => {
        const sets = closedSets(tasks.before).length;
        expect(exactOrder(tasks, sets)).toBeDefined();
        expect(exactOrder(tasks, sets - 1)).toBeUndefined();
      }),
      { seed: 37 },
    );
  });

  it.each([
    [10, 1, 2 ** 10],
    [12, 3, 4 ** 4],
    [40, 40, 41],
    [66, 33, 34 ** 2],
  ])("of %d tasks in rows of %d goes through %d sets", (count, length, sets) => {
    expect(exactOrder(rows(count, length), sets)).toHaveLength(count);
    expect(exactOrder(rows(count, length), sets - 1)).toBeUndefined();
  });

  it("keeps index order where all is equal", () => {
    expect(exactOrder({ hours: [1, 1, 1], gains: [2, 2, 2], before: [[], [], []] }, 100)).toEqual([0, 1, 2]);
  });

  it("is nothing of nothing, and ends with the effort", () => {
    expect(exactOrder({ hours: [], gains: [], before: [] }, 1)).toEqual([]);
    expect(new Effort(100).within(1, (part) => exactOrder(rows(12, 1), 1e6, part))).toBeUndefined();
  });
});

describe("beam search", () => {
  it("respects prerequisites however narrow, and finds the optimum when nothing is dropped", () => {
    fc.assert(
      fc.property(anyTasks(7), (tasks) => {
        expect(respects(beamOrder(tasks, 1), tasks.before)).toBe(true);
        expect(delay(tasks, beamOrder(tasks, 1))).toBeGreaterThanOrEqual(least(tasks));
        expect(delay(tasks, beamOrder(tasks, 1000))).toBe(least(tasks));
      }),
      { seed: 6 },
    );
  });
});

it("is no worse the wider the beam", () => {
  const tasks = rows(14, 2);
  const best = delay(tasks, exactOrder(tasks, 1e6) ?? []);
  const delays = [1, 4, 64, 5000].map((width) => delay(tasks, beamOrder(tasks, width)));
  expect(delays.at(-1)).toBe(best);
  for (const found of delays) expect(found).toBeGreaterThanOrEqual(best);
});
