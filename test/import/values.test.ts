import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsBy, isCountry, isCurrency, payFault, yearOf } from "../../src/import/values.ts";

const rate = (currency: string, year: number, perUsd: number) => ({ currency, year, perUsd, source: "fed" });
const RATES = [rate("INR", 2019, 70), rate("INR", 2023, 82), rate("INR", 2021, 74), rate("KWD", 2023, 0.3)];

describe("single cells", () => {
  it.each([
    ["USD", true],
    ["INR", true],
    ["usd", false],
    ["XXY", false],
    ["", false],
    [undefined, false],
  ])("%s is a currency: %s", (text, wanted) => expect(isCurrency(text)).toBe(wanted));

  it.each([
    ["IN", true],
    ["in", false],
    ["IND", false],
    ["I1", false],
    [undefined, false],
  ])("%s is a country: %s", (text, wanted) => expect(isCountry(text)).toBe(wanted));

  it.each([
    ["2024", 2024],
    [" 2024 ", 2024],
    ["1990", 1990],
    ["2100", 2100],
    ["1989", undefined],
    ["2101", undefined],
    ["24", undefined],
    ["2024.0", undefined],
    ["2e3", undefined],
    ["٢٠٢٤", undefined],
    [undefined, undefined],
  ])("%s is the year %s", (text, wanted) => expect(yearOf(text)).toBe(wanted));
});

describe("what a year's pay may be", () => {
  const bounds = boundsBy(RATES);

  it("is the worth of the same dollars in every currency, but never below a thousand units", () => {
    expect(bounds("USD", 2023)).toMatchObject({ least: 1_000, most: 5_000_000 });
    expect(bounds("INR", 2023)).toMatchObject({ least: 82_000, most: 410_000_000 });
    expect(bounds("KWD", 2023)).toMatchObject({ least: 1_000, most: 1_500_000 });
  });

  it.each([
    [2023, 82],
    [2022, 74], // as near to 2021 as to 2023: the earlier
    [2040, 82],
    [1995, 70],
  ])("goes in %d by the rate of the nearest year", (year, perUsd) => {
    expect(bounds("INR", year).least).toBe(1_000 * perUsd);
  });

  it("is said in words, and that no rate is known where none is", () => {
    expect(bounds("INR", 2023).words).toBe("outside 82,000 to 41,00,00,000 INR a year");
    expect(bounds("VND", 2023)).toMatchObject({ least: 1_000, most: 500_000_000_000 });
    expect(bounds("VND", 2023).words).toMatch(/ \(no exchange rate is known for VND\)$/);
  });

  it.each([
    [1_000, undefined],
    [5_000_000, undefined],
    [999, "the pay is implausible: outside 1,000 to 5,000,000 USD a year"],
    [5_000_001, "the pay is implausible: outside 1,000 to 5,000,000 USD a year"],
    [0, "the pay is zero or negative"],
    [-5, "the pay is zero or negative"],
  ])("refuses %d dollars with: %s", (amount, fault) => expect(payFault(amount, bounds("USD", 2023))).toBe(fault));

  it("always leaves room between its ends", () => {
    const perUsd = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(perUsd, (value) => {
        const { least, most } = boundsBy([rate("EUR", 2023, value)])("EUR", 2023);
        expect(least).toBeLessThan(most);
      }),
      { seed: 17 },
    );
  });
});
