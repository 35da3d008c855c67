/** A source of numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

const TWO_32 = 2 ** 32;

/**
 * A seeded generator: the same whole number gives the same sequence on every machine. It is sfc32 (small fast counter,
 * 32 bits), Chris Doty-Humphrey, PractRand 0.94, with the twelve rounds of warming up that it prescribes.
 */
export function seeded(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / TWO_32) | 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / TWO_32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** A draw from the standard normal distribution (Box and Muller 1958; two uniform numbers a draw). */
export function normal(next: Random): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
