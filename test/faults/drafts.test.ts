import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openStore } from "../../src/app/store.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import { SILENT } from "../../src/store/drafts.ts";
import { freshHome, runIn } from "../helpers/run.ts";

/* Only its own end, --fresh or the person takes what is unfinished away. */

const { questions } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const PYTHON = questions.find(({ skill }) => skill === "python");
const ANSWERS = "role: ml-engineer\nratings: { python: 3, pytorch: 2, sql: 2, git: 3, statistics: 2, docker: 1 }\n";

let home: string;
beforeEach(async () => {
  home = freshHome();
  await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
});

const folder = () => join(home, "mlcareer");
const open = () => openStore({ env: { XDG_DATA_HOME: home }, platform: "linux" });
/** Types lines at a command; without more of them it is left as with q. */
const type = async (argv: string[], ...lines: string[]) => {
  const { err, ...rest } = await runIn(home, argv, { typed: lines.map((line) => `${line}\n`).join("") });
  return { ...rest, err: err.replace(/\s+/g, " ") };
};
/** What every unfinished interview or check holds, by how far it got. */
const left = (kind: "interviews" | "checks") => {
  const drafts = open()[kind];
  return drafts.list().map((one) => JSON.parse(drafts.read(one)));
};
const interviews = () =>
  left("interviews").map(({ role, done }) => `${role} ${done.filter((id: string) => id !== "way:").length}`);
const checks = () => left("checks").map(({ answers }) => answers.length);

describe("an interview that was left", () => {
  beforeEach(() => type(["assess", "--full"], "s", "4"));

  it.each([
    ["assess --set", ["assess", "--set", "python=4"], ""],
    ["assess --answers", ["assess", "--answers", "-"], ANSWERS],
    ["assess --country", ["assess", "--country", "IN"], ""],
    ["assess --example", ["assess", "--example"], ""],
    ["check --answers", ["check", "--answers", "-"], `answers: { ${PYTHON?.id}: dont-know }`],
    ["plan --keep", ["plan", "--target", "20", "--keep"], ""],
    ["history delete of an assessment", ["history", "delete", "2026-11-23"], ""],
  ])("stays beside %s", async (_, argv, input) => {
    expect(await runIn(home, argv, { input })).toMatchObject({ code: 0 });
    expect(interviews()).toEqual(["ml-engineer 2"]);
  });

  it("stays beside one for another role, and is gone on with when it is asked for", async () => {
    const { err } = await type(["assess", "--full", "--role", "data-scientist"], "s");
    expect(err).toContain(
      "for ml-engineer stays as it is; to go on with it: mlcareer assess --continue --role ml-engineer",
    );
    expect(interviews().sort()).toEqual(["data-scientist 1", "ml-engineer 2"]);
    await type(["assess", "--continue", "--role", "ml-engineer"], "s");
    expect(interviews().sort()).toEqual(["data-scientist 1", "ml-engineer 3"]);
  });

  it("goes with the first answer after --fresh, or after the person said so, and not before", async () => {
    await type(["assess", "--full", "--fresh"]);
    expect(interviews()).toEqual(["ml-engineer 2"]);
    await type(["assess", "--full", "--fresh"], "s");
    expect(interviews()).toEqual(["ml-engineer 1"]);
    await type(["assess", "--full"], "2", "s", "4", "s");
    expect(interviews()).toEqual(["ml-engineer 3"]);
  });

  it("stays as it is with --no-save", async () => {
    await type(["assess", "--continue", "--no-save"], "s");
    await type(["assess", "--full", "--fresh", "--no-save"], "s");
    expect(interviews()).toEqual(["ml-engineer 2"]);
  });

  it("stays when it came to its end but the report could not be written", async () => {
    const file = join(home, "gap.md");
    writeFileSync(file, "mine");
    expect(await type(["assess", "--continue", "--export", file], ..."s".repeat(100))).toMatchObject({ code: 1 });
    expect(interviews()).toHaveLength(1);
    expect(open().interviews.list()).toMatchObject([{ open: false }]);
    expect(await type(["assess", "--continue"])).toMatchObject({ code: 0 });
    expect(interviews()).toEqual([]);
  });

  it("is found where an earlier version put it", async () => {
    const [text] = left("interviews");
    const old = freshHome();
    mkdirSync(join(old, "mlcareer"));
    writeFileSync(join(old, "mlcareer", "draft.json"), JSON.stringify(text));
    const { err } = await runIn(old, ["assess", "--full"], { typed: "q\n" });
    expect(err.replace(/\s+/g, " ")).toContain("You left an interview on 2026-11-23 after 2 answers.");
  });
});

