import { describe, expect, it } from "vitest";
import { importCsv } from "../../src/import/csv.ts";
import { type Mapping, mappingOf } from "../../src/import/csv-mapping.ts";
import { salariesYaml } from "../../src/import/salaries-yaml.ts";
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

  describe("holds pay to the same worth in every currency", () => {
    const rates = [
      { currency: "INR", year: 2023, perUsd: 80, source: "x" },
      { currency: "INR", year: 2025, perUsd: 90, source: "x" },
      { currency: "GBP", year: 2024, perUsd: 0.8, source: "x" },
    ];

    /** What a file of one row says about pay in a currency. */
    const about = async (pay: string, currency: string, year = 2024) => {
      const { columns, source } = mapping;
      const values = { country: "IN", currency, year };
      const text = await complaint(
        importCsv(
          temporary(csv([pay])),
          { columns: { title: columns.title, pay: columns.pay }, values, source },
          { rates },
        ),
      );
      return /the pay is implausible: (.*) \(1 row of 1\)/.exec(text)?.[1] ?? "sound";
    };

    // 1,000 and 5,000,000 dollars; the year's rate, or that of the nearest year, the earlier of two.
    it.each([
      ["USD", 2024, "1000", "5000000", "outside 1,000 to 5,000,000 USD a year"],
      ["INR", 2025, "90000", "450000000", "outside 90,000 to 45,00,00,000 INR a year"],
      ["INR", 2024, "80000", "400000000", "outside 80,000 to 40,00,00,000 INR a year"],
      ["INR", 2031, "90000", "450000000", "outside 90,000 to 45,00,00,000 INR a year"],
      // Below 1,000 of whatever, the unit may have been left out.
      ["GBP", 2024, "1000", "4000000", "outside 1,000 to 4,000,000 GBP a year"],
      [
        "KWD",
        2024,
        "1000",
        "500000000000",
        "outside 1,000 to 500,000,000,000 KWD a year (no exchange rate is known for KWD)",
      ],
    ])("%s in %i", async (currency, year, least, most, reason) => {
      expect(await about(least, currency, year)).toBe("sound");
      expect(await about(most, currency, year)).toBe("sound");
      expect(await about(String(Number(most) + 1), currency, year)).toBe(reason);
      if (least !== "1000") expect(await about(String(Number(least) - 1), currency, year)).toBe(reason);
    });

    it("at both ends of a range, and names the bounds where an amount cannot be read at all", async () => {
      const range = { ...mapping, columns: { title: "Role", low: "CTC", high: "Grade" } };
      const work = (row: string) =>
        complaint(importCsv(temporary(`Role,CTC,Grade\nML Engineer,${row}\n`), range, { rates }));
      expect(await work("15L,50Cr")).toContain("the pay is implausible: outside 80,000");
      expect(await work("50k,15L")).toContain("the pay is implausible: outside 80,000");
      expect(await work("18,19")).toContain(
        "the pay cannot be read with certainty, or is outside 80,000 to 40,00,00,000 INR",
      );
    });
  });

  it.each(["constructor", "__proto__", "toString"])("knows no level called %s", async (word) => {
    const file = temporary(`Role,CTC,Grade\nML Engineer,15L,${word}\n`);
    expect(await complaint(importCsv(file, mapping))).toContain("the level is none of EN");
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

  it("reads flags", async () => {
    expect(await mappingOf({ ...flags, delimiter: "tab" })).toEqual({
      columns: { title: "Role", pay: "CTC" },
      values: { country: "IN", currency: "INR", year: "2024" },
      source: "my-survey",
      delimiter: "\t",
    });
  });

  it("lays flags over a file", async () => {
    const file = temporary(
      "columns: { title: Job, pay: CTC }\nvalues: { country: IN, currency: INR, year: 2024 }\nsource: a\n",
    );
    expect(await mappingOf({ mapping: file, map: "title=Role", source: "b" })).toMatchObject({
      columns: { title: "Role", pay: "CTC" },
      source: "b",
    });
  });

  it.each([
    [{ ...flags, map: "title" }, "is not of the form name=value"],
    [{ ...flags, map: "titel=Role" }, "columns"],
    [{ ...flags, map: "title=Role" }, "the pay (pay, or low and high)"],
    [{ ...flags, set: "country=IN,currency=INR" }, "year"],
    [{ ...flags, set: `${flags.set},group=\u202e \u0007` }, "values.group : must not be empty"],
    [{ ...flags, source: "My Survey" }, "an id is lower-case letters"],
    [{ ...flags, delimiter: "x" }, "delimiter"],
    [{ mapping: "/nowhere/mapping.yaml" }, "there is no such file"],
  ])("refuses %j", async (bad, message) => {
    expect(await complaint(mappingOf(bad))).toContain(message);
  });

  it("names the place of a fault in the file", async () => {
    const file = temporary("columns: { title: Job, wage: CTC }\n", "mapping.yaml");
    expect(await complaint(mappingOf({ mapping: file }))).toMatch(
      /^mapping\.yaml:1:1: does not say .*\nmapping\.yaml:1:\d+: columns\.wage: is not a known field/,
    );
  });
});

it("makes no text of more groups than any file may hold", () => {
  const rows = Array.from({ length: 50_001 }, () => ({ kind: "figure" }));
  expect(() => salariesYaml([], rows, [])).toThrow("50,001 groups of pay make a file that no data folder takes");
});
