import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Drafts, lost, type OwnDraft, SILENT } from "../../src/store/drafts.ts";
import { freshHome } from "../helpers/run.ts";

const open = (kind = "draft") => new Drafts(freshHome(), kind);
const held = (draft: OwnDraft): OwnDraft => {
  onTestFinished(() => void draft.leave());
  return draft;
};
const first = (drafts: Drafts) => {
  const [one] = drafts.list();
  if (!one) throw new Error("no draft");
  return one;
};
const age = (drafts: Drafts, name: string, ms: number) => {
  const then = new Date(Date.now() - ms);
  utimesSync(join(drafts.folder, name), then, then);
};

describe("what is unfinished", () => {
  it("is nothing until the first answer", () => {
    const drafts = open();
    held(drafts.begin());
    expect(drafts.list()).toEqual([]);
    expect(readdirSync(drafts.folder)).toEqual([]);
  });

  it("is open while its run asks, and left afterwards with the last answer", () => {
    const drafts = open();
    const draft = held(drafts.begin());
    draft.keep({ answers: 1 });
    draft.keep({ answers: 2 });
    expect(first(drafts)).toMatchObject({ name: draft.openName, open: true });
    expect(draft.leave()).toBe(true);
    expect(first(drafts).open).toBe(false);
    expect(JSON.parse(drafts.read(first(drafts)))).toEqual({ answers: 2 });
  });

  it("can be read by nobody else", () => {
    const drafts = open();
    const draft = held(drafts.begin());
    draft.keep({});
    expect(statSync(join(drafts.folder, draft.openName)).mode & 0o777).toBe(0o600);
  });

  it("of one kind is not that of the other", () => {
    const drafts = open();
    const checks = new Drafts(drafts.folder, "check");
    held(drafts.begin()).keep({});
    held(checks.begin()).keep({});
    expect([drafts.list().length, checks.list().length]).toEqual([1, 1]);
    expect(readdirSync(drafts.folder)).toHaveLength(2);
  });

  it("stands with the latest first, and is told by its name alone", () => {
    const drafts = open();
    for (const name of [
      "draft.json",
      "draft-0a1b.json",
      "draft-ff.open.json",
      "draft-XY.json",
      "drafts.json",
      "draft.txt",
    ])
      writeFileSync(join(drafts.folder, name), "{}");
    age(drafts, "draft.json", 3000);
    age(drafts, "draft-0a1b.json", 1000);
    age(drafts, "draft-ff.open.json", 2000);
    expect(drafts.list().map(({ name }) => name)).toEqual(["draft-0a1b.json", "draft-ff.open.json", "draft.json"]);
  });

  it("counts as left once its run was silent for a minute, before or after this moment", () => {
    const drafts = open();
    const draft = held(drafts.begin());
    draft.keep({});
    const opened = (ms: number) => {
      age(drafts, draft.openName, ms);
      return first(drafts).open;
    };
    expect([opened(0), opened(SILENT - 5000), opened(SILENT + 1), opened(-SILENT - 5000)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("takes the place of what it goes on from with the first answer, and not before", () => {
    const drafts = open();
    writeFileSync(join(drafts.folder, "draft.json"), "{}");
    const draft = held(drafts.begin(drafts.list()));
    expect(existsSync(join(drafts.folder, "draft.json"))).toBe(true);
    draft.keep({});
    expect(readdirSync(drafts.folder)).toEqual([draft.openName]);
  });

  it("is gone when it has ended", () => {
    const drafts = open();
    const draft = drafts.begin();
    draft.keep({});
    draft.end();
    draft.end();
    expect(readdirSync(drafts.folder)).toEqual([]);
  });
});

describe("taking over", () => {
  it("makes it one's own, and only one of two can", () => {
    const drafts = open();
    const draft = drafts.begin();
    draft.keep({ answers: 1 });
    draft.leave();
    const left = first(drafts);
    const winner = drafts.takeOver(left);
    if (winner) held(winner);
    expect(winner?.openName).toBe(first(drafts).name);
    expect(drafts.takeOver(left)).toBeUndefined();
  });

  it("is told to the run that had it, which then writes nothing", () => {
    const drafts = open();
    const loser = drafts.begin();
    loser.keep({ answers: 1 });
    const winner = drafts.takeOver(first(drafts));
    if (winner) held(winner);
    expect(() => loser.keep({ answers: 2 })).toThrow(lost().message);
    expect(drafts.read(first(drafts))).toContain('"answers": 1');
    expect(loser.leave()).toBe(false);
    expect(drafts.list()).toHaveLength(1);
  });

  it("says why it cannot be", () => {
    const drafts = open();
    mkdirSync(join(drafts.folder, "draft.json"));
    writeFileSync(join(drafts.folder, "file"), "");
    const refused = new Drafts(join(drafts.folder, "file"), "draft");
    expect(() => refused.takeOver(first(drafts))).toThrow(/^Cannot take over .*a part of its path is not a folder\.$/);
  });
});

describe("a sign of life", () => {
  it("is given every few seconds until it is left", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const drafts = open();
    const draft = drafts.begin();
    draft.keep({});
    age(drafts, draft.openName, SILENT + 1000);
    expect(first(drafts).open).toBe(false);
    vi.advanceTimersByTime(15_000);
    expect(first(drafts).open).toBe(true);
    draft.leave();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("of one that was deleted stops nothing", () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const drafts = open();
    const draft = drafts.begin();
    draft.keep({});
    new Drafts(drafts.folder, "draft").takeOver(first(drafts))?.end();
    vi.advanceTimersByTime(15_000);
    expect(() => draft.keep({})).toThrow(/not saved/);
    draft.end();
  });
});
