import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchema, salarySchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const ANSWERS = `role: ml-engineer
education: { degree: masters, related: true }
ratings:
  python: 3
  pytorch: { level: 2, lastUsed: 1-3-years, evidence: https://example.org/repo }
  sql: { level: 3, lastUsed: longer }
`;

describe("assess without questions", () => {
  it("scores answers from standard input as JSON that follows the published schema", async () => {
    const { code, out, err } = await runAlone(["assess", "--answers", "-", "--json"], { input: ANSWERS });
    expect(code).toBe(0);
    const report = reportSchema.parse(JSON.parse(out));
    const lost = report.losses.reduce((sum, { points }) => sum + points, 0);
    expect(lost).toBeCloseTo(100 - report.readiness.claimed, 4);
    expect(report.requirements.reduce((sum, { points, lost: l }) => sum + points + l, 0)).toBeCloseTo(100, 4);
    expect(report.gaps.find(({ skill }) => skill === "sql")?.status).toBe("refresh");
    expect(report.answered).toBe(3);
    expect(err).toContain("Saved as 2026-11-23");
  });

  it("takes JSON answers, saved reports and its own template", async () => {
    const home = freshHome();
    const json = JSON.stringify({ role: "data-scientist", ratings: { r: 3 } });
    const first = await runIn(home, ["assess", "--answers", "-", "--json"], { input: json });
    expect(JSON.parse(first.out).role.id).toBe("data-scientist");
    const again = await runIn(home, ["report", "-", "--json"], { input: first.out });
    expect(JSON.parse(again.out)).toEqual(JSON.parse(first.out));
    const template = await runIn(home, ["assess", "--template", "--role", "software-engineer"]);
    const zero = await runIn(home, ["assess", "--answers", "-", "--json", "--no-save"], { input: template.out });
    expect(JSON.parse(zero.out)).toMatchObject({
      role: { id: "software-engineer" },
      readiness: { claimed: 0 },
      notAnswered: [],
    });
  });

  it("changes single answers of the latest assessment and keeps the older one", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    const { out } = await runIn(home, ["assess", "--set", "pytorch=4", "--set", "sql=0", "--country", "in", "--json"]);
    const { answers } = JSON.parse(out);
    expect(answers.ratings.pytorch).toEqual({
      level: 4,
      lastUsed: "1-3-years",
      evidence: [{ kind: "link", where: "https://example.org/repo" }],
    });
    expect(answers.ratings.sql.level).toBe(0);
    expect(answers.country).toBe("IN");
    const { out: list } = await runIn(home, ["history", "--json"]);
    expect(JSON.parse(list).assessments.map(({ id }: { id: string }) => id)).toEqual(["2026-11-23", "2026-11-23-2"]);
  });

  it("keeps nothing with --no-save, and nothing for the example", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-", "--no-save"], { input: ANSWERS });
    expect((await runIn(home, ["assess", "--example", "--full"])).out).toContain(
      "Gap report: Machine Learning Engineer",
    );
    expect(existsSync(join(home, "mlcareer"))).toBe(false);
  });

  it("shows every fault of an answers file with its place and the nearest name", async () => {
    const input = "role: ml-enginer\nratings:\n  pytroch: 3\n  python: 7\n  sql: two\nextra: 1\n";
    const { code, err } = await runAlone(["assess", "--answers", "-"], { input });
    expect(code).toBe(1);
    expect(err).toContain("standard input:4:3: ratings.python: a level is 0 to 4");
    expect(err).toContain("standard input:5:3: ratings.sql:");
    expect(err).toContain("standard input:6:1: extra: is not a known field");
    const second = await runAlone(["assess", "--answers", "-"], {
      input: "role: ml-enginer\nratings:\n  pytroch: 3\n",
    });
    expect(second.err).toContain(
      "standard input:3:3: ratings.pytroch: there is no skill pytroch; did you mean pytorch?",
    );
    expect(second.err).toContain("standard input:1:1: role: there is no role ml-enginer; did you mean ml-engineer?");
  });

  it("mentions a claimed decoy gently and takes no points for it", async () => {
    const bare = await runAlone(["assess", "--answers", "-", "--json"], { input: ANSWERS });
    const decoyed = await runAlone(["assess", "--answers", "-"], { input: `${ANSWERS}  brindletune: 3\n` });
    const json = await runAlone(["assess", "--answers", "-", "--json"], { input: `${ANSWERS}  brindletune: 3\n` });
    expect(decoyed.out).toMatch(/You rated Brindletune above 0, but no such tool exists/i);
    expect(JSON.parse(json.out).readiness).toEqual(JSON.parse(bare.out).readiness);
    expect(JSON.parse(json.out).decoysClaimed).toEqual(["brindletune"]);
  });
});

