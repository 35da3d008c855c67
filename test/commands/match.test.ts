import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { matchSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const ONE = "test/fixtures/adverts/build-01.txt";
const ANSWERS = "role: ml-engineer\nratings: { python: 3, sql: 2, pytorch: 1, kubernetes: 3 }\n";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "mlcareer-match-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function homeWithAnswers(): Promise<string> {
  const home = freshHome();
  expect((await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS })).code).toBe(0);
  return home;
}

describe("match, one advert", () => {
  it("fits one screen: whether to apply, what is lacking, the words that say so", async () => {
    const { code, out } = await runIn(await homeWithAnswers(), ["match", ONE]);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).toMatch(/you meet 1 of 4 musts/);
    expect(out).toMatch(/must {2}SQL +2 {2}3 said {2}Strong Python and solid SQL/);
    expect(out).toMatch(/You lack .*SQL 2 → 3/s);
    expect(out).toContain("Next: ");
  });

  it("says which steps the advert does not ask for and another step needs", async () => {
    const input = "Requirements:\n- Python\n- 5 years of PyTorch or TensorFlow\n- Docker\n";
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], {
      input: "role: ml-engineer\nratings: { python: 2, docker: 2 }\n",
    });
    const { out } = await runIn(home, ["match", "-"], { input });
    expect(out.replace(/\s+/g, " ")).toMatch(
      /You lack 2; begin with Bash and the command line 0 → 1 \(needed first, \d+ hours\)/,
    );
    expect(out).not.toContain("(+0.0");
  });

  it("gives quotes and places as JSON", async () => {
    const { out } = await runIn(await homeWithAnswers(), ["match", ONE, "--json"]);
    const found = matchSchema.parse(JSON.parse(out));
    const text = [...readFileSync(ONE, "utf8")];
    expect(found).toMatchObject({
      schemaVersion: 1,
      checked: true,
      advert: { title: "Machine Learning Engineer", years: 3, language: "en" },
    });
    const docker = found.asks.find(({ name }) => name === "Docker") ?? { start: 0, end: 0 };
    expect(docker).toMatchObject({ need: "required", level: 2, levelBasis: "wording", you: 0 });
    expect(text.slice(docker.start, docker.end).join("")).toBe("Docker");
    expect(found.readiness?.claimed).toBeGreaterThan(0);
  });

  it("shows what is asked without answers of one's own, and keeps nothing", async () => {
    const home = freshHome();
    const { code, out } = await runIn(home, ["match", "-"], { input: readFileSync(ONE, "utf8") });
    expect({ code, told: out.includes("your level: not told") }).toEqual({ code: 0, told: true });
    expect(() => statSync(join(home, "mlcareer"))).toThrow();
  });

  it.each(["md", "html", "csv", "json"])("writes %s in which an advert's markup is inert", async (format) => {
    const file = join(folder(), "a.txt");
    writeFileSync(
      file,
      "Engineer\n\nRequirements\n- Python <script>alert(1)</script> \u001b[31m=cmd|x [a](javascript:b)\n",
    );
    const { code, out } = await runAlone(["match", file, "--format", format]);
    expect(code).toBe(0);
    expect(out).not.toContain("\u001b");
    if (format === "html") expect(out).not.toContain("<script>alert");
    if (format === "md") expect(out).not.toMatch(/(?<!\\)<script>|(?<!\\)\[a\]\(javascript/);
  });

  it("says in words that a text asks nothing", async () => {
    const soup = await runAlone(["match", "-"], { input: "Soup\n\nChop the onions and simmer for an hour." });
    expect(soup).toMatchObject({ code: 0 });
    expect(soup.out).toContain("no requirements found");
    const json = await runAlone(["match", "-", "--json"], { input: "Soup\n\nChop the onions." });
    expect(JSON.parse(json.out)).toMatchObject({ checked: false, gaps: [] });
    const empty = await runAlone(["match", "-"]);
    expect(empty).toMatchObject({ code: 1, err: expect.stringContaining("standard input is empty") });
  });
});

