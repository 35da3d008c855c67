import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compared } from "../../../src/core/score/compare.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { all, best, profile } from "../../helpers/roles.ts";

const OLD = [all("a", 4, ["x"], { weight: 1 }), all("b", 2, ["y"], { weight: 1 })];
const NEW = [all("a", 2, ["x"], { weight: 1 }), all("c", 2, ["z"], { weight: 1 })];

describe("two assessments compared", () => {
  it("tells what the person changed from what the rubric changed", () => {
    // Before: x 1 of 4, y 0 of 2: (0.25 + 0) / 2. Then x 2 by the old rubric: (0.5 + 0) / 2; by the new: (1 + 0) / 2.
    const result = compared(
      { profile: profile({ x: 1 }), role: { requirements: OLD, formula: 1 } },
      { profile: profile({ x: 2 }), role: { requirements: NEW } },
    );
    expect(result).toMatchObject({ before: 12.5, youChanged: 12.5, rubricChanged: 25, after: 50 });
    expect(result.formulaChanged).toBe(true);
    expect(result.skills).toEqual([{ skill: "x", from: 1, to: 2 }]);
    expect(result.requirements).toEqual([
      { id: "a", title: "a", change: "changed" },
      { id: "c", title: "c", change: "added" },
      { id: "b", title: "b", change: "removed" },
    ]);
  });

  it("blames nobody when nothing changed, whatever titles and sources say", () => {
    const moment = { profile: profile({ x: 1 }), role: { requirements: OLD } };
    const renamed = OLD.map((requirement) => ({ ...requirement, sources: ["other"], weightBasis: "other" }));
    const result = compared(moment, { ...moment, role: { requirements: renamed } });
    expect(result).toMatchObject({ youChanged: 0, rubricChanged: 0, skills: [], requirements: [] });
  });

  it("splits the whole difference, whatever was claimed and asked", () => {
    const level = fc.integer({ min: 0, max: 4 });
    const rubric = fc
      .record({ weight: fc.integer({ min: 1, max: 9 }), asked: fc.integer({ min: 1, max: 4 }) })
      .map(({ weight, asked }) => [all("a", asked, ["x"], { weight, floor: 1 }), best("b", 1, 3, ["y", "z"])]);
    const moment = fc.record({
      profile: fc.record({ x: level, y: level, z: level }).map((levels) => profile(levels)),
      role: fc.record({ requirements: rubric, formula: fc.constantFrom(1 as const, 2 as const) }),
    });
    fc.assert(
      fc.property(moment, moment, (earlier, later) => {
        const { before, after, youChanged, rubricChanged } = compared(earlier, later);
        expect(before + youChanged + rubricChanged).toBeCloseTo(after, 9);
        expect(after).toBe(readiness(later.role, later.profile).value);
      }),
      { seed: 1 },
    );
  });
});
