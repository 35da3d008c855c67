import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/app/store.ts";
import { UserError } from "../../src/errors.ts";
import { createFile, replaceFile } from "../../src/io/write.ts";
import type { Unfinished } from "../../src/store/drafts.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "mlcareer-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => openStore({ env: { XDG_DATA_HOME: dir }, platform: "linux" });
const answers = { role: "ml-engineer", ratings: { python: { level: 3 } } };
const saved = (day = "2026-11-23") => ({ savedAt: `${day}T10:00:00.000Z`, dataVersion: "0", answers });

describe("createFile", () => {
  it("writes a new file its owner alone can read, and leaves no temporary", () => {
    const file = join(dir, "a.md");
    createFile(file, "text");
    expect(readFileSync(file, "utf8")).toBe("text");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(["a.md"]);
  });

  it("never overwrites without force, and replaces a link rather than following it", () => {
    const target = join(dir, "target");
    const link = join(dir, "link");
    writeFileSync(target, "old");
    symlinkSync(target, link);
    expect(() => createFile(link, "new")).toThrow(/exists already/);
    expect(() => createFile(target, "new")).toThrow(/exists already/);
    createFile(link, "new", { force: true });
    expect(readFileSync(target, "utf8")).toBe("old");
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
  });

  it.each([
    ["a folder", () => dir, /a folder stands there/],
    ["a missing folder", () => join(dir, "no", "x"), /its folder does not exist/],
    ["a file as folder", () => join(dir, "file", "x"), /not a folder/],
    ["a dangling link", () => join(dir, "dangling"), /exists already/],
  ])("refuses %s", (_, path, reason) => {
    writeFileSync(join(dir, "file"), "");
    symlinkSync(join(dir, "nowhere"), join(dir, "dangling"));
    expect(() => createFile(path(), "x")).toThrow(reason);
    expect(readdirSync(dir).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("replaces whole files", () => {
    const file = join(dir, "a");
    replaceFile(file, "one");
    replaceFile(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
  });

  it("takes away temporary files that were left an hour ago, and nothing else", () => {
    const then = Date.now() / 1000 - 2 * 3600;
    for (const name of [".mlcareer-0123456789abcdef.tmp", `.mlcareer-${process.pid}-abcdef.tmp`, "other.tmp"]) {
      writeFileSync(join(dir, name), "");
      utimesSync(join(dir, name), then, then);
    }
    writeFileSync(join(dir, ".mlcareer-999999999-abcdef.tmp"), "");
    createFile(join(dir, "report.md"), "new");
    expect(readdirSync(dir).sort()).toEqual([".mlcareer-999999999-abcdef.tmp", "other.tmp", "report.md"]);
  });
});

describe("the store", () => {
  it("saves under the day, then numbered, and gives back what was saved, in the order of saving", async () => {
    const store = open();
    const ids = Array.from({ length: 11 }, () => store.assessments.save(saved()).id);
    expect(ids.slice(0, 3)).toEqual(["2026-11-23", "2026-11-23-2", "2026-11-23-3"]);
    expect(store.assessments.ids()).toEqual(ids);
    expect((await store.assessment()).id).toBe("2026-11-23-11");
    store.assessments.save(saved("2026-01-02"));
    expect(store.assessments.ids()).toEqual([...ids, "2026-01-02"]);
    expect((await store.assessment("2026-11-23")).answers).toEqual(answers);
    expect(statSync(store.folder).mode & 0o777).toBe(0o700);
  });

  it("names what is damaged and reads the rest", async () => {
    const store = open();
    store.assessments.save(saved());
    for (const [id, text] of [
      ["2026-01-01", "{"],
      ["2026-01-03", "{}"],
      ["2026-01-04", '{"schemaVersion": 9}'],
    ]) {
      writeFileSync(join(store.folder, "assessments", `${id}.json`), text as string);
    }
    const { kept: assessments, damaged } = await store.assessments.list();
    expect(assessments.map(({ id }) => id)).toEqual(["2026-11-23"]);
    expect(damaged.map(({ id }) => id)).toEqual(["2026-01-01", "2026-01-03", "2026-01-04"]);
    expect(damaged[2]?.reason).toMatch(/newer/);
    expect(existsSync(join(store.folder, "assessments", "2026-01-04.json"))).toBe(true);
  });

  it("lets no escape sequence through from the name of a file or from what stands in it", async () => {
    const store = open();
    store.assessments.save(saved());
    writeFileSync(join(store.folder, "assessments", "\u001b[31m\u202e.json"), "a: !\u009b31m 1");
    const { damaged } = await store.assessments.list();
    expect(damaged).toHaveLength(1);
    expect(JSON.stringify(damaged)).not.toMatch(/\\u001b|[\u009b\u202e]/);
  });

  it("says what is missing and what was meant", async () => {
    const store = open();
    await expect(store.assessment()).rejects.toThrow(/no saved assessment yet/);
    store.assessments.save(saved());
    await expect(store.assessment("2026-11-32")).rejects.toThrow(UserError);
  });

  it("reads a file changed by hand once it has passed the schema, and refuses one that does not", async () => {
    const store = open();
    const file = join(store.folder, "assessments", `${store.assessments.save(saved()).id}.json`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"level": 3', '"level": 2'));
    expect((await store.assessment()).answers.ratings.python?.level).toBe(2);
    writeFileSync(file, text.replace('"level": 3', '"level": 9'));
    await expect(store.assessment()).rejects.toThrow(/:\d+:\d+: answers\.ratings\.python/);
  });

  it("keeps what is unfinished, a file for every run, until it is ended", () => {
    const { interviews } = open();
    const read = () => interviews.list().map((one) => JSON.parse(interviews.read(one)));
    const [first, second] = [interviews.begin(), interviews.begin()];
    expect(interviews.list()).toEqual([]);
    first.keep({ a: 1 });
    first.keep({ a: 2 });
    second.keep({ b: 1 });
    expect(read()).toHaveLength(2);
    expect(read()).toEqual(expect.arrayContaining([{ a: 2 }, { b: 1 }]));
    second.end();
    expect(read()).toEqual([{ a: 2 }]);
    expect(first.leave()).toBe(true);
    const again = interviews.takeOver(interviews.list()[0] as Unfinished);
    again?.end();
    expect(interviews.list()).toEqual([]);
  });

  it("deletes one, and every trace of all", async () => {
    const store = open();
    const { id } = store.assessments.save(saved());
    store.assessments.save(saved());
    store.delete("assessments", id);
    expect(store.assessments.ids()).toEqual(["2026-11-23-2"]);
    expect(() => store.delete("assessments", id)).toThrow(/No saved assessment/);
    const interview = store.interviews.begin();
    interview.keep({});
    await store.deleteAll();
    expect(readdirSync(dir)).toEqual([]);
    expect(interview.leave()).toBe(false);
  });

  it.skipIf(process.getuid?.() === 0)("says so when the folder may not be written to (root may write anywhere)", () => {
    mkdirSync(join(dir, "mlcareer"));
    chmodSync(join(dir, "mlcareer"), 0o500);
    expect(() => open().assessments.save(saved())).toThrow(/may not be written/);
  });
});
