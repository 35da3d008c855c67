import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, ONE_DIMENSION } from "../../../src/core/check/assumptions.ts";
import { modelOf, ratingProbability } from "../../../src/core/check/model.ts";

const model = modelOf(ASSUMPTIONS);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const mean = (weights: Float64Array, values: Float64Array) => sum(weights.map((w, k) => w * (values[k] ?? 0)));

describe("the grid", () => {
  it("reaches four standard units to each side, in even steps", () => {
    expect(model.abilities).toHaveLength(33);
    expect([model.abilities[0], model.abilities[16], model.abilities[32]]).toEqual([-4, 0, 4]);
    expect([model.levels[0], model.levels[16], model.levels[20], model.levels[32]]).toEqual([0, 2, 3, 4]);
  });

  it("has a node for each pair of general ability and leniency, both standard normal", () => {
    expect(model.prior).toHaveLength(21 * 11);
    const nodes = model.prior.map(Math.exp);
    const rows = Array.from({ length: 21 }, (_, i) => sum(nodes.slice(11 * i, 11 * (i + 1))));
    const generals = Array.from({ length: 21 }, (_, i) => -4 + 0.4 * i);
    const total = sum(rows);
    const moment = (power: number) => sum(rows.map((weight, i) => (weight / total) * (generals[i] ?? 0) ** power));
    expect(moment(1)).toBeCloseTo(0, 12);
    expect(moment(2)).toBeCloseTo(1, 2);
    expect(moment(4)).toBeCloseTo(3, 1);
  });

  it("is built once for the same assumptions", () => {
    expect(modelOf(ASSUMPTIONS)).toBe(model);
    expect(modelOf({ ...ASSUMPTIONS })).not.toBe(model);
  });

  it("shrinks to a point for what is held at its mean", () => {
    const one = modelOf(ONE_DIMENSION);
    expect([one.given.length, one.leniencies, one.prior.length]).toEqual([1, 1, 1]);
    expect(one.ratingLikelihood(3)[0]?.every((p) => p === 1)).toBe(true);
  });
});

describe("ability given general ability", () => {
  it.each([
    [5, -2],
    [10, 0],
    [13, 1.2],
  ])("at point %d (g = %d) has the mean √0.6·g and the variance 0.4", (i, g) => {
    const given = model.given[i] ?? new Float64Array();
    expect(sum(given)).toBeCloseTo(1, 12);
    const centre = mean(given, model.abilities);
    const squares = model.abilities.map((x) => (x - centre) ** 2);
    expect(centre).toBeCloseTo(Math.sqrt(0.6) * g, 2);
    expect(mean(given, squares)).toBeCloseTo(0.4, 2);
  });
});

describe("a rating", () => {
  it.each([
    // Φ((cut − leaning) / noise), by the table of the normal distribution; the cuts lie at −0.5, 0.5 and 1.5.
    [1, 0, 1, 0.308538],
    [2, 0, 1, 0.691462 - 0.30853838],
    [3, 0, 1, 0.933193 - 0.691462],
    [4, 0, 1, 1 - 0.933193],
    [1, -0.5, 2, 0.5],
    [4, 1.5, 2, 0.5],
    [2, 0, 0.5, 0.841345 - 0.158655],
  ])("of %d for a leaning of %d and a noise of %d has the probability %d", (rating, leaning, noise, p) => {
    expect(ratingProbability(rating, leaning, noise)).toBeCloseTo(p, 5);
  });

  it("is one of the four, whatever the ability and the leniency", () => {
    for (let j = 0; j < model.leniencies; j++) {
      for (let k = 0; k < model.abilities.length; k += 4) {
        const all = [1, 2, 3, 4].map((rating) => model.ratingLikelihood(rating)[j]?.[k] ?? Number.NaN);
        expect(sum(all)).toBeCloseTo(1, 12);
      }
    }
  });

  it("speaks for more ability the higher it is, and for less the more lenient the person", () => {
    const ratio = (high: number, low: number, j: number, k: number) =>
      (model.ratingLikelihood(high)[j]?.[k] ?? Number.NaN) / (model.ratingLikelihood(low)[j]?.[k] ?? Number.NaN);
    for (const [low, high] of [
      [1, 2],
      [2, 3],
      [3, 4],
    ] as const) {
      for (let k = 1; k < 33; k++) expect(ratio(high, low, 5, k)).toBeGreaterThan(ratio(high, low, 5, k - 1));
    }
    for (let j = 1; j < model.leniencies; j++)
      expect(model.ratingLikelihood(4)[j]?.[16]).toBeGreaterThan(model.ratingLikelihood(4)[j - 1]?.[16] ?? 1);
  });

  it("of 0 is no rating here", () => {
    expect(model.ratingLikelihood(0)).toEqual([]);
  });
});
