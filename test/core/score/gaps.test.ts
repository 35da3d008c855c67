import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Skill, SkillRequirement } from "../../../src/catalog/schema.ts";
import { candidates } from "../../../src/core/score/candidates.ts";
import type { SkillFacts } from "../../../src/core/score/facts.ts";
import { closing, gaps, strengths, topWithEqualWeights, worthOf } from "../../../src/core/score/gaps.ts";
import { hoursBetween, hoursWithPrerequisites } from "../../../src/core/score/hours.ts";
import { needsFor } from "../../../src/core/score/prerequisites.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { all, anyProfile, anyRole, best, profile, roleWith } from "../../helpers/roles.ts";

function skill(id: string, extra: Partial<Skill> = {}): Skill {
  return {
    id,
    name: id,
    aliases: [],
    category: "test",
    status: "current",
    description: id,
    prerequisites: [],
    anchors: { 1: "1", 2: "2", 3: "3", 4: "4" },
    hours: { steps: [10, 20, 40, 80], basis: "test" },
    ...extra,
  };
}

function facts(demand: Record<string, number> = {}, skills: Skill[] = []): SkillFacts {
  const known = new Map(skills.map((s) => [s.id, s]));
  return { skill: (id) => known.get(id) ?? skill(id), demand: (id) => demand[id] };
}

describe("gaps", () => {
  it("recomputes the worth over all requirements that name the skill", () => {
    const role = roleWith([all("one", 2, ["x"]), all("two", 4, ["x", "y"])]);
    const [gap] = gaps(role, profile({ y: 4 }), facts());
    expect(gap).toMatchObject({ skill: "x", asked: 4, requirement: "two", status: "open", hours: 150 });
    expect(gap?.worth).toBeCloseTo(75, 10);
  });

  it("ranks must-haves first, then worth, then worth an hour, then file order", () => {
    const slow = skill("slow", { hours: { steps: [100, 100, 100, 100], basis: "test" } });
    const role = roleWith([
      all("a", 2, ["slow"]),
      all("b", 2, ["quick"]),
      all("c", 2, ["same"]),
      all("d", 2, ["big"], { weight: 5 }),
      all("e", 2, ["must"], { weight: 0.1, floor: 1 }),
    ]);
    const ranked = gaps(role, profile({}), facts({}, [slow]));
    expect(ranked.map((gap) => gap.skill)).toEqual(["must", "big", "quick", "same", "slow"]);
    expect(ranked[0]?.status).toBe("blocking");
  });

  it("marks what is met but was last used long ago, and only that", () => {
    const role = roleWith([all("a", 2, ["now", "old", "older", "unknown"])]);
    const ratings = new Map([
      ["now", { level: 2, lastUsed: "within-year" as const }],
      ["old", { level: 3, lastUsed: "1-3-years" as const }],
      ["older", { level: 2, lastUsed: "longer" as const }],
      ["unknown", { level: 2 }],
    ]);
    const found = new Map(gaps(role, { ratings }, facts()).map((gap) => [gap.skill, gap.status]));
    expect(Object.fromEntries(found)).toEqual({ now: "met", old: "refresh", older: "refresh", unknown: "met" });
  });

  describe("offers only as many options as are needed", () => {
    const cloud = best("cloud", 1, 3, ["aws", "gcp", "azure"]) as SkillRequirement;
    const demand = { aws: 0.3, gcp: 0.2, azure: 0.2 };
    const old = skill("old", { status: "legacy", supersededBy: ["aws"] });
    const mixed = best("m", 1, 2, ["old", "aws"], { credits: { old: 0.5 } }) as SkillRequirement;
    const advised = (levels: Record<string, number>, preferred: string[] = []) =>
      candidates(cloud, profile(levels).ratings, facts(demand), new Set(preferred))[0];

    it.each([
      ["the one that adverts name most", {}, [], "aws"],
      ["not another for one level of it", { azure: 1 }, [], "aws"],
      ["another that lies two levels above", { azure: 2 }, [], "azure"],
      ["another that reaches what is asked", { aws: 2, gcp: 3 }, [], "gcp"],
      ["what the person prefers", { azure: 2 }, ["gcp"], "gcp"],
      ["what reaches what is asked before what is preferred", { azure: 3 }, ["gcp"], "azure"],
      ["on equal demand the higher level", { aws: 0, gcp: 0, azure: 0 }, [], "aws"],
    ])("%s", (_, levels, preferred, expected) => {
      expect(advised(levels as Record<string, number>, preferred)).toBe(expected);
    });

    it("never a legacy tool while enough others are there", () => {
      expect(candidates(mixed, new Map([["old", { level: 4 }]]), facts({ old: 0.9 }, [old]))).toEqual(["aws"]);
    });

    it("with the others as alternatives", () => {
      const found = gaps(roleWith([cloud]), profile({}), facts(demand));
      expect(found).toMatchObject([{ skill: "aws", alternatives: ["gcp", "azure"] }]);
    });
  });

  it("brings a must-have to its floor first, and says what both levels cost", () => {
    const role = roleWith([all("a", 3, ["x"], { floor: 2 }), all("b", 3, ["y"])]);
    expect(gaps(role, profile({ x: 1 }), facts())).toMatchObject([
      { skill: "x", status: "blocking", first: 2, asked: 3, hours: 60 },
      { skill: "y", status: "open", first: 3, asked: 3, hours: 70 },
    ]);
  });

  it("counts the hours of prerequisites not met yet, each once", () => {
    const python = { skill: "python", level: 2 as const, before: 1 as const };
    const needing = skill("x", { prerequisites: [python, { skill: "y", level: 1, before: 2 }] });
    const y = skill("y", { prerequisites: [python] });
    const known = facts({}, [needing, y]);
    const role = roleWith([all("a", 2, ["x"])]);
    const hours = (levels: Record<string, number>) => {
      const { ratings } = profile(levels);
      return hoursWithPrerequisites("x", 2, ratings, known, needsFor(role, ratings, known));
    };
    // x 0 → 2 is 30 hours, python 0 → 2 another 30, y 0 → 1 ten.
    expect(hours({})).toBe(70);
    expect(hours({ python: 2 })).toBe(40);
    expect(hours({ x: 1 })).toBe(20 + 10 + 30);
  });

  it("knows strengths, hours and the order under equal weights", () => {
    const role = roleWith([all("a", 2, ["x"], { weight: 9 }), all("b", 4, ["y"])]);
    expect(strengths(role, profile({ x: 3, y: 3 }).ratings)).toEqual(["x"]);
    expect(hoursBetween(skill("x"), 1, 3)).toBe(60);
    expect(topWithEqualWeights(role, profile({ x: 1 }), facts())).toEqual(["y", "x"]);
  });

  it("closing every gap gives 100 less what education and unlisted options cost", () => {
    fc.assert(
      fc.property(anyRole, anyProfile, (role, person) => {
        const all = gaps(role, person, facts());
        const open = all.filter((gap) => gap.level < gap.asked).map((gap) => ({ ...gap, first: gap.asked }));
        const after = readiness(role, {
          ...closing(person, open),
          education: { degree: "doctorate", related: true },
        });
        expect(after.value).toBeCloseTo(100, 8);
        for (const gap of all) {
          expect(gap.worth).toBeGreaterThanOrEqual(-1e-9);
          if (gap.level < gap.asked)
            expect(gap.worth).toBeCloseTo(worthOf(role, person, [{ ...gap, first: gap.asked }]), 10);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
