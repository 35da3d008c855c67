import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/app/store.ts";
import { BIN, built } from "../helpers/built.ts";
import { Terminal } from "../helpers/terminal.ts";

/* Two of everything at once, in the built program: whatever both say was saved is there. */

let folder: string;
let home: string;
let running: Terminal[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlcareer-two-"));
  const entryPoints = [
    new URL("../helpers/saver.ts", import.meta.url),
    new URL("../helpers/taker.ts", import.meta.url),
  ].map((url) => fileURLToPath(url));
  const outExtension = { ".js": ".cjs" };
  await build({ entryPoints, bundle: true, platform: "node", format: "cjs", outdir: folder, outExtension });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  home = mkdtempSync(join(folder, "home-"));
});
afterEach(() => {
  for (const terminal of running) terminal.kill("SIGKILL");
  running = [];
});

function start(...args: string[]): Terminal {
  const terminal = new Terminal(process.execPath, [BIN, ...args], { env: { XDG_DATA_HOME: home } });
  running.push(terminal);
  return terminal;
}

const open = () => openStore({ env: { XDG_DATA_HOME: home }, platform: "linux" });
const run = (...args: string[]) => built(args, { XDG_DATA_HOME: home });

/** All that is unfinished, as it lies there. */
function unfinished(kind: "interviews" | "checks") {
  const drafts = open()[kind];
  return drafts.list().map((one) => JSON.parse(drafts.read(one)));
}
const done = () =>
  unfinished("interviews")
    .map((draft) => draft.done.filter((id: string) => id !== "way:").length)
    .sort();

/** Answers country and degree, and waits for the answers to be on disk. */
async function answerTwo(terminal: Terminal): Promise<void> {
  await terminal.waitFor("Group 1 of");
  await terminal.answer("s");
  terminal.press("4");
  await terminal.waitFor("Which of these have you worked with");
}

async function quit(terminal: Terminal): Promise<void> {
  terminal.press("q");
  await terminal.exit();
  expect(terminal.text).toContain("Saved. Go on with");
}

describe("two interviews at once", () => {
  it("are told of each other, and each keeps its own", async () => {
    const first = start("assess", "--full");
    await answerTwo(first);
    const second = start("assess", "--full");
    await second.waitFor("Another interview seems to be open in another window (2 answers)");
    second.press("2");
    await second.waitFor("Group 1 of");
    second.press("s");
    await second.until(() => done().length === 2, "a second interview on disk");
    first.press("s");
    await first.waitFor("Advanced mathematics and statistics: skipped");
    await quit(first);
    await quit(second);
    expect(done()).toEqual([1, 3]);
  });

  it("become one where the second goes on: the first is told at its next answer, and keeps nothing more", async () => {
    const first = start("assess", "--full");
    await answerTwo(first);
    const second = start("assess", "--full");
    await second.waitFor("Another interview seems to be open");
    second.press("1");
    await second.waitFor("Which of these have you worked with");
    second.press("s");
    await second.waitFor("Advanced mathematics and statistics: skipped");
    first.press("1");
    await first.pause();
    first.press("Enter");
    expect((await first.exit()).code).toBe(1);
    expect(first.text.replace(/\s+/g, " ")).toContain("Your last answer is not saved");
    await quit(second);
    expect(done()).toEqual([3]);
  });

  it("are both saved when both come to their end", async () => {
    const ask = () => start("assess", "--full", "--role", "ml-engineer-2019");
    const first = ask();
    await first.waitFor("Group 1 of");
    first.press("s");
    await first.until(() => done().length === 1, "an interview on disk");
    const second = ask();
    await second.waitFor("seems to be open");
    second.press("2");
    for (const terminal of [second, first]) {
      await terminal.waitFor("Group 1 of");
      while (!terminal.ended) await terminal.answer("s");
      expect((await terminal.exit()).code).toBe(0);
    }
    expect(open().assessments.ids()).toHaveLength(2);
    expect(done()).toEqual([]);
  });
});

