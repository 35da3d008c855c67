import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers, Skill } from "../../../src/catalog/schema.ts";
import { assumeInAnswers, assumeUnasked, isAsked, keepAsked } from "../../../src/core/score/asked.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { all, anyProfile, anyRole, best, education, profile, roleWith, skillNames } from "../../helpers/roles.ts";

const skill = (id: string, status = "current") => ({ id, status }) as Skill;
const SKILLS = [...skillNames.map((id) => skill(id)), skill("decoy", "decoy")];

describe("what was not asked", () => {
  it("is taken for known to the full, and what was asked stays", () => {
    const { ratings, education: degree } = assumeUnasked(profile({ a: 1, b: 0 }), SKILLS);
    expect(ratings.get("a")).toEqual({ level: 1 });
    expect(ratings.get("b")).toEqual({ level: 0 });
    expect(ratings.get("c")).toEqual({ level: 4 });
    expect(degree).toEqual({ degree: "doctorate", related: true });
  });

  it("is never a decoy, and never a degree that was told", () => {
    const assumed = assumeUnasked(profile({}, "none", false), SKILLS);
    expect(assumed.ratings.has("decoy")).toBe(false);
    expect(assumed.education).toEqual({ degree: "none", related: false });
  });

  it("leaves the profile that was given as it was", () => {
    const given = profile({ a: 1 });
    assumeUnasked(given, SKILLS);
    expect([...given.ratings.keys()]).toEqual(["a"]);
  });

  it("only raises the score, so that the truth lies between the two", () => {
    fc.assert(
      fc.property(anyRole, anyProfile, anyProfile, (role, asked, rest) => {
        const ratings = new Map([...rest.ratings, ...asked.ratings]);
        const truth = readiness(role, { ratings, education: asked.education ?? rest.education }).value;
        expect(readiness(role, asked).value).toBeLessThanOrEqual(truth + 1e-9);
        expect(readiness(role, assumeUnasked(asked, SKILLS)).value).toBeGreaterThanOrEqual(truth - 1e-9);
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});

describe("answers for a plan", () => {
  const answers = { role: "r", ratings: { a: { level: 1 } } } as unknown as Answers;

  it("are completed after the short way only", () => {
    expect(assumeInAnswers(answers, SKILLS)).toBe(answers);
    const completed = assumeInAnswers({ ...answers, way: "short" } as Answers, SKILLS);
    expect(completed.ratings).toMatchObject({ a: { level: 1 }, b: { level: 4 } });
    expect(completed.education).toEqual({ degree: "doctorate", related: true });
    expect(completed.role).toBe("r");
  });
});

describe("a requirement", () => {
  it.each([
    ["all of its skills", all("r", 2, ["a", "b"]), profile({ a: 0, b: 3 }), true],
    ["a part of them", all("r", 2, ["a", "b"]), profile({ a: 4 }), false],
    ["a part of those of which one is enough", best("r", 1, 2, ["a", "b"]), profile({ a: 4 }), false],
    ["nothing", best("r", 1, 2, ["a"]), profile({}), false],
    ["a degree", education("masters"), profile({}, "none"), true],
    ["no degree", education("masters"), profile({ a: 1 }), false],
  ] as const)("of which was asked %s", (_, requirement, given, wanted) => {
    expect(isAsked(requirement, given)).toBe(wanted);
  });

  it("that was not asked is left out of what a short result is compared by", () => {
    const role = roleWith([all("x", 2, ["a"]), all("y", 2, ["b"]), education("none")]);
    const kept = keepAsked(role, profile({ a: 0 }));
    expect(kept.requirements.map(({ id }) => id)).toEqual(["x"]);
    expect(kept.title).toBe(role.title);
    expect(role.requirements).toHaveLength(3);
  });
});
