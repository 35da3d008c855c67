import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BIN, built, shell } from "../helpers/built.ts";
import { Terminal } from "../helpers/terminal.ts";

/* What the program makes of the words of a line, of the environment and of the terminal that it is started in. */

let home: string;
let env: Record<string, string>;
let terminal: Terminal | undefined;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-faults-"));
  env = { XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, HOME: home };
  writeFileSync(join(home, "me.yaml"), "role: ml-engineer\nratings: { python: 3, sql: 2 }\n");
  for (let i = 0; i < 2; i++) expect(run("assess", "--answers", join(home, "me.yaml")).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(() => terminal?.kill("SIGKILL"));

const run = (...args: string[]) => built(args, env);
const SGR = /\u001b\[[\d;]*m/;

describe("-o=x", () => {
  it.each([
    ["report", ["report"]],
    ["plan", ["plan", "--target", "10"]],
  ])("writes x in %s, and never a file called =x", (name, args) => {
    const made = shell(`cd ${home} && $MLCAREER ${args.join(" ")} -o=${name}.md`, env);
    expect(made.err).toContain(`to ${name}.md.`);
    expect(made.code).toBe(0);
    expect(readdirSync(home).filter((file) => file.includes("="))).toEqual([]);
    expect(existsSync(join(home, `${name}.md`))).toBe(true);
  });

  it("writes x in data import", () => {
    writeFileSync(join(home, "pay.csv"), `title,salary\n${"Data Scientist,100000\n".repeat(9)}`);
    const map = [
      "--map",
      "title=title,pay=salary",
      "--set",
      "currency=USD,country=US,year=2025,level=MI",
      "--source=x",
    ];
    const { err } = run(
      "data",
      "import",
      "csv",
      join(home, "pay.csv"),
      ...map,
      `-o=${join(home, "nosuch", "pay.yaml")}`,
    );
    expect(err).not.toContain("=/");
    expect(err).toContain(join(home, "nosuch"));
  });

  it("says that the value is missing in -o=", () => {
    expect(run("report", "-o=")).toMatchObject({ code: 2, err: expect.stringContaining("--output is empty") });
  });

  it("leaves alone what stands behind --, and values that begin with =", () => {
    expect(run("skill", "--", "-o=x").err).toContain("-o=x");
    expect(shell(`cd ${home} && $MLCAREER report --format md --output '=y'`, env).code).toBe(0);
    expect(existsSync(join(home, "=y"))).toBe(true);
    rmSync(join(home, "=y"));
  });
});

describe("a flag of several values", () => {
  const saved = () => run("history", "--json").out.match(/\d{4}-\d\d-\d\d-2/)?.[0] ?? "";

  it("leaves the file that follows it to the command", () => {
    const file = join(home, "me.yaml");
    const first = run("plan", file, "--what-if", "pytorch=3", "docker=2", "--json");
    expect(JSON.parse(first.out).changes).toHaveLength(2);
    expect(run("plan", "--what-if", "pytorch=3", "docker=2", file, "--json").out).toBe(first.out);
    expect(run("plan", "--what-if", "pytorch=3", file, "docker=2", "--json").out).toBe(first.out);
    const away = ["--weeks-off", "2099-01-05", "2099-02-02"];
    const plan = run("plan", file, "--target", "30", ...away, "--json");
    expect(plan.code).toBe(0);
    expect(run("plan", "--target", "30", ...away, file, "--json").out).toBe(plan.out);
  });

  it("leaves standard input and a saved assessment to it too", () => {
    const answers = readFileSync(join(home, "me.yaml"), "utf8");
    expect(built(["plan", "--what-if", "pytorch=3", "-"], env, answers).code).toBe(0);
    expect(run("plan", "--what-if", "pytorch=3", saved())).toMatchObject({ code: 0, err: "" });
    expect(run("plan", "--what-if", "pytorch=3", saved().slice(0, 10))).toMatchObject({ code: 0, err: "" });
    expect(run("plan", "--target", "30", "--weeks-off", "2099-01-05", saved()).code).toBe(0);
    expect(run("plan", "--what-if", "pytorch=3", "2001-01-01-7").err).toMatch(
      /No saved assessment is called 2001-01-01-7/,
    );
  });

  it("is told of by its name where a word can be neither, and two files are told", () => {
    expect(run("plan", "--what-if", "pytorch=3", "docker")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--what-if.*docker[\s\S]*before/),
    });
    expect(run("plan", "--weeks-off", "2099-01-05", "mine")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--weeks-off.*mine/),
    });
    const two = run("plan", "a.yaml", "--what-if", "pytorch=3", "b.yaml");
    expect(two).toMatchObject({ code: 2, err: expect.stringMatching(/a\.yaml and b\.yaml/) });
  });

  it("says so when a week off bears the name of a saved assessment", () => {
    const day = saved().slice(0, 10);
    expect(run("plan", "--target", "30", "--weeks-off", "2099-01-05", day).err).toMatch(
      new RegExp(`${day} is taken for a week off[\\s\\S]*before`),
    );
    expect(run("plan", "--target", "30", "--weeks-off", "2099-01-05").err).toBe("");
  });
});

