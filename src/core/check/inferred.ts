import type { Rating } from "../../catalog/schema.ts";
import { quantile } from "../../text/quantile.ts";
import { combine, cover, formulaOf, type Profile } from "../score/readiness.ts";
import { wholeLevelOf } from "./assumptions.ts";
import type { Check } from "./check.ts";
import { type Random, seeded } from "./random.ts";
import { cumulative, pick, placeAt, product } from "./vectors.ts";

/** Readiness inferred from claims and answers together, in points of 100. */
export interface Inferred {
  mean: number;
  /** The 5–95 % interval, widened for claimed decoys. */
  low: number;
  high: number;
  draws: number;
  /** 1, and more when decoys were claimed. */
  widening: number;
}

/** Inferred readiness is not shown before this many answers. */
export const ANSWERS_BEFORE_SHOWING = 5;

/**
 * Each claimed decoy stretches both arms of the interval by a quarter of their length, so that four double it. This is a
 * convention, not an estimate: it says "trust this less" and leaves the mean alone.
 */
const WIDENING_PER_DECOY = 0.25;

/**
 * Mean and 5–95 % interval of readiness over seeded draws of all levels together.
 * The same seed uses the same random numbers whatever was answered, and every variable is drawn by its inverse
 * distribution: general ability, then leniency from the greatest down, then each skill. So, draw by draw, a right answer
 * in place of a wrong one never lowers a level (the model is multivariate totally positive of order 2 in general ability,
 * minus leniency and the abilities; Karlin and Rinott 1980).
 * The levels of a draw are whole: see `wholeLevelOf`.
 */
export function inferred(check: Check, seed: number, draws = 2000): Inferred {
  const { role } = check;
  const levels = sampler(check, seeded(seed), draws);
  const formula = formulaOf(role);
  const score = (drawn: Profile) =>
    combine(
      role,
      role.requirements.map((requirement) => cover(requirement, drawn, formula)),
    ).value;
  const values = Float64Array.from({ length: draws }, (_, draw) => score(levels(draw))).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const widening = 1 + WIDENING_PER_DECOY * check.decoysClaimed;
  return {
    mean,
    low: Math.max(0, mean - widening * (mean - quantile(values, 0.05))),
    high: Math.min(100, mean + widening * (quantile(values, 0.95) - mean)),
    draws,
    widening,
  };
}

/**
 * A function that gives one draw of the profile at every call, in the same object each time. General ability, which most
 * of the spread comes from, is drawn once in each of as many equal shares of its distribution as there are draws.
 */
function sampler(check: Check, next: Random, draws: number): (draw: number) => Profile {
  const { model, beliefs, weights, profile } = check;
  const width = model.leniencies;
  const [lowest = 0, second = 0] = model.abilities;
  const step = second - lowest;
  const rows = model.given.map((_, i) => weights.slice(i * width, (i + 1) * width).reverse());
  const generals = cumulative(Float64Array.from(rows, (row) => row.reduce((sum, weight) => sum + weight, 0)));
  const leniencies = rows.map(cumulative);
  const abilities = new Map<number, Float64Array[]>();
  const given = (i: number, j: number) => {
    const node = i * width + j;
    const sums = abilities.get(node) ?? beliefs.map(({ likelihood }) => distribution(model.given[i], likelihood[j]));
    abilities.set(node, sums);
    return sums;
  };
  const drawn = beliefs.map(({ skill }) => ({ skill, rating: { level: 0 } as Rating }));
  const levels: Profile = { ...profile, ratings: new Map(drawn.map(({ skill, rating }) => [skill, rating])) };
  return (draw) => {
    const i = pick(generals, (draw + next()) / draws);
    const j = width - 1 - pick(leniencies[i] as Float64Array, next());
    for (const [s, sums] of given(i, j).entries()) {
      const { rating } = drawn[s] as (typeof drawn)[number];
      rating.level = wholeLevelOf(lowest + placeAt(sums, next()) * step);
    }
    return levels;
  };
}

function distribution(given: Float64Array | undefined, likelihood: Float64Array | undefined): Float64Array {
  return given && likelihood ? cumulative(product(given, likelihood)) : new Float64Array();
}
