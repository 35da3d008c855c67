import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, levelOf } from "../../../src/core/check/assumptions.ts";
import { record, startCheck } from "../../../src/core/check/check.ts";
import { inferred } from "../../../src/core/check/inferred.ts";
import { probabilityRight, withSpread } from "../../../src/core/check/items.ts";
import { ratingProbability } from "../../../src/core/check/model.ts";
import { cumulativeNormal } from "../../../src/core/check/normal.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { normal, seeded } from "../../../src/core/check/random.ts";
import { bankOf, profileOf, roleOf, skillsOf } from "./fixtures.ts";
import { simulateAnswer, simulatePerson } from "./simulated.ts";

const FINE = { ...ASSUMPTIONS, grid: { ability: 65, general: 65, leniency: 33 } };
const noise = Math.sqrt(1 / 0.47 ** 2 - 1.25);

/** ∫ over −6 … 6 by the midpoint rule. */
function integral(f: (x: number) => number, steps = 120): number {
  const step = 12 / steps;
  return Array.from({ length: steps }, (_, i) => f(-6 + (i + 0.5) * step)).reduce((sum, y) => sum + y * step, 0);
}

function density(x: number, mean: number, variance: number): number {
  return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

describe("the normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [5, 0.9999997133484281],
    [-9, 0],
  ])("Φ(%d) = %d", (x, p) => expect(cumulativeNormal(x)).toBeCloseTo(p, 14));

  it("shares the four ratings out", () => {
    const sum = [1, 2, 3, 4].reduce((total, rating) => total + ratingProbability(rating, 0.7, noise), 0);
    expect(sum).toBeCloseTo(1, 14);
  });
});

describe("without answers", () => {
  it.each([1, 2, 3, 4])("one skill rated %d has the posterior that the ratings alone give", (rating) => {
    const check = startCheck(roleOf(["a"]), profileOf({ a: rating }), [], { assumptions: FINE });
    const likelihood = (x: number) =>
      ratingProbability(rating, x + 0.3, Math.sqrt(noise ** 2 + 0.25)) * density(x, 0, 1);
    const total = integral(likelihood);
    const posterior = skillPosterior(check, "a");
    expect(posterior?.ability).toBeCloseTo(integral((x) => x * likelihood(x)) / total, 3);
    expect(posterior?.level).toBeCloseTo(integral((x) => levelOf(x) * likelihood(x)) / total, 2);
  });

  it("knows nothing of a skill rated 0 or not in the role", () => {
    const check = startCheck(roleOf(["a", "b"]), profileOf({ a: 0, c: 3 }), bankOf(["a", "b", "c"], 2));
    expect(check.questions).toEqual([]);
    for (const skill of ["a", "b", "c"]) expect(skillPosterior(check, skill)).toBeUndefined();
    expect(inferred(check, 1)).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});

describe("with answers", () => {
  const bank = bankOf(["a", "b"], 3);
  const answers = [
    { question: "a-1", right: true },
    { question: "b-3", right: false },
    { question: "a-3", right: true },
  ];

  it("equals the integral over general ability, leniency and both abilities", () => {
    const start = startCheck(roleOf(["a", "b"]), profileOf({ a: 2, b: 4 }), bank, { assumptions: FINE });
    const check = answers.reduce(record, start);
    const answered = (skill: string, x: number) =>
      answers.reduce((product, { question, right }) => {
        const item = bank.find(({ id }) => id === question);
        if (item?.skill !== skill) return product;
        const p = probabilityRight(withSpread(item, 0.7), x);
        return product * (right ? p : 1 - p);
      }, 1);
    const moment = (skill: string, rating: number, g: number, leniency: number, power: number) =>
      integral((x) => {
        const given = density(x, Math.sqrt(0.6) * g, 0.4) * ratingProbability(rating, x + leniency, noise);
        return x ** power * given * answered(skill, x);
      }, 48);
    const overPerson = (power: number) =>
      integral(
        (g) =>
          integral((l) => {
            const prior = density(g, 0, 1) * density(l, 0.3, 0.25);
            return prior * moment("a", 2, g, l, power) * moment("b", 4, g, l, 0);
          }, 48),
        36,
      );
    expect(skillPosterior(check, "a")?.ability).toBeCloseTo(overPerson(1) / overPerson(0), 3);
  });

  it("hardly differs on a grid twice as fine", () => {
    const next = seeded(5);
    const skills = skillsOf(40);
    const role = roleOf(skills);
    const person = simulatePerson(role, next);
    const questions = bankOf(skills, 5);
    const given = questions.filter(() => next() < 0.5).map((question) => simulateAnswer(person, question, next));
    const coarse = given.reduce(record, startCheck(role, person.profile, questions));
    const fine = given.reduce(record, startCheck(role, person.profile, questions, { assumptions: FINE }));
    for (const skill of skills) {
      const [one, other] = [skillPosterior(coarse, skill), skillPosterior(fine, skill)];
      expect(one?.ability).toBeCloseTo(other?.ability ?? Number.NaN, 3);
      expect(one?.standardError).toBeCloseTo(other?.standardError ?? Number.NaN, 3);
    }
  });

  it("does not depend on the order of the answers", () => {
    const next = seeded(11);
    const skills = skillsOf(8);
    const role = roleOf(skills);
    const person = simulatePerson(role, next);
    const questions = bankOf(skills, 4);
    const given = questions.map((question) => simulateAnswer(person, question, next)).slice(0, 24);
    const start = startCheck(role, person.profile, questions);
    const straight = given.reduce(record, start);
    const shuffled = given
      .map((answer) => ({ answer, key: normal(next) }))
      .sort((x, y) => x.key - y.key)
      .map(({ answer }) => answer)
      .reduce(record, start);
    const [one, other] = [inferred(straight, 3), inferred(shuffled, 3)];
    for (const key of ["mean", "low", "high"] as const) expect(Math.abs(one[key] - other[key])).toBeLessThan(1e-12);
    for (const skill of skills) {
      const [a, b] = [skillPosterior(straight, skill), skillPosterior(shuffled, skill)];
      expect(Math.abs((a?.ability ?? Number.NaN) - (b?.ability ?? Number.NaN))).toBeLessThan(1e-12);
    }
  });

  it("lets an answer on one skill move the others, a little less", () => {
    const start = startCheck(roleOf(["a", "b"]), profileOf({ a: 2, b: 2 }), bank);
    const check = record(start, { question: "a-2", right: true });
    const rise = (skill: string) =>
      (skillPosterior(check, skill)?.ability ?? Number.NaN) - (skillPosterior(start, skill)?.ability ?? Number.NaN);
    expect(rise("b")).toBeGreaterThan(0);
    expect(rise("a")).toBeGreaterThan(rise("b"));
  });
});
