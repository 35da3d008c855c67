import { describe, expect, it } from "vitest";
import { quantile } from "../../src/text/quantile.ts";

describe("quantile (type 7)", () => {
  // By hand: position 1 + (n − 1)p among the sorted values, a straight line between neighbours.
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10, 20, 30, 40, 50], 0.1, 14],
    [[10, 20, 30, 40, 50], 0.9, 46],
    [[3, 3, 9], 0.75, 6],
    [[7], 0.3, 7],
    [[1, 100], 0, 1],
    [[1, 100], 1, 100],
  ])("of %j at %d is %d", (sorted, p, expected) => {
    expect(quantile(sorted, p)).toBeCloseTo(expected, 12);
  });

  it("differs from the other usual types where they differ", () => {
    // Type 6 (Weibull) gives 12.5 here, type 2 15.
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
  });

  it("refuses no values and shares outside 0 to 1", () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});
