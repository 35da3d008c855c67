import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayRow } from "../../../src/core/pay/rows.ts";
import { axisOf, roundUp, scalesOf, splitBySource } from "../../../src/core/pay/scales.ts";

const row = (over: Partial<PayRow>): PayRow => ({
  country: "US",
  currency: "USD",
  period: "year",
  low: 100,
  high: 200,
  kind: "range",
  year: 2025,
  source: "s",
  group: "G",
  ...over,
});
const series = (over: Partial<PayRow>) => row({ kind: "percentiles", p25: 120, median: 150, p75: 180, ...over });

describe("rows on one scale", () => {
  it.each<[string, Partial<PayRow>]>([
    ["another country", { country: "IN" }],
    ["another currency", { currency: "EUR" }],
    ["another year of money", { year: 2019 }],
    ["another kind of pay", { pay: "total" }],
  ])("are never those of %s", (_, over) => expect(scalesOf([row({}), row(over)])).toHaveLength(2));

  it("are those of different years once they are in the money of one", () => {
    const real = (year: number) => row({ year, real: { year: 2025, factor: 1, source: "cpi" } });
    expect(scalesOf([real(2019), real(2025)])).toHaveLength(1);
  });

  it("have companies before what has none, and percentiles apart, level by level", () => {
    const [scale] = scalesOf([
      row({ source: "average", high: 900 }),
      row({ company: "Acme", high: 300 }),
      series({ level: "SE" }),
      series({}),
      series({ level: "EN" }),
    ]);
    expect(scale?.singles.map(({ company, source }) => company ?? source)).toEqual(["Acme", "average"]);
    expect(scale?.series.map((rows) => rows.map(({ level }) => level))).toEqual([[undefined, "EN", "SE"]]);
  });

  it("keep the order of percentiles where one was asked for", () => {
    const [scale] = scalesOf([series({ level: "SE" }), series({ level: "EN" })], { sort: "high" });
    expect(scale?.series[0]?.map(({ level }) => level)).toEqual(["SE", "EN"]);
  });

  it("reach to a round figure above the highest of them, and above one's own pay in their currency", () => {
    const top = (mine?: { value: number; currency: string }) => scalesOf([row({ high: 230 })], { mine })[0]?.top;
    expect(top()).toBe(250);
    expect(top({ value: 610, currency: "USD" })).toBe(650);
    expect(top({ value: 610, currency: "EUR" })).toBe(250);
  });

  it("are held against one's own pay, each of them, where it is in their currency", () => {
    const rows = [row({}), series({}), row({ company: "Acme" })];
    const held = (currency: string) => scalesOf(rows, { mine: { value: 150, currency } })[0]?.standings.length;
    expect(held("USD")).toBe(3);
    expect(held("EUR")).toBe(0);
    expect(scalesOf(rows)[0]?.standings).toEqual([]);
  });
});

describe("series", () => {
  it("are of one source and one group each", () => {
    const rows = [series({}), series({ source: "t" }), series({ group: "H" }), series({ level: "EN" })];
    expect(splitBySource(rows).map((one) => one.length)).toEqual([2, 1, 1]);
    expect(splitBySource([])).toEqual([]);
  });
});

describe("an axis", () => {
  it("begins at nothing unless every quartile lies well above it", () => {
    expect(axisOf([series({ p25: 10, p75: 180 })])).toEqual({ from: 0, to: 200 });
    expect(axisOf([series({ p25: 120, p75: 180 })])).toEqual({ from: 100, to: 200 });
  });

  it("is made of the ends where quartiles are not known", () => {
    expect(axisOf([row({ low: 100, high: 200 })])).toEqual({ from: 80, to: 200 });
  });

  it("holds every quartile, whatever the amounts", () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), (pairs) => {
        const rows = pairs.map(([a, b]) => series({ p25: Math.min(a, b), p75: Math.max(a, b) }));
        const { from, to } = axisOf(rows);
        for (const { p25 = 0, p75 = 0 } of rows) {
          expect(from).toBeLessThanOrEqual(p25);
          expect(to).toBeGreaterThanOrEqual(p75);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe("rounding up", () => {
  it.each([
    [1, 1],
    [1.01, 1.5],
    [99, 100],
    [101, 150],
    [150, 150],
    [7_600_000, 8_000_000],
  ])("%d becomes %d", (amount, wanted) => expect(roundUp(amount)).toBe(wanted));

  it("never goes below the amount, nor by more than half of it above", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (amount) => {
        expect(roundUp(amount)).toBeGreaterThanOrEqual(amount);
        expect(roundUp(amount)).toBeLessThanOrEqual(1.5 * amount);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
