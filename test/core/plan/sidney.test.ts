import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";
import { sidney } from "../../../src/core/plan/sidney.ts";
import type { Tasks } from "../../../src/core/plan/tasks.ts";
import { anyTasks, closedSets } from "./fixtures.ts";

const total = (values: readonly number[], of: readonly number[]) => of.reduce((sum, i) => sum + (values[i] ?? 0), 0);

/** Three independent tasks and a chain whose first brings nothing: 3 → 4 is worth 9 in 4 hours. */
const HAND: Tasks = {
  hours: [2, 5, 1, 3, 1],
  gains: [4, 5, 3, 0, 9],
  before: [[], [], [], [], [3]],
};

describe("Sidney's decomposition", () => {
  it("puts the most gain an hour first, a chain as a whole", () => {
    expect(sidney(HAND)).toEqual([[2], [3, 4], [0], [1]]);
  });

  it("tells tied parts apart when nothing links them", () => {
    expect(sidney({ hours: [2, 1, 4], gains: [4, 2, 8], before: [[], [], []] })).toEqual([[0], [1], [2]]);
  });

  it("has parts that are closed, of falling ratio, and of the greatest ratio there is", () => {
    fc.assert(
      fc.property(anyTasks(8), (tasks) => {
        const parts = sidney(tasks);
        const ratio = (set: readonly number[]) => total(tasks.gains, set) / total(tasks.hours, set);
        expect(parts.flat().toSorted((a, b) => a - b)).toEqual(tasks.hours.map((_, i) => i));
        for (const [p, part] of parts.entries()) {
          const done = parts.slice(0, p).flat();
          const open = closedSets(tasks.before).filter(
            (set) => done.every((i) => set.includes(i)) && set.length > done.length,
          );
          const rest = open.map((set) => ratio(set.filter((i) => !done.includes(i))));
          expect(ratio(part)).toBeCloseTo(Math.max(...rest), 9);
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe("parts by hand", () => {
  it.each<[string, Tasks, number[][]]>([
    ["of nothing", { hours: [], gains: [], before: [] }, []],
    ["a chain of rising ratio is one", { hours: [1, 1, 1], gains: [1, 2, 3], before: [[], [0], [1]] }, [[0, 1, 2]]],
    [
      "a chain of falling ratio is three",
      { hours: [1, 1, 1], gains: [3, 2, 1], before: [[], [0], [1]] },
      [[0], [1], [2]],
    ],
    [
      "a shared beginning joins what it opens",
      { hours: [4, 1, 1], gains: [0, 6, 6], before: [[], [0], [0]] },
      [[0, 1, 2]],
    ],
    ["what brings nothing comes last", { hours: [1, 1], gains: [0, 1], before: [[], []] }, [[1], [0]]],
    ["all of no gain, told apart", { hours: [1, 2, 3], gains: [0, 0, 0], before: [[], [0], []] }, [[0, 1], [2]]],
  ])("%s", (_, tasks, parts) => expect(sidney(tasks)).toEqual(parts));
});

it("does not change when hours and gains are measured in other units", () => {
  fc.assert(
    fc.property(anyTasks(8), (tasks) => {
      const scaled = { ...tasks, hours: tasks.hours.map((h) => 60 * h), gains: tasks.gains.map((g) => g / 8) };
      expect(sidney(scaled)).toEqual(sidney(tasks));
    }),
    { seed: 35, numRuns: 50 },
  );
});

it("takes its steps from the effort", () => {
  expect(new Effort(10).within(1, (part) => sidney(HAND, part))).toBeUndefined();
});
