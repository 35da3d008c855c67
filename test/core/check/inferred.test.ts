import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Requirement } from "../../../src/catalog/schema.ts";
import { record, startCheck, tally } from "../../../src/core/check/check.ts";
import { inferred } from "../../../src/core/check/inferred.ts";
import { finished, nextQuestion } from "../../../src/core/check/next.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { seeded } from "../../../src/core/check/random.ts";
import { type Ask, bankOf, profileOf, roleOf, skillsOf } from "./fixtures.ts";
import { simulateAnswer, simulatePerson } from "./simulated.ts";

const SKILLS = skillsOf(6);
const ROLE: Ask[] = [
  { skills: ["skill-1", "skill-2"], best: 1, asked: 3 },
  { skills: ["skill-3", "skill-4"], asked: 4, floor: 2, weight: 2 },
  { skills: ["skill-5"], asked: 2, floor: 1 },
  { skills: ["skill-6"], asked: 3 },
];
const BANK = bankOf(SKILLS, 2);

const ratings = fc.tuple(...SKILLS.map(() => fc.integer({ min: 0, max: 4 })));
const outcomes = fc.array(fc.boolean(), { minLength: BANK.length, maxLength: BANK.length });

function answered(levels: readonly number[], right: readonly boolean[], answers: number) {
  const profile = profileOf(Object.fromEntries(SKILLS.map((skill, i) => [skill, levels[i] ?? 0])));
  const start = startCheck(roleOf(ROLE), profile, BANK);
  return start.questions
    .slice(0, answers)
    .map(({ id }) => ({ question: id, right: right[BANK.findIndex((question) => question.id === id)] ?? false }))
    .reduce(record, start);
}

