import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { interview } from "../../src/interview/run.ts";
import { keysFor, knows, scriptedPrompter } from "../helpers/scripted-prompter.ts";
import { Terminal, type TerminalOptions } from "../helpers/terminal.ts";

/*
 * The built program in a real pseudo-terminal, with real key presses. Country and degree come first, then mathematics,
 * the first screen of several skills.
 */

const PROGRAM = fileURLToPath(new URL("../../bin/mlcareer.js", import.meta.url));
const MATHEMATICS = "Advanced mathematics and statistics";
const PICK = "Which of these have you worked with";

let home: string;
let running: Terminal[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-e2e-"));
});

afterEach(() => {
  for (const terminal of running) terminal.kill("SIGKILL");
  running = [];
  rmSync(home, { recursive: true, force: true });
});

function start(args: string[] = [], { env, ...options }: TerminalOptions = {}): Terminal {
  const terminal = new Terminal(
    process.execPath,
    [PROGRAM, "assess", ...(args.includes("--short") ? [] : ["--full"]), ...args],
    {
      env: { XDG_DATA_HOME: home, ...env },
      ...options,
    },
  );
  running.push(terminal);
  return terminal;
}

const folder = () => join(home, "mlcareer");
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(folder(), ...path), "utf8"));
const drafts = () => readdirSync(folder()).filter((name) => name.startsWith("draft"));
/** The one interview that is not finished. */
const draft = () => readJson(String(drafts()[0]));

function hasDraft(terminal: Terminal, id: string): Promise<void> {
  const answered = () => {
    try {
      return draft().done.includes(id);
    } catch {
      return false; // not there yet
    }
  };
  return terminal.until(answered, `an answer to ${id} in the saved draft`);
}

/** Answers country and degree and waits for the first screen of several skills. */
async function toMathematics(terminal: Terminal): Promise<void> {
  await terminal.waitFor("Group 1 of");
  terminal.press("s");
  await terminal.waitFor("Your highest degree?");
  terminal.press("4");
  await terminal.waitFor(PICK);
}

/** Picks the first two fields of mathematics and rates the first of them 3. */
async function toCalculus(terminal: Terminal): Promise<void> {
  await toMathematics(terminal);
  terminal.press("1", "2", "Enter");
  await terminal.waitFor("Linear algebra: what is the most you have done?");
  terminal.press("3");
  await terminal.waitFor("Calculus: what is the most you have done?");
}

