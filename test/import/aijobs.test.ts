import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { type SalaryRow, salariesSchema } from "../../src/catalog/schema.ts";
import { conform, parseYaml } from "../../src/catalog/yaml.ts";
import { importAijobs } from "../../src/import/aijobs.ts";
import { complaint, fixture, temporary } from "./files.ts";

const HEADER =
  "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size";

function row(salary: number | string, over: Record<string, string | number> = {}): string {
  const cells = {
    ...{ year: 2024, level: "SE", type: "FT", title: "Machine Learning Engineer", salary, currency: "USD" },
    ...{ usd: salary, lives: "US", remote: 0, company: "US", size: "M", ...over },
  };
  return Object.values(cells).join(",");
}

const csv = (...rows: string[]) => [HEADER, ...rows, ""].join("\n");

function salaries(yaml: string) {
  const result = conform(salariesSchema, parseYaml(yaml, "out.yaml"));
  if ("issues" in result) throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}

const wholes = (rows: readonly SalaryRow[]) => rows.filter(({ level }) => level === undefined);

describe("importAijobs", () => {
  // Five adverts: 100–200, 110–210, 120–220, 130–230, 140–240 thousand; midpoints 150 to 190.
  const five = [0, 10, 20, 30, 40].flatMap((step) => [row(200_000 + step * 1000), row(100_000 + step * 1000)]);

  it("puts the ends of ranges together and takes percentiles of their midpoints", async () => {
    const result = await importAijobs(temporary(csv(...five)));
    expect(result).toMatchObject({ rows: 10, used: 10, groups: 2, skipped: [] });
    expect(wholes(salaries(result.yaml).rows)).toEqual([
      {
        ...{ kind: "percentiles", group: "Machine Learning Engineer", country: "US", currency: "USD", period: "year" },
        ...{ year: 2024, basis: "adverts", counted: "ranges", n: 5, source: "aijobs-2025" },
        // Type 7 of 150, 160, 170, 180, 190: p10 at position 1.4.
        ...{ p10: 154_000, p25: 160_000, median: 170_000, p75: 180_000, p90: 186_000 },
      },
    ]);
  });

  it("pairs first and drops repeated adverts then", async () => {
    const result = await importAijobs(
      temporary(csv(...five, row(200_000), row(100_000), row(150_000, { remote: 50 }))),
    );
    expect(wholes(salaries(result.yaml).rows)).toMatchObject([{ n: 6 }]);
    expect(result.skipped).toEqual([
      { reason: "an advert that stands in the file already", count: 2, firstLines: [2], fault: false },
    ]);
  });

  it("takes rows one by one where told so", async () => {
    const result = await importAijobs(temporary(csv(...five)), { ends: "rows" });
    expect(wholes(salaries(result.yaml).rows)).toMatchObject([
      { n: 10, counted: "rows", p10: 109_000, median: 170_000 },
    ]);
  });

  it("takes rows one by one where a large file repeats nothing, so that somebody has removed repeats", async () => {
    const many = Array.from({ length: 1200 }, (_, i) => row(300_000 - i * 100));
    const single = await importAijobs(temporary(csv(...many)));
    expect(wholes(salaries(single.yaml).rows)).toMatchObject([{ n: 1200, counted: "rows" }]);
    const repeating = await importAijobs(temporary(csv(...many, ...many.slice(0, 2))));
    expect(wholes(salaries(repeating.yaml).rows)).toMatchObject([{ n: 600, counted: "ranges" }]);
  });

  it("counts answers of people one by one, also equal ones", async () => {
    const people = [1, 2, 3, 4, 5].flatMap((n) => [
      row(100_000, { size: "S" }),
      row(90_000 + n, { title: "Data Scientist" }),
    ]);
    const { yaml } = await importAijobs(temporary(csv(...people)));
    expect(wholes(salaries(yaml).rows)).toMatchObject([
      { group: "Data Scientist", basis: "people", counted: "rows", n: 5 },
      { group: "Machine Learning Engineer", basis: "people", counted: "rows", n: 5, median: 100_000 },
    ]);
  });

  it("never puts a resident of one country, or another currency, into a group", async () => {
    const indian = { lives: "IN", company: "US" };
    const rupees = { ...indian, currency: "INR", usd: 30_000 };
    const rows = [
      ...five,
      row(40_000, indian),
      row(30_000, indian),
      ...[1, 2, 3].map((n) => row(2_500_000 + n, rupees)),
    ];
    const { yaml, refused, skipped } = await importAijobs(temporary(csv(...rows)), { ends: "rows" });
    expect(wholes(salaries(yaml).rows)).toMatchObject([{ country: "US", n: 10 }]);
    expect(refused).toContainEqual({
      family: "Machine Learning Engineer",
      country: "IN",
      n: 3,
      why: "fewer than 5 in all years left out together",
    });
    const second = [row(40_000, { lives: "JP", company: "US" })];
    const two = await importAijobs(temporary(csv(...rows, ...second)), { ends: "rows" });
    // One rare country is told like one of two.
    expect(two.refused).toEqual(expect.arrayContaining(refused));
    expect(two.refused).toContainEqual(expect.objectContaining({ country: "JP", n: 1 }));
    expect(refused).toContainEqual({
      country: "IN",
      n: 2,
      why: "paid in USD, not in INR as most rows of the country; neither converted nor mixed",
    });
    expect(skipped).toMatchObject([
      { reason: "not in the currency of most pay in the country", count: 2, firstLines: [12] },
    ]);
  });

  it("says that dollars of a country with its own may be its own", async () => {
    const canadian = five.map((line) => line.replace(",US,0,US,", ",CA,0,CA,"));
    const { yaml } = await importAijobs(temporary(csv(...canadian)));
    expect(salaries(yaml).rows[0]?.note).toMatch(/bare \$/);
  });

  it("gives the same bytes again, and knows no path of this machine", async () => {
    const file = fixture("aijobs-2025-08-india-ml.csv");
    const [once, twice] = [await importAijobs(file, { ends: "rows" }), await importAijobs(file, { ends: "rows" })];
    expect(once.yaml).toBe(twice.yaml);
    expect(once.yaml).toContain("Made from aijobs-2025-08-india-ml.csv by");
    expect(once.yaml).not.toContain("/fixtures/");
  });

  it("shows India's rows where they are five, in rupees, and refuses the other years", async () => {
    const { yaml, refused } = await importAijobs(fixture("aijobs-2025-08-india-ml.csv"), { ends: "rows" });
    expect(wholes(salaries(yaml).rows)).toMatchObject([
      { country: "IN", currency: "INR", year: 2025, n: 7, median: 2_800_000 },
    ]);
    const place = { family: "Machine Learning Engineer", country: "IN", why: "fewer than 5" };
    expect(refused.slice(0, 3)).toEqual([
      { ...place, year: 2021, n: 2 },
      { ...place, year: 2022, n: 2 },
      { ...place, year: 2023, n: 1 },
    ]);
    expect(await complaint(importAijobs(fixture("aijobs-2025-08-india-ml.csv"), { ends: "pairs" }))).toContain(
      "no group",
    );
  });

  it("accounts for every row", async () => {
    const { rows, used, skipped } = await importAijobs(fixture("aijobs-2025-08-us-ml.csv"), { ends: "rows" });
    expect(rows).toBe(2605);
    expect(used + skipped.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  });
});

describe("faulty rows", () => {
  const sound = Array.from({ length: 40 }, (_, i) => row(100_000 + i));

  it.each([
    [row(-5), "the pay is zero or negative"],
    [row(0), "the pay is zero or negative"],
    [row("lots"), "the pay is not a number"],
    [row(""), "the pay is not a number"],
    [row(99_000_000), "the pay is implausible"],
    [row(12), "the pay is implausible"],
    [row("1e300", { currency: "INR", usd: 50_000 }), "the pay is implausible: outside 1,000 to 5"],
    [row("0x186A0"), "the pay is not a number"],
    [row(100_000, { usd: 90_000 }), "salary and salary_in_usd differ in dollars"],
    [row(100_000, { currency: "XYZ" }), "salary_currency is not a currency"],
    [row(100_000, { year: "24" }), "work_year is not a year"],
    [row(100_000, { level: "Senior" }), "experience_level is none of"],
    [row(100_000, { lives: "USA" }), "employee_residence is not a country code"],
    [row(100_000, { title: "" }), "job_title is empty"],
    ["2024,SE,FT", "the row has more or fewer cells than the header"],
  ])("are left out and told with their line: %s", async (bad, reason) => {
    const { skipped, rows } = await importAijobs(temporary(csv(...sound.slice(0, 3), bad, ...sound.slice(3))), {
      ends: "rows",
    });
    expect(rows).toBe(41);
    expect(skipped).toEqual([{ reason: expect.stringContaining(reason), count: 1, firstLines: [5], fault: true }]);
    expect(await complaint(importAijobs(temporary(csv(bad))))).toMatch(`pay.csv:2:1: ${reason}`);
  });

  it("make the whole file refused when they are over a tenth", async () => {
    const bad = Array.from({ length: 5 }, () => row(-1));
    expect(await complaint(importAijobs(temporary(csv(...sound, ...bad))))).toBe(
      "pay.csv:42:1: the pay is zero or negative (5 rows of 45)",
    );
  });
});

describe("files of another kind", () => {
  it.each([
    ["no rows", `${HEADER}\n`, "holds no rows"],
    ["nothing", "", "holds no rows"],
    [
      "another separator",
      csv(row(1)).replaceAll(",", ";"),
      "pay.csv:1:1: the columns are separated by semicolons; commas are expected",
    ],
    ["tabs", csv(row(1)).replaceAll(",", "\t"), "separated by tabs"],
    [
      "a column renamed",
      csv(row(1)).replace("job_title", "job_titel"),
      "the column job_title is missing; is it the one called job_titel?",
    ],
    ["a column twice", csv(row(1)).replace("company_size", "salary"), "the column salary stands 2 times"],
    ["text", "Dear Sir or Madam\nplease find\n", "has none of the columns expected"],
    [
      "no title of a family",
      csv(...Array.from({ length: 9 }, () => row(100_000, { title: "Baker" }))),
      "no group of at least 5",
    ],
    ["an open quote", `${csv(row(100_000))}"${row(1)}`, "pay.csv:3:1: cell 1 begins with a quote that is never closed"],
  ])("are refused: %s", async (_, content, message) => {
    expect(await complaint(importAijobs(temporary(content)))).toContain(message);
  });

  it("are read with a byte order mark and CRLF", async () => {
    const text = csv(...[1, 2, 3, 4, 5].map((n) => row(100_000 + n, { title: `"Engineer, Machine Learning"` })));
    const { groups } = await importAijobs(temporary(`\ufeff${text.replaceAll("\n", "\r\n")}`), { ends: "rows" });
    expect(groups).toBe(2);
  });
});

/*
 * A second way to the same figures, with nothing of the importer in it: titles listed one by one, the file cut at commas,
 * and positions worked out in whole numbers.
 */
describe("US machine-learning engineers of the August file", () => {
  const TITLES = [
    "Machine Learning Engineer",
    "Machine Learning Developer",
    "Machine Learning Infrastructure Engineer",
    "Machine Learning Platform Engineer",
    "Machine Learning Model Engineer",
    "Machine Learning Performance Engineer",
    "AI Machine Learning Engineer",
  ];

  function byHand(year: string): { n: number; figures: number[] } {
    const pay = readFileSync(fixture("aijobs-2025-08-us-ml.csv"), "utf8")
      .split("\r\n")
      .map((line) => line.split(","))
      .filter(
        (cells) => cells[0] === year && cells[2] === "FT" && cells[5] === "USD" && TITLES.includes(cells[3] ?? ""),
      )
      .map((cells) => Number.parseInt(cells[4] ?? "", 10))
      .sort((a, b) => a - b);
    const pick = (percent: number) => {
      const steps = (pay.length - 1) * percent;
      const part = steps % 100;
      const index = (steps - part) / 100;
      return Math.round((pay.at(index) as number) + (part * ((pay[index + 1] ?? 0) - (pay.at(index) as number))) / 100);
    };
    return { n: pay.length, figures: [10, 25, 50, 75, 90].map(pick) };
  }

  it.each([
    ["2024", 1259, [109_832, 139_900, 185_000, 240_850, 300_000]],
    ["2025", 1117, [111_912, 145_000, 193_400, 255_000, 313_800]],
  ])("of %s come out the same both ways, and stand so in the shipped data", async (year, n, figures) => {
    expect(byHand(year)).toEqual({ n, figures });
    const [p10, p25, median, p75, p90] = figures;
    const expected = { year: Number(year), counted: "rows", n, p10, p25, median, p75, p90 };
    const { yaml } = await importAijobs(fixture("aijobs-2025-08-us-ml.csv"));
    const isOurs = ({ group, country, level }: SalaryRow) =>
      group === "Machine Learning Engineer" && country === "US" && level === undefined;
    expect(salaries(yaml).rows.filter(isOurs)).toContainEqual(expect.objectContaining(expected));
    const shipped = loadCatalog(new URL("../../data", import.meta.url).pathname).salaries;
    const ours = shipped.filter((found) => isOurs(found) && found.source === "aijobs-2025-08");
    expect(ours).toContainEqual(expect.objectContaining(expected));
  });
});
