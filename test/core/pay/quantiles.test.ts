import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentiles, weightedPercentiles } from "../../../src/core/pay/quantiles.ts";

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
