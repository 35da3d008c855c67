import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { parseAnswers } from "../../src/app/answers.ts";
import { builtCatalog } from "../../src/catalog/built.ts";
import { parseYaml } from "../../src/catalog/yaml.ts";
import { DataError, shorten, UserError } from "../../src/errors.ts";
import { BIN } from "../helpers/built.ts";
import { runIn } from "../helpers/run.ts";

/** A folder with files in it, gone afterwards. */
function folder(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-reading-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

/** What a command line complains of in the files of a folder: "file:line:column: path: message", without the folder. */
async function complaints(dir: string, argv: readonly string[], home = dir): Promise<string[]> {
  const { code, out, err } = await runIn(home, argv, { env: { XDG_CONFIG_HOME: dir } });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  const lines = err.replaceAll(`${dir}/`, "").replace("mlcareer: ", "").split("\n");
  return lines.filter((line) => /:\d+:\d+: /.test(line));
}

describe("every fault of a file is told at once", () => {
  it("in answers: unknown ids beside levels, types, keys twice and aliases, sorted by place", async () => {
    const text =
      "role: ml-enginer\nratings:\n  pythn: 1\n  sql: 9\n  docker: { level: two }\n  pytorc: 7\n  sql: 2\n  spark: *x\nmore: 1\n";
    const dir = folder({ "me.yaml": text });
    expect(await complaints(dir, ["report", join(dir, "me.yaml")])).toEqual([
      "me.yaml:1:1: role: there is no role ml-enginer; did you mean ml-engineer?",
      "me.yaml:3:3: ratings.pythn: there is no skill pythn; did you mean python?",
      "me.yaml:4:3: ratings.sql: a level is 0 to 4",
      expect.stringMatching(/^me\.yaml:5:\d+: ratings\.docker: a rating is a level/),
      "me.yaml:6:3: ratings.pytorc: a level is 0 to 4",
      "me.yaml:6:3: ratings.pytorc: there is no skill pytorc; did you mean pytorch?",
      "me.yaml:7:3: ratings.sql: is a duplicate key: it stands at line 4, column 3 already",
      "me.yaml:8:3: ratings.spark: an alias is not taken here: write out what it stands for",
      "me.yaml:9:1: more: is not a known field",
    ]);
  });

  it("in answers to the check", async () => {
    const dir = folder({
      "me.yaml": "role: ml-engineer\nratings: { python: 3 }\n",
      "check.yaml": "seed: -1\nanswers:\n  no-such-question: x\n  other: [1]\nfurther: 1\n",
    });
    const said = await complaints(dir, ["check", join(dir, "me.yaml"), "--answers", join(dir, "check.yaml")]);
    expect(said).toEqual([
      expect.stringContaining("check.yaml:1:1: seed:"),
      expect.stringContaining("check.yaml:3:3: answers.no-such-question: there is no question"),
      expect.stringContaining("check.yaml:4:3: answers.other:"),
      expect.stringContaining("check.yaml:4:3: answers.other: there is no question"),
      expect.stringContaining("check.yaml:5:1: further: is not a known field"),
    ]);
  });

  it("in a mapping: what is wrong, and what neither it nor a flag says", async () => {
    const dir = folder({ "map.yaml": "columns:\n  title: Job\n  wage: Pay\nbasis: guesses\n", "pay.csv": "Job,Pay\n" });
    const argv = ["data", "import", "csv", join(dir, "pay.csv"), "-o", "-", "--mapping", join(dir, "map.yaml")];
    expect(await complaints(dir, [...argv, "--set", "country=IN,year=2024"])).toEqual([
      "map.yaml:1:1: does not say where to find: the pay (pay, or low and high), currency, the source (source)",
      "map.yaml:3:3: columns.wage: is not a known field",
      expect.stringMatching(/^map\.yaml:4:1: basis: Invalid option/),
    ]);
  });

  it("in the options of an import", async () => {
    const dir = folder({ "pay.csv": "a,b\n" });
    const argv = ["data", "import", "aijobs", join(dir, "pay.csv"), "-o", "-", "--year", "2024", "--map", "title=a"];
    const { code, err } = await runIn(dir, argv);
    expect(code).toBe(2);
    expect(err).toMatch(/takes no --year[\s\S]*takes no --map/);
    const flags = await runIn(dir, [
      "data",
      "import",
      "csv",
      join(dir, "pay.csv"),
      "-o",
      "-",
      "--map",
      "title=a,wage=b",
    ]);
    expect(flags.err).toMatch(/wage[\s\S]*source is missing[\s\S]*where to find: the pay/);
  });

  it("in the settings", async () => {
    const dir = folder({ "mlcareer/config.yaml": "plain: 1\nplain: true\ncolour: false\ncurrency: rupees\n" });
    const said = await complaints(dir, ["role"], folder({}));
    expect(said.map((line) => line.split(": ").slice(0, 2).join(" "))).toEqual([
      "mlcareer/config.yaml:1:1 plain",
      "mlcareer/config.yaml:2:1 plain",
      "mlcareer/config.yaml:3:1 colour",
      "mlcareer/config.yaml:4:1 currency",
    ]);
  });

  it("in a saved assessment that was changed by hand", async () => {
    const text = `{ "schemaVersion": 1,\n"id": "x",\n"id": "y",\n"answers": { "role": 1, "ratings": {} },\n"savedAt": "now" }\n`;
    const dir = folder({ "mlcareer/assessments/2026-01-01.json": text });
    const said = await complaints(dir, ["report", "2026-01-01"]);
    expect(said.map((line) => line.replace(/^.*json:(\d+):\d+: (\S+): .*$/, "$1 $2"))).toEqual([
      "1 dataVersion",
      "2 id",
      "3 id",
      "4 answers.role",
      "5 savedAt",
    ]);
  });

  const ROLE = `id: tailor
title: Tailor
summary: Makes clothes.
sources: [no-such-source]
payGroups: [Tailor]
about: [{ text: Makes clothes., source: upgrad-2019 }]
worksWith: []
differs: []
responsibilities: [{ id: sew, text: Sews., source: upgrad-2019 }]
requirements:
  - { id: sew, title: Sewing, kind: all, asked: 9, options: [sowing], weight: { value: 1, basis: test }, sources: [upgrad-2019] }
  - { id: sew-2, title: Sewing, kind: best, best: 3, asked: 3, options: [{ skill: pyton, credit: 1 }], weight: { value: 1, basis: test }, sources: [upgrad-2019] }
`;

  it("in a data folder: faults of shape, within a file and between files", async () => {
    const dir = folder({
      "roles/tailor.yaml": ROLE,
      "skills/crafts.yaml": "- id: sowing\n  name: Sowing\n",
      "salaries/a.yaml": `rows:
  - { kind: range, company: nobody, country: IN, currency: INR, period: year, year: 2024, low: 9, high: 3, source: upgrad-2019 }
  - { kind: range, country: India, currency: INR, period: year, year: 2024, low: 1, high: 3, source: upgrd-2019 }
`,
    });
    const said = await complaints(dir, ["data", "check", dir]);
    const of = (file: string) => said.filter((line) => line.startsWith(file)).map((line) => line.replace(/^\S+ /, ""));
    expect(of("roles/")).toEqual([
      "sources[0]: no source is called no-such-source",
      "requirements[0].asked: must be 1 to 4",
      "requirements[1].best: asks for the best 3 of 1",
      "requirements[1].options[0].skill: no skill is called pyton; did you mean python?",
    ]);
    expect(of("salaries/")).toEqual([
      expect.stringContaining("rows[0].company: no company is called nobody"),
      "rows[0].low: the low end 9 is above the high end 3",
      expect.stringContaining("rows[1].country: a country is two capital letters"),
      "rows[1].source: no source is called upgrd-2019; did you mean upgrad-2019?",
    ]);
    // That of a skill with faults of its own exists all the same.
    expect(said.join("\n")).not.toContain("no skill is called sowing");
    expect(of("skills/").length).toBeGreaterThan(5);
  });

  it("but of what a file that cannot be read may define, nothing is called unknown", async () => {
    const dir = folder({ "roles/tailor.yaml": ROLE, "skills/crafts.yaml": "- id: 'sowing\n" });
    const said = await complaints(dir, ["data", "check", dir]);
    expect(said.join("\n")).not.toContain("no skill is called");
    expect(said.join("\n")).toContain("no source is called no-such-source");
  });

  it("and of thousands the first fifty by place, with the number of the others", () => {
    const text = `ratings:\n${Array.from({ length: 300 }, (_, i) => `  ${9_000 - i}: 1\n  pyth${i}: 9`).join("\n")}\n`;
    const found = thrownBy(() => parseAnswers(text, "me.yaml", CATALOG));
    const lines = found.message.split("\n");
    expect(lines.length).toBe(51);
    expect(lines.slice(0, 4).map((line) => line.slice(0, 28))).toEqual([
      "me.yaml:2:3: ratings.9000: t",
      "me.yaml:3:3: ratings.pyth0: ",
      "me.yaml:3:3: ratings.pyth0: ",
      "me.yaml:4:3: ratings.8999: t",
    ]);
    expect(lines[50]).toBe("… and 850 more faults");
  });
});

const CATALOG = builtCatalog(new URL("../../dist/data", import.meta.url).pathname);

function thrownBy(act: () => unknown): DataError {
  try {
    act();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("keys that are not what they seem", () => {
  it.each(['"\\x5f_proto__": 1', '"_\\u005fproto__": 1', "__pro\u200bto__: 1"])(
    "%j is the key of the prototype, and refused with its place",
    (text) => {
      const [issue, ...more] = thrownBy(() => parseYaml(`a: 1\n${text}\n`, "f")).issues;
      expect([issue?.line, issue?.message, more]).toEqual([2, "is not a known field", []]);
    },
  );

  it.each([
    ["an invisible character", "pyth\u200bon"],
    ["the same, escaped", '"pyth\\u200bon"'],
    ["a space at the end", '"python "'],
    ["an escape sequence's escape", '"\\u001bpython"'],
  ])("one that is another but for %s names both places", (_, key) => {
    const { issues } = thrownBy(() => parseYaml(`ratings:\n  python: 1\n  ${key}: 4\n`, "f"));
    expect(issues.map(({ line, path, message }) => ({ line, path, message }))).toEqual([
      {
        line: 3,
        path: "ratings.python",
        message:
          "is a duplicate key once characters that cannot be seen are left out: it stands at line 2, column 3 already",
      },
    ]);
  });

  it("a list or a mapping as a key is refused, with what is in it", () => {
    const { issues } = thrownBy(() => parseYaml("? [a, b]\n: 1\nc: { ? { d: 1 } : 2 }\n", "f"));
    expect(issues.map(({ line, message }) => [line, message])).toEqual([
      [1, "a key must be a word, not a list or a mapping"],
      [3, "a key must be a word, not a list or a mapping"],
    ]);
  });

  it("lines are counted where they end with a carriage return alone, too", () => {
    expect(thrownBy(() => parseYaml("a: 1\rb:\r  c: *x\r", "f")).issues).toMatchObject([{ line: 3, column: 3 }]);
  });
});

describe("what an error quotes is cut", () => {
  it("a word in its middle, a line at its end, in every error", () => {
    const { message, hint } = new UserError(`no ${"x".repeat(9e6)}.yaml here`, "y ".repeat(9e6));
    expect(message).toMatch(/^no x{200}…x{75}\.yaml here$/);
    expect(hint?.length).toBeLessThan(2_100);
    expect(shorten("a short one")).toBe("a short one");
  });

  it.each([
    ["a key", `ratings:\n  ? "${"K".repeat(7e6)}"\n  : 1\n`],
    ["a key of 90,000 characters", `ratings:\n  "${"K".repeat(90_000)}": 1\n`],
    ["a role", `role: ${"x".repeat(90_000)}\nratings: {}\n`],
    ["a tag", `role: !${"é".repeat(2e6)} x\n`],
  ])("%s, however long", (_, text) => {
    expect(thrownBy(() => parseAnswers(text, "me.yaml", CATALOG)).message.length).toBeLessThan(1_000);
  });

  it("also where a saved file is only listed", async () => {
    const sound = `"id": "2026-01-01", "savedAt": "2026-01-01T09:00:00Z", "dataVersion": "1"`;
    const answers = `"answers": { "role": "ml-engineer", "ratings": {} }`;
    const text = `{ "schemaVersion": 1, ${sound}, ${answers}, "${"k".repeat(90_000)}": 1 }`;
    const home = folder({ "mlcareer/assessments/2026-01-01.json": text });
    const { out, err } = await runIn(home, ["history"]);
    expect(out).toMatch(/is\s+not\s+a\s+known\s+field/);
    expect((out + err).length).toBeLessThan(2_000);
  });
});

describe("a file of up to 8 MB costs no more than its size", () => {
  const HEAP = 160; // MB, beside some 90 of the runtime itself
  const PATIENCE = 25_000;
  const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i)).join("");

  const HOSTILE: Record<string, () => string> = {
    "one long key over 40,000 values": () => `ratings:\n  ${"k".repeat(50_000)}: [${"1,".repeat(40_000)}]\n`,
    "long keys in each other": () =>
      rows(35, (i) => `${" ".repeat(i)}${"k".repeat(50_000)}:\n`) + rows(20_000, (i) => `${" ".repeat(40)}a${i}: 1\n`),
    "2,000,000 documents": () => "---\n".repeat(2e6),
    "490,000 ends of documents": () => "...\n".repeat(490_000),
    "4,000,000 values": () => `ratings: [${"1,".repeat(3.9e6)}1]`,
    "2,600,000 pairs without words": () => `[${"? ,".repeat(2.6e6)}]`,
    "1,500,000 times one key": () => `ratings: {${"a: 1,".repeat(1.5e6)}}`,
    "8,000,000 lines": () => `a: 1\n${"\n".repeat(8e6)}`,
    "2,000,000 folded lines": () => `role: >\n${"  x\n".repeat(2e6)}`,
    "4,000,000 escapes": () => `role: "${"\\n".repeat(3.9e6)}"\n`,
    "24,000 unknown tags": () => `ratings:\n${rows(24_000, (i) => `  k${i}: !x a\n`)}`,
    "a tag of 8 MB": () => `role: !<${"a".repeat(7.9e6)}> x\n`,
    "a string that does not end": () => `role: "${"x\n ".repeat(2.6e6)}`,
    "8 MB of nesting": () => "[".repeat(8e6),
  };

  it.each(Object.keys(HOSTILE))("%s", { timeout: 2 * PATIENCE }, (name) => {
    const dir = folder({ "me.yaml": HOSTILE[name]?.() ?? "" });
    const { status, stderr } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, BIN, "report", join(dir, "me.yaml")],
      { encoding: "utf8", timeout: PATIENCE, env: { PATH: process.env.PATH ?? "", XDG_DATA_HOME: dir } },
    );
    expect([status, stderr.slice(0, 300)]).toEqual([1, expect.stringContaining("me.yaml:")]);
    expect(stderr.length).toBeLessThan(30_000);
  });

  it.each(["[],", "{},", "["])("a saved file of 8 MB of %j", { timeout: 2 * PATIENCE }, (piece) => {
    const text = `{"schemaVersion":1,"x":[${piece.repeat(7.9e6 / piece.length)}1],"digest":"12345678"}`;
    const dir = folder({ "mlcareer/assessments/2026-01-01.json": text, "mlcareer/draft.json": text });
    for (const argv of [["history"], ["assess", "--country", "IN", "--no-input"]]) {
      const { status } = spawnSync(process.execPath, [`--max-old-space-size=${HEAP}`, BIN, ...argv], {
        timeout: PATIENCE,
        env: { PATH: process.env.PATH ?? "", XDG_DATA_HOME: dir },
      });
      expect([argv, status]).toEqual([argv, expect.any(Number)]);
      expect([0, 1, 2]).toContain(status);
    }
  });

  it("the nearest name is looked for only where it is shown", () => {
    const text = `ratings:\n${rows(49_000, (i) => `  machine-learning-${i}: 1\n`)}`;
    const lowered = vi.spyOn(String.prototype, "toLowerCase");
    try {
      thrownBy(() => parseAnswers(text, "me.yaml", CATALOG));
      // Once for every name, and for every name that is compared with one of the fifty shown.
      expect(lowered.mock.calls.length).toBeLessThan(200_000);
    } finally {
      lowered.mockRestore();
    }
  });
});
