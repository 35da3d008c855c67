import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, newDraft, parseDraft } from "../../src/interview/draft.ts";
import { questions } from "../../src/interview/flow.ts";
import { recorded, steppedBack } from "../../src/interview/record.ts";
import { catalog, draft, NOW, question, role, setting } from "./fixtures.ts";

/** Answers given one after the other: [question, value], without a value skipped. */
function given(...replies: [id: string, value?: string | string[] | undefined][]): Draft {
  return replies.reduce((now, [id, value]) => recorded(now, question(id, now), value), draft);
}

const USED = "used-lately:neighbours";

/** As an interview left it that asked for each skill when it was last used. */
function usedBefore(now: Draft, id: string): Draft {
  const ratings = {
    ...now.answers.ratings,
    [id]: { level: 0, ...now.answers.ratings[id], lastUsed: "longer" as const },
  };
  return { ...now, done: [...now.done, `used:${id}`], answers: { ...now.answers, ratings } };
}

describe("recording a reply", () => {
  it.each([
    ["none", { degree: "none", related: false }],
    ["bachelors", { degree: "bachelors", related: true }],
    ["doctorate/other", { degree: "doctorate", related: false }],
    [undefined, undefined],
  ])("the degree %s is %j", (value, education) => {
    expect(given(["degree:", value]).answers.education).toEqual(education);
  });

  it.each([
    ["IN", "IN"],
    ["", undefined],
    [undefined, undefined],
  ])("the country %j is %j", (value, country) => {
    const asked = question("country:", draft, { ...setting, countries: { IN: "India" } });
    const after = recorded(draft, asked, value);
    expect(after.answers.country).toBe(country);
    expect(after.done).toEqual(["country:"]);
  });

  it("keeps a level, and whether the skill was used within the year", () => {
    const levels = given(["level:a", "3"], ["pick:neighbours", ["x"]], ["level:x", "1"]);
    const after = recorded(levels, question(USED, levels), ["x"]);
    expect(after.answers.ratings).toMatchObject({
      a: { level: 3, lastUsed: "over-a-year" },
      x: { level: 1, lastUsed: "within-year" },
    });
    expect(after.done.at(-1)).toBe(USED);
    expect(recorded(after, question(USED, after)).answers.ratings.a).toEqual({ level: 3, lastUsed: undefined });
  });

  it("keeps what was said more exactly before", () => {
    const before = newDraft(role.id, NOW, { ratings: { a: { level: 3, lastUsed: "1-3-years" } } });
    const asked = question(USED, before);
    expect(recorded(before, asked, []).answers.ratings.a?.lastUsed).toBe("1-3-years");
    expect(recorded(before, asked, ["a"]).answers.ratings.a?.lastUsed).toBe("within-year");
  });

  it("changes a level without forgetting when it was last used; 0 forgets it, and asks again later", () => {
    const before = usedBefore(given(["level:a", "3"]), "a");
    expect(recorded(before, question("level:a", before), "2").answers.ratings).toEqual({
      a: { level: 2, lastUsed: "longer" },
    });
    const none = recorded(before, question("level:a", before), "0");
    expect(none.answers.ratings).toEqual({ a: { level: 0 } });
    expect(none.done).toEqual(["level:a"]);
  });

  it("rates what was not picked 0, and leaves what was picked for the next questions", () => {
    const after = given(["pick:several", ["c"]]);
    expect(after.answers.ratings).toEqual({ b: { level: 0 }, d: { level: 0 } });
    expect(after.picked).toEqual({ several: ["c"] });
  });

  it("keeps the levels of what stays picked, and takes back those of what does not", () => {
    const before = usedBefore(given(["pick:several", ["b", "c"]], ["level:b", "3"], ["level:c", "2"]), "b");
    const after = recorded(before, question("pick:several", before), ["b", "d"]);
    expect(after.answers.ratings).toEqual({ b: { level: 3, lastUsed: "longer" }, c: { level: 0 } });
    expect(after.done).toEqual(["level:b", "used:b", "pick:several"]);
    expect(questions(setting, after).map(({ id }) => id)).toContain("level:d");
  });

  it("asks again for the level of what is picked again", () => {
    const once = usedBefore(given(["pick:several", ["c"]], ["level:c", "2"]), "c");
    const without = recorded(once, question("pick:several", once), []);
    const again = recorded(without, question("pick:several", without), ["c"]);
    expect(again.answers.ratings.c).toBeUndefined();
    expect(again.done).toEqual(["pick:several"]);
  });

  it("takes a level of 0 for what was picked as it is", () => {
    const before = given(["pick:several", ["c"]], ["level:c", "0"]);
    expect(recorded(before, question("pick:several", before), ["c"]).answers.ratings.c).toEqual({ level: 0 });
  });

  it("skipping takes back what was answered: not answered is not 0", () => {
    const rated = usedBefore(given(["pick:several", ["b"]], ["level:b", "3"]), "b");
    expect(recorded(rated, question("level:b", rated)).answers.ratings.b).toBeUndefined();
    const skipped = recorded(rated, question("pick:several", rated));
    expect(skipped.answers.ratings).toEqual({});
    expect(skipped.picked).toEqual({});
    expect(skipped.done).toEqual(["pick:several"]);
  });

  it("changes nothing of the draft it is given", () => {
    const before = given(["pick:several", ["b"]], ["level:b", "3"]);
    const copy = structuredClone(before);
    recorded(before, question("pick:several", before), ["d"]);
    recorded(before, question("level:b", before));
    expect(before).toEqual(copy);
  });
});

