import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, wholeLevelOf } from "../../../src/core/check/assumptions.ts";
import { information, probabilityRight, withSpread } from "../../../src/core/check/items.ts";

const SPREAD = ASSUMPTIONS.difficultySpread;

/** P(right) averaged over b ~ N(difficulty, spread²), by the midpoint rule over eight standard deviations to each side. */
function averaged(difficulty: number, ability: number, spread: number, discrimination = 1): number {
  const steps = 2000;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < steps; i++) {
    const z = -8 + (16 * (i + 0.5)) / steps;
    const weight = Math.exp((-z * z) / 2);
    const question = { id: "q", skill: "s", difficulty: difficulty + spread * z, discrimination };
    sum += weight * probabilityRight(question, ability);
    weights += weight;
  }
  return sum / weights;
}

describe("a difficulty known as a draw", () => {
  it.each([
    ["as assumed", SPREAD, 1, 1],
    ["a wider one", 1.2, 1, 1.5],
    ["of a steeper question", SPREAD, 1.7, 1.5],
  ])(
    "makes a flatter curve: %s, slope and spread %d and %d, within %d per cent of the integral",
    (_name, spread, discrimination, percent) => {
      let worst = 0;
      for (let ability = -4; ability <= 4; ability += 0.25)
        for (let difficulty = -1.5; difficulty <= 1.5; difficulty += 0.25) {
          const question = { id: "q", skill: "s", difficulty, discrimination };
          const exact = averaged(difficulty, ability, spread, discrimination);
          const flat = probabilityRight(withSpread(question, spread), ability);
          worst = Math.max(worst, Math.abs(flat - exact) / exact);
        }
      expect(worst).toBeLessThan(percent / 100);
      expect(worst).toBeGreaterThan(0); // it is not exact
    },
  );

  it("divides the slope by 1.08 for a spread of 0.7, and by nothing for none", () => {
    const question = { id: "q", skill: "s", difficulty: 0.5 };
    expect(withSpread(question, 0.7).discrimination).toBeCloseTo(1 / Math.sqrt(1 + 0.35 * 0.49), 12);
    expect(withSpread(question, 0).discrimination).toBe(1);
  });

  it("tells less", () => {
    const question = { id: "q", skill: "s", difficulty: 0 };
    expect(information(withSpread(question, 0.7), 0)).toBeLessThan(information(question, 0));
  });
});

describe("the whole level of an ability", () => {
  it.each([
    [-9, 0],
    [-1.51, 0],
    [-1.5, 1],
    [-0.51, 1],
    [-0.5, 2],
    [0.49, 2],
    [0.5, 3],
    [1.5, 4],
    [9, 4],
  ])("%d is level %d: the cuts of a rating lie half-way", (ability, level) =>
    expect(wholeLevelOf(ability)).toBe(level),
  );
});