describe("an owner", () => {
  const silentFor = (seconds: number) => {
    const time = new Date(Date.now() - seconds * 1000);
    for (const { name } of open().interviews.list()) utimesSync(join(folder(), name), time, time);
  };
  beforeEach(() => {
    const own = open().interviews.begin();
    const answers = { role: "ml-engineer", ratings: {} };
    const draft = { role: "ml-engineer", startedAt: "2026-11-20T09:00:00.000Z", done: ["country:"], answers };
    own.keep({ schemaVersion: 1, picked: {}, ...draft }); // and never left, as after kill -9
  });

  it("that was heard of within a minute is asked about", async () => {
    silentFor(40);
    const { err } = await type(["assess", "--full"], "q");
    expect(err).toContain("Another interview seems to be open in another window (1 answer).");
  });

  it.each([
    ["was silent for a minute", 61],
    ["spoke in the future, before the clock was set back", -3600],
  ])("that %s is gone", async (_, seconds) => {
    expect(SILENT).toBe(60_000);
    silentFor(seconds);
    const { err } = await type(["assess", "--full"], "q");
    expect(err).toContain("You left an interview on 2026-11-20 after 1 answer.");
  });
});

it("an owner that answers nothing for long gives signs of life, and none once it has left", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  try {
    const own = open().interviews.begin();
    own.keep({});
    const isOpen = () => open().interviews.list()[0]?.open;
    vi.advanceTimersByTime(20 * SILENT);
    expect(isOpen()).toBe(true);
    own.leave();
    const [before] = open().interviews.list();
    vi.advanceTimersByTime(20 * SILENT);
    expect(open().interviews.list()).toEqual([before]);
    expect(isOpen()).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

describe("a check that was left", () => {
  beforeEach(() => type(["check"], "5", "5"));

  it.each([
    ["check --answers", ["check", "--answers", "-"], `answers: { ${PYTHON?.id}: dont-know }`],
    ["assess --set", ["assess", "--set", "python=4"], ""],
    ["assess --answers", ["assess", "--answers", "-"], ANSWERS],
  ])("stays beside %s", async (_, argv, input) => {
    expect(await runIn(home, argv, { input })).toMatchObject({ code: 0 });
    expect(checks()).toEqual([2]);
  });

  it("stays beside a check of other answers, which says how to go on with it", async () => {
    await runIn(home, ["assess", "--set", "python=4"]);
    const { err } = await type(["check"], "5");
    expect(err).toContain(
      "A check of other answers, left after 2 answers, stays as it is; go on with it: mlcareer check 2026-11-23.",
    );
    expect(checks().sort()).toEqual([1, 2]);
    expect((await type(["check", "2026-11-23"], "5")).err).toContain("Going on after 2 answers.");
    expect(checks().sort()).toEqual([1, 3]);
  });

  it("is gone on with too when it is of a file", async () => {
    const file = join(home, "me.yaml");
    writeFileSync(file, ANSWERS.replace("docker: 1", "docker: 2"));
    await type(["check", file], "5");
    expect((await type(["check", file], "5")).err).toContain("Going on after 1 answer.");
    expect(checks().sort()).toEqual([2, 2]);
  });

  it("goes with the first answer after --fresh", async () => {
    await type(["check", "--fresh"], "5");
    expect(checks()).toEqual([1]);
  });
});

describe("an unfinished file that cannot be used", () => {
  const BROKEN = [
    ["binary", "\0\u0001", "binary file"],
    ["no JSON", "{", "damaged"],
    ["empty", "", "damaged"],
    ["a newer program's", '{"schemaVersion": 2}', "newer mlcareer"],
  ] as const;

  it.each(BROKEN)("is named with --fresh, left as it is, and stops no interview: %s", async (_, text, reason) => {
    writeFileSync(join(folder(), "draft.json"), text);
    const { code, err } = await type(["assess", "--full"], "s", "q");
    expect(code).toBe(0);
    expect(err).toContain(reason);
    expect(err).toContain("It stays as it is; mlcareer assess --fresh drops it.");
    expect(readFileSync(join(folder(), "draft.json"), "utf8")).toBe(text);
    await type(["assess", "--full", "--fresh"], "s");
    expect(readdirSync(folder())).not.toContain("draft.json");
  });

  it("stops no check, and is named with --fresh", async () => {
    writeFileSync(join(folder(), "check.json"), "\0");
    const { code, err } = await type(["check"], "5", "q");
    expect(code).toBe(0);
    expect(err).toContain("It stays as it is; mlcareer check --fresh drops it.");
    expect(readFileSync(join(folder(), "check.json"), "utf8")).toBe("\0");
    await type(["check", "--fresh"], "5");
    expect(readdirSync(folder())).not.toContain("check.json");
  });

  it("is a folder: named, and no interview fails of it", async () => {
    mkdirSync(join(folder(), "draft.json"));
    for (const argv of [
      ["assess", "--full"],
      ["assess", "--full", "--fresh"],
    ])
      expect((await type(argv, "s", "q")).code).toBe(0);
    expect(interviews).toThrow(/it is a folder/);
  });

  it.each(["draft.json", "check.json"])("stops no export, which names it: %s", async (name) => {
    await type(["assess", "--full"], "s", "4");
    await type(["check"], "5");
    writeFileSync(join(folder(), name), "\0");
    const { code, out } = await runIn(home, ["history", "export", "-"]);
    expect(code).toBe(0);
    const { unfinished, damaged } = JSON.parse(out);
    expect(JSON.parse(unfinished.interviews[0]).done).toHaveLength(3);
    expect(JSON.parse(unfinished.checks[0]).answers).toHaveLength(1);
    expect(damaged).toEqual([{ id: name, reason: expect.stringContaining("binary file") }]);
  });
});
