import { describe, expect, it } from "vitest";
import { isAdvertised, midpoint, rangesOf } from "../../../src/core/pay/ranges.ts";

const ends = (run: number[]) => rangesOf(run).map(({ low, high }) => [low, high]);

describe("rangesOf", () => {
  it("takes an upper and a lower end for one range", () => {
    expect(rangesOf([200, 150])).toEqual([{ low: 150, high: 200, rows: 2 }]);
    expect(midpoint({ low: 150, high: 200 })).toBe(175);
  });

  it("leaves single rows and rows that rise alone", () => {
    expect(ends([120])).toEqual([[120, 120]]);
    expect(ends([100, 200])).toEqual([
      [100, 100],
      [200, 200],
    ]);
    expect(rangesOf([])).toEqual([]);
  });

  it("takes an advert with one figure twice for one", () => {
    expect(rangesOf([180, 180])).toEqual([{ low: 180, high: 180, rows: 2 }]);
  });

  it("cuts longer runs into their adverts", () => {
    expect(ends([47, 40, 47, 40, 60, 50])).toEqual([
      [40, 47],
      [40, 47],
      [50, 60],
    ]);
  });

  it("finds the row without a partner in a run of odd length", () => {
    expect(ends([90, 70, 60])).toEqual([
      [70, 90],
      [60, 60],
    ]);
    expect(ends([60, 90, 70])).toEqual([
      [60, 60],
      [70, 90],
    ]);
  });

  it("uses every row once", () => {
    for (const run of [[1], [2, 1], [1, 2, 3], [5, 4, 3, 2, 1]]) {
      expect(rangesOf(run).reduce((sum, { rows }) => sum + rows, 0)).toBe(run.length);
    }
  });
});

it("tells years of adverts from years of answers by how many rows stand beside an equal one", () => {
  expect(isAdvertised({ rows: 218, inRuns: 10 })).toBe(false);
  expect(isAdvertised({ rows: 1660, inRuns: 1426 })).toBe(true);
});
