import { quantile } from "../../text/quantile.ts";

export interface Percentiles {
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
}

/**
 * The quantile (type 7) of values that stand for several each: that of all values written out as often as their weights say.
 * `sorted` goes upwards, `weights` are whole numbers above 0 beside it.
 */
export function weightedQuantile(sorted: readonly number[], weights: readonly number[], p: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const place = (total - 1) * p;
  const below = Math.floor(place);
  const low = valueAt(sorted, weights, below);
  return low + (place - below) * (valueAt(sorted, weights, Math.min(below + 1, total - 1)) - low);
}

function valueAt(sorted: readonly number[], weights: readonly number[], place: number): number {
  let passed = 0;
  const found = sorted.findIndex((_, i) => {
    passed += weights[i] ?? 0;
    return passed > place;
  });
  return sorted[found] ?? Number.NaN;
}

/** The five percentiles of weighted values, in any order, rounded to whole units. */
export function weightedPercentiles(values: readonly number[], weights: readonly number[]): Percentiles {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const [sorted, own] = [order.map((i) => values[i] ?? 0), order.map((i) => weights[i] ?? 1)];
  const at = (p: number) => Math.round(weightedQuantile(sorted, own, p));
  return { p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
}

/** The five percentiles of the values, in any order, rounded to whole units. Throws RangeError without a value. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const at = (p: number) => Math.round(quantile(sorted, p));
  return { p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
}
