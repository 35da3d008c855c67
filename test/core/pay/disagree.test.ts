import { expect, it } from "vitest";
import { findDisagreement } from "../../../src/core/pay/disagree.ts";
import type { PayRow } from "../../../src/core/pay/rows.ts";

const row = (median: number, more: Partial<PayRow> = {}): PayRow => ({
  group: "ML",
  country: "US",
  currency: "USD",
  period: "year",
  low: median,
  high: median,
  median,
  n: 100,
  kind: "percentiles",
  basis: "adverts",
  year: 2024,
  source: "a",
  ...more,
});
const sources = [
  { id: "a", publisher: "A" },
  { id: "a-2", publisher: "A" },
  { id: "b", publisher: "B" },
];

it.each<[string, PayRow[], number | undefined]>([
  ["a quarter", [row(100), row(125, { source: "b" })], undefined],
  ["more than a quarter", [row(100), row(130, { source: "b" })], 0.3],
  ["two states of one index", [row(100), row(200, { source: "a-2" })], undefined],
  ["two kinds of one publisher", [row(100), row(200, { source: "a-2", basis: "official" })], 1],
  ["neighbouring years", [row(100, { year: 2022 }), row(150, { source: "b" })], 0.5],
  ["years far apart", [row(100, { year: 2019 }), row(150, { source: "b" })], undefined],
  ["another title", [row(100), row(200, { source: "b", group: "DS" })], undefined],
  ["a level", [row(100), row(200, { source: "b", level: "SE" })], undefined],
])("%s", (_, rows, apart) => {
  const found = findDisagreement(rows, sources)?.apart;
  if (apart === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(apart);
});

it("names the likely reasons", () => {
  const filings = row(100, { source: "b", basis: "filings", year: 2023, n: 7 });
  expect(findDisagreement([filings, row(150)], sources)?.reasons).toEqual([
    "filings give base pay at the lower end of the offer",
    "adverts give what is advertised, not what is paid",
    "one of them counts very few",
    "they are of different years",
  ]);
});
