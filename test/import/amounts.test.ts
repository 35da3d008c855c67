import { expect, it } from "vitest";
import { readPay } from "../../src/import/amounts.ts";
import type { Unit } from "../../src/import/units.ts";

const bounds = { least: 1_000, most: 1e9, words: "outside" };

it.each<[string, string, Unit, number | string]>([
  ["1450000", "INR", "year", 1_450_000],
  ["1450000.123456", "INR", "year", 1_450_000.123456],
  ["1500000.123456/yr", "INR", "year", 1_500_000.123456],
  ["12-18 LPA", "INR", "year", 1_500_000],
  ["₹12L – ₹18L", "INR", "year", 1_500_000],
  ["$100k to $150k", "USD", "year", 125_000],
  ["₹12.5 Lakhs p.a.", "INR", "year", 1_250_000],
  ["$145,000/yr", "USD", "year", 145_000],
  ["65", "USD", "hour", 135_200],
  ["$65.50", "USD", "hour", 136_240],
  ["5,400", "USD", "month", 64_800],
  ["18-12 LPA", "INR", "year", "certainty"],
  ["100-150", "USD", "year", "certainty"],
  ["0", "USD", "hour", "zero or negative"],
  ["-5", "USD", "hour", "zero or negative"],
  ["$12L", "USD", "year", "certainty"],
  ["12L", "USD", "year", "another currency"],
])("%s %s by the %s", (text, currency, unit, wanted) => {
  const read = readPay(text, currency, unit, bounds);
  if (typeof wanted === "number") expect(read).toEqual({ amount: wanted });
  else expect(read).toMatchObject({ fault: expect.stringContaining(wanted) });
});
