import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { BIN } from "../helpers/built.ts";
import { runIn } from "../helpers/run.ts";
import { Terminal, type TerminalOptions } from "../helpers/terminal.ts";

/* What is typed and what is not, in the built program in a real pseudo-terminal. */

let home: string;
let running: Terminal[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-typing-"));
});

afterEach(() => {
  for (const terminal of running) terminal.kill("SIGKILL");
  running = [];
  rmSync(home, { recursive: true, force: true });
});

function start(args: string[], { env, ...options }: TerminalOptions = {}): Terminal {
  const terminal = new Terminal(process.execPath, [BIN, ...args], { env: { XDG_DATA_HOME: home, ...env }, ...options });
  running.push(terminal);
  return terminal;
}

/** The program started by a shell that has written something before. */
async function startInShell(columns: number, rows: number): Promise<Terminal> {
  const shell = new Terminal("bash", ["--norc", "--noprofile", "-i"], {
    env: { XDG_DATA_HOME: home, PS1: "shell> " },
    columns,
    rows,
  });
  running.push(shell);
  await shell.waitFor("shell>");
  shell.press("echo ear''lier", "Enter");
  await shell.waitFor(/^earlier$/m);
  shell.press(`${process.execPath} ${BIN} assess --full --country IN`, "Enter");
  await shell.waitFor("Your highest degree?");
  return shell;
}

/** An assessment to check. */
async function assess(): Promise<void> {
  const { out } = await runIn(home, ["assess", "--example", "--json"]);
  await runIn(home, ["assess", "--answers", "-"], { input: out });
}

const read = (name: string) => JSON.parse(readFileSync(join(home, "mlcareer", name), "utf8"));
/** What is kept of an interview or a check that is not finished; undefined when there is none. */
function unfinished(kind: "draft" | "check") {
  const folder = join(home, "mlcareer");
  const name = existsSync(folder) ? readdirSync(folder).find((one) => one.startsWith(kind)) : undefined;
  return name === undefined ? undefined : read(name);
}
const answered = (): string[] => (unfinished("draft")?.done ?? []).filter((id: string) => id !== "way:");
const checked = (): object[] => unfinished("check")?.answers ?? [];

const PASTED = "13 years, 2 in ML\r3\r4\rs\rq\r";
const inBrackets = (text: string) => `\u001b[200~${text}\u001b[201~`;
const NOTE = "What is pasted answers nothing";
const COUNTRY = "Where do you work";
const WAY_IN = "Which way in?";

/** What arrives at a terminal and is no key pressed. */
const NO_KEYS: [name: string, sent: string][] = [
  ["pasted text", inBrackets(PASTED)],
  ["text pasted into a terminal without brackets", PASTED],
  ["a mouse button", "\u001b[<0;13;12M\u001b[<0;13;12m"],
  ["a mouse button, as old terminals report it", "\u001b[M 11\u001b[M#11"],
  ["the mouse moved over rxvt", "\u001b[35;13;12M"],
  ["focus", "\u001b[I\u001b[O"],
  ["answers of the terminal", "\u001b[12;34R\u001b[?62;1;4c\u001b]11;rgb:1111/2222/3333\u0007"],
  ["Alt with a digit", "\u001b3"],
];

describe("22: what is not an answer answers no question", () => {
  it.each(NO_KEYS)("%s, in the interview", async (_name, sent) => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    terminal.press(sent);
    await terminal.pause();
    expect(terminal.text).toContain(COUNTRY);
    terminal.press("4");
    await terminal.waitFor("Country: India");
    expect(answered()).toEqual(["country:"]);
  });

  it.each(NO_KEYS)("%s, in the check", async (_name, sent) => {
    await assess();
    const terminal = start(["check", "--seed", "3"]);
    await terminal.waitFor("Question 1 of 20");
    terminal.press(sent);
    await terminal.waitFor("Question 1 of 20");
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
    expect(checked()).toHaveLength(1);
  });

  it.each(NO_KEYS)("%s, where Enter begins", async (_name, sent) => {
    const terminal = start([]);
    await terminal.waitFor("Press Enter");
    terminal.press(sent);
    await terminal.waitFor("Press Enter");
    expect(terminal.text).not.toContain(WAY_IN);
    terminal.press("Enter");
    await terminal.waitFor(WAY_IN);
    expect(answered()).toEqual([]);
  });

  it("says that pasted text is not taken", async () => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    terminal.press(inBrackets(PASTED));
    await terminal.waitFor(NOTE);
  });

  it("asks whether to go on, and takes no paste for the answer", async () => {
    const first = start(["assess", "--full"]);
    await first.waitFor(COUNTRY);
    first.press("4");
    await first.waitFor("Country: India");
    first.press("q");
    await first.exit();
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor("Go on with it?");
    terminal.press(inBrackets("2"));
    await terminal.waitFor(NOTE);
    terminal.press("1");
    await terminal.waitFor("Your highest degree?");
    expect(answered()).toEqual(["country:"]);
  });

  it("takes one answer of a key that is held, and none of what is typed ahead", async () => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    for (let i = 0; i < 12; i++) terminal.press("4");
    await terminal.waitFor("Your highest degree?");
    await terminal.pause();
    expect(answered()).toEqual(["country:"]);
  });

  it("scrolls while an arrow is held", async () => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    terminal.press("4", "Down", "Down");
    await terminal.waitFor(/❯ 2 {2}bachelor/);
  });

  it("hears Ctrl-C where the end of a paste got lost", async () => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    terminal.press("\u001b[200~abc");
    await terminal.waitFor(NOTE);
    terminal.press("Ctrl-C");
    expect((await terminal.exit()).code).toBe(130);
  });

  it.each(["q", "Ctrl-C", "SIGTERM"])(
    "gives the terminal back without brackets around pastes after %s",
    async (end) => {
      const terminal = start(["assess", "--full"]);
      await terminal.waitFor(COUNTRY);
      expect(terminal.raw).toContain("\u001b[?2004h");
      if (end === "SIGTERM") terminal.kill(end);
      else terminal.press(end);
      await terminal.exit();
      expect(terminal.raw.lastIndexOf("\u001b[?2004l")).toBeGreaterThan(terminal.raw.lastIndexOf("\u001b[?2004h"));
    },
  );
});

