import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BIN, built, shell } from "../helpers/built.ts";

/* Every example of every help text is run, in the order of the help, in a folder that holds the files they name. */

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));
const advert = (name: string) => fileURLToPath(new URL(`../fixtures/adverts/${name}`, import.meta.url));
let folder: string;
let env: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlcareer-examples-"));
  env = { XDG_DATA_HOME: join(folder, "home"), HOME: join(folder, "home"), PATH: `${folder}:${process.env.PATH}` };
  mkdirSync(join(folder, "home", ".config", "fish", "completions"), { recursive: true });
  mkdirSync(join(folder, "my-data"));
  mkdirSync(join(folder, "adverts"));
  for (const name of ["advert.txt", "adverts/one.txt"]) copyFileSync(advert("build-01.txt"), join(folder, name));
  symlinkSync(BIN, join(folder, "mlcareer"));
  writeFileSync(join(folder, "me.yaml"), "role: ml-engineer\nratings: { python: 3, sql: 2 }\n");
  writeFileSync(join(folder, "my-data", "people.yaml"), "[]\n");
  copyFileSync(fixture("aijobs-2025-08-us-ml.csv"), join(folder, "salaries.csv"));
  copyFileSync(fixture("national_M2025.csv"), join(folder, "national_M2025.csv"));
  for (const args of [
    ["--answers", join(folder, "me.yaml")],
    ["--set", "sql=3"],
  ])
    expect(built(["assess", ...args], env).code).toBe(0);
  expect(built(["plan", "--target", "40", "--keep"], env).code).toBe(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Commands that ask: without a terminal they end with 1 and name the file to give instead. */
const ASKING = /^mlcareer (assess|check|check --questions 10|check --until 25)$/;

const PATHS = [
  "",
  "assess",
  "report",
  "salary",
  "match",
  "check",
  "plan",
  "role",
  "skill",
  "market",
  "explain",
  "history",
  "history list",
  "history show",
  "history diff",
  "history progress",
  "history export",
  "history delete",
  "completion",
  "data",
  "data check",
  "data sources",
  "data import",
  "data schema",
];

it.each(PATHS)("the examples of mlcareer %s run", (path) => {
  const { out } = built([...path.split(" ").filter(Boolean), "--help"], env);
  const lines = out.slice(out.indexOf("Examples:")).split("\n").slice(1);
  const examples = lines.slice(0, lines.indexOf("")).map((line) => line.trim());
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const command = example.replace(/ {2,}.*$/, "");
    for (const name of ["gap.md", "all.json", "demand.yaml"]) rmSync(join(folder, name), { force: true }); // nothing is replaced
    const ran = shell(`cd ${folder} && ${command}`, env);
    if (ASKING.test(command)) {
      expect({ command, code: ran.code }).toEqual({ command, code: 1 });
      expect(ran.err).toContain("--answers");
    } else
      expect({ command, code: ran.code, err: ran.code === 0 ? "" : ran.err }).toEqual({ command, code: 0, err: "" });
  }
});
