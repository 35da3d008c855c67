import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSUMPTIONS } from "../../../src/core/check/assumptions.ts";
import { type Check, record, startCheck, tally } from "../../../src/core/check/check.ts";
import type { Answer } from "../../../src/core/check/items.ts";
import { bankOf, profileOf, roleOf } from "./fixtures.ts";

const ROLE = roleOf(["a", "b", { skills: ["a", "c"], best: 1 }]);
const BANK = bankOf(["a", "b", "c", "elsewhere"], 3);
const start = (levels: Record<string, number>) => startCheck(ROLE, profileOf(levels), BANK);
const right = (question: string): Answer => ({ question, right: true });
const wrong = (question: string): Answer => ({ question, right: false });
const numbers = ({ beliefs, weights }: Check) => JSON.stringify([beliefs, [...weights]]);

describe("a check that begins", () => {
  it("asks only about skills that the role names and the person claims", () => {
    const check = start({ a: 2, b: 0, elsewhere: 4 });
    expect(new Set(check.questions.map(({ skill }) => skill))).toEqual(new Set(["a"]));
    expect(check.beliefs.map(({ skill, rating }) => [skill, rating])).toEqual([["a", 2]]);
  });

  it("takes a skill that two requirements name once", () => {
    expect(start({ a: 1, b: 1, c: 1 }).beliefs.map(({ skill }) => skill)).toEqual(["a", "b", "c"]);
  });

  it("has nothing to ask of somebody who claims nothing", () => {
    const check = start({});
    expect(check.questions).toEqual([]);
    expect(check.beliefs).toEqual([]);
    expect([...check.weights].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  it("knows for every question how likely it is to be answered right, more so with more ability", () => {
    const { curves, questions } = start({ a: 2 });
    expect([...curves.keys()]).toEqual(questions.map(({ id }) => id));
    for (const curve of curves.values())
      for (let i = 1; i < curve.length; i++) expect(curve[i]).toBeGreaterThan(curve[i - 1] ?? 1);
  });

  it("takes a difficulty that is less surely known for a flatter curve", () => {
    const steepness = (difficultySpread: number) => {
      const { curves } = startCheck(ROLE, profileOf({ a: 2 }), BANK, {
        assumptions: { ...ASSUMPTIONS, difficultySpread },
      });
      const curve = curves.get("a-2") ?? new Float64Array();
      return (curve.at(-1) ?? 0) - (curve[0] ?? 0);
    };
    expect(steepness(2)).toBeLessThan(steepness(0));
  });

  it("keeps how many decoys were claimed", () => {
    expect(start({ a: 1 }).decoysClaimed).toBe(0);
    expect(startCheck(ROLE, profileOf({ a: 1 }), BANK, { decoysClaimed: 2 }).decoysClaimed).toBe(2);
  });
});

describe("an answer", () => {
  it("leaves the check before it as it was", () => {
    const before = start({ a: 2, b: 2 });
    const was = numbers(before);
    record(before, right("a-1"));
    expect(numbers(before)).toBe(was);
    expect(before.answers).toEqual([]);
  });

  it("moves the belief about its own skill, and the shared traits, but no other skill's", () => {
    const before = start({ a: 2, b: 2 });
    const after = record(before, right("a-2"));
    expect(after.beliefs[0]).not.toEqual(before.beliefs[0]);
    expect(after.beliefs[1]).toEqual(before.beliefs[1]);
    expect([...after.weights]).not.toEqual([...before.weights]);
  });

  it("counts in whatever order it was given", () => {
    const ids = BANK.filter(({ skill }) => skill !== "elsewhere").map(({ id }) => id);
    const given = fc
      .shuffledSubarray(ids)
      .chain((order) =>
        fc.tuple(fc.constant(order), fc.shuffledSubarray(order, { minLength: order.length }), fc.array(fc.boolean())),
      );
    fc.assert(
      fc.property(given, ([order, other, outcomes]) => {
        const answers = (list: readonly string[]) =>
          list
            .map((id) => ({ question: id, right: outcomes[ids.indexOf(id)] ?? false }))
            .reduce(record, start({ a: 3, b: 1, c: 2 }));
        expect(numbers(answers(order))).toBe(numbers(answers(other)));
      }),
      { seed: 12, numRuns: 30 },
    );
  });

  it("is refused for a question that is not asked here, and for one that was answered", () => {
    const check = record(start({ a: 2 }), wrong("a-1"));
    expect(() => record(check, right("a-1"))).toThrow(new RangeError("a-1 was answered before"));
    expect(() => record(check, right("elsewhere-1"))).toThrow(
      new RangeError("elsewhere-1 is not a question of this check"),
    );
  });
});

describe("how the answers went", () => {
  it.each<[string, Answer[], ReturnType<typeof tally>]>([
    ["none given", [], { right: 0, wrong: 0, dontKnow: 0 }],
    [
      "each kind",
      [right("a-1"), wrong("a-2"), { question: "a-3", right: false, dontKnow: true }],
      { right: 1, wrong: 1, dontKnow: 1 },
    ],
    [
      "right, but said not to be known",
      [{ question: "a-1", right: true, dontKnow: true }],
      { right: 0, wrong: 0, dontKnow: 1 },
    ],
  ])("%s", (_, answers, wanted) => expect(tally(answers.reduce(record, start({ a: 2 })))).toEqual(wanted));
});
