/**
 * The quantile at p (0 to 1) of values sorted upwards, of type 7 in the list of Hyndman & Fan (1996), "Sample Quantiles in
 * Statistical Packages", The American Statistician 50(4), 361–365: a straight line between the order statistics around
 * position 1 + (n − 1)p. It is what R, NumPy and spreadsheets do unless told otherwise. Throws RangeError without a value.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError("a quantile of no values");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile is asked for between 0 and 1, not ${p}`);
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}