it.each([
  [["report", "-o", "--force"], /--output has no value: --force/],
  [["report", "--role", "--json"], /--role.*argument missing/],
  [["assess", "--answers", "--no-save"], /--answers has no value: --no-save/],
  [["plan", "--what-if", "--json"], /--what-if.*argument missing/],
  [["salary", "--source", "--csv", "--json"], /--source has no value: --csv/],
  [["role", "--data", "--plain"], /--data has no value: --plain/],
])("a flag in the place of a value is told, and no file is named after it: %j", (args, words) => {
  const { code, out, err } = shell(`cd ${home} && $MLCAREER ${args.join(" ")}`, env);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(words);
  expect(readdirSync(home).filter((file) => file.startsWith("-"))).toEqual([]);
});

describe("colour", () => {
  it("is forced into a pipe by FORCE_COLOR, and refused by FORCE_COLOR=0", () => {
    const coloured = (more: Record<string, string>) => SGR.test(built(["role"], { ...env, ...more }).out);
    expect(coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(coloured({ FORCE_COLOR: "true", TERM: "dumb" })).toBe(true);
    expect(coloured({ FORCE_COLOR: "1", CLICOLOR: "0" })).toBe(true);
    expect(coloured({ FORCE_COLOR: "" })).toBe(false);
    expect(coloured({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    for (const no of ["0", "false"]) expect(coloured({ FORCE_COLOR: no, CLICOLOR_FORCE: "1" })).toBe(false);
    for (const no of ["0", "false", ""]) expect(coloured({ CLICOLOR_FORCE: no })).toBe(false);
  });

  it("is off on a terminal with CLICOLOR=0 and FORCE_COLOR=0, and on with what is empty", async () => {
    const coloured = async (more: Record<string, string>) => {
      terminal = new Terminal(process.execPath, [BIN, "role"], { env: { ...env, ...more } });
      await terminal.exit();
      return SGR.test(terminal.raw);
    };
    for (const no of ["0", "false"]) {
      expect(await coloured({ CLICOLOR: no })).toBe(false);
      expect(await coloured({ FORCE_COLOR: no })).toBe(false);
    }
    expect(await coloured({ CLICOLOR: "", FORCE_COLOR: "" })).toBe(true);
    expect(await coloured({ CLICOLOR: "1" })).toBe(true);
  }, 60_000);

  it("forced by FORCE_COLOR is stronger than the settings file, as CLICOLOR_FORCE is", () => {
    const config = mkdtempSync(join(home, "config-"));
    expect(shell(`mkdir ${config}/mlcareer && echo 'color: false' > ${config}/mlcareer/config.yaml`, {}).code).toBe(0);
    const { out } = built(["role"], { ...env, XDG_CONFIG_HOME: config, FORCE_COLOR: "1" });
    expect(out).toMatch(SGR);
  });
});

it.each(["false", "FALSE", "0", ""])(
  "ACCESSIBLE=%s draws screens",
  async (value) => {
    const asked = new Terminal(process.execPath, [BIN, "assess", "--full"], {
      env: { ...env, ACCESSIBLE: value, CLICOLOR: "0" },
    });
    terminal = asked;
    await asked.waitFor(/Enter answer|Enter go on/);
    expect(asked.raw).not.toMatch(SGR);
    asked.press("Ctrl-C");
    expect((await asked.exit()).code).toBe(130);
  },
  30_000,
);

describe("0 columns", () => {
  /** Runs the program on a terminal that nobody told its size. */
  const sizeless = (line: string, more: Record<string, string> = {}) => {
    const command = `stty cols 0 rows 0; exec ${process.execPath} ${BIN} ${line}`;
    return new Terminal("bash", ["-c", command], { columns: 120, rows: 50, env: { ...env, ...more } });
  };

  it.each([
    ["from COLUMNS", { COLUMNS: "0" }],
    ["from the terminal", {}],
  ])("%s mean 80 in results", async (_, more) => {
    terminal = sizeless("role ml-engineer", more as Record<string, string>);
    await terminal.exit();
    const widest = Math.max(...terminal.text.split("\n").map((line) => line.length));
    expect(widest).toBeGreaterThan(60);
    expect(widest).toBeLessThanOrEqual(80);
  });

  it.each([
    ["drawn", {}],
    ["as lines", { ACCESSIBLE: "1" }],
  ])("mean 80 in the interview, %s", async (_, more) => {
    const asked = sizeless("assess --full", more as Record<string, string>);
    terminal = asked;
    await asked.waitFor(/Where do you work/);
    await asked.waitFor(/save and quit/);
    const lines = asked.text.split("\n");
    expect(lines.filter((line) => /^\w$/.test(line.trim()))).toEqual([]);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(40);
    // All choices are there: 0 rows are no height either.
    expect(asked.text).toMatch(/United States/);
    asked.press("Ctrl-C");
    await asked.exit();
  });

  it("mean 80 in a pipe", () => {
    expect(built(["role", "ml-engineer"], { ...env, COLUMNS: "0" }).out).toBe(run("role", "ml-engineer").out);
  });
});

describe("escapes in the environment", () => {
  const evil = "\u001b[31mred\u009b31m\u202e";
  const UNSAFE = /[\u001b\u009b\u202e]/;

  it.each(["help files", "help files --plain", "help files --json"])("never reach the terminal: %s", (line) => {
    const ran = built(line.split(" "), { XDG_DATA_HOME: `/tmp/${evil}`, XDG_CONFIG_HOME: `/tmp/${evil}` });
    expect(ran.out + ran.err).not.toMatch(UNSAFE);
    expect(ran.out + ran.err).not.toContain("\\u001b");
  });

  it("never in the trace of an error about them", () => {
    const folder = join(home, evil);
    shell(`mkdir -p "$F/mlcareer" && echo 'color: 3' > "$F/mlcareer/config.yaml"`, { F: folder });
    const ran = built(["role"], { XDG_CONFIG_HOME: folder, MLCAREER_DEBUG: "1" });
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^ +at /m);
    expect(ran.err).not.toMatch(UNSAFE);
  });
});

describe("standard error that takes nothing", () => {
  it.skipIf(!existsSync("/dev/full")).each([
    ["nosuch", 2],
    ["salary --nosuch", 2],
    ["report nosuch", 1],
    ["role", 0],
    ["report --format md -o full.md --force", 0],
  ])("full: %s ends with the exit code it has, %d", (line, code) => {
    expect(shell(`cd ${home} && $MLCAREER ${line} 2>/dev/full`, env).code).toBe(code);
  });

  it.skipIf(!existsSync("/dev/full"))("with standard output full as well, the exit code says that", () => {
    expect(shell("$MLCAREER role >/dev/full 2>/dev/full", env).code).toBe(1);
  });

  it.each([
    ["nosuch", 2],
    ["report nosuch", 1],
    ["role", 0],
  ])("a pipe without a reader: %s ends with %d", (line, code) => {
    // The reader has gone before the program begins to write.
    const ran = shell(
      `mkfifo ${home}/gone && exec 3<>${home}/gone 4>${home}/gone 3<&- && $MLCAREER ${line} 2>&4; c=$?; rm ${home}/gone; exit $c`,
      env,
    );
    expect(ran.code).toBe(code);
  });
});
