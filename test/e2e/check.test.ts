import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runIn } from "../helpers/run.ts";
import { Terminal } from "../helpers/terminal.ts";

/* The check in the built program, in a real pseudo-terminal of 80 columns. */

const PROGRAM = fileURLToPath(new URL("../../bin/mlcareer.js", import.meta.url));

let home: string;
let running: Terminal[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-e2e-"));
  const { out } = await runIn(home, ["assess", "--example", "--json"]);
  await runIn(home, ["assess", "--answers", "-"], { input: out });
});

afterEach(() => {
  for (const terminal of running) terminal.kill("SIGKILL");
  running = [];
  rmSync(home, { recursive: true, force: true });
});

function start(...args: string[]): Terminal {
  const terminal = new Terminal(process.execPath, [PROGRAM, "check", "--seed", "3", ...args], {
    env: { XDG_DATA_HOME: home },
  });
  running.push(terminal);
  return terminal;
}

/** The one check that was saved. */
const taken = () => saved(`checks/${readdirSync(join(home, "mlcareer", "checks"))[0]}`);

const saved = (name: string) => JSON.parse(readFileSync(join(home, "mlcareer", name), "utf8"));

/** The one check that is not finished. */
const left = () =>
  saved(String(readdirSync(join(home, "mlcareer")).find((name) => name.startsWith("check") && !name.includes("open"))));

/** The one check that is being asked. */
const open = () => saved(String(readdirSync(join(home, "mlcareer")).find((name) => /^check.*open/.test(name))));

describe("check in a terminal", () => {
  it("asks one question a screen, shows progress and no score, and ends in what was measured", async () => {
    const terminal = start("--questions", "6");
    for (let n = 1; n <= 6; n++) {
      await terminal.waitFor(`Question ${n} of 6`);
      expect(terminal.text).not.toMatch(/measured \d/);
      terminal.press(n % 2 ? "1" : "5");
    }
    await terminal.waitFor("Next: mlcareer report");
    const { answers } = taken();
    expect(answers).toHaveLength(6);
    expect(answers.filter(({ answer }: { answer: string }) => answer === "dont-know")).toHaveLength(3);
  });

  it("skips without counting, saves on quitting, and goes on where it was", async () => {
    const terminal = start();
    await terminal.waitFor("Question 1 of 20");
    terminal.press("s");
    await terminal.waitFor("skipped");
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
    terminal.press("q");
    await terminal.waitFor("Saved. Go on with: mlcareer check");
    expect(left().answers).toHaveLength(1);
    const again = start();
    await again.waitFor("Going on after 1 answer");
    await again.waitFor("Question 2 of 20");
  });

  it("takes the last answer back with b, also one of the run before, and asks that question again", async () => {
    const terminal = start();
    await terminal.waitFor("Question 1 of 20");
    terminal.press("b");
    await terminal.waitFor("There is nothing to go back to.");
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
    const question = open().answers[0].question;
    terminal.press("b");
    await terminal.waitFor("Question 1 of 20");
    expect(open().answers).toEqual([]);
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
    expect(open().answers).toEqual([{ question, answer: "dont-know" }]);
    terminal.press("q");
    await terminal.waitFor("Saved. Go on with: mlcareer check");
    const again = start();
    await again.waitFor("Question 2 of 20");
    again.press("b");
    await again.waitFor("Question 1 of 20");
    expect(open().answers).toEqual([]);
  });

  it("shows after q what is known so far, from five answers on", async () => {
    const terminal = start();
    for (let n = 1; n <= 5; n++) {
      await terminal.waitFor(`Question ${n} of 20`);
      terminal.press("5");
    }
    await terminal.waitFor("Question 6 of 20");
    terminal.press("q");
    await terminal.waitFor("Saved. Go on with: mlcareer check");
    expect(terminal.text).toMatch(/claimed +\d[\s\S]*measured +\d[\s\S]*your ratings and 5 answers/);
    expect(left().answers).toHaveLength(5);
  });

  it("keeps what was answered when it is stopped with Ctrl-C", async () => {
    const terminal = start();
    await terminal.waitFor("Question 1 of 20");
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
    terminal.press("Ctrl-C");
    await terminal.waitFor("what you answered is saved");
    expect(left().answers).toHaveLength(1);
  });

  it("asks in static text and typed lines with ACCESSIBLE=1, and with --plain", async () => {
    for (const [flags, env] of [
      [[], { ACCESSIBLE: "1" }],
      [["--plain", "--fresh"], {}],
    ] as const) {
      const terminal = new Terminal(process.execPath, [PROGRAM, "check", "--seed", "3", "--questions", "2", ...flags], {
        env: { XDG_DATA_HOME: home, ...env },
        rows: 60,
      });
      running.push(terminal);
      await terminal.waitFor("Question 1 of 2");
      terminal.press("1", "Enter");
      await terminal.waitFor("Question 2 of 2");
      terminal.press("5", "Enter");
      await terminal.waitFor("Next: mlcareer report");
      expect((await terminal.exit()).code).toBe(0);
      // Nothing is redrawn; the pages after it may be in colour, unless they are plain.
      expect(terminal.raw).not.toMatch(/\u001b\[[0-9;?]*[A-HJKhl]/);
    }
  });
});