describe("report", () => {
  const folder = () => mkdtempSync(join(tmpdir(), "mlcareer-out-"));

  it("writes every format, readable by its owner alone, and never over a file without --force", async () => {
    const home = freshHome();
    const dir = folder();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    const starts = {
      "gap.md": "# Gap report",
      "gap.json": "{",
      "gap.csv": "skill,requirement,level",
      "gap.html": "<!doctype html>",
      "gap.txt": "Gap report",
    };
    for (const [name, start] of Object.entries(starts)) {
      const file = join(dir, name);
      const { code, err, out } = await runIn(home, ["report", "-o", file]);
      expect([code, out]).toEqual([0, ""]);
      expect(err).toContain(file);
      expect(readFileSync(file, "utf8").startsWith(start)).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    const file = join(dir, "gap.md");
    writeFileSync(file, "mine");
    const refused = await runIn(home, ["report", "-o", file]);
    expect([refused.code, readFileSync(file, "utf8")]).toEqual([1, "mine"]);
    expect(refused.err).toMatch(/exists already.*\n.*--force/);
    expect((await runIn(home, ["report", "-o", file, "--force"])).code).toBe(0);
    expect((await runIn(home, ["report", "-o", join(dir, "gap.xyz")])).code).toBe(2);
  });

  it("prints the formats on standard output, and scores against another role", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    const { out: md } = await runIn(home, ["report", "--format", "md"]);
    expect(md).toMatch(/^# Gap report: Machine Learning Engineer/);
    const { out } = await runIn(home, ["report", "--role", "data-scientist", "--json"]);
    expect(JSON.parse(out).role.id).toBe("data-scientist");
    const fields = await runIn(home, ["report", "--fields", "readiness,role"]);
    expect(Object.keys(JSON.parse(fields.out))).toEqual(["readiness", "role"]);
  });

  it("exports with assess, and writes nothing when the file is there", async () => {
    const home = freshHome();
    const file = join(folder(), "gap.md");
    expect((await runIn(home, ["assess", "--answers", "-", "--export", file], { input: ANSWERS })).code).toBe(0);
    const again = await runIn(home, ["assess", "--answers", "-", "--export", file], { input: ANSWERS });
    expect(again.code).toBe(1);
    expect((await runIn(home, ["history", "--json"])).out).not.toContain("2026-11-23-2");
  });
});

describe("salary", () => {
  it("follows its published schema and keeps sources apart", async () => {
    const { out } = await runAlone(["salary", "--country", "IN", "--year", "2019", "--json"]);
    const { rows } = salarySchema.parse(JSON.parse(out));
    expect(rows.map(({ company, low, high, kind }) => [company ?? "average", low, high, kind])).toEqual([
      ["Microsoft", 1462000, 2244000, "range"],
      ["Accenture", 1011000, 1528000, "range"],
      ["Quantiphi", 850481, 850481, "figure"],
      ["average", 795677, 795677, "average"],
      ["Infosys", 377000, 669000, "range"],
      ["Tata Consultancy Services", 412706, 412706, "figure"],
    ]);
  });

  it("converts with the rate of the year, shown with its source", async () => {
    const { out } = await runAlone(["salary", "tcs", "--currency", "usd", "--json"]);
    const [row] = JSON.parse(out).rows;
    expect(row).toMatchObject({
      currency: "USD",
      low: Math.round(412706 / 70.3777),
      converted: { from: "INR", year: 2019, source: "fred-g5a" },
    });
  });

  it("places the user's own pay", async () => {
    const { out } = await runAlone(["salary", "microsoft", "infosys", "--mine", "18L"]);
    expect(out).toContain("Microsoft: ₹18,00,000 lies within the range, 43 % of the way up.");
    expect(out).toContain("Infosys: ₹18,00,000 is 169 % above the high end.");
  });

  it.each([
    [["salary", "microsft"], 1, "Did you mean microsoft?"],
    [["salary", "--country", "ZZ"], 1, "No pay figure matches country ZZ"],
    [["salary", "--source", "upgrad"], 1, "There is no source upgrad"],
    [["salary", "--country", "IN", "--mine", "18"], 2, "write the unit too"],
    [["salary", "--country", "IN", "--mine", "$100k"], 2, "is in USD"],
    [["salary", "--year", "19"], 2, "four digits"],
    [["salary", "--currency", "rupees"], 2, "Three letters"],
    [["salary", "--sort", "size"], 2, "Allowed choices"],
  ])("%j", async (argv, code, message) => {
    const result = await runAlone(argv);
    expect(result.code).toBe(code);
    expect(result.err).toContain(message);
    expect(result.out).toBe("");
  });
});

describe("role, skill, market, explain, data", () => {
  it.each([
    [["role"], "ml-engineer-2019"],
    [["role", "ml-engineer"], "Responsibilities"],
    [["role", "--compare", "data-scientist", "software-engineer"], "Data Scientist or Software Engineer?"],
    [["role", "--compare", "data-scientist"], "Machine Learning Engineer or Data Scientist?"],
    [["role", "ml-engineer", "--compare", "data-scientist", "software-engineer"], "Shared by all"],
    [["role", "--compare", "ai-engineer", "ml-engineer"], "AI Engineer or Machine Learning Engineer?"],
    [["role", "ai-engineer", "--compare", "ml-engineer", "--full"], "Shared by both"],
    [["skill"], "Share of 1,679 machine-learning adverts"],
    [["skill", "PyTorch"], "Levels: what you have done"],
    [["skill", "data", "warehouse"], "snowflake"],
    [["skill", "theano"], "legacy: rarely asked for now"],
    [["skill", "llm-evaluation"], "Named by 8.9 % of 1,477"],
    [["skill", "vector-search"], "Not counted in the adverts at hand."],
    [["market"], "39,986.7"],
    [["explain", "readiness"], "R    = 100 · A"],
    [["explain", "python"], "1267 of 1679"],
    [["explain", "salary", "microsoft"], "14,62,000 to 22,44,000 INR a year"],
    [["explain", "salary"], "1,46,085".replace("1,46", "146")],
    [["explain", "ml-frameworks"], "must-have"],
    [["explain", "data-scientist"], "Requirements"],
    [["explain", "upgrad-2019"], "How to read it"],
    [["explain", "worth"], "returns"],
    [["data", "sources"], "upgrad-2019"],
    [["data", "check"], "sound"],
    [["data", "schema"], "report"],
  ])("%j", async (argv, text) => {
    const { code, out, err } = await runAlone(argv);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain(text);
  });

  it.each([
    [["role", "--json"]],
    [["role", "ml-engineer", "--json"]],
    [["skill", "--json"]],
    [["skill", "python", "--json"]],
    [["market", "--json"]],
    [["data", "sources", "--json"]],
    [["data", "check", "--json"]],
    [["data", "schema", "report"]],
    [["history", "--json"]],
  ])("%j prints JSON and nothing else", async (argv) => {
    const { code, out, err } = await runAlone(argv);
    expect([code, err]).toEqual([0, ""]);
    expect(() => JSON.parse(out)).not.toThrow();
  });

  it("lays a folder over the built-in data, and refuses a broken one with places", async () => {
    const dir = mkdtempSync(join(tmpdir(), "mlcareer-data-"));
    writeFileSync(
      join(dir, "sources.yaml"),
      "- { id: mine, title: Mine, publisher: Me, date: '2026', licence: own, reading: as it is }\n",
    );
    expect((await runAlone(["--data", dir, "data", "sources"])).out).toContain("Mine");
    expect((await runAlone(["data", "check", dir])).code).toBe(0);
    writeFileSync(join(dir, "sources.yaml"), "- { id: MINE }\n");
    const broken = await runAlone(["salary", "--data", dir]);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("sources.yaml:1:5: [0].id: an id is lower-case letters");
  });
});

describe("history", () => {
  it("lists, shows and deletes, and deletes every trace", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    expect((await runIn(home, ["history"])).out).toContain("2026-11-23-2");
    expect((await runIn(home, ["history", "show", "2026-11-23"])).out).toContain("Gap report");
    expect((await runIn(home, ["history", "delete", "2026-11-23"])).code).toBe(0);
    expect((await runIn(home, ["history", "delete", "2026-11-23"])).code).toBe(1);
    expect((await runIn(home, ["history", "delete"])).code).toBe(2);
    expect((await runIn(home, ["history", "delete", "--all"])).code).toBe(0);
    expect(existsSync(join(home, "mlcareer"))).toBe(false);
  });

  it("lists what is damaged beside what is not, and leaves it", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    const file = join(home, "mlcareer", "assessments", "2026-01-01.json");
    writeFileSync(file, "{");
    const { code, out } = await runIn(home, ["history"]);
    expect(code).toBe(0);
    expect(out).toMatch(/2026-01-01 cannot be read/);
    expect(readFileSync(file, "utf8")).toBe("{");
  });
});

