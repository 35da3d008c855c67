import { describe, expect, it } from "vitest";
import type { PayRow, Standing } from "../../src/core/pay/rows.ts";
import { scalesOf } from "../../src/core/pay/scales.ts";
import { wordsOf } from "../../src/render/blocks.ts";
import {
  basisOf,
  conflictBlocks,
  conversionBlocks,
  isOld,
  kindWords,
  levelBlocks,
  overviewBlocks,
  payBlocks,
  payNotes,
  scaleTitle,
  standingText,
  trendBlocks,
} from "../../src/views/pay.ts";
import { headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const countries = { US: "United States", IN: "India" };
const single = (over: Partial<PayRow> = {}): PayRow => ({
  group: "Engineer",
  country: "US",
  currency: "USD",
  period: "year",
  low: 100_000,
  high: 200_000,
  kind: "range",
  year: 2025,
  source: "board",
  ...over,
});
const spread = (over: Partial<PayRow> = {}): PayRow =>
  single({
    kind: "percentiles",
    basis: "people",
    p10: 100_000,
    p25: 120_000,
    median: 150_000,
    p75: 180_000,
    n: 40,
    ...over,
  });
const drawn = (rows: readonly PayRow[], options = {}) => payBlocks(scalesOf(rows), { countries, ...options });

describe("a scale of pay", () => {
  it("is headed by country, currency and year, and shows each figure once", () => {
    const blocks = drawn([single({ company: "Acme" }), single({ kind: "average", low: 140_000, high: 140_000 })]);
    expect(headingsIn(blocks)).toEqual(["United States, USD a year, 2025"]);
    expect(rowsIn(blocks)).toEqual([
      ["Acme", "100,000 – 200,000", "", "range", "board"],
      ["Average", "140,000", "", "average", "board"],
    ]);
  });

  it("calls a country that has no name by its code", () => {
    expect(headingsIn(drawn([single({ country: "ZZ" })]))).toEqual(["ZZ, USD a year, 2025"]);
  });

  it("draws a range as a box, a single figure as a mark, both as shares of the scale", () => {
    const [range, figure] = tableIn(drawn([single(), single({ kind: "figure", low: 50_000, high: 50_000 })])).rows.map(
      (row) => row[2],
    );
    expect(range).toEqual({ span: { low: 0.5, high: 1, box: { low: 0.5, high: 1 } } });
    expect(figure).toEqual({ span: { low: 0.25, high: 0.25, mark: 0.25 } });
  });

  it("draws quartiles as a box, the median as a mark, one's own pay as a line", () => {
    const mine = { value: 100_000, currency: "USD" };
    const blocks = payBlocks(scalesOf([spread()], { mine }), { countries, mine });
    expect(tableIn(blocks).rows[0]?.[4]).toEqual({
      span: { low: 0.5, high: 1, box: { low: 0.6, high: 0.9 }, mark: 0.75, line: 0.5 },
    });
  });

  it("says of percentiles what was counted, level by level", () => {
    const blocks = drawn([
      spread({ level: "SE", n: 7, confidence: "low" }),
      spread({ n: undefined, basis: "official" }),
    ]);
    expect(sentencesIn(blocks)).toEqual(["Engineer [board] official statistics of employees"]);
    expect(rowsIn(blocks).map(([level, n, , median, , confidence]) => [level, n, median, confidence])).toEqual([
      ["all levels", "–", "150,000", "official"],
      ["senior", "7", "150,000", "low"],
    ]);
  });

  it("names the year of each row where they differ, and only there", () => {
    const real = (year: number) => single({ company: "Acme", year, real: { year: 2025, factor: 1, source: "cpi" } });
    const blocks = drawn([real(2019), real(2025)], { thisYear: 2026 });
    expect(rowsIn(blocks).map(([who]) => who)).toEqual(["Acme, 2019", "Acme, 2025"]);
    expect(headingsIn(blocks)).toEqual([
      "United States, USD a year, money of 2025, figures of 2019 and 2025 (old: those of 2019)",
    ]);
    expect(rowsIn(drawn([single({ company: "Acme" })])).map(([who]) => who)).toEqual(["Acme"]);
  });

  it("says how old figures are that are all old", () => {
    expect(headingsIn(drawn([single({ year: 2019 })], { thisYear: 2026 }))).toEqual([
      "United States, USD a year, 2019 (old: figures of 2019, 7 years ago)",
    ]);
  });

  it("is nothing without rows", () => expect(drawn([])).toEqual([]));
});

describe("old", () => {
  it.each([
    [2022, 2026, true],
    [2023, 2026, false],
    [2019, undefined, false],
  ])("figures of %d in %s: %s", (year, thisYear, old) => expect(isOld(single({ year }), thisYear)).toBe(old));
});

describe("the title of a scale", () => {
  it.each([
    [200_000, 0, "0 to $200k"],
    [200_000, 100_000, "$100 – 200k"],
  ])("to %d from %d", (top, from, title) => expect(scaleTitle([single()], top, from)).toBe(title));
});

describe("what a figure is", () => {
  it.each<[Partial<PayRow>, string]>([
    [{ kind: "figure" }, "one figure"],
    [{ kind: "average" }, "average"],
    [{ kind: "range" }, "range"],
    [{ kind: "percentiles", n: undefined, basis: "official" }, "official statistics"],
    [{ kind: "percentiles", n: 1200, basis: "filings" }, "1,200 filings"],
    [{ kind: "percentiles", n: 9, basis: "offers", confidence: "low" }, "only 9 offers"],
    [{ kind: "percentiles", n: 9, basis: "people" }, "9 answers"],
    [{ kind: "percentiles", n: 9, basis: "adverts", counted: "ranges" }, "9 adverts"],
    [{ kind: "percentiles", n: 7, basis: "adverts", counted: "rows" }, "7 rows, about 4 adverts"],
    [
      { kind: "percentiles", n: 7, basis: "adverts", counted: "rows", confidence: "low" },
      "only 7 rows, about 4 adverts",
    ],
  ])("%j: %s", (over, words) => expect(kindWords(single(over))).toBe(words));

  it.each<[Partial<PayRow>, string]>([
    [{}, "rows"],
    [{ basis: "adverts" }, "rows"],
    [{ basis: "adverts", counted: "ranges" }, "ranges"],
    [{ basis: "filings", counted: "rows" }, "filings"],
  ])("%j is counted in %s", (over, basis) => expect(basisOf(single(over))).toBe(basis));
});

describe("one's own pay against a row", () => {
  const said = (row: PayRow, rest: Omit<Standing, "row">, mine = 150_000) =>
    wordsOf(standingText({ row, ...rest }, mine));
  const one = (kind: PayRow["kind"]) => single({ kind, low: 100_000, high: 100_000 });

  it.each<[string, PayRow, Omit<Standing, "row">, number, string]>([
    [
      "within a range",
      single({ company: "Acme" }),
      { position: "within" },
      125_000,
      "Acme: $125,000 lies within the range, 25 % of the way up.",
    ],
    ["below a range", single(), { position: "below" }, 80_000, "Engineer [board]: $80,000 is 20 % below the low end."],
    [
      "above a range",
      single(),
      { position: "above" },
      250_000,
      "Engineer [board]: $250,000 is 25 % above the high end.",
    ],
    ["the same as a figure", one("figure"), { position: "at" }, 100_000, "Engineer [board]: $100,000 is the same."],
    [
      "above an average",
      one("average"),
      { position: "above" },
      150_000,
      "Average [board]: $150,000 is 50 % above its average.",
    ],
    [
      "below one figure",
      one("figure"),
      { position: "below" },
      90_000,
      "Engineer [board]: $90,000 is 10 % below its one figure.",
    ],
  ])("%s", (_, row, rest, mine, words) => expect(said(row, rest, mine)).toBe(words));

  it.each<[string, Partial<PayRow>, NonNullable<Standing["between"]>, string]>([
    [
      "near one",
      {},
      { from: 25, to: 50, percentile: 41.6, low: 30, high: 55 },
      "is near percentile 42 (by n, from 30 to 55)",
    ],
    ["without n", {}, { from: 25, to: 50, percentile: 41.6 }, "is near percentile 42"],
    ["below all", {}, { from: 0, to: 10, percentile: 5 }, "is below the 10th percentile"],
    ["above all", {}, { from: 90, to: 100, percentile: 95 }, "is above the 90th percentile"],
    ["several at once", { p25: 150_000 }, { from: 25, to: 50, percentile: 38 }, "is what percentiles 25 to 50 all are"],
  ])("by percentiles: %s", (_, over, between, words) => {
    const row = spread({ p90: 200_000, ...over });
    expect(said(row, { position: "within", between })).toBe(`Engineer, all levels [board]: $150,000 ${words}.`);
  });

  it("names the level of percentiles that have one", () => {
    const between = { from: 25, to: 50, percentile: 40 };
    expect(said(spread({ level: "SE" }), { position: "within", between })).toMatch(/^Engineer, senior \[board\]: /);
  });
});

describe("medians by country", () => {
  it("stand by how many are counted, one table a source, with what is old marked", () => {
    const blocks = overviewBlocks(
      [
        spread({ n: 5 }),
        spread({ country: "IN", currency: "INR", n: 90, year: 2020 }),
        spread({ source: "other" }),
        single(),
      ],
      { countries, thisYear: 2026 },
    );
    expect(sentencesIn(blocks)).toEqual([
      "Engineer [board] answers of people to a survey",
      "Engineer [other] answers of people to a survey",
    ]);
    expect(rowsIn(blocks).map((row) => row.slice(0, 4))).toEqual([
      ["India (IN)", "2020 old", "90", "₹1,50,000"],
      ["United States (US)", "2025", "5", "$150,000"],
    ]);
  });
});

describe("trends", () => {
  const trend = {
    group: "Engineer",
    country: "US",
    currency: "USD",
    source: "board",
    points: [
      { year: 2021, median: 100_000, n: 16 },
      { year: 2024, median: 130_000, n: 1117 },
    ],
    missing: [2022, 2023],
  };

  it("draw years without a figure as gaps, and name them", () => {
    const blocks = trendBlocks([trend], { countries });
    expect(rowsIn(blocks)).toEqual([
      ["Engineer, United States", "2021–2024 without 2022 and 2023", "16–1,117", "", "$100,000", "$130,000", "board"],
    ]);
    const { columns, rows } = tableIn(blocks);
    expect(columns[3]?.title).toBe("0 to highest");
    expect(rows[0]?.[3]).toEqual({ spark: [100_000 / 130_000, undefined, undefined, 1] });
    expect(sentencesIn(blocks)[0]).toContain("from 0 to the highest");
  });

  it.each([
    [[7, 7], "7"],
    [[undefined, undefined], "–"],
    [[undefined, 9], "9"],
  ])("count %j as %s", (counts, words) => {
    const points = counts.map((n, i) => ({ year: 2021 + i, median: 1, ...(n === undefined ? {} : { n }) }));
    expect(rowsIn(trendBlocks([{ ...trend, points, missing: [] }], { countries }))[0]?.[2]).toBe(words);
  });

  it("are no section without one", () => expect(trendBlocks([], { countries })).toEqual([]));
});

describe("sources that disagree", () => {
  it("stand side by side with how far they are apart", () => {
    const rows = [single(), single({ source: "survey", low: 90_000, high: 90_000, level: "SE" })];
    expect(sentencesIn(conflictBlocks([{ rows, apart: 0.4 }] as never, { countries }))).toEqual([
      "Engineer, United States, 2025: $150k (board) and $90k (survey), 40 % apart. They count different people or adverts; none is an average of the others.",
    ]);
    expect(conflictBlocks([], { countries })).toEqual([]);
  });
});

describe("what one more level is worth", () => {
  it("may be less than nothing", () => {
    const step = (more: number) =>
      ({
        from: spread({ level: "EN" }),
        to: spread({ level: "MI", median: 150_000 + more, n: undefined }),
        more,
      }) as never;
    const rows = rowsIn(levelBlocks([step(30_000), step(-15_000)]));
    expect(rows).toEqual([
      ["entry → middle", "+$30,000", "+20 %", "40, –", "Engineer, 2025 [board]"],
      ["entry → middle", "−$15,000", "−10 %", "40, –", "Engineer, 2025 [board]"],
    ]);
    expect(levelBlocks([])).toEqual([]);
  });
});

describe("notes", () => {
  const converted = { from: "INR", rate: 0.012, year: 2025, source: "fed" };

  it("say each remark once, with everybody whom it is about", () => {
    const rows = [
      single({ company: "Acme", note: "Rounded." }),
      single({ company: "Bolt", note: "Rounded.", converted }),
      single({ company: "Acme", note: "Rounded.", converted }),
      single({ note: "By hand." }),
    ];
    expect(sentencesIn(payNotes(rows, countries))).toEqual([
      "Notes",
      "Converted from INR at 0.012000 (the yearly average of 2025, source fed).",
      "Acme and Bolt: Rounded.",
      "board, US: By hand.",
    ]);
  });

  it("name both sources of a rate through the dollar, and the year that money was carried to", () => {
    const rows = [
      single({ converted: { ...converted, via: "ecb" } }),
      single({ year: 2019, real: { year: 2025, factor: 1.25, source: "cpi" } }),
    ];
    expect(sentencesIn(conversionBlocks(rows, countries))).toEqual([
      "Converted from INR at 0.012000 (the yearly average of 2025, sources fed and ecb).",
      "United States: money of 2019 times 1.250 is money of 2025 (consumer prices, source cpi).",
    ]);
  });

  it("are no section where there is nothing to remark", () => {
    expect(payNotes([single()], countries)).toEqual([]);
    expect(conversionBlocks([single()], countries)).toEqual([]);
    expect(() => sectionOf(payNotes([single({ note: "x" })], countries), "Notes")).toThrow();
  });
});