describe("an interview beside", () => {
  it.each([
    ["assess --set", ["assess", "--set", "python=3"]],
    ["assess --answers", ["assess", "--answers", "FILE"]],
    ["assess --country", ["assess", "--country", "IN", "--no-input"]],
  ])("%s goes on, and its answers stay on disk", async (_, argv) => {
    const example = join(home, "answers.json");
    expect(run("assess", "--example", "--export", example).code).toBe(0);
    expect(run("assess", "--answers", example).code).toBe(0);
    const interview = start("assess", "--full");
    await answerTwo(interview);
    expect(run(...argv.map((word) => (word === "FILE" ? example : word))).code).toBe(0);
    expect(done()).toEqual([2]);
    await quit(interview);
    expect(done()).toEqual([2]);
    expect(open().assessments.ids()).toHaveLength(2);
  });

  it("history delete --all is told so at its next answer, and brings nothing back", async () => {
    const interview = start("assess", "--full");
    await answerTwo(interview);
    expect(run("history", "delete", "--all").code).toBe(0);
    interview.press("1");
    await interview.pause();
    interview.press("Enter");
    expect((await interview.exit()).code).toBe(1);
    expect(interview.text.replace(/\s+/g, " ")).toContain("is not saved: what you answered here was");
    expect(readdirSync(home)).toEqual([]);
  });
});

describe("an interview whose owner was killed", () => {
  it("is gone on with at once, by asking", async () => {
    const first = start("assess", "--full");
    await answerTwo(first);
    first.kill("SIGKILL");
    await first.exit();
    const second = start("assess", "--full");
    await second.waitFor("Another interview seems to be open in another window (2 answers)");
    second.press("Enter");
    await second.waitFor("Which of these have you worked with");
    await quit(second);
    expect(done()).toEqual([2]);
  });
});

describe("two checks at once", () => {
  beforeEach(() => {
    const example = join(home, "answers.json");
    run("assess", "--example", "--export", example);
    run("assess", "--answers", example);
  });

  async function answerOne(terminal: Terminal): Promise<void> {
    await terminal.waitFor("Question 1 of 20");
    terminal.press("5");
    await terminal.waitFor("Question 2 of 20");
  }

  it("are told of each other, and each keeps its own", async () => {
    const first = start("check", "--seed", "3");
    await answerOne(first);
    const second = start("check", "--seed", "4");
    await second.waitFor("Another check seems to be open in another window (1 answer)");
    second.press("2");
    await answerOne(second);
    await quit(first);
    await quit(second);
    expect(
      unfinished("checks")
        .map(({ seed, answers }) => [seed, answers.length])
        .sort(),
    ).toEqual([
      [3, 1],
      [4, 1],
    ]);
  });

  it("become one where the second goes on: the first is told at its next answer", async () => {
    const first = start("check");
    await answerOne(first);
    const second = start("check");
    await second.waitFor("Another check seems to be open");
    second.press("1");
    await second.waitFor("Going on after 1 answer");
    await second.waitFor("Question 2 of 20");
    first.press("5");
    expect((await first.exit()).code).toBe(1);
    expect(first.text.replace(/\s+/g, " ")).toContain("Your last answer is not saved");
    await quit(second);
    expect(unfinished("checks").map(({ answers }) => answers.length)).toEqual([1]);
  });
});

const startProgram = (name: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(folder, `${name}.cjs`), home, ...args], { stdio: ["ignore", "pipe", "inherit"] });

describe("several processes", () => {
  it("that take one interview from each other lose nothing that was kept", async () => {
    const takers = ["a", "b", "c", "d"].map((who) => startProgram("taker", who, "40"));
    const printed = await Promise.all(takers.map((child) => text(child.stdout as NodeJS.ReadableStream)));
    expect(takers.map(({ exitCode }) => exitCode).filter((code) => code !== null && code !== 0)).toEqual([]);
    const kept = printed.flatMap((lines) => lines.split("\n").filter((line) => line !== "" && line !== "ready"));
    expect(kept.length).toBeGreaterThan(20);
    const there = new Set(unfinished("interviews").flat());
    expect(kept.filter((entry) => !there.has(entry))).toEqual([]);
  }, 120_000);

  it("that save while another deletes lose only what was deleted", async () => {
    const savers = ["", ""].map(() => startProgram("saver", "25"));
    const ended = Promise.all(savers.map((child) => once(child, "exit")));
    let going = true;
    void ended.then(() => {
      going = false;
    });
    const { assessments } = open();
    const deleted: string[] = [];
    while (going) {
      const id = assessments.ids()[0];
      if (id !== undefined && deleted.length < 20) {
        deleted.push(JSON.parse(readFileSync(join(assessments.folder, `${id}.json`), "utf8")).dataVersion);
        assessments.delete(id);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { kept, damaged } = await assessments.list();
    expect(damaged).toEqual([]);
    expect(deleted.length).toBeGreaterThan(0);
    const all = savers.flatMap(({ pid }) => Array.from({ length: 25 }, (_, i) => `${pid} ${i + 1}`));
    expect([...kept.map(({ dataVersion }) => dataVersion), ...deleted].sort()).toEqual(all.sort());
  }, 120_000);
});
