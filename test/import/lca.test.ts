import { describe, expect, it } from "vitest";
import { importLca } from "../../src/import/lca.ts";
import { complaint, temporary } from "./files.ts";

const HEADER =
  "CASE_NUMBER,CASE_STATUS,DECISION_DATE,JOB_TITLE,FULL_TIME_POSITION,EMPLOYER_NAME,WAGE_RATE_OF_PAY_FROM,WAGE_UNIT_OF_PAY";
interface Row {
  status?: string;
  date?: string;
  title?: string;
  full?: string;
  employer?: string;
  wage?: string | number;
  unit?: string;
}
const line = (row: Row = {}) => {
  const { status = "Certified", date = "2023-10-02", title = "Machine Learning Engineer", full = "Y" } = row;
  const { employer = "Apple Inc.", wage = 180000, unit = "Year" } = row;
  return ["I-1", status, date, title, full, employer, wage, unit].map((cell) => `"${cell}"`).join(",");
};
const file = (...rows: Row[]) => temporary([HEADER, ...rows.map(line), ""].join("\n"));
const times = (n: number, row: Row = {}) => Array.from({ length: n }, () => row);

describe("importLca", () => {
  it("gives each employer with five, and all together, under the names that are known", async () => {
    const apple = { id: "apple", name: "Apple", aliases: [] };
    const few = times(4, { employer: "Zeta, LLC" });
    const other = times(5, { employer: "Zeta, LLC", title: "Data Scientist", wage: 90000 });
    const result = await importLca(file(...times(5, { employer: "APPLE INC" }), ...few, ...other), {
      companies: [apple],
    });
    expect(result.yaml.split("\n").filter((text) => /^ {2}- /.test(text))).toEqual([
      "  - { id: zeta, name: Zeta }",
      expect.stringContaining(
        "group: Data Scientist, country: US, currency: USD, period: year, year: 2023, pay: base, basis: filings, n: 5",
      ),
      expect.stringContaining("company: zeta, group: Data Scientist"),
      expect.stringMatching(/percentiles, group: Machine Learning Engineer.* n: 9,/),
      expect.stringMatching(/company: apple, group: Machine Learning Engineer.* n: 5, p10: 180000/),
      "  - { company: zeta, family: Machine Learning Engineer, country: US, year: 2023, n: 4, why: fewer than 5 }",
    ]);
  });

  it.each([
    ["Hour", 100, 208_000],
    ["Week", 4000, 208_000],
    ["Bi-Weekly", 8000, 208_000],
    ["Month", "17,333.34", 208_000],
    ["Year", "$208,000.00", 208_000],
  ])("counts a wage by the %s", async (unit, wage, pay) => {
    expect((await importLca(file(...times(5, { unit, wage })))).yaml).toContain(`median: ${pay},`);
  });

  it("leaves out who was not certified or is not full-time, and titles that nobody asked for however wrong they are", async () => {
    const rows: Row[] = [{ status: "Certified - Withdrawn" }, { status: "Denied" }, { full: "N" }];
    const nurses = times(50, { title: "Nurse", unit: "Shift", wage: "?" });
    const { used, skipped } = await importLca(file(...times(9), ...rows, ...nurses));
    expect(used).toBe(9);
    expect(skipped.map(({ reason, count, fault }) => [reason, count, fault])).toEqual([
      ["a title of none of the families", 50, false],
      ["not certified, or withdrawn", 2, false],
      ["not full-time", 1, false],
    ]);
  });

  it.each<[string, Row, string]>([
    ["a unit that is none", { unit: "Shift" }, "the unit of the wage is none of"],
    ["no pay", { wage: 0 }, "zero or negative"],
    ["a negative pay", { wage: -5 }, "zero or negative"],
    ["an hour's pay called a year's", { wage: 65 }, "outside"],
    ["no date", { date: "soon" }, "the date of the decision"],
    ["no employer", { employer: " " }, "the employer's name is empty"],
  ])("refuses the file for %s in over a tenth of the rows", async (_, row, message) => {
    expect(await complaint(importLca(file(...times(5), row)))).toContain(message);
  });

  it("says what is missing of a file of another shape", async () => {
    expect(await complaint(importLca(temporary("CASE_STATUS,EMPLOYER_NAME\nCertified,Apple\n")))).toMatch(
      /the column DECISION_DATE is missing[\s\S]*the column WAGE_UNIT_OF_PAY is missing/,
    );
  });
});
