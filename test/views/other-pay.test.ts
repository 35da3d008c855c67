import { describe, expect, it } from "vitest";
import type { PayRow } from "../../src/core/pay/rows.ts";
import { wordsOf } from "../../src/render/blocks.ts";
import { lineFigures, otherFigures } from "../../src/views/other-pay.ts";
import { headingsIn, rowsIn, sentencesIn, tableIn } from "../helpers/blocks.ts";

const options = { countries: { US: "United States", IN: "India" }, thisYear: 2026 };
const row = (over: Partial<PayRow> = {}): PayRow => ({
  group: "Engineer",
  country: "US",
  currency: "USD",
  period: "year",
  low: 120_000,
  high: 180_000,
  median: 150_000,
  kind: "percentiles",
  basis: "people",
  n: 40,
  year: 2025,
  source: "survey",
  ...over,
});
const single = (over: Partial<PayRow> = {}) =>
  row({ kind: "range", median: undefined, n: undefined, basis: undefined, source: "article", year: 2019, ...over });
const official = (group: string, median: number) =>
  row({ group: `${group} (15-2051)`, median, basis: "official", n: undefined, source: "oews" });
const lines = (rows: readonly PayRow[]) => lineFigures(rows, options).map(wordsOf);

describe("what is known beside companies", () => {
  it("is a table of what was counted, the newest first, and a line for all else", () => {
    const blocks = otherFigures(
      [row({ year: 2020 }), row(), official("Data Scientists", 120_000)],
      ["A remark."],
      options,
    );
    expect(headingsIn(blocks)).toEqual(["All employers"]);
    expect(rowsIn(blocks)).toEqual([
      ["Engineer", "2025", "$150k", "40 answers", "survey"],
      ["Engineer", "2020 old", "$150k", "40 answers", "survey"],
    ]);
    expect(sentencesIn(blocks)).toEqual([
      "Official median, United States, 2025: Data Scientists $120k [oews]",
      "A remark.",
    ]);
  });

  it("marks what stands on few answers", () => {
    const cell = tableIn(otherFigures([row({ n: 6, confidence: "low" })], [], options)).rows[0]?.[3];
    expect(cell).toEqual({ text: "only 6 answers", tone: "warn" });
  });

  it("leaves single levels out, and is called single figures where nothing was counted", () => {
    const blocks = otherFigures([single({ company: "Acme" }), row({ level: "SE" })], [], options);
    expect(headingsIn(blocks)).toEqual(["Single figures"]);
    expect(blocks.some(({ kind }) => kind === "table")).toBe(false);
  });

  it("is nothing without rows, even where there are remarks", () => {
    expect(otherFigures([], ["A remark."], options)).toEqual([]);
    expect(otherFigures([row({ level: "EN" })], ["A remark."], options)).toEqual([]);
  });
});

describe("a line for each country and year", () => {
  it("holds all official medians of a source without the code of the occupation", () => {
    expect(lines([official("Data Scientists", 120_000), official("Developers", 130_000)])).toEqual([
      "Official median, United States, 2025: Data Scientists $120k and Developers $130k [oews]",
    ]);
  });

  it("names the source of companies once, and of what has no company each time", () => {
    const rows = [
      single({ company: "Acme" }),
      single({ company: "Bolt", low: 90_000, high: 90_000, kind: "figure" }),
      single({ kind: "average", low: 110_000, high: 110_000 }),
      single({ kind: "average", low: 115_000, high: 115_000, source: "board" }),
    ];
    expect(lines(rows)).toEqual([
      "2019 (old), United States: Acme $120 – 180k, Bolt $90k [article]; average $110k [article], $115k [board]",
    ]);
  });

  it("keeps countries, years and moneys apart", () => {
    const rows = [
      single({ company: "Acme" }),
      single({ company: "Acme", year: 2025 }),
      single({ company: "Acme", country: "IN" }),
      single({ company: "Acme", country: "ZZ", real: { year: 2025, factor: 1.2, source: "cpi" } }),
    ];
    expect(lines(rows).map((line) => line.split(": ")[0])).toEqual([
      "2019 (old), United States",
      "2025, United States",
      "2019 (old), India",
      "2019 (old), ZZ, money of 2025",
    ]);
  });

  it("says nothing of percentiles that are not official", () => expect(lines([row()])).toEqual([]));
});
