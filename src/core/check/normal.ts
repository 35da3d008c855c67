const LOG_ROOT_2_PI = 0.5 * Math.log(2 * Math.PI);

/** Φ(x), the standard normal distribution, by its Taylor series: Marsaglia 2004, Journal of Statistical Software 11(4). */
export function cumulativeNormal(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let before = 0;
  let term = x;
  for (let i = 3; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - LOG_ROOT_2_PI);
}
