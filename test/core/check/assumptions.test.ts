import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, levelOf, ONE_DIMENSION, wholeLevelOf } from "../../../src/core/check/assumptions.ts";

describe("the level of an ability", () => {
  it.each([
    [-9, 0, 0],
    [-2, 0, 0],
    [-1.51, 0.49, 0],
    [-1.5, 0.5, 1],
    [-0.4, 1.6, 2],
    [0, 2, 2],
    [0.49, 2.49, 2],
    [0.5, 2.5, 3],
    [1.5, 3.5, 4],
    [2, 4, 4],
    [9, 4, 4],
  ])("%d is %d, as a whole %d", (ability, level, whole) => {
    expect(levelOf(ability)).toBeCloseTo(level, 12);
    expect(wholeLevelOf(ability)).toBe(whole);
  });
});

it("leave a rating some noise, so that it correlates with ability as it is told to", () => {
  const { validity, leniency } = ASSUMPTIONS;
  const noise = 1 / validity ** 2 - 1 - leniency.variance;
  expect(noise).toBeGreaterThan(0);
  expect(1 / Math.sqrt(1 + leniency.variance + noise)).toBeCloseTo(validity, 12);
});

it("put the levels of abilities on points of the grid, so that none is favoured", () => {
  const step = 8 / (ASSUMPTIONS.grid.ability - 1);
  for (const ability of [-1.5, -0.5, 0.5, 1.5]) expect((ability + 4) % step).toBe(0);
});

it("know one ability alone in the ordinary adaptive test", () => {
  expect(ONE_DIMENSION).toMatchObject({ shared: 0, validity: 0, difficultySpread: 0 });
  expect([ONE_DIMENSION.grid.general, ONE_DIMENSION.grid.leniency]).toEqual([1, 1]);
});
