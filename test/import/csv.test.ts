import { describe, expect, it } from "vitest";
import { importCsv } from "../../src/import/csv.ts";
import { type Mapping, mappingOf } from "../../src/import/csv-mapping.ts";
import { complaint, temporary } from "./files.ts";

const mapping: Mapping = {
  columns: { title: "Role", pay: "CTC", level: "Grade" },
  values: { country: "IN", currency: "INR", year: 2024 },
  levels: { Junior: "EN", Senior: "SE" },
  source: "my-survey",
};

const AMOUNTS = ["7,95,677", "12.5L", "₹18 lakh", "1.2Cr", "Rs. 2500000"];
const csv = (amounts: string[], header = "Role,CTC,Grade") =>
  [header, ...amounts.map((amount) => `ML Engineer,"${amount}",Senior`), ""].join("\n");

describe("importCsv", () => {
  it("reads amounts as people write them", async () => {
    const { yaml, used } = await importCsv(temporary(csv(AMOUNTS)), mapping);
    expect(used).toBe(5);
    // Sorted: 795,677 · 1,250,000 · 1,800,000 · 2,500,000 · 12,000,000.
    expect(yaml).toContain(
      "group: Machine Learning Engineer, country: IN, currency: INR, period: year, year: 2024, basis: people, counted: rows, n: 5, p10: 977406, p25: 1250000, median: 1800000, p75: 2500000, p90: 8200000, source: my-survey }",
    );
    expect(yaml).toContain("level: SE");
  });

  it("takes both ends of a range, columns for the rest, and other separators", async () => {
    const rows = [1, 2, 3, 4, 5].map((n) => `SDE;${n}00000;${n + 2}00000;EUR;DE;2025`);
    const result = await importCsv(temporary(["t;lo;hi;cur;land;y", ...rows].join("\n")), {
      columns: { title: "t", low: "lo", high: "hi", currency: "cur", country: "land", year: "y" },
      basis: "adverts",
      source: "mine",
      delimiter: ";",
    });
    expect(result.yaml).toContain("currency: EUR, period: year, year: 2025, basis: adverts, counted: ranges, n: 5");
    expect(result.yaml).toContain("median: 400000");
  });

  it("takes a group named for all rows", async () => {
    const file = temporary(csv(AMOUNTS).replaceAll("ML Engineer", "whatever"));
    const { columns, values, ...rest } = mapping;
    const { yaml } = await importCsv(file, {
      ...rest,
      columns: { pay: columns.pay, level: columns.level },
      values: { ...values, group: "AI Engineer" },
    });
    expect(yaml).toContain("group: AI Engineer");
  });

  it.each([
    [`ML Engineer,-5L,Senior`, "the pay is zero or negative"],
    [`ML Engineer,"12,5",Senior`, "the pay cannot be read with certainty"],
    [`ML Engineer,$150k,Senior`, "the amount names another currency than the row"],
    [`ML Engineer,15L,Guru`, "the level is none of EN, MI, SE, EX"],
    [`ML Engineer,15L`, "the row has more or fewer cells"],
  ])("refuses a file of rows like %s", async (bad, reason) => {
    expect(await complaint(importCsv(temporary(`Role,CTC,Grade\n${bad}\n`), mapping))).toMatch(
      `pay.csv:2:1: ${reason}`,
    );
  });

  it("refuses what the mapping does not fit", async () => {
    expect(await complaint(importCsv(temporary(csv(AMOUNTS, "Role,Pay,Grade")), mapping))).toContain(
      "column CTC is missing",
    );
    expect(await complaint(importCsv(temporary("Role;CTC;Grade\n"), mapping))).toContain("separated by semicolons");
    const unknown = { ...mapping, values: { ...mapping.values, currency: "QQQ" } };
    expect(await complaint(importCsv(temporary(csv(AMOUNTS)), unknown))).toContain("the currency is not known");
  });
});

describe("mappingOf", () => {
  const flags = { map: "title=Role,pay=CTC", set: "country=IN,currency=INR,year=2024", source: "my-survey" };

  it("reads flags", () => {
    expect(mappingOf({ ...flags, delimiter: "tab" })).toEqual({
      columns: { title: "Role", pay: "CTC" },
      values: { country: "IN", currency: "INR", year: "2024" },
      source: "my-survey",
      delimiter: "\t",
    });
  });

  it("lays flags over a file", () => {
    const file = temporary(
      "columns: { title: Job, pay: CTC }\nvalues: { country: IN, currency: INR, year: 2024 }\nsource: a\n",
    );
    expect(mappingOf({ mapping: file, map: "title=Role", source: "b" })).toMatchObject({
      columns: { title: "Role", pay: "CTC" },
      source: "b",
    });
  });

  it.each([
    [{ ...flags, map: "title" }, "is not of the form name=value"],
    [{ ...flags, map: "titel=Role" }, "columns"],
    [{ ...flags, map: "title=Role" }, "the pay (pay, or low and high)"],
    [{ ...flags, set: "country=IN,currency=INR" }, "year"],
    [{ ...flags, source: "My Survey" }, "an id is lower-case letters"],
    [{ ...flags, delimiter: "x" }, "delimiter"],
    [{ mapping: "/nowhere/mapping.yaml" }, "there is no such file"],
  ])("refuses %j", async (bad, message) => {
    expect(await complaint((async () => mappingOf(bad))())).toContain(message);
  });

  it("names the place of a fault in the file", async () => {
    const file = temporary("columns: { title: Job, wage: CTC }\n", "mapping.yaml");
    expect(await complaint((async () => mappingOf({ mapping: file }))())).toMatch(
      /^mapping\.yaml:1:\d+: columns\.wage: is not a known field/,
    );
  });
});
