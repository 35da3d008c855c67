import { describe, expect, it } from "vitest";
import type { SalaryRow } from "../../src/catalog/schema.ts";
import { overviewOf, type PayRequest } from "../../src/core/pay/overview.ts";
import { worldInFull, worldInShort } from "../../src/views/world-pay.ts";
import { headingsIn, rowsIn, sentencesIn } from "../helpers/blocks.ts";
import { allRow, MARKET, ML } from "../helpers/pay.ts";

const options = { countries: MARKET.countries, thisYear: 2026 };
const mine = { value: 200_000, currency: "USD" };
const overview = (more: Partial<PayRequest> = {}, salaries: SalaryRow[] = MARKET.salaries) =>
  overviewOf({ ...MARKET, salaries }, { filters: { groups: [ML] }, ...more });
const short = (...given: Parameters<typeof overview>) => worldInShort(overview(...given), options);

describe("the world on a screen", () => {
  it("has a table for each title, countries by how many are counted", () => {
    expect(headingsIn(short())).toEqual([`${ML} by country`]);
    expect(rowsIn(short()).map(([country, year, n]) => [country, year, n])).toEqual([
      ["United States (US)", "2023", "3,000"],
      ["United States (US)", "2025", "9 few"],
      ["India (IN)", "2025", "60"],
    ]);
  });

  it("says what n counts in each source, and where to look next", () => {
    const [words] = sentencesIn(short());
    expect(words).toBe(
      "All levels together, each country in its own money. n: adverts [index-25]; " +
        "filings for foreign hires, base wage [filings-23]; rows of advertised pay, about two an advert [index-25]. " +
        "Companies and levels: mlcareer salary --country US",
    );
  });

  it("does not speak of several moneys where all rows are in one", () => {
    const salaries = [allRow(ML, 200_000, { n: 300 })];
    expect(sentencesIn(short({}, salaries))[0]).toMatch(/^All levels together\. n: filings/);
  });

  it("says how the percentile of one's own pay is found, and only to whom named it", () => {
    const hint = "For the percentile of your pay name its country: --country US.";
    expect(sentencesIn(short({ mine }))).toContain(hint);
    expect(sentencesIn(short())).not.toContain(hint);
  });

  it("holds one's own pay against single figures", () => {
    const own = { value: 1_600_000, currency: "INR" };
    const said = sentencesIn(worldInShort(overview({ mine: own }), { ...options, mine: own }));
    expect(said).toContain("Average [article-19]: ₹16,00,000 is 100 % above its average.");
    expect(said).toContain("Delta: ₹16,00,000 is 78 % above the high end.");
  });

  it("says at what rates amounts were converted", () => {
    expect(sentencesIn(short({ currency: "USD" })).join("\n")).toContain("Converted from INR at ");
  });
});

describe("the world in full", () => {
  const full = worldInFull(overview(), options);

  it("has every figure on a scale, then medians by country", () => {
    expect(headingsIn(full)[0]).toBe("India, INR a year, 2019 (old: figures of 2019, 7 years ago)");
    expect(headingsIn(full)).toContain("By country");
  });

  it("has the notes that a screen leaves out", () => {
    expect(sentencesIn(full)).toContain("article-19, IN: Printed without a month.");
    expect(sentencesIn(short()).join()).not.toContain("Printed without");
  });

  it("tells how to find a percentile only where one's own pay was named", () => {
    const hints = (pay: ReturnType<typeof overview>) =>
      sentencesIn(worldInFull(pay, options)).filter((words) => words.startsWith("For the percentile"));
    expect(hints(overview())).toEqual([]);
    expect(hints(overview({ mine }))).toHaveLength(1);
  });
});