describe("the command line itself", () => {
  it.each([
    [["--help"], 0],
    [["-h"], 0],
    [["help"], 0],
    [["help", "salary"], 0],
    [["salary", "--help", "--year", "x"], 0],
    [["history", "--help"], 0],
    [["--version"], 0],
    [["-V"], 0],
    [["version"], 0],
    [["asess"], 2],
    [["--bogus"], 2],
    [["salary", "--bogus"], 2],
    [["explain"], 2],
    [["role", "a", "b"], 2],
    [["assess", "--continue", "--fresh"], 2],
    [["assess"], 1],
    [["assess", "--no-input"], 1],
    [[], 1],
  ])("%j exits with %d", async (argv, code) => {
    const result = await runAlone(argv);
    expect(result.code).toBe(code);
    expect(code === 0 ? result.out : result.err).not.toBe("");
  });

  it("suggests what was meant, and names the way without a terminal", async () => {
    expect((await runAlone(["asess"])).err).toContain("Did you mean assess?");
    expect((await runAlone([])).err).toContain("assess --example");
    expect((await runAlone(["assess"])).err).toContain("--answers");
  });

  it("takes flags before and after the command", async () => {
    const before = await runAlone(["--json", "market"]);
    expect(before.out).toBe((await runAlone(["market", "--json"])).out);
  });

  it("shows a bug with its stack and exits with 70", async () => {
    const input = () => {
      throw new TypeError("x is not a function");
    };
    const { code, err } = await runAlone(["assess", "--answers", "-"], { input });
    expect(code).toBe(70);
    expect(err).toMatch(/this is a bug[\s\S]*TypeError: x is not a function\n\s+at /);
  });

  it("lets nothing through that steers a terminal", async () => {
    const evil = "\u001b]52;c;aGk=\u0007\u202e";
    for (const argv of [
      ["skill", evil],
      // Nothing but a mark that trim() takes for a space: every skill matches.
      ["skill", "\ufeff"],
      ["role", evil],
      ["salary", evil],
      ["explain", evil],
      ["report", evil],
      [evil],
      [`--x${evil}`],
      ["report", "--format", evil],
    ]) {
      const { out, err } = await runAlone(argv);
      expect(out + err).not.toMatch(/[\u001b\u0007\u202e\ufeff]/);
    }
  });
});

