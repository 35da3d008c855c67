import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hoursBetween, hoursWithPrerequisites, type Need } from "../../../src/core/score/hours.ts";
import { profileOf } from "../check/fixtures.ts";
import { factsOf } from "../plan/fixtures.ts";

const facts = factsOf({ odd: { steps: [1, 3, 7, 20] } });

describe("the hours from one level to another", () => {
  it.each([
    ["odd", 0, 4, 31],
    ["odd", 0, 1, 1],
    ["odd", 1, 3, 10],
    ["odd", 3, 4, 20],
    ["odd", 2, 2, 0],
    ["odd", 3, 1, 0],
    ["any", 0, 3, 70],
  ])("of %s, %d → %d: %d", (skill, from, to, hours) => {
    expect(hoursBetween(facts.skill(skill), from, to)).toBe(hours);
  });
});

describe("the hours with all that is needed first", () => {
  /** c needs b at 2 before level 2, b needs a at 1 before level 1 and at 3 before level 3. */
  const NEEDS: Record<string, Need[]> = {
    b: [
      { skill: "a", level: 1, before: 1 },
      { skill: "a", level: 3, before: 3 },
    ],
    c: [{ skill: "b", level: 2, before: 2 }],
    d: [
      { skill: "b", level: 1, before: 1 },
      { skill: "a", level: 2, before: 1 },
    ],
  };
  const needs = (skill: string) => NEEDS[skill] ?? [];
  const hours = (skill: string, level: number, ratings: Record<string, number> = {}) =>
    hoursWithPrerequisites(skill, level, profileOf(ratings).ratings, facts, needs);

  // A step takes 10, 20, 40 and 80 hours.
  it.each<[string, number, Record<string, number>, number, string]>([
    ["a", 2, {}, 30, "its own, where nothing is needed"],
    ["b", 1, {}, 10 + 10, "and those of what is needed"],
    ["c", 1, {}, 10, "nothing that is needed only later"],
    ["c", 2, {}, 30 + 30 + 10, "through what is needed in its turn"],
    ["b", 3, {}, 70 + 70, "to the highest level needed, once"],
    ["d", 1, {}, 10 + 10 + 30, "to the higher of two levels needed of one skill"],
    ["c", 2, { a: 1 }, 30 + 30, "without what is met"],
    ["c", 2, { b: 2 }, 30, "without what something met would have needed"],
    ["c", 3, { c: 2 }, 40, "without what a level already reached would have needed"],
    ["c", 2, { c: 2 }, 0, "none where the level is there"],
    ["b", 2, { b: 1 }, 20, "only what lies above the level of now"],
  ])("%s to %d with %j: %d (%s)", (skill, level, ratings, sum) => expect(hours(skill, level, ratings)).toBe(sum));

  it("end, though needs go round in a circle", () => {
    const circle = (skill: string): Need[] => [{ skill: skill === "a" ? "b" : "a", level: 1, before: 1 }];
    expect(hoursWithPrerequisites("a", 1, new Map(), facts, circle)).toBe(20);
  });

  it("never grow with what is known already, nor fall with the level asked", () => {
    const level = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.constantFrom("a", "b", "c", "d"), level, level, level, level, (skill, to, a, b, more) => {
        const known = hours(skill, to, { a, b });
        expect(hours(skill, to, { a: Math.min(4, a + more), b })).toBeLessThanOrEqual(known);
        expect(hours(skill, Math.min(4, to + 1), { a, b })).toBeGreaterThanOrEqual(known);
      }),
      { seed: 61 },
    );
  });
});
