import { describe, expect, it } from "vitest";
import type { BankQuestion, CheckTaken, Skill } from "../../../src/catalog/schema.ts";
import { beginCheck, checkResult, decoysClaimed, inferredOf, replay } from "../../../src/core/check/result.ts";
import { bankOf, profileOf, roleOf } from "./fixtures.ts";

const SKILLS = ["a", "b", "ghost"].map((id) => ({ id, name: id, status: id === "ghost" ? "decoy" : "current" }));
const DATA = { skills: SKILLS as Skill[], questions: bankOf(["a", "b"], 4) as BankQuestion[] };
const ROLE = roleOf(["a", "b"]);

const taken = (...answers: [string, "right" | "wrong" | "dont-know"][]): CheckTaken => ({
  seed: 7,
  answers: answers.map(([question, answer]) => ({ question, answer })),
});

const SIX = taken(
  ["a-1", "right"],
  ["b-1", "wrong"],
  ["a-2", "dont-know"],
  ["b-2", "right"],
  ["a-3", "right"],
  ["b-3", "wrong"],
);

describe("answers taken again", () => {
  const start = beginCheck(ROLE, profileOf({ a: 3, b: 2 }), DATA);
  const kept = (given: CheckTaken) => replay(start, given).answers.map(({ question }) => question);

  it.each<[string, CheckTaken, string[]]>([
    ["all of them, in order", taken(["b-2", "wrong"], ["a-1", "right"]), ["b-2", "a-1"]],
    ["none of a question that is gone", taken(["gone", "right"], ["a-1", "right"]), ["a-1"]],
    ["the first of two to one question", taken(["a-1", "right"], ["a-1", "wrong"]), ["a-1"]],
    ["nothing of nothing", taken(), []],
  ])("keep %s", (_, given, questions) => expect(kept(given)).toEqual(questions));

  it("leave out what is answered already", () => {
    const once = replay(start, taken(["a-1", "right"]));
    const twice = replay(once, taken(["a-1", "wrong"], ["a-2", "wrong"]));
    expect(twice.answers.map(({ question, right }) => [question, right])).toEqual([
      ["a-1", true],
      ["a-2", false],
    ]);
  });

  it("leave out skills that are no longer claimed", () => {
    const less = beginCheck(ROLE, profileOf({ a: 3 }), DATA);
    expect(replay(less, SIX).answers.map(({ question }) => question)).toEqual(["a-1", "a-2", "a-3"]);
  });
});

describe("the result of a check", () => {
  const { result, inferred } = checkResult(ROLE, profileOf({ a: 3, b: 2 }), DATA, SIX);

  it("takes no evidence for proof", () => {
    const claimed = profileOf({ a: 3, b: 2 });
    const evidence = [{ kind: "resume" as const, where: "cv.txt", quote: "Ran it in production", level: 3 }];
    const ratings = new Map([...claimed.ratings].map(([id, rating]) => [id, { ...rating, evidence }]));
    expect(checkResult(ROLE, { ...claimed, ratings }, DATA, SIX)).toEqual({ result, inferred });
  });

  it("counts right, wrong and not known apart", () => {
    expect(result).toMatchObject({ seed: 7, asked: 6, right: 3, wrong: 2, dontKnow: 1, answers: SIX.answers });
    expect(result).not.toHaveProperty("given");
  });

  it("has every skill asked about, with what was claimed of it and how its questions went", () => {
    const seen = result.skills.map(({ skill, claimed, asked, right }) => ({ skill, claimed, asked, right }));
    expect(seen).toEqual([
      { skill: "a", claimed: 3, asked: 3, right: 2 },
      { skill: "b", claimed: 2, asked: 3, right: 1 },
    ]);
    for (const { low, level, high } of result.skills) {
      expect(low).toBeLessThan(level);
      expect(level).toBeLessThan(high);
    }
  });

  it("says when the answers were given, where they come from several checks", () => {
    const known = { ...SIX, first: "2026-01-02T00:00:00.000Z", last: "2026-03-04T00:00:00.000Z" };
    expect(checkResult(ROLE, profileOf({ a: 3, b: 2 }), DATA, known).result.given).toEqual({
      first: known.first,
      last: known.last,
    });
  });

  it("infers readiness from five answers on", () => {
    expect(inferred?.questions).toBe(6);
    const after = (n: number) =>
      checkResult(ROLE, profileOf({ a: 3, b: 2 }), DATA, { ...SIX, answers: SIX.answers.slice(0, n) }).inferred;
    expect([4, 5].map((n) => after(n)?.questions)).toEqual([undefined, 5]);
  });

  it("has six decimals at most", () => {
    const check = replay(beginCheck(ROLE, profileOf({ a: 3, b: 2 }), DATA), SIX);
    expect(inferredOf(check, 7)).toEqual(inferred);
    const figures = [inferred?.mean, inferred?.low, inferred?.high, ...result.skills.map(({ level }) => level)];
    for (const figure of figures) expect(String(figure)).toMatch(/^\d+(\.\d{1,6})?$/);
  });

  it("loses what no longer counts from its answers as well", () => {
    const { result: less } = checkResult(ROLE, profileOf({ b: 2 }), DATA, SIX);
    expect(less).toMatchObject({ asked: 3, right: 1, wrong: 2, dontKnow: 0 });
    expect(less.answers.map(({ question }) => question)).toEqual(["b-1", "b-2", "b-3"]);
    expect(less.skills.map(({ skill }) => skill)).toEqual(["b"]);
  });
});

describe("decoys", () => {
  it.each([
    [{ a: 3 }, []],
    [{ ghost: 0 }, []],
    [{ ghost: 1, a: 2 }, ["ghost"]],
  ])("claimed in %j: %j", (levels: Record<string, number>, found) => {
    expect(decoysClaimed(DATA, profileOf(levels))).toEqual(found);
    expect(beginCheck(ROLE, profileOf(levels), DATA).decoysClaimed).toBe(found.length);
  });
});
