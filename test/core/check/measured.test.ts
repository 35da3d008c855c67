import { describe, expect, it } from "vitest";
import type { BankQuestion, CheckTaken, Skill } from "../../../src/catalog/schema.ts";
import { measureProfile } from "../../../src/core/check/measured.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { beginCheck, replay } from "../../../src/core/check/result.ts";
import { bankOf, profileOf, roleOf } from "./fixtures.ts";

const DATA = { skills: [] as Skill[], questions: bankOf(["a", "b"], 8) as BankQuestion[] };
const PROFILE = { ...profileOf({ a: 3, b: 0, other: 4 }), education: { degree: "masters", related: true } as const };

const answerAll = (skill: string, answer: "right" | "wrong"): CheckTaken => ({
  seed: 1,
  answers: DATA.questions.filter((one) => one.skill === skill).map(({ id }) => ({ question: id, answer })),
});
const measure = (taken: CheckTaken) => measureProfile([roleOf(["a", "b"])], PROFILE, DATA, taken);
const levelIn = (taken: CheckTaken, skill: string) => measure(taken).ratings.get(skill)?.level;

describe("a profile as measured", () => {
  it("falls with wrong answers and rises with right ones", () => {
    const wrong = levelIn(answerAll("a", "wrong"), "a") ?? Number.NaN;
    const right = levelIn(answerAll("a", "right"), "a") ?? Number.NaN;
    expect(wrong).toBeLessThan(2);
    expect(right).toBeGreaterThanOrEqual(3);
  });

  it("has the median of what the check says, a whole level", () => {
    const taken = answerAll("a", "wrong");
    const check = replay(beginCheck(roleOf(["a", "b"]), PROFILE, DATA), taken);
    expect(levelIn(taken, "a")).toBe(skillPosterior(check, "a")?.median);
  });

  it("keeps what is rated 0, what no role names, education, and when a skill was last used", () => {
    const ratings = new Map([...PROFILE.ratings, ["a", { level: 3, lastUsed: "longer" } as const]]);
    const found = measureProfile([roleOf(["a", "b"])], { ...PROFILE, ratings }, DATA, answerAll("a", "wrong"));
    expect(found.ratings.get("b")).toEqual({ level: 0 });
    expect(found.ratings.get("other")).toEqual({ level: 4 });
    expect(found.education).toEqual(PROFILE.education);
    expect(found.ratings.get("a")?.lastUsed).toBe("longer");
    expect(PROFILE.ratings.get("a")).toEqual({ level: 3 });
  });

  it("measures what any of several roles names", () => {
    const profile = profileOf({ a: 3, b: 3 });
    const taken = answerAll("b", "wrong");
    const one = measureProfile([roleOf(["a"])], profile, DATA, taken);
    const both = measureProfile([roleOf(["a"]), roleOf(["b"])], profile, DATA, taken);
    expect(one.ratings.get("b")?.level).toBe(3);
    expect(both.ratings.get("b")?.level).toBeLessThan(2);
  });
});
