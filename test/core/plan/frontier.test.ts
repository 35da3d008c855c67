import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";
import { frontier, gainFor, hoursFor, looseLine, relaxation } from "../../../src/core/plan/frontier.ts";
import { bestOrder } from "../../../src/core/plan/order.ts";
import { restricted, type Tasks } from "../../../src/core/plan/tasks.ts";
import { anyTasks, closedSets } from "./fixtures.ts";

const total = (values: readonly number[], of: readonly number[]) => of.reduce((sum, i) => sum + (values[i] ?? 0), 0);

/** Ratios 4 (2 hours), 3 (1 hour, but only after 3 hours of nothing: 9 in 4 hours in all) and 1 (5 hours). */
const HAND: Tasks = { hours: [2, 5, 3, 1], gains: [8, 5, 0, 9], before: [[], [], [], [2]] };

describe("a line by hand", () => {
  const line = relaxation(HAND, new Effort());

  it("runs through the parts by falling ratio", () => {
    expect(line).toEqual({ hours: [0, 2, 6, 11], gains: [0, 8, 17, 22] });
  });

  it.each([
    [-1, 0],
    [0, 0],
    [1, 4],
    [2, 8],
    [4, 12.5],
    [6, 17],
    [8.5, 19.5],
    [11, 22],
    [99, 22],
  ])("within %d hours brings at most %d", (hours, gain) => expect(gainFor(line, hours)).toBeCloseTo(gain, 12));

  it.each([
    [-1, 0],
    [0, 0],
    [4, 1],
    [12.5, 4],
    [22, 11],
    [22.1, Number.POSITIVE_INFINITY],
  ])("for %d takes at least %d hours", (gain, hours) => expect(hoursFor(line, gain)).toBeCloseTo(hours, 12));

  it("ends before what brings nothing", () => {
    const idle = relaxation({ hours: [2, 3], gains: [4, 0], before: [[], []] }, new Effort());
    expect(idle).toEqual({ hours: [0, 2], gains: [0, 4] });
    expect(gainFor(relaxation({ hours: [], gains: [], before: [] }, new Effort()), 5)).toBe(0);
  });

  it("forgets prerequisites where it is to be quick", () => {
    expect(looseLine(HAND)).toEqual({ hours: [0, 1, 3, 8], gains: [0, 9, 17, 22] });
  });
});

describe("the line of any tasks", () => {
  it("lies above every closed set, and under the loose line", () => {
    fc.assert(
      fc.property(anyTasks(8), (tasks) => {
        const line = relaxation(tasks, new Effort());
        const loose = looseLine(tasks);
        for (const set of closedSets(tasks.before)) {
          const [hours, gain] = [total(tasks.hours, set), total(tasks.gains, set)];
          expect(gainFor(line, hours)).toBeGreaterThanOrEqual(gain - 1e-9);
          expect(hoursFor(line, gain)).toBeLessThanOrEqual(hours + 1e-9);
          expect(gainFor(loose, hours)).toBeGreaterThanOrEqual(gainFor(line, hours) - 1e-9);
        }
      }),
      { seed: 41 },
    );
  });

  it("rises, and ever more slowly; its two readings undo each other", () => {
    fc.assert(
      fc.property(anyTasks(8), fc.double({ min: 0, max: 1, noNaN: true }), (tasks, share) => {
        const { hours, gains } = relaxation(tasks, new Effort());
        const slopes = hours
          .slice(1)
          .map((hour, i) => ((gains[i + 1] ?? 0) - (gains[i] ?? 0)) / (hour - (hours[i] ?? 0)));
        for (const [i, slope] of slopes.entries()) {
          expect(slope).toBeGreaterThan(0);
          if (i > 0) expect(slope).toBeLessThanOrEqual((slopes[i - 1] ?? 0) + 1e-9);
        }
        const wanted = share * (gains.at(-1) ?? 0);
        expect(gainFor({ hours, gains }, hoursFor({ hours, gains }, wanted))).toBeCloseTo(wanted, 9);
      }),
      { seed: 42 },
    );
  });
});

describe("the bounds on what is left", () => {
  it("lie above every choice of jobs from any place on", () => {
    fc.assert(
      fc.property(anyTasks(8), fc.nat(40), (tasks, hours) => {
        const { parts } = bestOrder(tasks);
        const ordered = restricted(tasks, parts.flat());
        const bounds = frontier(
          ordered,
          parts.map(({ length }) => length),
        );
        const size = ordered.hours.length;
        for (let from = 0; from <= size; from++) {
          const rest = restricted(
            ordered,
            Array.from({ length: size - from }, (_, i) => from + i),
          );
          for (const set of closedSets(rest.before)) {
            const used = set.reduce((sum, i) => sum + (rest.hours[i] ?? 0), 0);
            const gain = set.reduce((sum, i) => sum + (rest.gains[i] ?? 0), 0);
            if (used <= hours) expect(bounds.mostGain(from, hours)).toBeGreaterThanOrEqual(gain - 1e-9);
            expect(bounds.leastHours(from, gain)).toBeLessThanOrEqual(used + 1e-9);
          }
        }
      }),
      { seed: 25 },
    );
  });
});

it("has the exact line at the first place, and nothing to come at the last", () => {
  fc.assert(
    fc.property(anyTasks(8), fc.nat(40), (tasks, hours) => {
      const { parts } = bestOrder(tasks);
      const ordered = restricted(tasks, parts.flat());
      const bounds = frontier(
        ordered,
        parts.map(({ length }) => length),
      );
      expect(bounds.mostGain(0, hours)).toBeCloseTo(gainFor(relaxation(tasks, new Effort()), hours), 9);
      expect(bounds.mostGain(tasks.hours.length, hours)).toBe(0);
      expect(bounds.leastHours(tasks.hours.length, 1)).toBe(Number.POSITIVE_INFINITY);
    }),
    { seed: 43, numRuns: 60 },
  );
});
