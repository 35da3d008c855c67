import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";
import { densestFirst } from "../../../src/core/plan/greedy.ts";
import { indices, type Tasks } from "../../../src/core/plan/tasks.ts";
import { anyTasks, respects } from "./fixtures.ts";

const total = (values: readonly number[], of: readonly number[]) => of.reduce((sum, i) => sum + (values[i] ?? 0), 0);
const FOREVER = Number.POSITIVE_INFINITY;

/** By gain an hour: 3 (4), then 1 with what it needs (9 in 4 hours), then 2 (1). */
const HAND: Tasks = { hours: [3, 1, 5, 2], gains: [0, 9, 5, 8], before: [[], [0], [], []] };

describe("the densest first", () => {
  it.each([
    [FOREVER, [3, 0, 1, 2]],
    [11, [3, 0, 1, 2]],
    [10, [3, 0, 1]],
    [6, [3, 0, 1]],
    [2, [3]],
    [1, []],
    [0, []],
  ])("within %d hours by hand: %j", (hours, order) => {
    expect(densestFirst(HAND, hours, new Effort())).toEqual(order);
  });

  it("counts a prerequisite once, for the first that needs it", () => {
    const shared: Tasks = { hours: [6, 1, 1], gains: [0, 7, 3], before: [[], [0], [0]] };
    expect(densestFirst(shared, FOREVER, new Effort())).toEqual([0, 1, 2]);
    expect(densestFirst(shared, 7, new Effort())).toEqual([0, 1]);
  });

  it("holds each task once, after its prerequisites, whatever the effort", () => {
    fc.assert(
      fc.property(anyTasks(9), fc.constantFrom(0, 10, 60, 1e9), (tasks, steps) => {
        const order = densestFirst(tasks, FOREVER, new Effort(steps));
        expect(order.toSorted((a, b) => a - b)).toEqual(indices(tasks.hours));
        expect(respects(order, tasks.before)).toBe(true);
      }),
      { seed: 44 },
    );
  });

  it("keeps within the hours, closed, and leaves out nothing that still fits", () => {
    fc.assert(
      fc.property(anyTasks(9), fc.nat(30), fc.constantFrom(0, 30, 1e9), (tasks, hours, steps) => {
        const order = densestFirst(tasks, hours, new Effort(steps));
        const left = hours - total(tasks.hours, order);
        expect(left).toBeGreaterThanOrEqual(0);
        for (const i of order) for (const need of tasks.before[i] ?? []) expect(order).toContain(need);
        const open = indices(tasks.hours).filter((i) => !order.includes(i));
        const ready = open.filter((i) => tasks.before[i]?.every((need) => order.includes(need)));
        for (const i of ready) expect(tasks.hours[i]).toBeGreaterThan(left);
      }),
      { seed: 45 },
    );
  });
});
