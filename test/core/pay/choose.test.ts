import { describe, expect, it } from "vitest";
import {
  conflicts,
  largestCountries,
  levelSteps,
  middle,
  newest,
  trends,
  usualPay,
} from "../../../src/core/pay/choose.ts";
import type { PayRow } from "../../../src/core/pay/rows.ts";

const row = (over: Partial<PayRow> = {}): PayRow => ({
  group: "ML",
  country: "US",
  currency: "USD",
  period: "year",
  low: 100,
  high: 300,
  median: 200,
  n: 20,
  kind: "percentiles",
  basis: "adverts",
  year: 2025,
  source: "index",
  ...over,
});

describe("the one figure of a row", () => {
  it.each([
    [{ median: 170 }, 170],
    [{ median: undefined }, 200],
    [{ median: undefined, low: 50, high: 50 }, 50],
  ])("%j: %d", (over, figure) => expect(middle(row(over))).toBe(figure));
});

describe("the newest of each series", () => {
  it.each<[string, Partial<PayRow>[], number[]]>([
    ["of one series the last year", [{ year: 2023 }, { year: 2025 }, { year: 2024 }], [2025]],
    ["of two countries each its own", [{ year: 2023, country: "IN" }, { year: 2025 }], [2023, 2025]],
    ["of two sources each its own", [{ year: 2023, source: "survey" }, { year: 2025 }], [2023, 2025]],
    [
      "of base and total each its own",
      [
        { year: 2023, pay: "total" },
        { year: 2025, pay: "base" },
      ],
      [2023, 2025],
    ],
    [
      "of the official statistics, a source a year, the last",
      [
        { year: 2023, basis: "official", source: "oews-2023" },
        { year: 2024, basis: "official", source: "oews-2024" },
      ],
      [2024],
    ],
    [
      "of other sources that end in a year both",
      [
        { year: 2023, source: "survey-2023" },
        { year: 2024, source: "survey-2024" },
      ],
      [2023, 2024],
    ],
  ])("%s", (_, rows, years) => {
    expect(newest(rows.map(row), { levels: true }).map(({ year }) => year)).toEqual(years);
  });

  it("leaves levels out unless they are asked for, and keeps all levels of the year", () => {
    const rows = [row({ level: "SE" }), row({ level: "EN" }), row(), row({ level: "EN", year: 2024 })];
    expect(newest(rows, { levels: false })).toEqual([rows[2]]);
    expect(newest(rows, { levels: true })).toEqual(rows.slice(0, 3));
  });
});

describe("how pay went", () => {
  it("is told of three years and more, over all levels, with the gaps between", () => {
    const rows = [row({ year: 2025, n: 9 }), row({ year: 2021, median: 150 }), row({ year: 2022, median: 160 })];
    expect(trends([...rows, row({ year: 2023, level: "EN" })])).toEqual([
      {
        source: "index",
        group: "ML",
        country: "US",
        currency: "USD",
        points: [
          { year: 2021, median: 150, n: 20 },
          { year: 2022, median: 160, n: 20 },
          { year: 2025, median: 200, n: 9 },
        ],
        missing: [2023, 2024],
      },
    ]);
    expect(trends(rows.slice(0, 2))).toEqual([]);
    expect(trends(rows.map((one) => ({ ...one, median: undefined })))).toEqual([]);
  });
});

describe("sources that disagree", () => {
  const sources = [
    { id: "index", publisher: "A" },
    { id: "index-mirror", publisher: "A" },
    { id: "survey", publisher: "B" },
  ];
  const apart = (...others: Partial<PayRow>[]) =>
    conflicts([row(), ...others.map(row)], sources).map((found) => Number(found.apart.toFixed(3)));

  it.each<[string, Partial<PayRow>[], number[]]>([
    ["by half", [{ source: "survey", median: 300 }], [0.5]],
    ["whichever is the lower", [{ source: "survey", median: 100 }], [1]],
    ["not by less than a tenth", [{ source: "survey", median: 219 }], []],
    ["by a tenth and more", [{ source: "survey", median: 221 }], [0.105]],
    ["not within one publisher", [{ source: "index-mirror", median: 300 }], []],
    ["whose publisher nobody knows", [{ source: "unknown", median: 300 }], [0.5]],
    ["not about another year", [{ source: "survey", median: 300, year: 2024 }], []],
    ["not about another level", [{ source: "survey", median: 300, level: "SE" }], []],
    ["not about another country", [{ source: "survey", median: 300, country: "CA" }], []],
    ["not about companies", [{ source: "survey", median: 300, company: "x" }], []],
    ["not where one tells a range alone", [{ source: "survey", median: 300, kind: "range" }], []],
  ])("%s", (_, others, found) => expect(apart(...others)).toEqual(found));
});

describe("one more level", () => {
  it("is the difference of the medians within one series and year", () => {
    const [en, mi, ex] = [row({ level: "EN", median: 90 }), row({ level: "MI", median: 120 }), row({ level: "EX" })];
    expect(levelSteps([ex, mi, en])).toEqual([{ from: en, to: mi, more: 30 }]);
    expect(levelSteps([en, row({ level: "MI", year: 2024 })])).toEqual([]);
    expect(levelSteps([en, row({ level: "MI", source: "survey" })])).toEqual([]);
  });
});

it("the largest countries are those that the most are counted in", () => {
  const rows = [
    row({ country: "US", n: 5 }),
    row({ country: "IN", n: 30 }),
    row({ country: "US", n: 90 }),
    row({ country: "DE", n: undefined }),
  ];
  expect(largestCountries(rows, 2)).toEqual(["US", "IN"]);
  expect(largestCountries(rows, 9)).toEqual(["US", "IN", "DE"]);
});

describe("the one distribution to name", () => {
  it.each<[string, Partial<PayRow>[], number | undefined]>([
    ["of many years the newest", [{ year: 2019, n: 3000, median: 1 }, { median: 2 }], 2],
    [
      "of one year that with most behind it",
      [
        { n: 20, median: 1 },
        { n: 200, median: 2 },
        { n: undefined, median: 3 },
      ],
      2,
    ],
    ["over all levels and employers", [{ level: "SE", median: 1 }, { company: "X", median: 2 }, { median: 3 }], 3],
    [
      "no average, no range",
      [
        { kind: "average", median: undefined },
        { kind: "range", median: undefined },
      ],
      undefined,
    ],
  ])("%s", (_, rows, median) => expect(usualPay(rows.map(row))?.median).toBe(median));
});
