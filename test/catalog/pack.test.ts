import { expect, it } from "vitest";
import { packPay, unpackPay } from "../../src/catalog/pack.ts";
import type { CompanyRow } from "../../src/catalog/schema.ts";

const shared = { kind: "percentiles", country: "US", currency: "USD", period: "year", basis: "filings", source: "s" };
const rows = [
  { ...shared, company: "8451", group: "G", year: 2023, n: 6, p10: 0, p25: 1, median: 2, p75: 3, p90: 4 },
  { ...shared, company: "8451", group: "H", year: 2023, n: 5, p25: 1, median: 2, p75: 3 },
  { ...shared, company: "a", group: "G", year: 2023, n: 5, p25: 1, median: 2, p75: 3, experience: 3.5 },
] as CompanyRow[];
const packed = packPay(rows);

it("writes what rows share once, and reads back the same in the same order", () => {
  expect(packed.shared).toHaveLength(2);
  expect(unpackPay(JSON.parse(JSON.stringify(packed)))).toEqual(rows);
});

it("reads the rows of the companies named alone, in the order of the data", () => {
  expect(unpackPay(packed, ["a", "8451"])).toEqual(rows);
  expect(unpackPay(packed, ["a"])).toEqual(rows.slice(2));
  expect(unpackPay(packed, ["8451", "8451", "unknown"])).toEqual(rows.slice(0, 2));
  const unread = packed.rows.map(([id, json]): [string, string] => [id, id === "a" ? json : "not read"]);
  expect(unpackPay({ ...packed, rows: unread }, ["a"])).toEqual(rows.slice(2));
});
