import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, delay, indices, restricted, sum, type Tasks } from "../../../src/core/plan/tasks.ts";
import { anyTasks } from "./fixtures.ts";

const TASKS: Tasks = { hours: [2, 5, 1, 3], gains: [4, 10, 0, 6], before: [[], [0], [0, 1], [2]] };

it("count, add up and look up", () => {
  expect(indices("abc")).toEqual([0, 1, 2]);
  expect([sum([]), sum([1, 2.5]), sum(new Set([4, 5]))]).toEqual([0, 3.5, 9]);
  expect(at(["a", "b"], 1)).toBe("b");
});

describe("tasks restricted to some", () => {
  it.each<[number[], Tasks]>([
    [[], { hours: [], gains: [], before: [] }],
    [[0, 1, 2, 3], TASKS],
    [[1, 2], { hours: [5, 1], gains: [10, 0], before: [[], [0]] }],
    [[2, 1, 0], { hours: [1, 5, 2], gains: [0, 10, 4], before: [[2, 1], [2], []] }],
  ])("%j are numbered anew; what comes before from outside is done", (members, expected) => {
    expect(restricted(TASKS, members)).toEqual(expected);
  });
});

describe("the delay of an order", () => {
  it.each([
    [[], 0],
    [[0], 8],
    [[0, 1], 4 * 2 + 10 * 7],
    [[1, 0], 10 * 5 + 4 * 7],
    [[0, 1, 2, 3], 4 * 2 + 10 * 7 + 6 * 11],
  ])("%j is %d", (order, total) => expect(delay(TASKS, order)).toBe(total));

  it("changes by gain·hours crosswise when neighbours change places", () => {
    fc.assert(
      fc.property(anyTasks(8), fc.nat(7), (tasks, place) => {
        const order = indices(tasks.hours);
        if (order.length < 2) return;
        const i = place % (order.length - 1);
        const swapped = order.with(i, i + 1).with(i + 1, i);
        const crosswise = at(tasks.gains, i + 1) * at(tasks.hours, i) - at(tasks.gains, i) * at(tasks.hours, i + 1);
        expect(delay(tasks, order) - delay(tasks, swapped)).toBe(crosswise);
      }),
      { seed: 31 },
    );
  });
});
