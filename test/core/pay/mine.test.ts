import { expect, it } from "vitest";
import { compareMine } from "../../../src/core/pay/mine.ts";
import type { PayRow } from "../../../src/core/pay/rows.ts";

const row = (company: string, median: number, n: number): PayRow => ({
  company,
  country: "US",
  currency: "USD",
  period: "year",
  low: median - 20,
  high: median + 20,
  p10: median - 20,
  p25: median - 10,
  median,
  p75: median + 10,
  p90: median + 20,
  n,
  kind: "percentiles",
  basis: "filings",
  pay: "base",
  year: 2023,
  source: "s",
});
const table = {
  families: ["ML"],
  instead: false,
  lines: [{ row: row("a", 100, 40) }, { row: row("b", 200, 9) }],
  more: 0,
};
const mine = (value: number) => ({ value, currency: "USD" });

it("counts the companies whose median is passed, in the latest money that prices are known for", () => {
  const prices = [2024, 2025, 2027].map((year) => ({ country: "US", year, percent: 10, source: "p" }));
  const [verdict] = compareMine([table], [], mine(118), prices);
  // 100 and 200 of 2023 are 121 and 242 of 2025; 2026 is not known.
  expect(verdict).toMatchObject({ money: 2025, above: 0, of: 2, belowP25: ["b"], aboveP75: [] });
  expect(compareMine([table], [], mine(118), [])[0]).toMatchObject({ above: 1, aboveP75: ["a"] });
});

it("gives a percentile only from thirty on", () => {
  expect(compareMine([table], [], mine(100), [])[0]?.places.map(({ row: { company } }) => company)).toEqual(["a"]);
});

it("says nothing of another currency", () => {
  expect(compareMine([table], [], { value: 100, currency: "INR" }, [])).toEqual([]);
});
