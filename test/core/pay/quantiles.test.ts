import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentiles, quantile, weightedPercentiles } from "../../../src/core/pay/quantiles.ts";

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

describe("percentiles", () => {
  it("sorts by value, not by digits, and rounds to whole units", () => {
    expect(percentiles([100_000, 90_000, 9_001, 1_000_000])).toEqual({
      p10: 33_301,
      p25: 69_750,
      median: 95_000,
      p75: 325_000,
      p90: 730_000,
    });
  });

  it("never falls, stays within the values and does not care for their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }), (values) => {
        const found = percentiles(values);
        const order = [
          Math.min(...values),
          found.p10,
          found.p25,
          found.median,
          found.p75,
          found.p90,
          Math.max(...values),
        ];
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(percentiles([...values].reverse())).toEqual(found);
      }),
      { seed: 7 },
    );
  });
});

it("of weighted values is that of the values written out as often", () => {
  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(values, (pairs) => {
      const written = pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
      const weighted = weightedPercentiles(
        pairs.map(([value]) => value),
        pairs.map(([, weight]) => weight),
      );
      expect(weighted).toEqual(percentiles(written));
    }),
    { seed: 7 },
  );
});
