import { expect, it } from "vitest";
import { packRows, unpackRows } from "../../src/catalog/pack.ts";

it("writes what neighbours share once, and reads back the same in the same order", () => {
  const rows = [
    { kind: "percentiles", company: "a", group: "G", n: 5, p25: 1, median: 2, p75: 3 },
    { kind: "percentiles", company: "b", group: "G", n: 6, p10: 0, p25: 1, median: 2, p75: 3, p90: 4 },
    { kind: "percentiles", company: "a", group: "H", median: 2 },
  ];
  const packed = packRows("companyPay", rows);
  expect(packed.map(({ rows: own }) => own.length)).toEqual([2, 1]);
  expect(unpackRows("companyPay", JSON.parse(JSON.stringify(packed)))).toEqual(rows);
});