describe("22: the same in static text", () => {
  const env = { ACCESSIBLE: "1" };
  const TOLD = "What was typed before this was asked is not taken.";

  it("takes no line of a paste for a question that was not shown, in the interview", async () => {
    const terminal = start(["assess", "--full"], { env, rows: 60 });
    await terminal.waitFor("Type a number");
    terminal.press("4\r", PASTED);
    await terminal.waitFor(TOLD);
    expect(answered()).toEqual(["country:"]);
    terminal.press("4", "Enter");
    await terminal.waitFor("Education: master's degree");
  });

  it("takes no line of a paste for a question that was not shown, in the check", async () => {
    await assess();
    const terminal = start(["check", "--seed", "3"], { env, rows: 60 });
    await terminal.waitFor("Question 1 of 20");
    terminal.press("5\r", PASTED);
    await terminal.waitFor(TOLD);
    expect(checked()).toHaveLength(1);
  });

  it("begins on nothing but Enter", async () => {
    const terminal = start([], { env, rows: 60 });
    await terminal.waitFor("Press Enter");
    terminal.press(PASTED);
    await terminal.waitFor(/Press Enter[\s\S]*Press Enter/);
    terminal.press("Enter");
    await terminal.waitFor(WAY_IN);
    expect(answered()).toEqual([]);
  });

  it("takes a number typed after a mouse report", async () => {
    const terminal = start(["assess", "--full"], { env, rows: 60 });
    await terminal.waitFor("Type a number");
    terminal.press("\u001b[<0;13;12M", "4", "Enter");
    await terminal.waitFor("Country: India");
  });
});

describe("10: 200 kB pasted", () => {
  const big = "13 years, 2 in ML\r".repeat(11_400);

  it.each([
    ["in brackets", inBrackets(big)],
    ["without brackets", big],
  ])("%s are passed over without drawing the screen for each letter", async (_name, sent) => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    const before = terminal.raw.length;
    for (let at = 0; at < sent.length; at += 1000) {
      terminal.press(sent.slice(at, at + 1000));
      await sleep(1); // all at once would fill the pseudo-terminal and block this process
    }
    await terminal.waitFor(NOTE);
    await terminal.pause();
    terminal.press("q");
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.raw.slice(before).split("\u001b[?25l").length).toBeLessThan(20);
    expect(answered()).toEqual([]);
  });
});

describe("25: a terminal that cannot move its cursor", () => {
  const env = { TERM: "dumb" };

  it.each([
    ["bare", []],
    ["assess", ["assess", "--full"]],
    ["check", ["check"]],
  ])("gets static text without an escape: %s", async (_name, args) => {
    if (args.length > 0) await assess(); // a bare line with an assessment leads home
    const terminal = start(args, { env, rows: 60 });
    await terminal.waitFor(args.length === 0 ? "Press Enter" : "Type a number");
    terminal.press(args.length === 0 ? "Enter" : "1\r");
    await terminal.waitFor(/Group [12] of|Question 2 of|First question/);
    terminal.press("Ctrl-C");
    expect((await terminal.exit()).code).toBe(130);
    expect(terminal.raw).not.toContain("\u001b");
  });
});

