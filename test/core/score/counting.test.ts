import * as fc from "fast-check";
import { expect, it } from "vitest";
import { countingSkills } from "../../../src/core/score/counting.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { all, anyProfile, anyRole, best, education, profile } from "../../helpers/roles.ts";

const { ratings } = profile({ x: 1, y: 3, z: 2 });

it.each([
  ["all of them, in file order", all("a", 3, ["x", "y", "w"]), ["x 1", "y 3", "w 0"]],
  ["the best one", best("a", 1, 3, ["x", "y", "z"]), ["y 3"]],
  ["the best two", best("a", 2, 3, ["x", "y", "z"]), ["y 3", "z 2"]],
  ["the one that brings more, whatever its level", best("a", 1, 2, ["y", "z"], { credits: { y: 0.5 } }), ["z 2"]],
  ["none for education", education("bachelors"), []],
])("%s", (_, requirement, counted) => {
  expect(countingSkills(requirement, ratings).map(({ skill, level }) => `${skill} ${level}`)).toEqual(counted);
});

it("says for each skill the level that its option asks", () => {
  const [skill] = countingSkills(all("a", 3, ["x"], { levels: { x: 2 } }), ratings);
  expect(skill?.asked).toBe(2);
  expect(skill?.credit).toBeCloseTo(0.5 ** 2.5, 12);
});

it("names the skills whose mean credit is the coverage", () => {
  fc.assert(
    fc.property(anyRole, anyProfile, (role, person) => {
      for (const { requirement, coverage } of readiness(role, person).requirements) {
        if (requirement.kind === "education") continue;
        const credits = countingSkills(requirement, person.ratings).map(({ credit }) => credit);
        expect(credits.reduce((sum, credit) => sum + credit, 0) / credits.length).toBeCloseTo(coverage, 9);
      }
    }),
    { seed: 3 },
  );
});