describe("match, after the short way", () => {
  it("says which musts were not asked about, leaves them open, and makes none of them a step", async () => {
    const home = freshHome();
    const input = "way: short\nratings: { python: 3, sql: 2, pytorch: 0 }\n";
    await runIn(home, ["assess", "--answers", "-"], { input });
    const advert = "We need Python, PyTorch and Docker. You must know SQL. Kubernetes is a plus.\n";
    const { out } = await runIn(home, ["match", "-"], { input: advert });
    const plain = out.replace(/\s+/g, " ");
    expect(plain).toContain("Not known yet: you meet at least 1 of 4 musts");
    expect(plain).toContain("1 must was not asked about (–): mlcareer assess --continue.");
    expect(out).toMatch(/must +Docker +–/);
    expect(out).toMatch(/must +PyTorch +0/);
    expect(plain).not.toMatch(/begin with[^.]*Docker/);
    const all = join(home, "all.yaml");
    writeFileSync(all, input.replace("way: short\n", ""));
    const whole = await runIn(home, ["match", "-", "--answers", all], { input: advert });
    expect(whole.out).toMatch(/must +Docker +0/);
    expect(whole.out).toContain("Not yet");
  });
});

describe("match, several adverts", () => {
  it("lists them by fit with what each gap opens; a bad one is told and the rest goes on", async () => {
    const home = await homeWithAnswers();
    const bad = join(folder(), "bad.txt");
    writeFileSync(bad, "");
    const { code, out, err } = await runIn(home, ["match", ONE, bad, "test/fixtures/adverts/build-06.txt", "--json"]);
    expect({ code, told: err.includes("bad.txt is empty") }).toEqual({ code: 1, told: true });
    const { adverts, unlocks } = JSON.parse(out);
    expect(adverts.map(({ file }: { file: string }) => file).length).toBe(2);
    expect(adverts[0].readiness).toBeGreaterThanOrEqual(adverts[1].readiness);
    expect(unlocks.find(({ skill }: { skill: string }) => skill === "docker").adverts).toEqual([ONE]);
    expect((await runIn(home, ["match", "test/fixtures/adverts"])).out).toContain("What each gap opens");
  });

  it.each([
    [["match"], 2],
    [["match", ONE, ONE, "--plan"], 2],
    [["match", ONE, "--keep", "a/b"], 1],
    [["match", "-", "--answers", "-"], 2],
    [["match", ONE, "--format", "md", "--json"], 2],
  ])("%j ends with %i", async (argv, code) => {
    expect((await runAlone(argv)).code).toBe(code);
  });
});

describe("a kept advert", () => {
  it("is readable by nobody else, never overwritten, planned for, reported, listed, exported and deleted", async () => {
    const home = await homeWithAnswers();
    const keep = ["match", ONE, "--keep", "bright"];
    expect((await runIn(home, keep)).code).toBe(0);
    expect(statSync(join(home, "mlcareer", "adverts", "bright.json")).mode & 0o777).toBe(0o600);
    expect(await runIn(home, keep)).toMatchObject({ code: 1, err: expect.stringContaining("already") });
    expect((await runIn(home, [...keep, "--force"])).code).toBe(0);
    expect((await runIn(home, ["plan", "--for", "bright"])).out).toContain("Machine Learning Engineer");
    expect((await runIn(home, ["match", ONE, "--plan"])).code).toBe(0);
    expect(JSON.parse((await runIn(home, ["report", "--for", "bright", "--json"])).out).role.id).toBe("advert");
    expect(await runIn(home, ["plan", "--for", "brigt"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("bright"),
    });
    expect((await runIn(home, ["history"])).out).toContain("bright");
    expect(JSON.parse((await runIn(home, ["history", "export", "-"])).out).adverts).toHaveLength(1);
    expect((await runIn(home, ["history", "delete", "bright"])).code).toBe(0);
    expect((await runIn(home, ["history"])).out).not.toContain("bright");
  });
});

describe("data import adverts", () => {
  it("counts into a file with which every role is weighed: (named + 30 · built-in share) / (n + 30)", async () => {
    const data = folder();
    const made = await runAlone([
      "data",
      "import",
      "adverts",
      ONE,
      "test/fixtures/adverts/build-08.txt",
      "-o",
      join(data, "demand.yaml"),
    ]);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining("in 2 adverts") });
    expect((await runAlone(["data", "check", data])).code).toBe(0);
    const { out } = await runAlone(["explain", "python", "--data", data]);
    const share = (2 + (30 * (735 + 147 + 385)) / 1679) / 32;
    expect(out).toContain(`${(100 * share).toFixed(1)} %`);
  });

  it("writes nothing where no advert was found", async () => {
    const out = join(folder(), "demand.yaml");
    const soup = join(folder(), "soup.txt");
    writeFileSync(soup, "Soup");
    expect((await runAlone(["data", "import", "adverts", soup, "-o", out])).code).toBe(1);
    expect(() => statSync(out)).toThrow();
  });
});
