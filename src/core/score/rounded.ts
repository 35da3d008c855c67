/** Six decimals, as published: exact to the reader, and sums stay within a hundred-thousandth. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
