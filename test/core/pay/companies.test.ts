import { describe, expect, it } from "vitest";
import type { CompanyRow, SalaryRow } from "../../../src/catalog/schema.ts";
import { type CompanyRequest, compareCompanies } from "../../../src/core/pay/companies.ts";

const row = (company: string, group: string, median: number, more: Partial<CompanyRow> = {}): CompanyRow => ({
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
  p10: median - 20,
  p25: median - 10,
  median,
  p75: median + 10,
  p90: median + 20,
  source: "s",
  ...more,
});

const ML = "Machine Learning Engineer";
const { company: _, ...whole } = row("x", ML, 100);
const companyPay = [
  row("a", ML, 110, { n: 40 }),
  row("a", ML, 88, { year: 2019, source: "old" }),
  row("a", "Data Scientist", 90),
  row("b", "Applied Scientist", 120),
  row("c", "Software Engineer", 130),
  row("d", "Software Engineer", 3, { country: "IN", currency: "INR", pay: "base", basis: "offers" }),
  row("d", "Software Engineer", 5, { country: "IN", currency: "INR", pay: "total", basis: "offers" }),
];
const data = {
  companies: ["a", "b", "c", "d"].map((id) => ({ id, name: id.toUpperCase(), aliases: [] })),
  companyPay,
  salaries: [whole as SalaryRow],
  refused: [{ company: "c", family: ML, country: "US", year: 2023, n: 4, why: "fewer than 5" }],
};
const tables = (request: CompanyRequest) =>
  compareCompanies(data, { groups: [ML], ...request }).tables.map(({ lines, instead }) => [
    instead,
    ...lines.map(({ row: { company, country, pay } }) => `${company} ${country} ${pay}`),
  ]);

describe("companies side by side", () => {
  it.each<[CompanyRequest, unknown[]]>([
    [
      { companies: ["a", "b", "c"] },
      [
        [false, "B US base", "A US base"],
        [true, "C US base"],
      ],
    ],
    // Where nobody is named, a country with the title has no software engineers in its place …
    [{ country: "US" }, [[false, "B US base", "A US base"]]],
    // … and one without has them, each kind of pay on its own.
    [
      { country: "IN" },
      [
        [true, "D IN base"],
        [true, "D IN total"],
      ],
    ],
    [{ companies: ["a"], sort: "company" }, [[false, "A US base"]]],
    [{ companies: ["a", "b"], sort: "n" }, [[false, "A US base", "B US base"]]],
    [{ companies: ["a"], year: 2019 }, [[false, "A US base"]]],
    [{ companies: ["c"], country: "IN" }, []],
  ])("%j gives %j", (request, wanted) => expect(tables(request)).toEqual(wanted));

  it("holds each against all employers of its title and against the year before", () => {
    const [table] = compareCompanies(data, { groups: [ML], companies: ["a", "b"] }).tables;
    const [b, a] = table?.lines ?? [];
    expect(a?.against).toBeCloseTo(0.1);
    expect(a?.since).toEqual({ year: 2019, share: 0.25 });
    // Of applied scientists together nothing is known.
    expect(b?.against).toBeUndefined();
    expect(table?.all?.median).toBe(100);
  });

  it("says who has too few, and the other titles of those who were named", () => {
    const { few, neighbours, without } = compareCompanies(data, { groups: [ML], companies: ["a", "c"] });
    expect(few).toEqual([{ company: "C", family: ML, n: 4, year: 2023 }]);
    expect(neighbours.map(({ company, rows }) => [company, rows.map(({ group }) => group)])).toEqual([
      ["A", ["Data Scientist"]],
    ]);
    expect(without).toEqual([]);
  });
});
