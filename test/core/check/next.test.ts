import { describe, expect, it } from "vitest";
import { record, startCheck } from "../../../src/core/check/check.ts";
import { inferred } from "../../../src/core/check/inferred.ts";
import { finished, nextQuestion } from "../../../src/core/check/next.ts";
import { seeded } from "../../../src/core/check/random.ts";
import { atRandom, byReadinessVariance, type Rule } from "../../../src/core/check/rules.ts";
import { bankOf, profileOf, roleOf } from "./fixtures.ts";

const SKILLS = ["a", "b", "c", "d"];

/** A rule that prefers the questions in the order of a list. */
const inOrder =
  (...ids: string[]): Rule =>
  (_, questions) =>
    questions.map(({ id }) => (ids.includes(id) ? ids.length - ids.indexOf(id) : 0));

describe("the next question", () => {
  const start = startCheck(roleOf(SKILLS), profileOf({ a: 2, b: 3, c: 1, d: 4 }), bankOf(SKILLS, 4));

  it.each([
    ["variance of readiness", byReadinessVariance],
    ["random", atRandom(seeded(3))],
  ])("is never asked twice, nor twice in a row on one skill while another is open (%s)", (_name, rule) => {
    const asked: string[] = [];
    const skills: string[] = [];
    let check = start;
    for (let question = nextQuestion(check, asked, rule); question; question = nextQuestion(check, asked, rule)) {
      const { skill } = question;
      const before = skills.at(-1);
      const othersOpen = start.questions.some((q) => !asked.includes(q.id) && q.skill !== before);
      if (othersOpen) expect(skill).not.toBe(before);
      check = record(check, { question: question.id, right: asked.length % 3 > 0 });
      asked.push(question.id);
      skills.push(skill);
    }
    expect(new Set(asked).size).toBe(16);
  });

  it("may repeat the skill when no other is open", () => {
    const lone = startCheck(roleOf(["a"]), profileOf({ a: 2 }), bankOf(["a"], 2));
    const first = nextQuestion(lone);
    const second = nextQuestion(record(lone, { question: first?.id ?? "", right: true }));
    expect(new Set([first?.id, second?.id])).toEqual(new Set(["a-1", "a-2"]));
  });
});

describe("the core of the role", () => {
  const cored = roleOf([{ skills: ["a", "b"], best: 1, core: true }, { skills: ["c"], core: true }, "d"]);
  const start = startCheck(cored, profileOf({ a: 2, b: 3, c: 1, d: 4 }), bankOf(SKILLS, 2));

  it("is asked about first, once a skill, of a list the one known best; then the rule has its way", () => {
    const wish = inOrder("d-1", "a-1", "d-2", "c-1");
    expect(nextQuestion(start, [], wish)?.id).toBe("c-1");
    expect(nextQuestion(start, ["c-1"], wish)?.skill).toBe("b");
    expect(nextQuestion(start, ["c-1", "b-1"], wish)?.id).toBe("d-1");
    expect(nextQuestion(record(start, { question: "c-2", right: true }), [], wish)?.skill).toBe("b");
  });
});

describe("the rule", () => {
  const start = startCheck(roleOf(["a", "b"]), profileOf({ a: 2, b: 2 }), bankOf(["a", "b"], 2));

  it.each([
    [[], ["b-2", "a-1"], "b-2"],
    [["b-2"], ["b-1", "a-2"], "a-2"],
    [["a-1", "a-2"], ["a-1", "b-2"], "b-2"],
    [["a-1", "a-2", "b-1"], ["b-2"], "b-2"],
    [["a-1", "a-2", "b-1", "b-2"], ["b-2"], undefined],
    [[], [], "a-1"],
  ])("after %j, wishing for %j, gets %s: open, and of another skill", (asked, wished, next) => {
    expect(nextQuestion(start, asked, inOrder(...wished))?.id).toBe(next);
  });

  it("sees the open questions alone", () => {
    const seen: string[][] = [];
    const spy: Rule = (_, questions) => {
      seen.push(questions.map(({ id }) => id));
      return questions.map(() => 0);
    };
    nextQuestion(record(start, { question: "a-1", right: true }), undefined, spy);
    expect(seen).toEqual([["b-1", "b-2"]]);
  });
});

describe("a check is over", () => {
  const start = startCheck(roleOf(SKILLS), profileOf({ a: 2, b: 3, c: 1, d: 4 }), bankOf(SKILLS, 2));
  const answered = (n: number) =>
    start.questions.slice(0, n).reduce((now, { id }, i) => record(now, { question: id, right: i % 2 > 0 }), start);

  it.each([
    [0, {}, false],
    [8, {}, true],
    [7, {}, false],
    [3, { questions: 3 }, true],
    [2, { questions: 3 }, false],
    [4, { points: 101 }, false],
    [5, { points: 101 }, true],
    [5, { points: 0.001 }, false],
    [6, { points: 0.001, questions: 6 }, true],
  ])("after %d answers of 8 with %j: %s", (answers, stop, over) => {
    expect(finished(answered(answers), stop, 3)).toBe(over);
  });

  it("as soon as the interval is narrower than asked for, not at its width", () => {
    const { low, high } = inferred(answered(6), 3);
    expect(finished(answered(6), { points: high - low }, 3)).toBe(false);
    expect(finished(answered(6), { points: high - low + 1e-9 }, 3)).toBe(true);
  });
});