describe("assess in a terminal", () => {
  it("leads from the first question to a report, and saves exactly what was typed", async () => {
    const catalog = loadCatalog("data");
    const role = catalog.roles.find(({ id }) => id === "data-scientist");
    if (!role) throw new Error("the data have no such role");
    const person = knows({ python: 3, sql: 2, statistics: 4, communication: 3, git: 1 }, "masters");
    const answers: string[] = [];
    const { draft: expected } = await interview({
      role,
      catalog,
      countries: {},
      asksTime: true,
      draft: newDraft(role.id, "2026-01-01T00:00:00.000Z"),
      prompter: scriptedPrompter((question, place) => {
        const reply = person(question, place);
        answers.push(keysFor(question, reply));
        return reply;
      }),
      save: () => {},
    });
    const terminal = start(["--role", role.id, "--country", "IN"], { rows: 100 });
    await terminal.waitFor("Group 1 of");
    for (const keys of answers) await terminal.answer(keys);
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    const [saved] = readdirSync(join(folder(), "assessments"));
    expect(readJson("assessments", String(saved)).answers).toEqual(
      JSON.parse(JSON.stringify({ ...expected.answers, country: "IN" })),
    );
    expect(drafts()).toEqual([]);
    expect(terminal.raw).toContain("readiness");
    expect(terminal.text).toContain(`Saved as ${String(saved).replace(".json", "")}`);
    expect(terminal.cursorShown).toBe(true);
  }, 120_000);

  it("goes back with the earlier answer preselected, and takes another", async () => {
    const terminal = start();
    await toCalculus(terminal);
    terminal.press("b");
    await terminal.waitFor(/❯ 3 {2}independent/);
    terminal.press("Left");
    await terminal.waitFor(/\[x\] 1 {2}Linear algebra\n {2}\[x\] 2 {2}Calculus/);
    terminal.press("1", "Enter");
    await terminal.waitFor("Calculus: what is the most you have done?");
    expect(draft().answers.ratings["linear-algebra"]).toEqual({ level: 0 });
    expect(draft().picked["mathematics-statistics"]).toEqual(["calculus"]);
  });

  it("skips a question and leaves it unanswered", async () => {
    const terminal = start();
    await toMathematics(terminal);
    terminal.press("s");
    await terminal.waitFor(`${MATHEMATICS}: skipped`);
    await hasDraft(terminal, "pick:mathematics-statistics");
    expect(draft().answers.ratings).toEqual({});
  });

  it("saves and quits, and goes on at the same question with --continue", async () => {
    const terminal = start();
    await toCalculus(terminal);
    terminal.press("q");
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain("Saved.");
    const again = start(["--continue"]);
    await again.waitFor("Calculus: what is the most you have done?");
    again.press("1");
    await hasDraft(again, "level:calculus");
    expect(draft().answers.ratings).toMatchObject({ "linear-algebra": { level: 3 }, calculus: { level: 1 } });
  });

  it("ends at once on Ctrl-C with 130 and the cursor back; the next assess offers to go on", async () => {
    const terminal = start();
    await toCalculus(terminal);
    await terminal.until(() => !terminal.cursorShown, "a hidden cursor");
    terminal.press("Ctrl-C");
    expect(await terminal.exit()).toEqual({ code: 130, signal: 0 });
    expect(terminal.cursorShown).toBe(true);
    const again = start();
    await again.waitFor("Go on with it?");
    again.press("Enter");
    await again.waitFor("Calculus: what is the most you have done?");
  });

  it.each(["SIGTERM", "SIGHUP"])("ends on %s with 130 and the cursor back", async (signal) => {
    const terminal = start();
    await toMathematics(terminal);
    await terminal.until(() => !terminal.cursorShown, "a hidden cursor");
    terminal.kill(signal);
    expect((await terminal.exit()).code).toBe(130);
    expect(terminal.cursorShown).toBe(true);
    expect(draft().done).toEqual(["way:", "country:", "degree:"]);
  });

  it("loses nothing to kill -9", async () => {
    const terminal = start();
    await toCalculus(terminal);
    terminal.kill("SIGKILL");
    expect((await terminal.exit()).signal).toBe(9);
    const again = start(["--continue"]);
    await again.waitFor("Calculus: what is the most you have done?");
    again.press("b");
    await again.waitFor(/❯ 3 {2}independent/);
  });

  it("keeps nothing with --no-save", async () => {
    const terminal = start(["--no-save"]);
    await toCalculus(terminal);
    terminal.press("q");
    expect((await terminal.exit()).code).toBe(0);
    expect(readdirSync(home, { recursive: true }).filter((name) => String(name).endsWith(".json"))).toEqual([]);
  });

  it("can be stopped with Ctrl-Z and brought back", async () => {
    const shell = new Terminal("bash", ["--norc", "--noprofile", "-i"], {
      env: { XDG_DATA_HOME: home, PS1: "shell> " },
    });
    running.push(shell);
    await shell.waitFor("shell>");
    shell.press(`${process.execPath} ${PROGRAM} assess --full`, "Enter");
    await toMathematics(shell);
    shell.press("1");
    await shell.waitFor("[x] 1  Linear algebra");
    shell.press("Ctrl-Z");
    await shell.waitFor("Stopped");
    await shell.until(() => shell.cursorShown, "the cursor");
    shell.press("fg", "Enter");
    await shell.waitFor(/fg\n.*assess --full\n\nAdvanced/);
    await shell.waitFor("[x] 1  Linear algebra");
    shell.press("2");
    await shell.waitFor("[x] 2  Calculus");
  });
});

