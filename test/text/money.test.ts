import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatNumber, formatShort, parseAmount } from "../../src/text/money.ts";

describe("parseAmount", () => {
  it.each([
    ["795677", 795677, undefined],
    ["7,95,677", 795677, undefined],
    ["146,085", 146085, undefined],
    ["1,234,567.50", 1234567.5, undefined],
    ["18L", 1_800_000, "INR"],
    ["12.5L", 1_250_000, "INR"],
    ["12.5 lakh", 1_250_000, "INR"],
    ["12 LPA", 1_200_000, "INR"],
    ["1.2Cr", 12_000_000, "INR"],
    ["₹18 lakh", 1_800_000, "INR"],
    ["Rs. 6,50,000", 650_000, "INR"],
    ["Rs 650000", 650_000, "INR"],
    ["INR 650000", 650_000, "INR"],
    ["150k", 150_000, undefined],
    ["$150k", 150_000, "USD"],
    ["US$150,000", 150_000, "USD"],
    ["95,000 EUR", 95_000, "EUR"],
    ["€95k a year", 95_000, "EUR"],
    ["1.1M", 1_100_000, undefined],
    ["Rs. 7,95,677/-", 795_677, "INR"],
    ["₹12.5L", 1_250_000, "INR"],
    ["18L INR", 1_800_000, "INR"],
  ])("reads %s", (text, value, currency) => {
    expect(parseAmount(text)).toEqual(currency ? { value, currency } : { value });
  });

  it.each([
    "",
    "abc",
    "18",
    "1.200",
    "12,5",
    "1,23",
    "12,34,56",
    "-5L",
    "18Q",
    "0",
    "18L per month",
    "9".repeat(14),
    "1e9",
    "NaN",
    "$18L",
    "5constructor",
    "50000 constructor",
    "18L USD",
    "USD 150k INR",
    "€150k USD",
    "150k/-/-",
  ])("refuses %j with the reason", (text) => {
    expect(parseAmount(text)).toHaveProperty("error");
  });

  it("never throws, and never returns anything but an amount above 0 or a reason", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parseAmount(text);
        expect("error" in result || (Number.isFinite(result.value) && result.value > 0)).toBe(true);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it("reads back what is printed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), fc.constantFrom("INR", "USD"), (value, currency) => {
        expect(parseAmount(formatMoney(value, currency))).toEqual({ value, currency });
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("formatting", () => {
  it("groups rupees by lakh and crore and others by thousands", () => {
    expect(formatNumber(795677, "INR")).toBe("7,95,677");
    expect(formatNumber(12345678, "INR")).toBe("1,23,45,678");
    expect(formatNumber(146085, "USD")).toBe("146,085");
    expect(formatMoney(500, "SEK")).toBe("SEK 500");
  });

  it.each([
    [1_250_000, "INR", "₹12.5 lakh"],
    [1_462_000, "INR", "₹14.62 lakh"],
    [12_000_000, "INR", "₹1.2 crore"],
    [1_500, "INR", "₹1,500"],
    [146_085, "USD", "$146k"],
    [1_100_000, "USD", "$1.1M"],
    [9_500, "EUR", "€9,500"],
  ])("shortens %d %s to %s", (value, currency, short) => {
    expect(formatShort(value, currency)).toBe(short);
  });
});
