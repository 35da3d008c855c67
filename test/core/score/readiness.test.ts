import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readiness, rung } from "../../../src/core/score/readiness.ts";
import { all, anyProfile, anyRole, best, education, profile, roleWith, skillNames } from "../../helpers/roles.ts";

const value = (...args: Parameters<typeof readiness>) => readiness(...args).value;

/** The share of the credit at a share of the level asked. */
const part = (share: number) => 100 * share ** 2.5;

describe("readiness, worked by hand", () => {
  it.each([
    ["nothing", roleWith([all("a", 3, ["x"])]), profile({}), 0],
    ["a third of the way to one skill", roleWith([all("a", 3, ["x"])]), profile({ x: 1 }), part(1 / 3)],
    ["more than asked counts as asked", roleWith([all("a", 2, ["x"])]), profile({ x: 4 }), 100],
    ["all: the mean of its skills", roleWith([all("a", 2, ["x", "y"])]), profile({ x: 2, y: 1 }), 50 + part(0.5) / 2],
    ["best 1: the best of its skills", roleWith([best("a", 1, 4, ["x", "y"])]), profile({ x: 1, y: 3 }), part(3 / 4)],
    ["best 2 of 3", roleWith([best("a", 2, 2, ["x", "y", "z"])]), profile({ x: 2, y: 1 }), 50 + part(0.5) / 2],
    ["an option asks its own level", roleWith([all("a", 3, ["x"], { levels: { x: 2 } })]), profile({ x: 2 }), 100],
    ["weights", roleWith([all("a", 2, ["x"], { weight: 3 }), all("b", 2, ["y"])]), profile({ x: 2 }), 75],
    [
      "legacy counts half",
      roleWith([best("a", 1, 2, ["x", "old"], { credits: { old: 0.5 } })]),
      profile({ old: 4 }),
      50,
    ],
    [
      "a current tool beats legacy",
      roleWith([best("a", 1, 2, ["x", "old"], { credits: { old: 0.5 } })]),
      profile({ old: 4, x: 2 }),
      100,
    ],
    // x reaches 1 of floor 2: gate 1/2, so R = A · (1 − 0.3 · ½)
    [
      "gate",
      roleWith([all("a", 3, ["x"], { floor: 2 }), all("b", 3, ["y"])]),
      profile({ x: 1, y: 2 }),
      ((part(1 / 3) + part(2 / 3)) / 2) * 0.85,
    ],
    ["gate at nothing", roleWith([all("a", 3, ["x"], { floor: 2 }), all("b", 3, ["y"])]), profile({ y: 3 }), 50 * 0.7],
    // x counts to its floor of 2 and no further: (2 + 0) / 2 / 2
    [
      "one option does not make up for another",
      roleWith([all("a", 4, ["x", "y"], { floor: 2 })]),
      profile({ x: 4 }),
      50 * 0.85,
    ],
    ["a floor of the best one", roleWith([best("a", 1, 2, ["x", "y"], { floor: 2 })]), profile({ y: 2 }), 100],
    ["education met", roleWith([education("masters")]), profile({}, "masters"), 100],
    ["education one below", roleWith([education("masters")]), profile({}, "bachelors"), 50],
    ["education unrelated", roleWith([education("masters")]), profile({}, "masters", false), 50],
    ["education not told", roleWith([education("masters")]), profile({}), 0],
    ["no education asked", roleWith([education("none")]), profile({}), 100],
  ])("%s", (_, role, person, expected) => {
    expect(value(role, person)).toBeCloseTo(expected, 10);
  });

  it("names the must-have furthest below its floor", () => {
    const role = roleWith([all("a", 3, ["x"], { floor: 2 }), all("b", 4, ["y"], { floor: 4 })]);
    const { gate, losses } = readiness(role, profile({ x: 1, y: 1 }));
    expect(gate).toEqual({ value: 0.25, requirement: "b" });
    expect(losses.map(({ requirement }) => requirement)).toEqual(["a", "b", "gate"]);
  });

  it("scores by the first edition what was kept before the second: a straight line, half for the gate", () => {
    const requirements = [all("a", 4, ["x", "y"], { floor: 2 }), all("b", 4, ["z"])];
    // A = (4/4 + 0/4) / 2 and 2/4, the mean of both; the floor is reached by the mean level of 2.
    expect(value({ requirements, formula: 1 }, profile({ x: 4, z: 2 }))).toBeCloseTo(50, 10);
    expect(value({ requirements, formula: 1 }, profile({ z: 4 }))).toBeCloseTo(50 * 0.5, 10);
  });

  it("an unrelated field is one rung less, never below none", () => {
    expect(rung({ degree: "none", related: false })).toBe(0);
    expect(rung({ degree: "doctorate", related: false })).toBe(2);
  });
});

describe("readiness, for any role and person", () => {
  const holds = (property: fc.IProperty<unknown>) => fc.assert(property, { seed: 20260101, numRuns: 500 });

  it("lies within 0 and 100, and the losses add up to what is missing", () => {
    holds(
      fc.property(anyRole, anyProfile, (role, person) => {
        const { value: r, losses } = readiness(role, person);
        expect(r).toBeGreaterThanOrEqual(0);
        expect(r).toBeLessThanOrEqual(100 + 1e-9);
        expect(losses.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100 - r, 8);
      }) as fc.IProperty<unknown>,
    );
  });

  it("never lets a must-have pass while an option that counts is below it", () => {
    holds(
      fc.property(anyRole, anyProfile, (role, person) => {
        const short = role.requirements.some((r) => {
          if (r.kind === "education" || r.floor === undefined) return false;
          const { floor, options } = r;
          const enough = options.filter(({ skill }) => (person.ratings.get(skill)?.level ?? 0) >= floor).length;
          return enough < (r.kind === "best" ? r.best : options.length);
        });
        expect(readiness(role, person).gate.value < 1).toBe(short);
      }) as fc.IProperty<unknown>,
    );
  });

  it("never falls when a level is raised", () => {
    holds(
      fc.property(anyRole, anyProfile, fc.constantFrom(...skillNames), (role, person, skill) => {
        const level = person.ratings.get(skill)?.level ?? 0;
        const raised = new Map(person.ratings).set(skill, { level: Math.min(4, level + 1) });
        expect(value(role, { ...person, ratings: raised })).toBeGreaterThanOrEqual(value(role, person) - 1e-9);
      }) as fc.IProperty<unknown>,
    );
  });

  it("does not depend on the order of skills, answers or requirements, nor on the scale of the weights", () => {
    holds(
      fc.property(anyRole, anyProfile, fc.double({ min: 0.001, max: 1000, noNaN: true }), (role, person, factor) => {
        const turned = {
          ...role,
          requirements: role.requirements
            .map((r) => ({
              ...r,
              weight: r.weight * factor,
              ...(r.kind === "education" ? {} : { options: [...r.options].reverse() }),
            }))
            .reverse() as typeof role.requirements,
        };
        const ratings = new Map([...person.ratings].reverse());
        expect(value(turned, { ...person, ratings })).toBeCloseTo(value(role, person), 8);
      }) as fc.IProperty<unknown>,
    );
  });

  it("is 100 when all is met and 0 when nothing is", () => {
    holds(
      fc.property(anyRole, (role) => {
        const everything = profile(Object.fromEntries(skillNames.map((skill) => [skill, 4])), "doctorate");
        expect(value(role, everything)).toBeCloseTo(100, 8);
        const asksNothing = role.requirements.some((r) => r.kind === "education" && r.asked === "none");
        if (!asksNothing) expect(value(role, profile({}))).toBe(0);
      }) as fc.IProperty<unknown>,
    );
  });
});
