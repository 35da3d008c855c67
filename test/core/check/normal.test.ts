import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulativeNormal } from "../../../src/core/check/normal.ts";

describe("the standard normal distribution", () => {
  // Abramowitz and Stegun, table 26.1.
  it.each([
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [1.645, 0.950015094460879],
    [1.96, 0.9750021048517795],
    [3, 0.9986501019683699],
    [-2, 0.0227501319481792],
    [-7, 1.279812543885835e-12],
  ])("Φ(%d) = %d", (x, wanted) => expect(cumulativeNormal(x)).toBeCloseTo(wanted, 12));

  it.each([
    [-8.1, 0],
    [8.1, 1],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])("ends where nothing is left to add: Φ(%d) = %d", (x, wanted) => expect(cumulativeNormal(x)).toBe(wanted));

  it("never falls, and mirrors itself at 0", () => {
    const x = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        expect(cumulativeNormal(a) + cumulativeNormal(-a)).toBeCloseTo(1, 12);
        if (a < b) expect(cumulativeNormal(a)).toBeLessThanOrEqual(cumulativeNormal(b) + 1e-14);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
