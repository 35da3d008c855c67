import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addScaled,
  cumulative,
  dot,
  exponentiated,
  normalised,
  pick,
  placeAt,
  product,
} from "../../../src/core/check/vectors.ts";

const vector = (...values: number[]) => Float64Array.of(...values);
const masses = fc
  .array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 })
  .filter((values) => values.some((value) => value > 0.01))
  .map((values) => Float64Array.from(values));
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("sums of vectors", () => {
  it.each([
    [[1, 2, 3], [4, 5, 6], 32, [4, 10, 18]],
    [[0.5], [-2], -1, [-1]],
    [[], [], 0, []],
  ])("of %j and %j: %d, element by element %j", (x, y, sum, products) => {
    expect(dot(vector(...x), vector(...y))).toBe(sum);
    expect([...product(vector(...x), vector(...y))]).toEqual(products);
  });

  it("are added to the target, times the factor", () => {
    const target = vector(1, 2);
    addScaled(target, vector(10, 20), -0.5);
    expect([...target]).toEqual([-4, -8]);
  });

  it("run", () => {
    expect([...cumulative(vector(1, 0, 2.5))]).toEqual([1, 1, 3.5]);
  });
});

describe("a likelihood out of logarithms", () => {
  it("has 1 as its greatest, however small or great the numbers are", () => {
    expect([...exponentiated(vector(-5000, -5000 + Math.log(2)))].map((x) => x.toFixed(9))).toEqual([
      "0.500000000",
      "1.000000000",
    ]);
    expect([...exponentiated(vector(9000, 0))]).toEqual([1, 0]);
  });

  it("adds up to 1 when normalised, in the same proportions", () => {
    expect([...normalised(vector(1, 3))]).toEqual([0.25, 0.75]);
  });
});

describe("a draw by inverse distribution", () => {
  const sums = cumulative(vector(0, 2, 0, 6));

  it.each([
    [0, 1],
    [0.2499, 1],
    [0.25, 3],
    [0.999, 3],
  ])("at %d falls on index %d, never on one without mass", (at, index) => {
    expect(pick(sums, at)).toBe(index);
  });

  it("spreads the share of an index over the step around it", () => {
    expect(placeAt(sums, 0)).toBe(0.5);
    expect(placeAt(sums, 0.125)).toBe(1);
    expect(placeAt(sums, 0.25)).toBe(2.5);
    expect(placeAt(sums, 0.625)).toBe(3);
  });

  it("of equal masses is the share itself, stretched over the indices", () => {
    const equal = cumulative(vector(1, 1, 1, 1));
    for (const at of [0, 0.1, 0.5, 0.77]) expect(placeAt(equal, at)).toBeCloseTo(4 * at - 0.5, 12);
  });

  it("leaves just the share below the place", () => {
    fc.assert(
      fc.property(masses, share, (mass, at) => {
        const place = placeAt(cumulative(mass), at);
        const below = mass.reduce((sum, one, k) => sum + one * Math.min(1, Math.max(0, place - (k - 0.5))), 0);
        const total = mass.reduce((sum, one) => sum + one, 0);
        expect(below / total).toBeCloseTo(at, 9);
      }),
      { seed: 11 },
    );
  });

  it("never falls as the share grows", () => {
    fc.assert(
      fc.property(masses, share, share, (mass, a, b) => {
        const sums = cumulative(mass);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(placeAt(sums, low)).toBeLessThanOrEqual(placeAt(sums, high) + 1e-12);
        expect(pick(sums, low)).toBeLessThanOrEqual(pick(sums, high));
      }),
      { seed: 12 },
    );
  });
});
