import { expect, it } from "vitest";
import { firstSteps } from "../../../src/core/plan/first-steps.ts";

const step = (skill: string) => ({ skill, from: 0, to: 2, worth: 3.5, hours: 20, phase: "breadth", must: true });

it("the first steps are the first three of a plan, with what they return", () => {
  expect(firstSteps([])).toEqual([]);
  expect(firstSteps([step("a")])).toEqual([{ skill: "a", from: 0, to: 2, returns: 3.5, hours: 20 }]);
  expect(firstSteps(["a", "b", "c", "d"].map(step)).map(({ skill }) => skill)).toEqual(["a", "b", "c"]);
});
