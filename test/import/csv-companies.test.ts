import { describe, expect, it } from "vitest";
import { importCsv } from "../../src/import/csv.ts";
import type { Mapping } from "../../src/import/csv-mapping.ts";
import { proposeMapping } from "../../src/import/propose.ts";
import { complaint, temporary } from "./files.ts";

const mapping: Mapping = {
  columns: { title: "role", pay: "pay", company: "firm", n: "n", city: "city", country: "land", year: "on" },
  values: { currency: "INR", pay: "total", note: "Asked by mail." },
  basis: "offers",
  source: "mine",
};
const csv = (...rows: string[]) => temporary(["role,pay,firm,n,city,land,on", ...rows, ""].join("\n"));

describe("companies in a CSV file", () => {
  it("get percentiles of their own, weighted, besides all together", async () => {
    const { yaml } = await importCsv(
      csv("ML Engineer,20L,Zeta Ltd,4,Pune,India,2024-05-01", "ML Engineer,10L,Zeta,6,,IN,2024"),
      mapping,
    );
    const rows = yaml.split("\n").filter((text) => text.includes("percentiles"));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(
      /percentiles, group: .* pay: total, basis: offers, counted: rows, n: 10, p10: 1000000, .* p90: 2000000/,
    );
    expect(rows[1]).toMatch(/company: zeta, .* n: 10, .*note: Asked by mail\./);
    expect(yaml).toContain("companies:\n  - { id: zeta, name: Zeta }");
  });

  it.each([
    ["n of 0", "ML Engineer,20L,Zeta,0,,IN,2024", "n is not a whole number above 0"],
    ["half a person", "ML Engineer,20L,Zeta,1.5,,IN,2024", "n is not a whole number above 0"],
    ["an unknown country", "ML Engineer,20L,Zeta,5,,Atlantis,2024", "an English name"],
    ["no date", "ML Engineer,20L,Zeta,5,,IN,soon", "the year is none"],
  ])("are refused for %s", async (_, row, message) => {
    expect(await complaint(importCsv(csv(row), mapping))).toContain(message);
  });

  it("count titles that nobody asked for as left out, whatever stands in them", async () => {
    const sound = Array.from({ length: 6 }, () => "ML Engineer,20L,Zeta,1,,IN,2024");
    const { skipped } = await importCsv(csv(...sound, ...Array.from({ length: 9 }, () => "Nurse,?,,0,,,")), mapping);
    expect(skipped).toMatchObject([{ reason: "a title of none of the families", count: 9, fault: false }]);
  });
});

describe("a unit", () => {
  const rows = Array.from({ length: 5 }, (_, i) => `ML Engineer,5${i}00,Month`);
  const file = () => temporary(["role,pay,Wage Unit", ...rows, ""].join("\n"));
  const columns = { title: "role", pay: "pay" };
  const values = { country: "US", currency: "USD", year: 2024 };

  it("is never guessed: a column that seems to say it must be mapped", async () => {
    expect(await complaint(importCsv(file(), { columns, values, source: "mine" }))).toMatch(
      /the column Wage Unit seems to say what pay is counted by/,
    );
  });

  it("makes a year's pay of a month's", async () => {
    const { yaml } = await importCsv(file(), { columns: { ...columns, unit: "Wage Unit" }, values, source: "mine" });
    expect(yaml).toContain("median: 62400,");
  });

  it("that is none is a fault of the row", async () => {
    const odd = temporary(["role,pay,Wage Unit", ...rows, "ML Engineer,5000,Shift", ""].join("\n"));
    expect(
      await complaint(importCsv(odd, { columns: { ...columns, unit: "Wage Unit" }, values, source: "mine" })),
    ).toContain("the unit of the pay is none of year, month, fortnight, week, day, hour");
  });
});

it("proposes a mapping with the first rows read through it", async () => {
  const file = temporary("Job Title,Base Salary,Pay Period,Employer,Country\nML Engineer,65,Hour,Zeta,US\n");
  const text = await proposeMapping(file, {});
  expect(text).toContain(
    'columns:\n  title: "Job Title"\n  pay: "Base Salary"\n  unit: "Pay Period"\n  company: "Employer"\n  country: "Country"\n',
  );
  expect(text).toContain("# currency:");
  expect(text).toContain('#   title "ML Engineer", pay "65", unit "Hour", company "Zeta", country "US"');
});