describe("assess on other terminals", () => {
  it("asks in static text and typed lines with ACCESSIBLE=1", async () => {
    const terminal = start([], { env: { ACCESSIBLE: "1" }, rows: 60 });
    await terminal.waitFor("Type a number");
    terminal.press("s", "Enter");
    await terminal.waitFor("Your highest degree?");
    terminal.press("4", "Enter");
    await terminal.waitFor(PICK);
    terminal.press("1 2", "Enter");
    await terminal.waitFor(`${MATHEMATICS}: Linear algebra, Calculus`);
    terminal.press("3", "Enter");
    await terminal.waitFor("Linear algebra: 3 independent");
    terminal.press("b", "Enter");
    await terminal.waitFor("Answered before: Linear algebra: 3 independent. Enter keeps it.");
    terminal.press("q", "Enter");
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.raw).not.toContain("\u001b");
    expect(draft().answers.ratings["linear-algebra"]).toEqual({ level: 3 });
  });

  it("leads through the whole interview in static text, with typed numbers and nothing redrawn", async () => {
    const terminal = start(["--role", "ml-engineer-2019", "--plain"], { rows: 60 });
    const asked = () => terminal.raw.split(/Type /).length - 1;
    await terminal.waitFor("Type a number");
    for (let before = 0; !terminal.raw.includes("Saved as"); ) {
      await terminal.until(() => asked() > before || terminal.raw.includes("Saved as"), "the next question");
      before = asked();
      await terminal.pause();
      terminal.press("1", "Enter");
    }
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.raw).not.toContain("\u001b");
    expect(terminal.raw).toContain("Machine Learning Engineer (as stated in 2019): readiness");
    const [name = ""] = readdirSync(join(folder(), "assessments"));
    expect(Object.keys(readJson("assessments", name).answers.ratings).length).toBeGreaterThan(5);
  });

  it("ends on Ctrl-C with 130 in static text too", async () => {
    const terminal = start([], { env: { ACCESSIBLE: "1" }, rows: 60 });
    await terminal.waitFor("Type a number");
    terminal.press("s", "Enter");
    await hasDraft(terminal, "country:");
    terminal.press("Ctrl-C");
    expect((await terminal.exit()).code).toBe(130);
  });

  it("fits 40 columns, and another size when the window changes", async () => {
    const terminal = start([], { columns: 40, rows: 24 });
    await toMathematics(terminal);
    terminal.press("1", "Enter");
    await terminal.waitFor(/ {2}1 {2}aware\n {5}\S/);
    for (const line of terminal.text.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
    terminal.resize(80, 24);
    await terminal.waitFor(/ {2}1 {2}aware {8}\S/);
    terminal.press("2");
    await terminal.waitFor("Linear algebra: 2 guided");
  });

  it("shows nothing but ASCII without a UTF-8 locale", async () => {
    const terminal = start([], { env: { LC_ALL: "C" } });
    await toCalculus(terminal);
    terminal.press("b");
    await terminal.waitFor("> 3  independent");
    expect(terminal.raw).toMatch(/^[\u0000-\u007e]*$/);
  });

  it("uses no colour with NO_COLOR", async () => {
    const coloured = start();
    await toMathematics(coloured);
    expect(coloured.raw).toContain("\u001b[1m");
    const terminal = start(["--fresh"], { env: { NO_COLOR: "1" } });
    await toMathematics(terminal);
    expect(terminal.raw).not.toMatch(/\u001b\[\d+m/);
  });

  it("asks on standard error, so that standard output holds the report alone", async () => {
    const out = join(home, "report.json");
    const terminal = new Terminal(
      "sh",
      ["-c", `"$1" "$2" assess --full --role ml-engineer-2019 --json > "$3"`, "sh", process.execPath, PROGRAM, out],
      {
        env: { XDG_DATA_HOME: home },
      },
    );
    running.push(terminal);
    await terminal.waitFor("Group 1 of");
    while (!terminal.ended) await terminal.answer("s");
    expect((await terminal.exit()).code).toBe(0);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      schemaVersion: 1,
      role: { id: "ml-engineer-2019" },
      answered: 0,
    });
  });
});
