import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestClosure } from "../../../src/core/plan/closure.ts";
import { Effort } from "../../../src/core/plan/effort.ts";
import { anyTasks, closedSets } from "./fixtures.ts";

const total = (values: readonly number[], of: readonly number[]) => of.reduce((sum, i) => sum + (values[i] ?? 0), 0);

describe("the closed set of greatest value", () => {
  it("takes a loss for what it opens, and nothing when nothing pays", () => {
    expect(bestClosure([-2, 5, -3, 2], [[], [0], [], [2]])).toEqual([0, 1]);
    expect(bestClosure([-2, 1], [[], [0]])).toEqual([]);
  });

  it("equals the best of all closed sets", () => {
    fc.assert(
      fc.property(
        anyTasks(8),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }),
        (tasks, values) => {
          const { before } = tasks;
          const mine = values.slice(0, before.length);
          const found = bestClosure(mine, before);
          expect(closedSets(before)).toContainEqual(found);
          expect(total(mine, found)).toBe(Math.max(...closedSets(before).map((set) => total(mine, set))));
        },
      ),
      { seed: 1 },
    );
  });
});

describe("by hand", () => {
  it.each<[string, number[], number[][], number[]]>([
    ["nothing of nothing", [], [], []],
    ["what is worth something, where nothing hangs together", [3, -1, 2, 0], [[], [], [], []], [0, 2]],
    ["nothing worth nothing: the smallest of equals", [2, -2], [[1], []], []],
    ["two that share a cost neither could bear alone", [3, 3, -5], [[2], [2], []], [0, 1, 2]],
    ["a whole chain for its end", [-1, -1, -1, 4], [[], [0], [1], [2]], [0, 1, 2, 3]],
    ["the beginning of a chain whose end does not pay", [5, -1, -1, 1], [[], [0], [1], [2]], [0]],
    ["one of two ways up a diamond", [-2, 1, -4, 3], [[], [0], [0], [1]], [0, 1, 3]],
    ["fractions", [0.1, 0.2, -0.25], [[2], [2], []], [0, 1, 2]],
  ])("%s", (_, values, before, found) => expect(bestClosure(values, before)).toEqual(found));
});

it("is the smallest of the best", () => {
  fc.assert(
    fc.property(
      anyTasks(7),
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 7, maxLength: 7 }),
      ({ before }, values) => {
        const mine = values.slice(0, before.length);
        const found = bestClosure(mine, before);
        const best = closedSets(before).filter((set) => total(mine, set) === total(mine, found));
        for (const set of best) for (const i of found) expect(set).toContain(i);
      },
    ),
    { seed: 33 },
  );
});

it("grows when the values do", () => {
  fc.assert(
    fc.property(
      anyTasks(8),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }),
      fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
      ({ before }, values, more) => {
        const mine = values.slice(0, before.length);
        const richer = bestClosure(
          mine.map((value, i) => value + (more[i] ?? 0)),
          before,
        );
        for (const i of bestClosure(mine, before)) expect(richer).toContain(i);
      },
    ),
    { seed: 34 },
  );
});

it("takes its steps from the effort", () => {
  const values = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -1 : 3));
  const before = values.map((_, i) => (i === 0 ? [] : [i - 1]));
  expect(new Effort(50).within(1, (part) => bestClosure(values, before, part))).toBeUndefined();
  const effort = new Effort(100_000);
  expect(effort.within(1, (part) => bestClosure(values, before, part))).toHaveLength(40);
  expect(effort.left).toBeLessThan(100_000 - 40);
});
