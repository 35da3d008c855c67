import { describe, expect, it } from "vitest";
import { conflicts, largestCountries, levelSteps, newest, trends } from "../../../src/core/pay/choose.ts";
import {
  comparable,
  confidenceOf,
  convert,
  inMoneyOf,
  type PayRow,
  sortPay,
  standings,
} from "../../../src/core/pay/rows.ts";
import { drawSpark } from "../../../src/render/style.ts";
import { roundedParts } from "../../../src/views/format.ts";

const row = (more: Partial<PayRow> = {}): PayRow => ({
  group: "G",
  country: "IN",
  currency: "INR",
  period: "year",
  low: 100,
  high: 200,
  kind: "range",
  year: 2020,
  source: "s",
  ...more,
});

const spread = (more: Partial<PayRow> = {}): PayRow =>
  row({ kind: "percentiles", basis: "people", p10: 100, p25: 120, median: 150, p75: 180, p90: 200, n: 100, ...more });

describe("conversion", () => {
  const rates = [
    { currency: "INR", year: 2020, perUsd: 80, source: "fed" },
    { currency: "EUR", year: 2020, perUsd: 0.8, source: "fed" },
  ];

  it("uses the rate of the row's own year, through the dollar", () => {
    const { rows } = convert([row({ low: 8000, high: 16000 })], "EUR", rates);
    const apart = rates.map((rate) => ({ ...rate, source: rate.currency }));
    expect(convert([row()], "EUR", apart).rows[0]?.converted).toMatchObject({ source: "EUR", via: "INR" });
    expect(rows[0]).toMatchObject({
      low: 80,
      high: 160,
      currency: "EUR",
      converted: { from: "INR", rate: 0.01, year: 2020, source: "fed" },
    });
  });

  it("uses the rate of the year whose money the row was carried over to", () => {
    const real = { year: 2020, factor: 2, source: "wb" };
    expect(convert([row({ year: 2010, low: 8000, real })], "USD", rates).rows[0]).toMatchObject({
      low: 100,
      converted: { year: 2020 },
    });
  });

  it("leaves rows in the currency alone, and puts rows without a rate apart", () => {
    const { rows, without } = convert([row({ currency: "USD" }), row({ year: 2021 })], "USD", rates);
    expect(rows).toEqual([row({ currency: "USD" })]);
    expect(without).toEqual([row({ year: 2021 })]);
  });
});

describe("money of another year", () => {
  const inflation = [
    { country: "IN", year: 2021, percent: 10, source: "wb" },
    { country: "IN", year: 2022, percent: 20, source: "wb" },
  ];

  it("multiplies the changes of the years between, either way", () => {
    expect(inMoneyOf([row()], 2022, inflation).rows[0]).toMatchObject({
      low: 132,
      high: 264,
      real: { year: 2022, source: "wb" },
    });
    expect(inMoneyOf([row({ year: 2022, low: 132 })], 2020, inflation).rows[0]?.low).toBe(100);
    expect(inMoneyOf([row()], 2020, inflation).rows[0]).toEqual(row());
  });

  it("puts rows apart for which a year is missing", () => {
    expect(inMoneyOf([row()], 2023, inflation)).toEqual({ rows: [], without: [row()] });
  });
});

describe("standings", () => {
  it.each([
    [row(), 50, { position: "below" }],
    [row(), 150, { position: "within" }],
    [row(), 250, { position: "above" }],
    [row({ high: 100 }), 100, { position: "at" }],
    [spread(), 150, { between: { from: 50, to: 50, percentile: 50, low: 41.775, high: 58.225 } }],
    [spread(), 135, { between: { percentile: 37.5 } }],
    [spread(), 90, { between: { from: 0, to: 10 } }],
    [spread(), 300, { between: { from: 90, to: 100 } }],
    [spread({ basis: "adverts", counted: "rows" }), 150, { between: { low: 50 - 164.5 * Math.sqrt(0.25 / 50) } }],
    [spread({ median: 180, p75: 180 }), 180, { between: { from: 50, to: 75, percentile: 62.5 } }],
    [spread({ n: 5 }), 90, { between: { low: 0 } }],
    [spread({ n: 5 }), 300, { between: { high: 100 } }],
  ])("%#", (pay, amount, expected) => {
    expect(standings([pay], amount)[0]).toMatchObject(expected);
  });

  it("says nothing of uncertainty where n is not known", () => {
    const { n: _, ...official } = spread();
    expect(standings([official], 150)[0]?.between).not.toHaveProperty("low");
  });
});

