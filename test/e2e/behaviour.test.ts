import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BIN, built } from "../helpers/built.ts";
import { Terminal } from "../helpers/terminal.ts";

/* What every command has in common, through the built program. The numbers are those of the table in CONTRIBUTING. */

let home: string;
let env: Record<string, string>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-behaviour-"));
  env = { XDG_DATA_HOME: home, HOME: home };
  writeFileSync(join(home, "me.yaml"), "role: ml-engineer\ncountry: US\nratings: { python: 3, sql: 2, pytorch: 1 }\n");
  expect(built(["assess", "--answers", join(home, "me.yaml")], env).code).toBe(0);
  expect(built(["assess", "--set", "sql=3"], env).code).toBe(0);
  expect(built(["plan", "--target", "20", "--keep"], env).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (...args: string[]) => built(args, env);

/** Every command with something to do that needs no terminal. */
const COMMANDS: string[][] = [
  ["assess", "--example"],
  ["report"],
  ["salary"],
  ["salary", "--country", "US"],
  ["role"],
  ["role", "ml-engineer"],
  ["role", "--compare", "data-scientist"],
  ["skill"],
  ["skill", "pytorch"],
  ["market"],
  ["explain", "readiness"],
  ["plan"],
  ["plan", "--what-if", "pytorch=3"],
  ["history"],
  ["history", "show"],
  ["history", "diff"],
  ["history", "progress"],
  ["data", "sources"],
  ["data", "schema"],
  ["explain", "salary", "US"],
  ["explain", "inflation"],
  ["help", "exit-codes"],
  ["help", "files"],
  ["help", "privacy"],
  ["version"],
];

const PATHS = [
  [],
  ["assess"],
  ["report"],
  ["salary"],
  ["check"],
  ["plan"],
  ["role"],
  ["skill"],
  ["market"],
  ["explain"],
  ["history"],
  ["history", "list"],
  ["history", "show"],
  ["history", "diff"],
  ["history", "progress"],
  ["history", "export"],
  ["history", "delete"],
  ["completion"],
  ["data"],
  ["data", "check"],
  ["data", "sources"],
  ["data", "import"],
  ["data", "schema"],
];

describe("1: help at every level", () => {
  it.each(PATHS.map((path) => [path]))("%j", (path) => {
    const [dashes, short, word] = [run(...path, "--help"), run(...path, "-h", "--nosuchflag"), run("help", ...path)];
    expect([dashes.code, short.code, word.code]).toEqual([0, 0, 0]);
    expect(dashes.out).toMatch(/^Examples:\n {2}(mlcareer|source)/);
    expect(dashes.out).toContain(`Usage: mlcareer${path.map((name) => ` ${name}`).join("")}`);
    expect(short.out).toBe(dashes.out);
    expect(word.out).toBe(dashes.out);
    for (const line of dashes.out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(96);
  });

  it.each(["exit-codes", "files", "privacy"])("and on %s", (topic) => {
    expect(run("help", topic)).toMatchObject({ code: 0, err: "" });
  });
});

describe("2: typing errors", () => {
  it.each([
    [["slary"], /Did you mean salary\?/],
    [["history", "dif"], /Did you mean diff\?/],
    [["salary", "--contry", "IN"], /Did you mean --country\?/],
    [["plan", "--hours", "3"], /unknown option '--hours'\n(.*Did you mean|mlcareer plan --help lists the flags)/],
    [["help", "salry"], /Did you mean mlcareer help salary\?/],
    [["--plain"], /There is no command on this line/],
    [["--"], /There is no command on this line/],
  ])("%j", (args, words) => {
    const { code, out, err } = run(...args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(words);
    expect(err).toMatch(/^mlcareer: /);
  });

  it("takes flags before and after the command", () => {
    expect(run("--plain", "role").out).toBe(run("role", "--plain").out);
    expect(run("--json", "history", "diff").out).toBe(run("history", "diff", "--json").out);
  });
});

it("3: says its version in three ways", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  for (const args of [["--version"], ["-V"], ["version"]]) expect(run(...args).out).toBe(`${version}\n`);
});

describe("4 to 7: every command", () => {
  it.each(COMMANDS.map((args) => [args]))("%j", (args) => {
    const text = run(...args);
    expect(text.code).toBe(0);
    expect(text.out.endsWith("\n")).toBe(true);
    expect(text.out).not.toContain("\u001b"); // no colour into a pipe
    const json = run(...args, "--json");
    expect(json.code).toBe(0);
    const value = JSON.parse(json.out);
    expect(value.schemaVersion).toBe(1);
    const field = Object.keys(value)[1] as string;
    expect(Object.keys(JSON.parse(run(...args, "--fields", field).out))).toEqual([field]);
    expect(run(...args, "--fields", "nosuch")).toMatchObject({ code: 2, out: "" });
    const plain = run(...args, "--plain");
    expect(plain.code).toBe(0);
    expect(plain.out).not.toMatch(/[█░─═├┤◆▁▂▃▄▅▆▇☐]|\u001b/);
  });

  it.each([
    [["report", "nosuch"], 1],
    [["report", "nosuch.yaml"], 1],
    [["role", "nosuch"], 1],
    [["skill", "nosuch"], 1],
    [["explain", "nosuch"], 1],
    [["history", "show", "nosuch"], 1],
    [["salary", "nosuch"], 1],
    [["check", "nosuch"], 1],
    [["plan", "nosuch"], 1],
    [["data", "check", "/nosuch"], 1],
    [["data", "import", "aijobs", "/nosuch", "-o", "/tmp/x.yaml"], 1],
    [["role", "--data", "/nosuch"], 1],
    [["completion", "tcsh"], 2],
    [["salary", "--year", "soon"], 2],
    [["data", "import", "aijobs"], 2],
    [["report", "--format", "md", "--json"], 2],
    [["plan", "--format", "ics", "--json"], 2],
    [["assess", "--template", "--json"], 2],
    [["completion", "bash", "--json"], 2],
    [["salary", "--csv", "--json"], 2],
    [["assess", "--example", "--template"], 2],
    [["assess", "--example", "--set", "sql=3"], 2],
    [["assess", "--answers", "-", "--fresh"], 2],
    [["check", "--answers", "-", "--until", "25"], 2],
    [["salary", "--country", ""], 2],
    [["plan", "--weeks-off", "2027-01-04", ""], 2],
    [["skill", ""], 2],
    [["salary", "--country", "IN", "--mine", "5constructor"], 2],
  ])("%j ends with %d, says why on standard error, and prints nothing else", (args, code) => {
    const ran = run(...args);
    expect(ran).toMatchObject({ code, out: "" });
    expect(ran.err).toMatch(/^mlcareer: .+/);
    expect(ran.err).not.toMatch(/^ +at /m);
  });
});

describe("8: without a terminal nothing is asked", () => {
  it.each([[["assess"]], [["check"]], [["assess", "--no-input"]]])("%j names the file to give instead", (args) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/--answers/);
  });

  it("reads - as standard input and writes - as standard output", () => {
    const answers = readFileSync(join(home, "me.yaml"), "utf8");
    expect(JSON.parse(built(["report", "-", "--json"], env, answers).out).answered).toBe(3);
    expect(run("report", "--format", "md", "-o", "-").out).toMatch(/^# Gap report/);
    expect(JSON.parse(run("history", "export", "-").out).assessments).toHaveLength(2);
  });
});

describe("9: colour", () => {
  const colours = async (more: Record<string, string>, ...flags: string[]) => {
    const terminal = new Terminal(process.execPath, [BIN, "role", ...flags], { env: { ...env, ...more } });
    await terminal.exit();
    return /\u001b\[\d+m/.test(terminal.raw);
  };

  it("is on in a terminal and off where one says so", async () => {
    expect(await colours({})).toBe(true);
    expect(await colours({ NO_COLOR: "1" })).toBe(false);
    expect(await colours({ NO_COLOR: "" })).toBe(true);
    expect(await colours({ TERM: "dumb" })).toBe(false);
    expect(await colours({}, "--no-color")).toBe(false);
    expect(await colours({ NO_COLOR: "1", CLICOLOR_FORCE: "1" })).toBe(false);
  }, 30_000);

  it("is off in a pipe unless forced", () => {
    expect(run("role").out).not.toContain("\u001b");
    expect(built(["role"], { ...env, CLICOLOR_FORCE: "1" }).out).toContain("\u001b");
  });
});

describe("10 and 15: widths and character sets", () => {
  it.each([20, 40, 80, 120])(
    "every command is readable at %d columns",
    (width) => {
      for (const args of COMMANDS) {
        const { out, code } = built(args, { ...env, COLUMNS: String(width) });
        expect(code).toBe(0);
        if (width >= 40) for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(width);
      }
    },
    60_000,
  );

  it("every command speaks ASCII without a UTF-8 locale", () => {
    for (const args of COMMANDS) expect(built(args, { ...env, LC_ALL: "C" }).out, args.join(" ")).toMatch(/^[\n -~]*$/);
  }, 60_000);
});

it("14 and 17: says what was written, where, and what comes next", () => {
  const file = join(home, "gap.md");
  expect(run("report", "-o", file).err).toContain(`Wrote the report to ${file}.`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = run("report", "-o", file);
  expect(again.code).toBe(1);
  expect(again.err).toMatch(/exists already[\s\S]*--force/);
  expect(built(["report", "nosuch"], { ...env, MLCAREER_DEBUG: "1" }).err).toMatch(/^ +at /m);
});
