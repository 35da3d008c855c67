import { describe, expect, it } from "vitest";
import { normal, seeded } from "../../../src/core/check/random.ts";

function take(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the seeded generator", () => {
  it("repeats itself for one seed and differs for another", () => {
    expect(take(50, seeded(7))).toEqual(take(50, seeded(7)));
    expect(take(5, seeded(7))).not.toEqual(take(5, seeded(8)));
    expect(take(5, seeded(7))).not.toEqual(take(5, seeded(7 + 2 ** 32)));
  });

  it("is even over 0 to 1", () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of take(100_000, seeded(1)))
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9); // 99.9 % of nine degrees of freedom
  });

  it("gives normal draws with mean 0, variance 1 and no skew", () => {
    const next = seeded(2);
    const values = take(100_000, () => normal(next));
    expect(Math.abs(mean(values))).toBeLessThan(0.015);
    expect(Math.abs(mean(values.map((x) => x ** 2)) - 1)).toBeLessThan(0.02);
    expect(Math.abs(mean(values.map((x) => x ** 3)))).toBeLessThan(0.05);
  });
});