describe("going back", () => {
  it("opens the question before again and keeps its answer as the preselected one", () => {
    const before = given(["degree:", "masters"], ["level:a", "3"]);
    const list = questions(setting, before);
    const after = steppedBack(
      before,
      list,
      list.findIndex(({ id }) => id === "pick:several"),
    );
    expect(after.done).toEqual(["degree:"]);
    expect(question("level:a", after).preset).toBe("3");
  });

  it("does nothing at the first question", () => {
    expect(steppedBack(draft, questions(setting, draft), 0)).toEqual(draft);
  });
});

/** A hand at the keyboard: any replies in any order; `bits` decides which choices are taken. */
const hands = fc.array(fc.record({ kind: fc.constantFrom("answer", "skip", "back"), bits: fc.nat() }), {
  maxLength: 60,
});

function play(steps: readonly { kind: string; bits: number }[]): Draft {
  let now: Draft = draft;
  for (const { kind, bits } of steps) {
    const list = questions(setting, now);
    const index = list.findIndex(({ id }) => !now.done.includes(id));
    const asked = list[index];
    if (!asked) return now;
    const values = asked.choices.map(({ value }) => value);
    const taken = asked.kind === "pick" ? values.filter((_, i) => (bits >> i) % 2 === 1) : values[bits % values.length];
    now = kind === "back" ? steppedBack(now, list, index) : recorded(now, asked, kind === "answer" ? taken : undefined);
  }
  return now;
}

describe("any interview", () => {
  const always = (check: (now: Draft) => void) =>
    fc.assert(
      fc.property(hands, (steps) => {
        check(play(steps));
      }),
      { seed: 7, numRuns: 200 },
    );

  it("can be written and read back", () => {
    always((now) => expect(parseDraft(JSON.stringify(now), catalog)).toEqual(JSON.parse(JSON.stringify(now))));
  });

  it("rates 0 what was offered and not picked", () => {
    always((now) => {
      for (const [screen, picked] of Object.entries(now.picked)) {
        const offered = question(`pick:${screen}`, now).choices.map(({ value }) => value);
        expect(offered).toEqual(expect.arrayContaining(picked));
        for (const id of offered) if (!picked.includes(id)) expect(now.answers.ratings[id]).toEqual({ level: 0 });
      }
    });
  });

  it("asks when a skill was last used only while its level is above 0", () => {
    always((now) => {
      for (const [id, rating] of Object.entries(now.answers.ratings)) {
        if (rating.level === 0) expect(rating.lastUsed).toBeUndefined();
        if (rating.level === 0) expect(now.done).not.toContain(`used:${id}`);
      }
    });
  });
});

describe("a draft's file", () => {
  const text = JSON.stringify(given(["pick:several", ["b"]], ["level:b", "3"]));

  it("is read back as it was written", () => {
    expect(parseDraft(text, catalog)).toEqual(JSON.parse(text));
  });

  it.each([
    ["no JSON", "{", /damaged/],
    ["another shape", JSON.stringify({ schemaVersion: 1 }), /damaged/],
    ["a level that does not exist", text.replace('"level":3', '"level":7'), /damaged/],
    ["a newer program's", text.replace('"schemaVersion":1', '"schemaVersion":2'), /newer mlcareer \(format 2\)/],
    ["a role that is gone", JSON.stringify(newDraft("gone", NOW)), /no role gone/],
  ])("is refused with the reason when it is %s", (_what, broken, reason) => {
    expect(() => parseDraft(broken, catalog)).toThrow(reason);
  });

  it("speaks of one role, and of none of its text as it would move a terminal", () => {
    const changed = JSON.parse(text);
    changed.answers.role = "gone";
    changed.answers.ratings.b.evidence = "\u001b[31mred\u202e";
    const read = parseDraft(JSON.stringify(changed), catalog);
    expect(read.answers).toMatchObject({
      role: role.id,
      ratings: { b: { evidence: [{ kind: "link", where: "[31mred" }] } },
    });
  });

  it("loses skills that the data no longer know", () => {
    const fewer = { ...catalog, skills: catalog.skills.filter(({ id }) => id !== "b") };
    expect(Object.keys(parseDraft(text, fewer).answers.ratings)).toEqual(["c", "d"]);
    expect(parseDraft(text, fewer).role).toBe(role.id);
  });
});
