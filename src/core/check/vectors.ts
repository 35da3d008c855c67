/*
 * The few sums that the engine spends its time in. Vectors passed together have the same length: that is what the
 * casts rest on.
 */

/** Σ x·y. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/** Adds `factor`·x to `target`. */
export function addScaled(target: Float64Array, x: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i++) (target[i] as number) += factor * (x[i] as number);
}

/** x·y, element by element. */
export function product(x: Float64Array, y: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) result[i] = (x[i] as number) * (y[i] as number);
  return result;
}

/** Divides by the sum, so that the numbers add up to 1. */
export function normalised(x: Float64Array): Float64Array {
  const sum = x.reduce((total, value) => total + value, 0);
  return x.map((value) => value / sum);
}

/** exp(x − max x): a likelihood out of its logarithms, scaled so that its greatest value is 1. */
export function exponentiated(x: Float64Array): Float64Array {
  const greatest = x.reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  return x.map((value) => Math.exp(value - greatest));
}

/** Running sums. */
export function cumulative(x: Float64Array): Float64Array {
  let sum = 0;
  return x.map((value) => {
    sum += value;
    return sum;
  });
}

/** The first index whose running sum exceeds `share` (0 to 1, not 1) of the total: a draw by inverse distribution. */
export function pick(sums: Float64Array, share: number): number {
  const last = sums.length - 1;
  const wanted = share * (sums[last] as number);
  for (let i = 0; i < last; i++) if ((sums[i] as number) > wanted) return i;
  return last;
}

/**
 * A draw by inverse distribution between the points: each index's share is spread evenly from half a step below it to
 * half a step above it, so that the result lies between −½ and n − ½.
 */
export function placeAt(sums: Float64Array, share: number): number {
  const k = pick(sums, share);
  const before = k === 0 ? 0 : (sums[k - 1] as number);
  const within = (share * (sums[sums.length - 1] as number) - before) / ((sums[k] as number) - before || 1);
  return k - 0.5 + within;
}
