import { describe, expect, it } from "vitest";
import type { Rating } from "../../../src/catalog/schema.ts";
import { type Check, record, startCheck } from "../../../src/core/check/check.ts";
import { nextQuestion } from "../../../src/core/check/next.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { byReadinessVariance } from "../../../src/core/check/rules.ts";
import { slopes } from "../../../src/core/check/slopes.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import type { Profile } from "../../../src/core/score/readiness.ts";
import { type Ask, bankOf, profileOf, roleOf } from "./fixtures.ts";

const SKILLS = ["a", "b", "c", "d"];
const ROLE: Ask[] = [
  { skills: ["a", "b"], best: 1, asked: 3, credits: [1, 0.5] },
  { skills: ["b", "c"], asked: 4, floor: 3, weight: 2 },
  { skills: ["d", "a"], asked: 2, floor: 1 },
];

/** Variance of Σ slope·level over every combination of levels that the check holds possible: by brute force. */
function variance(check: Check, slope: ReadonlyMap<string, number>): number {
  const { model, beliefs, weights } = check;
  let first = 0;
  let second = 0;
  for (const [node, weight] of weights.entries()) {
    const given = model.given[Math.floor(node / model.leniencies)] ?? new Float64Array();
    let mean = 0;
    let within = 0;
    for (const { skill, likelihood } of beliefs) {
      const masses = [...given].map((p, k) => p * (likelihood[node % model.leniencies]?.[k] ?? Number.NaN));
      const total = masses.reduce((sum, mass) => sum + mass, 0);
      const moment = (power: number) =>
        masses.reduce((sum, mass, k) => sum + (mass / total) * (model.levels[k] ?? Number.NaN) ** power, 0);
      const own = slope.get(skill) ?? 0;
      mean += own * moment(1);
      within += own ** 2 * (moment(2) - moment(1) ** 2);
    }
    first += weight * mean;
    second += weight * (mean ** 2 + within);
  }
  return second - first ** 2;
}

function means(check: Check): Profile {
  const ratings = new Map<string, Rating>();
  for (const skill of SKILLS) ratings.set(skill, { level: (skillPosterior(check, skill)?.level ?? 0) as Level });
  return { ratings };
}

describe("the choice by variance of readiness", () => {
  const start = startCheck(roleOf(ROLE), profileOf({ a: 2, b: 3, c: 1, d: 4 }), bankOf(SKILLS, 3));
  const check = [
    { question: "b-2", right: false },
    { question: "c-1", right: true },
  ].reduce(record, start);

  it("scores every question by what brute force says it will save", () => {
    const slope = slopes(check.role, means(check));
    const open = check.questions.filter(({ id }) => !check.answers.some(({ question }) => question === id));
    const before = variance(check, slope);
    const scores = byReadinessVariance(check, open);
    for (const [i, { id, skill }] of open.entries()) {
      const curve = check.curves.get(id) ?? new Float64Array();
      const belief = check.beliefs.find((one) => one.skill === skill);
      let p = 0;
      for (const [node, weight] of check.weights.entries()) {
        const given = check.model.given[Math.floor(node / check.model.leniencies)] ?? new Float64Array();
        const likelihood = belief?.likelihood[node % check.model.leniencies] ?? new Float64Array();
        const evidence = belief?.evidence[node] ?? Number.NaN;
        for (const [k, q] of curve.entries()) p += (weight * (given[k] ?? 0) * (likelihood[k] ?? 0) * q) / evidence;
      }
      const left = (right: boolean) => variance(record(check, { question: id, right }), slope);
      const expected = before - p * left(true) - (1 - p) * left(false);
      expect(scores[i]).toBeCloseTo(expected, 5);
      expect(scores[i]).toBeGreaterThan(0);
    }
  });

  it("asks the question with the highest score", () => {
    const open = check.questions.filter(({ id }) => !["b-2", "c-1"].includes(id));
    const others = open.filter(({ skill }) => skill !== "c");
    const scores = byReadinessVariance(check, others);
    const chosen = nextQuestion(check);
    expect(scores[others.findIndex(({ id }) => id === chosen?.id)]).toBe(Math.max(...scores));
  });

  it("spends nothing first on a skill that the score does not depend on", () => {
    const lone = startCheck(
      roleOf(["a", { skills: ["b"], weight: 0.001 }]),
      profileOf({ a: 2, b: 2 }),
      bankOf(["b", "a"], 1),
    );
    expect(nextQuestion(lone)?.skill).toBe("a");
  });
});