describe("27: what stood on the terminal stays", () => {
  it.each([
    [60, 24],
    [120, 24],
    [80, 22],
    [40, 30],
  ])("when it is made %d by %d", async (columns, rows) => {
    const shell = await startInShell(80, 24);
    shell.resize(columns, rows);
    await shell.pause();
    await shell.waitFor("Your highest degree?");
    expect(shell.text).toMatch(/^earlier$/m);
    expect(shell.text).toContain("assess --full --country IN");
    expect(shell.raw).not.toMatch(/\u001b\[[23]J|\u001b\[(?:1;1)?H/);
  });

  it("when it is dragged through many sizes and back", async () => {
    const shell = await startInShell(80, 24);
    for (let columns = 79; columns > 60; columns--) shell.resize(columns, 24);
    for (let columns = 60; columns <= 80; columns++) shell.resize(columns, 24);
    await shell.pause();
    expect(shell.text).toMatch(/^earlier$/m);
    expect(shell.text.split("Your highest degree?")).toHaveLength(2);
  });

  it("when the program is stopped and brought back, with what was done meanwhile", async () => {
    const shell = await startInShell(80, 60);
    shell.press("Ctrl-Z");
    await shell.waitFor("Stopped");
    shell.press("echo bet''ween", "Enter");
    await shell.waitFor(/^between$/m);
    shell.press("fg", "Enter");
    await shell.waitFor(/shell> fg\n[\s\S]*Your highest degree\?/);
    expect(shell.text).toMatch(/^earlier$[\s\S]*^between$/m);
    shell.press("4");
    await shell.waitFor("Education: master's degree");
    expect(shell.text).toMatch(/^earlier$[\s\S]*^between$/m);
  });

  it("and Ctrl-Z without a shell to come back from changes nothing", async () => {
    const terminal = start(["assess", "--full"]);
    await terminal.waitFor(COUNTRY);
    terminal.press("Ctrl-Z");
    await terminal.pause();
    terminal.press("4");
    await terminal.waitFor("Country: India");
  });
});

describe("17: a stop ends the line and says what is kept", () => {
  it.each([
    ["static text", "Ctrl-C", { ACCESSIBLE: "1" }],
    ["static text", "SIGTERM", { ACCESSIBLE: "1" }],
    ["screens", "Ctrl-C", {}],
    ["screens", "SIGTERM", {}],
  ])("in %s, on %s", async (_name, end, env) => {
    await assess();
    for (const [args, shows] of [
      [["assess", "--full"], COUNTRY],
      [["check"], "Question 1 of"],
    ] as const) {
      const terminal = start([...args], { env, rows: 60 });
      await terminal.waitFor(shows);
      if (end === "SIGTERM") terminal.kill(end);
      else terminal.press(end);
      expect((await terminal.exit()).code).toBe(130);
      expect(terminal.text).toMatch(
        new RegExp(`^mlcareer: Stopped; what you answered is saved\\.\nGo on with: mlcareer ${args[0]}$`, "m"),
      );
    }
  });

  it("also at Enter to begin", async () => {
    const terminal = start([], { env: { ACCESSIBLE: "1" } });
    await terminal.waitFor("Press Enter");
    terminal.press("Ctrl-C");
    expect((await terminal.exit()).code).toBe(130);
    expect(terminal.text).toMatch(/^mlcareer: Stopped\.$/m);
  });

  it("and so does the end of input", async () => {
    const terminal = start(["assess", "--full"], { env: { ACCESSIBLE: "1" }, rows: 60 });
    await terminal.waitFor("Type a number");
    terminal.press("Ctrl-D");
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.text).toMatch(/^Saved\. Go on with: mlcareer assess$/m);
  });
});

describe("17: a terminal of 20 by 6", () => {
  it("shows question and choices, and is enough to answer", async () => {
    const terminal = start(["assess", "--full", "--country", "IN"], { columns: 20, rows: 6 });
    await terminal.waitFor(/Your highest degree\?/);
    terminal.press("Down");
    await terminal.waitFor("❯ 1");
    terminal.press("4");
    await terminal.waitFor(/Which of these have\n.*\n.*\n.*1 {2}Linear/);
    terminal.press("2", "Enter");
    await terminal.waitFor(/Calculus: what is/);
    expect(terminal.text).toContain("0  none");
    terminal.press("Down", "Down");
    await terminal.waitFor("❯ 1  aware");
    terminal.press("Enter");
    await terminal.until(() => unfinished("draft")?.answers.ratings.calculus !== undefined, "the rating");
    expect(unfinished("draft").answers.ratings.calculus).toEqual({ level: 1 });
  });

  it("shows the whole of a question of the check, page by page", async () => {
    await assess();
    const terminal = start(["check", "--seed", "3"], { columns: 20, rows: 6 });
    await terminal.waitFor("1-5 Enter s q");
    const seen: string[] = [];
    for (let page = 0; page < 16 && !seen.join("\n").includes("5  I don't know"); page++) {
      seen.push(terminal.text);
      terminal.press("PageDown");
      await terminal.pause();
    }
    const { questions } = loadCatalog("data");
    const all = seen.join(" ").replace(/\s+/g, " ");
    const isShown = ({ text, code = "", right, wrong }: (typeof questions)[number]) =>
      [text, right, ...wrong, code.replace(/\W+/g, " ").trim()].every((part) =>
        part.split(/\s+/).every((word) => all.includes(word)),
      );
    expect(seen.length).toBeGreaterThan(2);
    expect(questions.filter(isShown)).toHaveLength(1);
    terminal.press("5");
    await terminal.until(() => checked().length === 1, "the answer");
  });
});
