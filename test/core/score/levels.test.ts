import { describe, expect, it } from "vitest";
import { DEGREE_NAMES, DEGREES, isLevel, LEVEL_NAMES, LEVELS } from "../../../src/core/score/levels.ts";

describe("a level", () => {
  it.each([
    [0, true],
    [4, true],
    [5, false],
    [-1, false],
    [2.5, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])("%d: %s", (value, is) => expect(isLevel(value)).toBe(is));

  it("has a name, and each name is another", () => {
    expect(LEVELS.map((level) => LEVEL_NAMES[level])).toEqual(["none", "aware", "guided", "independent", "leading"]);
    expect(LEVELS.every(isLevel)).toBe(true);
  });
});

it("the degrees go up, each with its words", () => {
  expect(DEGREES.map((degree) => DEGREE_NAMES[degree])).toEqual([
    "no degree",
    "bachelor's degree",
    "master's degree",
    "doctorate",
  ]);
});
