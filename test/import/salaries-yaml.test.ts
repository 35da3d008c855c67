import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { RefusedGroup } from "../../src/core/pay/groups.ts";
import { type Fields, groupFields, refusedLines, salariesYaml } from "../../src/import/salaries-yaml.ts";

const read = (rows: Fields[], ...rest: [] | [never[], { id: string; name: string; aliases: string[] }[]]) =>
  load(salariesYaml(["A heading"], rows, rest[0] ?? [], rest[1])) as Record<string, unknown>;

describe("a file of pay", () => {
  it("has its heading as comments, each in one line whatever stands in it", () => {
    const text = salariesYaml(["Made from a\nrows: []", "and more"], [{ n: 5 }], []);
    expect(text.split("\n").slice(0, 3)).toEqual(["# Made from a rows: []", "# and more", "rows:"]);
  });

  it("leaves out what is not known, and sections that hold nothing", () => {
    expect(salariesYaml([], [{ kind: "average", city: undefined, value: 5 }], [])).toBe(
      "rows:\n  - { kind: average, value: 5 }\n",
    );
  });

  it("names companies before rows, and what was refused after them", () => {
    const refused = [{ family: "F", country: "US", n: 3, why: "fewer than 5" }];
    const text = salariesYaml([], [{ n: 5 }], refused, [{ id: "bolt", name: "Bolt", aliases: ["B"] }]);
    expect(text).toBe(
      "companies:\n  - { id: bolt, name: Bolt }\nrows:\n  - { n: 5 }\nrefused:\n  - { family: F, country: US, n: 3, why: fewer than 5 }\n",
    );
  });

  it.each([
    "yes",
    "No",
    "on",
    "null",
    "NaN",
    "y",
    "1e3",
    "2024",
    "-",
    "a: b",
    "{x}",
    "# c",
    "'q'",
    '"',
    "a,b",
    "",
    "é",
    "~",
    "@x",
  ])("reads %j back as that text", (text) => expect(read([{ note: text }]).rows).toEqual([{ note: text }]));

  it("reads back whatever text was put in, in one line and clean", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer(), (text, n) => {
        const [row] = read([{ note: text, n }]).rows as [{ note: string; n: number }];
        expect(row.n).toBe(n);
        expect(row.note).not.toMatch(/[\n\r]/);
        if (/^[ -~]*$/.test(text)) expect(row.note).toBe(text.trim());
      }),
      { seed: 23, numRuns: 300 },
    );
  });
});

describe("a group as a row", () => {
  it("has its fields in a fixed order, whatever order it was made in", () => {
    const group = {
      p90: 9,
      family: "F",
      country: "US",
      year: 2025,
      basis: "people",
      n: 5,
      p10: 1,
      p25: 2,
      median: 3,
      p75: 4,
    };
    const fields = groupFields(group as never, "USD", { source: "s", pay: "base", note: "x" });
    expect(Object.entries(fields).filter(([, value]) => value !== undefined)).toEqual([
      ["kind", "percentiles"],
      ["group", "F"],
      ["country", "US"],
      ["currency", "USD"],
      ["period", "year"],
      ["year", 2025],
      ["pay", "base"],
      ["basis", "people"],
      ["n", 5],
      ["p10", 1],
      ["p25", 2],
      ["median", 3],
      ["p75", 4],
      ["p90", 9],
      ["source", "s"],
      ["note", "x"],
    ]);
  });
});

describe("groups refused", () => {
  const group = (year: number, n: number, over: Partial<RefusedGroup> = {}): RefusedGroup =>
    ({ family: "F", country: "US", year, n, ...over }) as RefusedGroup;
  const lines = (...refused: RefusedGroup[]) =>
    refusedLines(refused).map(({ company, country, year, level, n, why }) =>
      [company, country, year, level, n, why].filter((part) => part !== undefined).join(" "),
    );

  it("of a country with too few in all years stand as one", () => {
    expect(lines(group(2023, 1), group(2024, 2))).toEqual(["US 3 fewer than 5 in all years left out together"]);
  });

  it("stand by year where they would be enough together", () => {
    expect(lines(group(2023, 3), group(2024, 2))).toEqual(["US 2023 3 fewer than 5", "US 2024 2 fewer than 5"]);
  });

  it("name levels only where all levels together are shown", () => {
    expect(lines(group(2023, 4, { level: "SE" }))).toEqual(["US 2023 SE 4 fewer than 5"]);
    expect(lines(group(2023, 4), group(2023, 2, { level: "SE" }), group(2024, 2, { level: "SE" }))).toEqual([
      "US 4 fewer than 5 in all years left out together",
      "US 2024 SE 2 fewer than 5",
    ]);
  });

  it("name companies last, and none of their levels", () => {
    expect(
      lines(group(2023, 2, { company: "bolt" }), group(2023, 2, { company: "bolt", level: "SE" }), group(2023, 4)),
    ).toEqual(["US 4 fewer than 5 in all years left out together", "bolt US 2023 2 fewer than 5"]);
  });

  it("of one family or country say nothing of another", () => {
    expect(lines(group(2023, 4), group(2023, 4, { country: "IN" }))).toHaveLength(2);
  });
});
