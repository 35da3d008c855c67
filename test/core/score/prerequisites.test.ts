import { describe, expect, it } from "vitest";
import { workload } from "../../../src/core/plan/jobs.ts";
import { alternativesOf, needsOf } from "../../../src/core/score/prerequisites.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { factsOf } from "../plan/fixtures.ts";

const ANY = { anyOf: ["python", "java", "go"], level: 2, before: 2 };
const FACTS = factsOf({ testing: { needs: [ANY] } });
const shares: Record<string, number> = { java: 0.1, go: 0.3 };
const COUNTED = { ...FACTS, demand: (id: string) => shares[id] };
const NOBODY = { raised: new Set<string>(), asked: new Set<string>() };

const chosen = (levels: Record<string, number>, facts = FACTS, role: Partial<typeof NOBODY> = {}) =>
  needsOf("testing", profileOf(levels).ratings, facts, { ...NOBODY, ...role }).map(({ skill }) => skill);

describe("any one of several skills", () => {
  it("stands for each of them until it is settled", () => {
    expect(alternativesOf(ANY)).toEqual(["python", "java", "go"]);
    expect(alternativesOf({ skill: "git", level: 1 })).toEqual(["git"]);
  });

  it("becomes the first when nothing tells them apart, and keeps level and place", () => {
    expect(needsOf("testing", new Map(), FACTS, NOBODY)).toEqual([{ skill: "python", level: 2, before: 2 }]);
  });

  it.each([
    ["the most named", {}, {}, "go"],
    ["one that the role asks, before the most named", {}, { asked: new Set(["java"]) }, "java"],
    ["the one held highest, before one that is asked", { python: 1 }, { asked: new Set(["java"]) }, "python"],
    ["one that is raised in any case, before a tutorial in another", { python: 1 }, { raised: new Set(["go"]) }, "go"],
    ["one that is met, before all others", { java: 2, python: 1 }, { raised: new Set(["go"]) }, "java"],
  ])("becomes %s", (_, levels: Record<string, number>, role, skill) => {
    expect(chosen(levels, COUNTED, role)).toEqual([skill]);
  });

  it("costs nothing who has one of them, and leads nobody past the skill that the plan raises anyway", () => {
    const role = roleOf([
      { skills: ["testing"], asked: 2 },
      { skills: ["go", "java"], best: 1, asked: 2 },
    ]);
    const ids = (levels: Record<string, number>) =>
      workload(role, profileOf(levels), COUNTED)
        .jobs.map(({ id }) => id)
        .sort();
    expect(ids({ python: 3, go: 2 })).toEqual(["testing:2"]);
    expect(ids({ java: 2 })).toEqual(["testing:2"]);
    expect(ids({ python: 1 })).toEqual(["go:2", "testing:2"]);
  });
});
