import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactOrder } from "../../../src/core/plan/closed-sets.ts";
import { workload } from "../../../src/core/plan/jobs.ts";
import { bestOrder, orderJobs } from "../../../src/core/plan/order.ts";
import { delay, type Tasks } from "../../../src/core/plan/tasks.ts";
import { allOrders, anySituation, anyTasks, respects } from "./fixtures.ts";

const _total = (values: readonly number[], of: readonly number[]) => of.reduce((sum, i) => sum + (values[i] ?? 0), 0);
const least = (tasks: Tasks) => Math.min(...allOrders(tasks.before).map((order) => delay(tasks, order)));

/** Three independent tasks and a chain whose first brings nothing: 3 → 4 is worth 9 in 4 hours. */
const HAND: Tasks = {
  hours: [2, 5, 1, 3, 1],
  gains: [4, 5, 3, 0, 9],
  before: [[], [], [], [], [3]],
};

describe("the best order", () => {
  it("is worked out by hand: 3·1 + 9·5 + 4·7 + 5·12", () => {
    const { parts, exact } = bestOrder(HAND);
    expect(parts.flat()).toEqual([2, 3, 4, 0, 1]);
    expect(delay(HAND, parts.flat())).toBe(3 * 1 + 9 * 5 + 4 * 7 + 5 * 12);
    expect(exact).toBe(true);
  });

  it("delays gains as little as the best of all orders does, with and without the decomposition", () => {
    fc.assert(
      fc.property(anyTasks(7), (tasks) => {
        const order = bestOrder(tasks).parts.flat();
        expect(order).toHaveLength(tasks.hours.length);
        expect(respects(order, tasks.before)).toBe(true);
        expect(delay(tasks, order)).toBe(least(tasks));
        expect(delay(tasks, exactOrder(tasks, 1000) ?? [])).toBe(least(tasks));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("agrees with the whole graph's closed sets on larger cases, past 32 tasks too", () => {
    fc.assert(
      fc.property(anyTasks(12), anyTasks(12), (one, two) => {
        const chain = Array.from({ length: 24 }, (_, i) => i);
        const base = one.hours.length + chain.length;
        const tasks = {
          hours: [...one.hours, ...chain.map(() => 3), ...two.hours],
          gains: [...one.gains, ...chain.map((i) => i % 3), ...two.gains],
          before: [
            ...one.before,
            ...chain.map((i) => [one.hours.length + i - 1]),
            ...two.before.map((needs) => [base - 1, ...needs.map((b) => base + b)]),
          ],
        };
        const whole = exactOrder(tasks, 500_000);
        fc.pre(whole !== undefined);
        expect(delay(tasks, bestOrder(tasks).parts.flat())).toBe(delay(tasks, whole ?? []));
      }),
      { seed: 4, numRuns: 20 },
    );
  });

  it("says when it is only the best found, and still respects prerequisites", () => {
    fc.assert(
      fc.property(anyTasks(12), (tasks) => {
        const { parts, exact } = bestOrder(tasks, 2);
        expect(respects(parts.flat(), tasks.before)).toBe(true);
        expect(exact).toBe(parts.every(({ length }) => length === 1));
        expect(exactOrder(tasks, 1)).toBeUndefined();
      }),
      { seed: 5 },
    );
  });

  it("keeps index order on ties and is the same every time", () => {
    const even = { hours: [2, 2, 2, 2], gains: [1, 1, 1, 1], before: [[], [], [], []] };
    expect(bestOrder(even).parts.flat()).toEqual([0, 1, 2, 3]);
    expect(exactOrder(even, 100)).toEqual([0, 1, 2, 3]);
    expect(bestOrder(HAND)).toEqual(bestOrder(HAND));
  });

  it("has nothing to say about nothing", () => {
    expect(bestOrder({ hours: [], gains: [], before: [] })).toEqual({ parts: [], exact: true });
  });
});

describe("the order of the jobs of a phase", () => {
  it("holds each of them once, after its prerequisites", () => {
    fc.assert(
      fc.property(anySituation(), ({ role, profile, facts }) => {
        const { jobs } = workload(role, profile, facts);
        const { jobs: order } = orderJobs(jobs);
        expect(order).toHaveLength(jobs.length);
        expect(new Set(order)).toEqual(new Set(jobs));
        const done = new Set<string>();
        for (const { id, prerequisites } of order) {
          for (const need of prerequisites) expect(done).toContain(need);
          done.add(id);
        }
      }),
      { seed: 7 },
    );
  });
});