describe("many rows", () => {
  it("never puts countries, currencies or years on one scale", () => {
    const rows = [row(), row({ country: "US" }), row({ currency: "USD" }), row({ year: 2021 }), row({ company: "C" })];
    expect(comparable(rows).map(({ length }) => length)).toEqual([2, 1, 1, 1]);
  });

  it("takes the newest year of each series, levels only when asked", () => {
    const rows = [
      spread(),
      spread({ year: 2021 }),
      spread({ year: 2021, level: "SE" }),
      spread({ source: "t", year: 2019 }),
    ];
    expect(newest(rows, { levels: false }).map(({ source, year }) => [source, year])).toEqual([
      ["s", 2021],
      ["t", 2019],
    ]);
    expect(newest(rows, { levels: true })).toHaveLength(3);
  });

  it("joins the years of the official statistics, and of nothing else", () => {
    const years = [2021, 2022, 2023];
    expect(trends(years.map((year) => spread({ year, basis: "official", source: `oews-${year}` })))).toMatchObject([
      { source: "oews" },
    ]);
    expect(trends(years.map((year) => spread({ year, source: `x-${year}` })))).toEqual([]);
    expect(trends([spread(), spread({ year: 2021 })])).toEqual([]);
    expect(trends([2020, 2021, 2024].map((year) => spread({ year })))).toMatchObject([{ missing: [2022, 2023] }]);
  });

  it("points out sources that disagree, and only those", () => {
    const average = (value: number, source: string) => row({ kind: "average", low: value, high: value, source });
    expect(conflicts([average(690, "a"), average(900, "b"), average(730, "c")])[0]).toMatchObject({
      rows: [{ source: "a" }, { source: "c" }, { source: "b" }],
    });
    expect(conflicts([average(690, "a"), average(900, "b")])[0]?.apart).toBeCloseTo(0.304, 3);
    expect(conflicts([average(100, "a"), average(105, "b")])).toEqual([]);
    expect(conflicts([average(100, "a"), average(200, "a")])).toEqual([]);
  });

  it("takes two states of one index for one publisher, and a mirror of its name for another", () => {
    const average = (value: number, source: string) => row({ kind: "average", low: value, high: value, source });
    const sources = [
      { id: "aijobs-2025", publisher: "aijobs.net" },
      { id: "aijobs-2025-08", publisher: "aijobs.net" },
      { id: "aijobs-mirror", publisher: "somebody else" },
    ];
    const disagree = (...ids: string[]) =>
      conflicts(
        ids.map((id, i) => average(100 + 100 * i, id)),
        sources,
      ).length;
    expect(disagree("aijobs-2025", "aijobs-2025-08")).toBe(0);
    expect(disagree("aijobs-2025", "aijobs-mirror")).toBe(1);
  });

  it("works out what a level more is worth within one source and year", () => {
    const rows = [spread({ level: "MI" }), spread({ level: "SE", median: 180 }), spread({ level: "EX", source: "t" })];
    expect(levelSteps(rows)).toMatchObject([{ from: { level: "MI" }, to: { level: "SE" }, more: 30 }]);
  });

  it("sorts, and knows how far to trust a count", () => {
    const rows = [row({ company: "B", high: 1 }), row({ company: "A", high: 3 }), row({ company: "C", high: 2, n: 5 })];
    expect(sortPay(rows).map(({ company }) => company)).toEqual(["A", "C", "B"]);
    expect(sortPay(rows, "company").map(({ company }) => company)).toEqual(["A", "B", "C"]);
    expect(sortPay(rows, "n")[0]?.company).toBe("C");
    expect([5, 14, 15, 49, 50].map(confidenceOf)).toEqual(["low", "low", "medium", "medium", "high"]);
    expect(largestCountries([spread(), spread({ country: "US", n: 900 })], 1)).toEqual(["US"]);
  });
});

describe("figures that add up", () => {
  it.each([
    [[33.333, 33.333, 33.334], 100, ["33.3", "33.3", "33.4"]],
    [[0.05, 0.05, 0], 0.1, ["0.1", "0.0", "0.0"]],
    [[], 0, []],
  ])("%j", (parts, total, expected) => expect(roundedParts(parts, total)).toEqual(expected));

  it("draws a trend", () => {
    expect(drawSpark([0, 0.5, undefined, 1], true)).toBe("▁▅·█");
    expect(drawSpark([0.6, 0.61], true)).toBe("▅▅"); // little is not drawn as much
    expect(drawSpark([0, 0.5, 1], false)).toBe("158");
  });
});