describe("salary and what it leaves out", () => {
  const json = async (...args: string[]) =>
    salarySchema.parse(JSON.parse((await runAlone(["salary", ...args, "--json"])).out));

  it("names in JSON every row without a rate or an index, and why", async () => {
    const { rows, leftOut } = await json("--country", "IN", "--real", "2024", "--currency", "USD");
    expect(rows.every(({ currency }) => currency === "USD")).toBe(true);
    expect(leftOut.length).toBeGreaterThan(0);
    expect(leftOut.every(({ year, reason }) => year === 2025 && reason === "no price index from 2025 to 2024")).toBe(
      true,
    );
  });

  it("says in CSV at what rate, and of which sources", async () => {
    const { out } = await runAlone(["salary", "--country", "GB", "--currency", "INR", "--csv"]);
    const [head = "", first = ""] = out.split("\n");
    const field = (name: string) => first.split(",")[head.split(",").indexOf(name)];
    expect([field("currency"), field("convertedFrom"), field("convertedSource")]).toEqual([
      "INR",
      "GBP",
      "fred-g5a and fred-pound",
    ]);
    expect(Number(field("convertedRate"))).toBeGreaterThan(50);
  });

  it("gives the percentile of one's own pay in JSON, between 0 and 100", async () => {
    const { mine } = await json("--country", "US", "--mine", "150k");
    expect(mine).toMatchObject({ amount: 150_000, currency: "USD" });
    expect(mine?.places.length).toBeGreaterThan(5);
    for (const { percentile, low = 0, high = 100 } of mine?.places ?? []) {
      expect(low <= percentile && percentile <= high && low >= 0 && high <= 100).toBe(true);
    }
    expect((await runAlone(["salary", "--mine", "150k", "--csv"])).code).toBe(2);
    expect((await runAlone(["salary", "--mine", "$150k", "--json", "--country", "IN"])).code).toBe(2);
    expect((await runAlone(["salary", "--mine", "$150k"])).out).toContain("name its country");
  });

  it("says which groups were too small where nothing else is found", async () => {
    const { err, code } = await runAlone(["salary", "--country", "JP"]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /Not shown: Machine Learning Engineer, JP: 1 row, fewer than 5 in all years left out together \[aijobs-2025/,
    );
    expect((await runAlone(["salary", "--country", "IN", "--level", "MI"])).err).toMatch(/IN 2025, MI: 2 rows/);
    const { out } = await runAlone(["salary", "--country", "CA", "--role", "all"]);
    expect(out.replace(/\s+/g, " ")).toMatch(/Not shown: all titles, CA: 89 rows, paid in CAD.*; 7 more: --json/);
    const { refused } = await json("--country", "CA", "--role", "all");
    expect(refused.map(({ n }) => n).slice(0, 2)).toEqual([89, 65]);
    const senior = await runAlone(["salary", "--country", "US", "--level", "SE", "--role", "all"]);
    expect(senior.out).not.toMatch(/, [A-TV-Z][A-Z]( \d{4})?, SE: /);
    expect((await runAlone(["salary", "--country", "Untied Kingdom"])).err).toContain(
      "Did you mean GB (United Kingdom)?",
    );
  });

  it("names the year of every figure where one table holds several", async () => {
    const { out } = await runAlone(["salary", "--country", "IN", "--real", "2024"]);
    expect(out).toMatch(/2023, India, money of 2024: /);
    expect(out).toMatch(/2019 \(old\), India, money of 2024: /);
    const { out: whole } = await runAlone(["salary", "--source", "upgrad-2019", "--real", "2024"]);
    expect(whole).toMatch(/money of 2024 \(old: figures of 2019/);
  });

  it("prints records that each say all about themselves with --plain", async () => {
    const { out } = await runAlone(["salary", "--country", "US", "--plain"]);
    const [, head = "", ...rows] = out.split("\n");
    const width = head.split("\t").length;
    const records = rows.filter((line) => line.split("\t").length === width);
    expect(records.length).toBeGreaterThan(10);
    expect(records.every((line) => /\tUS\t20\d\d\tUSD\t/.test(line))).toBe(true);
  });

  it("shows a year without a figure as a gap, and how many each year counts", async () => {
    const { out } = await runAlone(["salary", "--source", "aijobs-2025-08", "--country", "DE", "--role", "all"], {
      width: 120,
    });
    expect(out).toMatch(/20\d\d–20\d\d without 20\d\d[\s\S]*·/);
  });
});

describe("explain, of money", () => {
  it.each([
    [["percentile"], /type 7/],
    [["confidence"], /5 to 14 low/],
    [["exchange-rate", "inr"], /INR +2024 +8\d\.\d/],
    [["inflation", "IN"], /2023 +\d\.\d\d %/],
    [["salary", "US"], /Pay in United States[\s\S]*aijobs-2025-08/],
    [["plan"], /points × time of arrival/],
  ])("%j", async (words, shown) => {
    const { out, code } = await runAlone(["explain", ...words]);
    expect(code).toBe(0);
    expect(out).toMatch(shown);
  });
});

describe("salary on a screen of 80 columns", () => {
  it.each([[[]], [["--country", "US"]], [["--country", "IN"]]])("takes at most 45 lines: %j", async (flags) => {
    const { out } = await runAlone(["salary", ...flags], { width: 80 });
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(45);
    expect(out).toContain("--sources");
  });

  it("says at what rate it converted", async () => {
    for (const flags of [[], ["--country", "IN"]])
      expect((await runAlone(["salary", ...flags, "--currency", "USD"])).out).toMatch(/Converted from INR at 0\.01/);
  });

  it("has every note and source with --sources, and in a file", async () => {
    const home = freshHome();
    const file = join(home, "pay.md");
    await runIn(home, ["salary", "-o", file]);
    for (const text of [(await runAlone(["salary", "--sources"])).out, readFileSync(file, "utf8")])
      for (const part of [/Where sources disagree/, /upGrad \(blog\)/, /The article prints/])
        expect(text).toMatch(part);
  });
});

describe("salary of companies", () => {
  it("begins with the title asked for, where companies are known by another title alone", async () => {
    const { out } = await runAlone(["salary", "--role", "ai-engineer", "--country", "US"]);
    expect(out.indexOf("All employers")).toBeLessThan(out.indexOf("Software Engineer, United States"));
    const other = (await runAlone(["salary", "--role", "data-engineer", "--country", "US"])).out;
    expect(other.indexOf("All employers")).toBeGreaterThan(other.indexOf("Data Engineer, United States"));
    expect(out).toContain("not the pay of AI engineers");
    expect(other).not.toContain("not the pay of");
  });

  const lines = async (...args: string[]) => (await runAlone(["salary", ...args], { width: 80 })).out.split("\n");

  it("is one table for those with the title, and software engineers for the others, named as what they are", async () => {
    const out = await lines("google", "microsoft", "amazon", "apple", "meta", "--country", "US");
    expect(out.length).toBeLessThanOrEqual(45);
    const at = (pattern: RegExp) => out.findIndex((line) => pattern.test(line));
    const instead = at(/^Software Engineer, United States: base pay/);
    for (const company of ["Apple +36 ", "Meta +19 ", "Amazon \\* +193 ", "Microsoft \\* +58 "]) {
      expect(at(new RegExp(`^${company}`))).toBeGreaterThan(0);
      expect(at(new RegExp(`^${company}`))).toBeLessThan(instead);
    }
    expect(at(/^Google +795 /)).toBeGreaterThan(instead);
    expect(out.join(" ")).toContain("not the pay of machine-learning engineers");
  });

  it("never shows software offers of India as pay of machine-learning engineers", async () => {
    const out = await lines("amazon", "google", "microsoft", "--country", "IN");
    expect(out.length).toBeLessThanOrEqual(45);
    expect(out.filter((line) => /^Software Engineer, India: (base|total) pay/.test(line))).toHaveLength(2);
    expect(out.join(" ")).toContain("not the pay of machine-learning engineers");
    const { out: json } = await runAlone(["salary", "amazon", "--country", "IN", "--json"]);
    for (const { group, pay } of JSON.parse(json).rows) expect([group, pay]).toEqual(["Software Engineer", pay]);
  });

  it("leaves the pay of a country to rows without a company", async () => {
    const { rows } = JSON.parse((await runAlone(["salary", "--source", "lca-2023", "--country", "US", "--json"])).out);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.company).toBeUndefined();
  });

  it("places one's own pay in one sentence, with the year of the filings and of the money", async () => {
    const [, , first = "", second = ""] = await lines("--country", "US", "--mine", "190k");
    expect(`${first} ${second}`).toMatch(
      /^\$190,000, 2023 filings \(base pay\), in the money of 2024: above the median at \d+ of 15 companies/,
    );
  });

  it("knows companies by what they file, were called and are nearly called", async () => {
    for (const name of ["facebook", "META PLATFORMS, INC.", "Meta"])
      expect((await lines(name, "--country", "US")).some((line) => /^Meta +19 /.test(line))).toBe(true);
    expect((await runAlone(["salary", "gogle"])).err).toContain("Did you mean google?");
  });
});
