import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import type { Rating } from "../../../src/catalog/schema.ts";
import { type Check, record, startCheck } from "../../../src/core/check/check.ts";
import { nextQuestion } from "../../../src/core/check/next.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { seeded } from "../../../src/core/check/random.ts";
import { atRandom, byReadinessVariance } from "../../../src/core/check/rules.ts";
import { slopes } from "../../../src/core/check/slopes.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import { type Profile, readiness } from "../../../src/core/score/readiness.ts";
import { type Ask, bankOf, profileOf, roleOf } from "./fixtures.ts";
import { skillsNamed } from "./simulated.ts";

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

describe("the slopes of readiness", () => {
  const shipped = loadCatalog(new URL("../../../data", import.meta.url).pathname).roles;
  const all = shipped.map((role) => ({ name: role.id, role, ids: skillsNamed(role) }));

  it.each([{ name: "of a role with legacy credit and floors", role: roleOf(ROLE), ids: SKILLS }, ...all])(
    "equal its differences where it is smooth: $name",
    ({ role, ids }) => {
      const step = 1e-6;
      let compared = 0;
      const levels = fc.tuple(...ids.map(() => fc.double({ min: 0.01, max: 3.99, noNaN: true })));
      const runs = Math.ceil(600 / ids.length);
      fc.assert(
        fc.property(levels, (drawn) => {
          const at = (skill: string, shift: number) =>
            readiness(
              role,
              profileOf(Object.fromEntries(ids.map((s, i) => [s, (drawn[i] ?? 0) + (s === skill ? shift : 0)]))),
            );
          const found = slopes(role, profileOf(Object.fromEntries(ids.map((s, i) => [s, drawn[i] ?? 0]))));
          for (const skill of ids) {
            const up = (at(skill, step).value - at(skill, 0).value) / step;
            const down = (at(skill, 0).value - at(skill, -step).value) / step;
            if (Math.abs(up - down) > 1e-4) continue; // at a corner: asked, a floor, another option
            compared += 1;
            expect(found.get(skill) ?? 0).toBeCloseTo(up, 3);
          }
        }),
        { seed: 7, numRuns: runs },
      );
      expect(compared).toBeGreaterThan(0.95 * runs * ids.length);
    },
  );
});

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
