import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { PayRow } from "../../src/core/pay/rows.ts";
import { explainCompanyPay, explainCountryPay, explainInflation, explainRates } from "../../src/views/explain-money.ts";
import { factsIn, headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const source = (id: string) => ({
  id,
  title: `Source ${id}`,
  publisher: "P",
  date: "2025",
  licence: "L",
  reading: "R",
});
const sources = ["bank", "office"].map(source);
const rates = [
  { currency: "INR", year: 2024, perUsd: 83.65661, source: "bank" },
  { currency: "INR", year: 2025, perUsd: 87.1, source: "bank" },
  { currency: "EUR", year: 2025, perUsd: 0.8845, source: "office" },
];
const inflation = [
  { country: "IN", year: 2023, percent: 5.6494, source: "office" },
  { country: "US", year: 2024, percent: 2.95, source: "bank" },
];

describe("exchange rates", () => {
  it("of one currency stand year by year, with the sources used alone", () => {
    const page = explainRates({ rates, sources }, "INR") ?? [];
    expect(headingsIn(page)).toEqual(["Exchange rates: INR", "Sources"]);
    expect(rowsIn(page)).toEqual([
      ["INR", "2024", "83.6566", "bank"],
      ["INR", "2025", "87.1000", "bank"],
    ]);
    expect(sentencesIn(sectionOf(page, "Sources"))).toEqual(["Source bank. P, 2025. Licence: L. [bank]"]);
  });

  it("of all stand together; of an unknown one there is no page", () => {
    expect(rowsIn(explainRates({ rates, sources }) ?? [])).toHaveLength(3);
    expect(explainRates({ rates, sources }, "XYZ")).toBeUndefined();
  });
});

describe("consumer prices", () => {
  it("of one country stand year by year", () => {
    const page = explainInflation({ inflation, sources }, "IN") ?? [];
    expect(headingsIn(page)[0]).toBe("Consumer prices: IN");
    expect(rowsIn(page)).toEqual([["2023", "5.65 %", "office"]]);
  });

  it("of all are told by their years; of an unknown country there is no page", () => {
    const page = explainInflation({ inflation, sources }) ?? [];
    expect(page.some(({ kind }) => kind === "table")).toBe(false);
    expect(sentencesIn(page)[1]).toBe("Known: 2023 to 2024. One country: mlcareer explain inflation IN");
    expect(explainInflation({ inflation, sources }, "AQ")).toBeUndefined();
  });
});

describe("the pay of one country", () => {
  const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);

  it("has the newest of each group and source, each with a source in the list", () => {
    const page = explainCountryPay(catalog, "IN") ?? [];
    expect(headingsIn(page)).toEqual(["Pay in India", "Sources"]);
    const rows = rowsIn(page);
    expect(rows.length).toBeGreaterThan(5);
    const listed = sentencesIn(sectionOf(page, "Sources")).map((text) => text.match(/\[([^\]]+)\]$/)?.[1]);
    for (const [who, year, n, middle, used] of rows) {
      expect(who).not.toBe("");
      expect(year).toMatch(/^20\d\d$/);
      expect(n).toMatch(/^(–|[\d,]+)$/);
      expect(middle).toMatch(/^[\d,]+ [A-Z]{3}$/);
      expect(listed).toContain(used);
    }
    expect(explainCountryPay(catalog, "AQ")).toBeUndefined();
  });
});

describe("the pay of one company", () => {
  const row = (over: Partial<PayRow> = {}): PayRow => ({
    company: "Acme",
    group: "ML engineer",
    country: "IN",
    currency: "INR",
    period: "year",
    low: 1_000_000,
    high: 3_000_000,
    p25: 1_500_000,
    median: 2_000_000,
    p75: 2_500_000,
    n: 1200,
    kind: "percentiles",
    basis: "filings",
    pay: "base",
    year: 2025,
    source: "bank",
    ...over,
  });
  const countries = { IN: "India", US: "United States" };

  it("has a row for each title, in the grouping of its currency, and warns of few", () => {
    const page = explainCompanyPay([row(), row({ n: 6, confidence: "low", group: "SWE" })], { sources, countries });
    expect(rowsIn(page)).toEqual([
      ["ML engineer", "IN 2025", "base", "1,200", "15,00,000", "20,00,000", "25,00,000", "bank"],
      ["SWE", "IN 2025", "base", "6 few", "15,00,000", "20,00,000", "25,00,000", "bank"],
    ]);
    expect(tableIn(page).rows[1]?.[3]).toEqual({ text: "6 few", tone: "warn" });
  });

  it("says its basis where the kind of pay is not known", () => {
    expect(rowsIn(explainCompanyPay([row({ pay: undefined })], { sources, countries }))[0]?.[2]).toBe("filings");
  });

  it("explains each source once, with the countries that it has figures for", () => {
    const page = explainCompanyPay([row(), row({ country: "US" }), row({ source: "office" })], { sources, countries });
    expect(headingsIn(page)).toEqual(["Source bank", "Source office"]);
    expect(factsIn(sectionOf(page, "Source bank"))).toMatchObject({
      Id: "bank",
      "Figures for": "India, United States",
    });
    expect(factsIn(sectionOf(page, "Source office"))["Figures for"]).toBe("India");
  });
});
