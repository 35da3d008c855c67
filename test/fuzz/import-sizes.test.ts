import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { built } from "../helpers/built.ts";
import { MEASURED, measuresIn } from "../helpers/measured.ts";

/*
 * The same input at a hundredth, a tenth and the whole of 8 MB: none takes over 300 MB, and ten times the input no
 * more than fifteen times the processor time. Sizes are compared in the long run (npm run fuzz) alone, where nothing else goes
 * on beside it; in the short one a time-out of the process stands for that.
 */

const LONG = Number(process.env.FUZZ_RUNS ?? 100) > 1_000;
const SIZES = LONG ? [80_000, 800_000, 8_000_000] : [400_000];

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-sizes-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a run of a file costs. */
function costOf(text: string, args: (file: string) => string[]): { peak: number; cpu: number } {
  const file = join(home, "input.csv");
  writeFileSync(file, text);
  const env = { HOME: home, XDG_DATA_HOME: home, NODE_OPTIONS: MEASURED };
  const { code, err } = built(args(file), env);
  const { text: said, ...cost } = measuresIn(err);
  expect([0, 1], said.slice(0, 500)).toContain(code);
  expect(said).not.toMatch(/^ +at /m);
  return cost;
}

function expectInProportion(make: (size: number) => string, args: (file: string) => string[]): void {
  const costs = SIZES.map((size) => costOf(make(size), args));
  for (const { peak } of costs) expect(peak).toBeLessThan(300);
  if (!LONG) return;
  for (const [i, { cpu }] of costs.entries()) expect(cpu / (costs[i - 1]?.cpu ?? cpu)).toBeLessThan(15);
}

/** A file of a header and rows until it is of the size. */
function fileOf(header: string, row: (i: number) => string): (size: number) => string {
  return (size) => {
    const lines = [header];
    for (let i = 0, length = 0; length < size; i++) {
      const line = row(i);
      lines.push(line);
      length += line.length + 1;
    }
    return `${lines.join("\n")}\n`;
  };
}

const country = (i: number) => String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26));
const AIJOBS =
  "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size";
const OEWS = "AREA_TYPE,I_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90";
const SOURCE = ["--source", "my-source", "-o", "-"];
const csv = (map: string, set: string) => (file: string) => [
  ...["data", "import", "csv", file, "--map", map, "--set", set],
  ...SOURCE,
];
const byTitle = csv("title=title,pay=pay", "country=US,currency=USD,year=2024");
const aijobs = (file: string) => ["data", "import", "aijobs", file, ...SOURCE];
const oews = (file: string) => ["data", "import", "oews", file, "--year", "2024", "-o", "-"];

describe("imports", { timeout: 120_000 }, () => {
  it.each<[string, (size: number) => string, (file: string) => string[]]>([
    [
      "rows of four signs",
      fileOf("p", (i) => `${(i % 9) + 1}8L`),
      csv("pay=p", "group=x,country=IN,currency=INR,year=2024"),
    ],
    ["another title in every row", fileOf("title,pay", (i) => `ML Engineer ${i},${100_000 + (i % 50_000)}`), byTitle],
    ["long titles", fileOf("title,pay", (i) => `${"ml engineer ".repeat(800)}${i},120000`), byTitle],
    ["white space before the pay", fileOf("title,pay", () => `ml engineer,${" ".repeat(9_000)}120000`), byTitle],
    ["white space inside the pay", fileOf("title,pay", () => `ml engineer,1${" ".repeat(9_000)}L`), byTitle],
    ["quotes", fileOf("title,pay", () => '"ml ""engineer""","120,000"'), byTitle],
    ["rows of commas", fileOf("title,pay", () => ",".repeat(60_000)), byTitle],
    ["empty rows", fileOf("title,pay", () => ","), byTitle],
    ["faults", fileOf("title,pay", (i) => `ml engineer,x${i}`), byTitle],
    ["CR alone", (size) => `title,pay\r${"\r".repeat(size)}`, byTitle],
    ["one row", (size) => " ".repeat(size), byTitle],
    ["quotes alone", (size) => '"'.repeat(size), byTitle],
    [
      "many groups, each too small",
      fileOf(
        "title,pay,country,year,level",
        (i) => `ML Engineer,120000,${country(i)},${1990 + (i % 111)},${["EN", "MI", "SE", "EX"][i % 4]}`,
      ),
      csv("title=title,pay=pay,country=country,year=year,level=level", "currency=USD"),
    ],
    [
      "an index of different adverts",
      fileOf(AIJOBS, (i) => `2024,SE,FT,Data Scientist ${i},120000,USD,120000,US,0,US,M`),
      aijobs,
    ],
    [
      "an index of ever lower pay",
      fileOf(AIJOBS, (i) => `2024,SE,FT,Data Scientist,${4_999_999 - i},USD,${4_999_999 - i},US,0,US,M`),
      aijobs,
    ],
    ["broken tables of wages", fileOf(OEWS, () => "15-1221"), oews],
  ])("%s", (_, make, args) => expectInProportion(make, args));
});

describe("text to be cleaned", { timeout: 120_000 }, () => {
  const report = (file: string) => ["report", file];
  it.each([
    ["white space without an end", (size: number) => `1${" ".repeat(size)}x`],
    ["line ends and white space", (size: number) => "a \n ".repeat(size / 4)],
    ["tabs", (size: number) => "\t".repeat(size)],
    ["control characters", (size: number) => "a\u009b".repeat(size / 3)],
  ])("%s", (_, make) => {
    expectInProportion((size) => JSON.stringify({ role: make(size * 0.9), ratings: {} }), report);
  });
});
