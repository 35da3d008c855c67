import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/catalog/yaml.ts";
import { importOews } from "../../src/import/oews.ts";
import { complaint, fixture, temporary } from "./files.ts";

const text = readFileSync(fixture("national_M2025.csv"), "utf8");
const [header = "", ...lines] = text.trim().split(/\r?\n/);
const scientists = lines.find((line) => line.includes("15-2051")) ?? "";

const table = (...rows: string[]) => temporary([header, ...rows].join("\n"), "national_M2025.csv");

describe("importOews", () => {
  it("reads the percentiles of a year's pay", async () => {
    const { yaml, groups, refused } = await importOews(fixture("national_M2025.csv"));
    expect(groups).toBe(3);
    expect(refused).toEqual([]);
    expect(yaml).toContain(
      '{ kind: percentiles, group: Data Scientists (15-2051), country: US, currency: USD, period: year, year: 2025, basis: official, p10: 67240, p25: 85660, median: 120230, p75: 158880, p90: 199130, source: oews-2025, note: "About 262,440 were employed as Data Scientists in May 2025, not counting the self-employed." }',
    );
  });

  it("refuses a row with a withheld percentile, with the sign and what it means", async () => {
    const { yaml, refused } = await importOews(fixture("national_M2021.csv"));
    expect(yaml).not.toContain("group: Computer and Information Research Scientists (15-1221)");
    expect(refused).toEqual([
      {
        family: "Computer and Information Research Scientists (15-1221)",
        country: "US",
        year: 2021,
        n: 30_840,
        why: "p90 is withheld (#: at or above the highest wage published)",
      },
    ]);
  });

  it.each(["*", "**", "#", ""])("never reads %j as a number", async (sign) => {
    const file = table(scientists.replace(",67240,", `,${sign},`), ...lines.filter((line) => line.includes("15-1252")));
    const { yaml, refused } = await importOews(file);
    expect(yaml).not.toContain("group: Data Scientists (15-2051)");
    expect(refused[0]?.why).toMatch(/^p10 is withheld/);
  });

  it("says which occupations a table does not have", async () => {
    const { refused } = await importOews(table(scientists));
    expect(refused.map(({ family, year, n }) => [family, year, n])).toEqual([
      ["Computer and Information Research Scientists (15-1221)", 2025, 0],
      ["Software Developers (15-1252)", 2025, 0],
    ]);
  });

  // The number employed is not a number of people asked: as n it would stand as a size of sample, and be trusted for it.
  it("tells how many are employed in the note and never as n; where that is withheld, not at all", async () => {
    expect((await importOews(fixture("national_M2025.csv"))).yaml).not.toMatch(/, n: /);
    const { yaml } = await importOews(table(scientists.replace(",262440,", ",**,")));
    expect(yaml).toContain("p90: 199130, source: oews-2025 }");
  });

  it("gives the rows as they are shipped, to the byte", async () => {
    const shipped = readFileSync(new URL("../../data/salaries/oews.yaml", import.meta.url), "utf8").split("\n");
    const { yaml } = await importOews(["national_M2021.csv", "national_M2025.csv"].map(fixture));
    const rows = yaml.split("\n").filter((line) => line.startsWith("  - "));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(shipped).toContain(row);
  });

  const developers = lines.find((line) => line.includes("15-1252")) ?? "";
  it.each([
    ["a cell too few", scientists.replace(/,$/, ""), "3:1: the row of 15-2051 has 31 cells, the header 32"],
    [
      "another dash",
      scientists.replace("15-2051", "15–2051"),
      "3:1: OCC_CODE: is not an occupation code such as 15-2051; is 15-2051 meant?",
    ],
    [
      "no code",
      scientists.replace("15-2051", ""),
      "3:1: OCC_CODE: is not an occupation code such as 15-2051; is 15-2051 meant?",
    ],
    [
      "no number employed",
      scientists.replace(",262440,", ",many,"),
      "3:1: TOT_EMP: is neither a number of people nor one of the signs * and **",
    ],
    [
      "a wage of a month",
      scientists.replace(",67240,", ",672,"),
      "3:1: A_PCT10: the pay is implausible: outside 1,000 to 5,000,000 USD a year",
    ],
    ["no title", scientists.replace("Data Scientists", " "), "3:1: OCC_TITLE: is empty"],
  ])("stops at a row that is wanted and faulty rather than pass it over: %s", async (_, row, message) => {
    expect(row).not.toBe(scientists);
    expect(await complaint(importOews(table(developers, row)))).toBe(`national_M2025.csv:${message}`);
  });

  it.each([
    ["AREA_TYPE", scientists.replace("99,U.S.,1,", "99,U.S.,1.0,"), 'AREA_TYPE "1.0" instead of 1'],
    ["I_GROUP", scientists.replace("cross-industry", "sector"), 'I_GROUP "sector" instead of cross-industry'],
  ])("says where an occupation stands that is there, but not for the whole: %s", async (_, row, found) => {
    const { refused } = await importOews(table(developers, row));
    expect(refused.find(({ family }) => family?.includes("15-2051"))?.why).toBe(
      `the table has it, but on line 3 with ${found}`,
    );
  });

  it("gives the reasons when none of the occupations can be taken", async () => {
    expect(await complaint(importOews(table(scientists), { occupations: ["15-9999"] }))).toContain(
      "(15-9999, US 2025: the table of this year has no such occupation; 1: another occupation",
    );
  });

  it.each(["constructor", "__proto__"])("takes %s for no sign", async (sign) => {
    expect(await complaint(importOews(table(scientists.replace(",67240,", `,${sign},`))))).toContain(
      "A_PCT10: is neither a wage nor",
    );
  });

  it("puts tables in the order of their years whatever the order given", async () => {
    const files = [fixture("national_M2025.csv"), fixture("national_M2021.csv")];
    const result = await importOews(files);
    expect((await importOews([...files].reverse())).yaml).toBe(result.yaml);
    expect(result.groups).toBe(5);
  });

  it("writes nothing but text from a hostile file", async () => {
    const named = "national_M2025\nrows: []\u202e.csv";
    const hostile = scientists.replace("Data Scientists", "Data: {Sci}\u001b[31mentists\u202e # x");
    const { yaml } = await importOews(temporary([header, hostile].join("\n"), named));
    const { value } = parseYaml(yaml, "out.yaml") as { value: { rows: { group: string }[] } };
    expect(value.rows).toHaveLength(1);
    expect(value.rows[0]?.group).toBe("Data: {Sci}[31mentists # x (15-2051)");
    expect(yaml).not.toMatch(/[\u001b\u202e]/);
  });

  it("takes other occupations when asked", async () => {
    const { yaml } = await importOews(fixture("national_M2025.csv"), { occupations: ["11-0000"] });
    expect(yaml).toContain("Management Occupations (11-0000)");
  });

  it.each([
    ["the year is not known", () => importOews(temporary(text, "wages.csv")), "does not tell the year"],
    [
      "a year twice",
      () => importOews([fixture("national_M2025.csv"), fixture("national_M2025.csv")]),
      "2025 is given twice",
    ],
    [
      "no number",
      () => importOews(table(scientists.replace(",67240,", ",67k,"))),
      "2:1: A_PCT10: is neither a wage nor",
    ],
    [
      "a negative wage",
      () => importOews(table(scientists.replace(",67240,", ",-67240,"))),
      "A_PCT10: is neither a wage nor",
    ],
    ["falling percentiles", () => importOews(table(scientists.replace(",67240,", ",97240,"))), "the percentiles fall"],
    ["an occupation twice", () => importOews(table(scientists, scientists)), "3:1: OCC_CODE: 15-2051 stands twice"],
    ["columns missing", () => importOews(temporary("a,b\n1,2\n", "national_M2025.csv")), "has none of the columns"],
    ["no rows", () => importOews(table()), "holds no rows"],
  ])("refuses a file of which %s", async (_, work, message) => {
    expect(await complaint(work())).toContain(message);
  });

  it("reads a table whose year the name does not tell when it is told", async () => {
    const { yaml } = await importOews(temporary(text, "wages.csv"), { year: 2025 });
    expect(yaml).toContain("source: oews-2025");
  });
});
