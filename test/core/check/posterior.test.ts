import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, levelOf, ONE_DIMENSION } from "../../../src/core/check/assumptions.ts";
import { type Check, record, startCheck } from "../../../src/core/check/check.ts";
import { probabilityRight, withSpread } from "../../../src/core/check/items.ts";
import { ratingProbability } from "../../../src/core/check/model.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { bankOf, profileOf, roleOf } from "./fixtures.ts";

const BANK = bankOf(["a"], 4);
const outcomes = fc.array(fc.boolean(), { maxLength: BANK.length });

function answer(check: Check, right: readonly boolean[]): Check {
  return right.reduce((now, one, i) => record(now, { question: BANK[i]?.id ?? "", right: one }), check);
}

/** What prior, rating and answers make of each ability over −4 … 4, where the model ends, on a far finer grid than its own. */
function integrate(right: readonly boolean[], rating?: number) {
  const noise = Math.sqrt(1 / 0.47 ** 2 - 1); // leniency is noise too where there is one skill only
  const points = Array.from({ length: 1601 }, (_, i) => -4 + i / 200);
  const masses = points.map((x) => {
    const rated = rating === undefined ? 1 : ratingProbability(rating, x + 0.3, noise);
    const items = rating === undefined ? BANK : BANK.map((one) => withSpread(one, 0.7));
    const answered = right.reduce((product, one, i) => {
      const p = probabilityRight(items[i] ?? { id: "", skill: "", difficulty: 0 }, x);
      return product * (one ? p : 1 - p);
    }, 1);
    return Math.exp(-(x ** 2) / 2) * rated * answered;
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const mean = (value: (x: number) => number) =>
    points.reduce((sum, x, i) => sum + (value(x) * (masses[i] ?? 0)) / total, 0);
  return { mean, below: (ability: number) => mean((x) => (x < ability ? 1 : x > ability ? 0 : 0.5)) };
}

describe("the posterior of one skill", () => {
  it("has the mean, spread and level that numerical integration gives, without a rating", () => {
    fc.assert(
      fc.property(outcomes, (right) => {
        const start = startCheck(roleOf(["a"]), profileOf({ a: 2 }), BANK, { assumptions: ONE_DIMENSION });
        const found = skillPosterior(answer(start, right), "a");
        const { mean } = integrate(right);
        const ability = mean((x) => x);
        expect(Math.abs((found?.ability ?? Number.NaN) - ability)).toBeLessThan(0.0005);
        expect(found?.standardError).toBeCloseTo(Math.sqrt(mean((x) => (x - ability) ** 2)), 2);
        expect(found?.level).toBeCloseTo(mean(levelOf), 2);
      }),
      { seed: 21, numRuns: 31 },
    );
  });

  it("has them with a rating too, leniency and validity included", () => {
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 4 }), (right, rating) => {
        const start = startCheck(roleOf(["a"]), profileOf({ a: rating }), BANK, { assumptions: ASSUMPTIONS });
        const found = skillPosterior(answer(start, right), "a");
        const { mean } = integrate(right, rating);
        expect(found?.ability).toBeCloseTo(
          mean((x) => x),
          2,
        );
        expect(Math.abs((found?.level ?? Number.NaN) - mean(levelOf))).toBeLessThan(0.02);
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  it("holds in its interval the share that was asked for", () => {
    const start = startCheck(roleOf(["a"]), profileOf({ a: 2 }), BANK, { assumptions: ONE_DIMENSION });
    const { below } = integrate([true, false]);
    for (const mass of [0.5, 0.8, 0.9]) {
      const { low = 0, high = 0 } = skillPosterior(answer(start, [true, false]), "a", mass) ?? {};
      expect(below(low - 2)).toBeCloseTo((1 - mass) / 2, 2);
      expect(below(high - 2)).toBeCloseTo(1 - (1 - mass) / 2, 2);
    }
  });

  it("lies higher after a right answer than after a wrong one, with the median between the ends", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 3 }), fc.integer({ min: 1, max: 4 }), (right, rating) => {
        const start = startCheck(roleOf(["a"]), profileOf({ a: rating }), BANK);
        const [better, worse] = [true, false].map((last) => skillPosterior(answer(start, [...right, last]), "a"));
        if (!better || !worse) throw new Error("no posterior");
        expect(better.ability).toBeGreaterThan(worse.ability);
        expect(better.low).toBeGreaterThanOrEqual(worse.low);
        for (const { low, median, high } of [better, worse]) {
          expect(low).toBeLessThanOrEqual(median + 0.5);
          expect(high).toBeGreaterThanOrEqual(median - 0.5);
        }
      }),
      { seed: 23, numRuns: 60 },
    );
  });

  it("is none for a skill that the role does not name or that is rated 0", () => {
    const check = startCheck(roleOf(["a", "b"]), profileOf({ a: 3, b: 0, c: 3 }), BANK);
    expect(["a", "b", "c"].map((skill) => skillPosterior(check, skill) !== undefined)).toEqual([true, false, false]);
  });
});
