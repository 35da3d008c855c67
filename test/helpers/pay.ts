import type { Catalog, CompanyRow, Refused, SalaryRow, Source } from "../../src/catalog/schema.ts";

/*
 * A small made-up market in round figures: three firms of one title, one of another, one country besides.
 */

export const ML = "Machine Learning Engineer";

/** Percentiles of a firm, 10 and 20 thousand to both sides of the median. */
export function firmRow(company: string, group: string, median: number, more: Partial<CompanyRow> = {}): CompanyRow {
  return {
    kind: "percentiles",
    company,
    group,
    country: "US",
    currency: "USD",
    period: "year",
    year: 2023,
    pay: "base",
    basis: "filings",
    n: 20,
    p10: median - 20_000,
    p25: median - 10_000,
    median,
    p75: median + 10_000,
    p90: median + 20_000,
    source: "filings-23",
    ...more,
  };
}

/** The same of all firms together. */
export function allRow(group: string, median: number, more: Partial<CompanyRow> = {}): SalaryRow {
  const { company: _, ...row } = firmRow("all", group, median, more);
  return row;
}

function source(id: string): Source {
  return { id, title: `Title of ${id}`, publisher: id, date: "2023", licence: "CC0", reading: "As printed." } as Source;
}

const refused: Refused[] = [
  { company: "cobalt", family: ML, country: "US", year: 2023, n: 4, why: "fewer than 5", source: "filings-23" },
  { family: ML, country: "US", year: 2023, n: 9, why: "3 employers with fewer than 5 each", source: "filings-23" },
];

type Market = Pick<
  Catalog,
  "companies" | "companyPay" | "salaries" | "refused" | "sources" | "rates" | "inflation" | "countries" | "market"
>;

export const MARKET: Market = {
  companies: ["Amber", "Basalt", "Cobalt", "Delta"].map((name) => ({ id: name.toLowerCase(), name, aliases: [] })),
  companyPay: [
    firmRow("amber", ML, 220_000, { n: 1200 }),
    firmRow("amber", ML, 200_000, { year: 2019, source: "filings-19" }),
    firmRow("amber", "Data Scientist", 150_000),
    firmRow("basalt", "Applied Scientist", 190_000, { n: 7, confidence: "low" } as Partial<CompanyRow>),
    firmRow("cobalt", "Software Engineer", 160_000),
  ],
  salaries: [
    allRow(ML, 200_000, { n: 3000 }),
    allRow(ML, 170_000, { year: 2025, basis: "adverts", counted: "rows", pay: "advertised", n: 9, source: "index-25" }),
    allRow(ML, 150_000, {
      year: 2025,
      basis: "adverts",
      counted: "rows",
      pay: "advertised",
      level: "EN",
      n: 40,
      source: "index-25",
    }),
    allRow("Data Scientists (15-2051)", 120_000, {
      year: 2025,
      basis: "official",
      pay: "official",
      n: undefined,
      source: "official-25",
    }),
    allRow(ML, 2_800_000, {
      country: "IN",
      currency: "INR",
      year: 2025,
      basis: "adverts",
      counted: "ranges",
      pay: "advertised",
      n: 60,
      source: "index-25",
    }),
    {
      kind: "average",
      group: ML,
      country: "IN",
      currency: "INR",
      period: "year",
      year: 2019,
      value: 800_000,
      source: "article-19",
      note: "Printed without a month.",
    },
    {
      kind: "range",
      company: "delta",
      group: ML,
      country: "IN",
      currency: "INR",
      period: "year",
      year: 2019,
      low: 600_000,
      high: 900_000,
      source: "article-19",
    },
  ],
  refused,
  sources: ["filings-23", "filings-19", "index-25", "official-25", "article-19", "rates"].map(source),
  rates: [
    { currency: "INR", year: 2025, perUsd: 80, source: "rates" },
    { currency: "INR", year: 2019, perUsd: 80, source: "rates" },
  ],
  inflation: [],
  countries: { US: "United States", IN: "India" },
  market: {
    figures: [],
    statements: [],
    uses: [],
    payFactors: [{ id: "company", name: "Company", text: "", source: "article-19" }],
  },
};