describe("inferred readiness", () => {
  it("is never lowered by one more right answer", () => {
    fc.assert(
      fc.property(ratings, outcomes, fc.nat(BANK.length - 1), (levels, right, turned) => {
        const worse = right.map((value, i) => value && i !== turned);
        const better = right.map((value, i) => value || i === turned);
        const low = inferred(answered(levels, worse, 12), 4, 200);
        const high = inferred(answered(levels, better, 12), 4, 200);
        for (const key of ["mean", "low", "high"] as const) expect(high[key]).toBeGreaterThanOrEqual(low[key] - 1e-9);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it("lies between all wrong and all right", () => {
    fc.assert(
      fc.property(ratings, outcomes, fc.nat(BANK.length), (levels, right, answers) => {
        const [none, some, all] = [right.map(() => false), right, right.map(() => true)].map(
          (outcome) => inferred(answered(levels, outcome, answers), 9, 200).mean,
        );
        expect(some).toBeGreaterThanOrEqual((none ?? Number.NaN) - 1e-9);
        expect(some).toBeLessThanOrEqual((all ?? Number.NaN) + 1e-9);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it("comes with an interval that shrinks on average as answers come in", () => {
    const skills = skillsOf(20);
    const role = roleOf(skills);
    const widths = [0, 8, 16, 32].map(() => 0);
    for (let p = 0; p < 30; p++) {
      const next = seeded(p);
      const person = simulatePerson(role, next);
      let check = startCheck(role, person.profile, bankOf(skills, 3));
      for (const [i, answers] of [0, 8, 16, 32].entries()) {
        while (check.answers.length < answers) {
          const question = nextQuestion(check);
          if (question) check = record(check, simulateAnswer(person, question, next));
        }
        const { low, high } = inferred(check, p, 500);
        widths[i] = (widths[i] ?? 0) + high - low;
      }
    }
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
  });

  it("is the same for the same seed, and so is the test", () => {
    const run = (seed: number) => {
      let check = answered([2, 3, 1, 4, 2, 1], [], 0);
      for (let i = 0; i < 5; i++)
        check = record(check, { question: nextQuestion(check)?.id ?? "", right: i % 2 === 0 });
      return { answers: check.answers, inferred: inferred(check, seed) };
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1).answers).toEqual(run(2).answers);
    expect(run(1).inferred).not.toEqual(run(2).inferred);
  });

  it("has the mean that the posterior has, where readiness is a straight line", () => {
    const straight = { ...roleOf(SKILLS.map((skill) => ({ skills: [skill], asked: 4 }))), formula: 1 as const };
    const start = startCheck(straight, profileOf(Object.fromEntries(SKILLS.map((skill) => [skill, 2]))), BANK);
    const check = BANK.slice(0, 7)
      .map(({ id }, i) => ({ question: id, right: i < 4 }))
      .reduce(record, start);
    const exact = SKILLS.reduce((sum, skill) => sum + (skillPosterior(check, skill)?.level ?? Number.NaN), 0) / 24;
    const draws = 20_000;
    const { mean, low, high } = inferred(check, 1, draws);
    const standardError = (high - low) / (2 * 1.645) / Math.sqrt(draws);
    expect(Math.abs(mean - 100 * exact)).toBeLessThan(4 * standardError);
  });

  it("takes education as stated", () => {
    const base = roleOf(["skill-1"]);
    const degree: Requirement = {
      id: "degree",
      title: "",
      sources: [],
      weight: 1,
      weightBasis: "",
      kind: "education",
      asked: "masters",
    };
    const role = { ...base, requirements: [...base.requirements, degree] };
    const profile = { ...profileOf({}), education: { degree: "masters", related: true } as const };
    expect(inferred(startCheck(role, profile, []), 1)).toMatchObject({ mean: 50, low: 50, high: 50 });
  });
});

describe("claimed decoys", () => {
  const role = roleOf(SKILLS.map((skill) => ({ skills: [skill], asked: 4 })));
  const profile = profileOf(Object.fromEntries(SKILLS.map((skill) => [skill, 3])));
  const withDecoys = (decoysClaimed: number) => inferred(startCheck(role, profile, BANK, { decoysClaimed }), 1);

  it("widen the interval by a quarter each and leave the mean alone", () => {
    const [none, one] = [withDecoys(0), withDecoys(1)];
    expect(one.high).toBeLessThan(100);
    expect(one.low).toBeGreaterThan(0);
    expect(one.mean).toBe(none.mean);
    expect(one.high - one.mean).toBeCloseTo(1.25 * (none.high - none.mean), 9);
    expect(one.mean - one.low).toBeCloseTo(1.25 * (none.mean - none.low), 9);
  });

  it("never widen it beyond 0 to 100", () => {
    const { low, high } = withDecoys(40);
    expect([low, high]).toEqual([0, 100]);
  });
});

describe("a check", () => {
  const start = answered([2, 3, 1, 4, 2, 1], [], 0);
  const first = BANK[0]?.id ?? "";

  it("refuses a question that is not its own, and one answered before", () => {
    expect(() => record(start, { question: "nothing", right: true })).toThrow(RangeError);
    const once = record(start, { question: first, right: true });
    expect(() => record(once, { question: first, right: true })).toThrow(RangeError);
  });

  it("scores I don't know as wrong and counts it apart", () => {
    const wrong = record(start, { question: first, right: false });
    const unknown = record(start, { question: first, right: false, dontKnow: true });
    expect(inferred(unknown, 1)).toEqual(inferred(wrong, 1));
    expect(tally(unknown)).toEqual({ right: 0, wrong: 0, dontKnow: 1 });
    expect(tally(wrong)).toEqual({ right: 0, wrong: 1, dontKnow: 0 });
  });

  it("does not change when an answer is recorded", () => {
    const before = inferred(start, 1);
    record(start, { question: first, right: true });
    expect(inferred(start, 1)).toEqual(before);
    expect(start.answers).toEqual([]);
  });

  it("ends at the number of questions, at an interval narrow enough, or with the bank", () => {
    const five = answered([2, 3, 1, 4, 2, 1], [], 5);
    const four = answered([2, 3, 1, 4, 2, 1], [], 4);
    const { low, high } = inferred(five, 1);
    expect(finished(five, {}, 1)).toBe(false);
    expect(finished(five, { questions: 5 }, 1)).toBe(true);
    expect(finished(five, { questions: 6 }, 1)).toBe(false);
    expect(finished(five, { points: high - low + 0.1 }, 1)).toBe(true);
    expect(finished(five, { points: high - low - 0.1 }, 1)).toBe(false);
    expect(finished(four, { points: 100 }, 1)).toBe(false);
    expect(finished(answered([2, 3, 1, 4, 2, 1], [], 12), {}, 1)).toBe(true);
    expect(finished(answered([0, 0, 0, 0, 0, 0], [], 0), {}, 1)).toBe(true);
  });
});
