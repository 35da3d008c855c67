import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Skill } from "../../../src/catalog/schema.ts";
import {
  candidates,
  closing,
  firstSteps,
  gaps,
  hoursBetween,
  type SkillFacts,
  strengths,
  topWithEqualWeights,
  worthOf,
} from "../../../src/core/score/gaps.ts";
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

  it("offers only as many options as are needed: level, then demand, then hours, never legacy", () => {
    const requirement = best("cloud", 1, 2, ["aws", "gcp", "azure"]);
    const demand = { aws: 0.3, gcp: 0.2, azure: 0.2 };
    expect(candidates(requirement as never, new Map(), facts(demand))).toEqual(["aws"]);
    expect(candidates(requirement as never, new Map([["azure", { level: 1 }]]), facts(demand))).toEqual(["azure"]);
    const old = skill("old", { status: "legacy", supersededBy: ["aws"] });
    const mixed = best("m", 1, 2, ["old", "aws"], { credits: { old: 0.5 } });
    expect(candidates(mixed as never, new Map([["old", { level: 4 }]]), facts({ old: 0.9 }, [old]))).toEqual(["aws"]);
    const role = roleWith([requirement]);
    expect(gaps(role, profile({}), facts(demand))).toMatchObject([{ skill: "aws", alternatives: ["gcp", "azure"] }]);
  });

  it("picks the first steps one after the other, each recomputed", () => {
    const role = roleWith([
      all("a", 2, ["x"], { weight: 2, floor: 2 }),
      all("b", 2, ["y"], { weight: 3 }),
      all("c", 2, ["z"]),
    ]);
    const start = profile({});
    const steps = firstSteps(role, start, facts(), gaps(role, start, facts()));
    expect(steps.map(({ gap }) => gap.skill)).toEqual(["x", "y", "z"]);
    const total = steps.reduce((sum, { returns }) => sum + returns, 0);
    expect(total).toBeCloseTo(100 - readiness(role, start).value, 8);
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
        const after = readiness(role, {
          ...closing(
            person,
            all.filter((g) => g.level < g.asked),
          ),
          education: { degree: "doctorate", related: true },
        });
        expect(after.value).toBeCloseTo(100, 8);
        for (const gap of all) {
          expect(gap.worth).toBeGreaterThanOrEqual(-1e-9);
          if (gap.level < gap.asked) expect(gap.worth).toBeCloseTo(worthOf(role, person, [gap]), 10);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
