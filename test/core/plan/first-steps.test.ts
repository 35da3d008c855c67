import { expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { planFirst } from "../../../src/core/plan/first.ts";
import { firstSteps } from "../../../src/core/plan/first-steps.ts";

const step = (skill: string) => ({ skill, from: 0, to: 2, worth: 3.5, hours: 20, phase: "breadth", must: true });

it("the first steps are the first three of a plan, with what they return", () => {
  expect(firstSteps([])).toEqual([]);
  expect(firstSteps([step("a")])).toEqual([{ skill: "a", from: 0, to: 2, returns: 3.5, hours: 20 }]);
  expect(firstSteps(["a", "b", "c", "d"].map(step)).map(({ skill }) => skill)).toEqual(["a", "b", "c"]);
});

it("what to do first does not hang on the country, and a faster pace brings at least as many steps", () => {
  const catalog = loadCatalog(new URL("../../../data", import.meta.url).pathname);
  const role = catalog.roles.find(({ id }) => id === "ml-engineer");
  if (!role) throw new Error("no role");
  const answers = { ratings: { python: { level: 2 } } } as const;
  const steps = (hours?: number) => planFirst(catalog, role, answers, hours);
  expect(steps()).toHaveLength(3);
  expect(steps()).toEqual(planFirst(catalog, role, { ...answers, ...{ country: "US" } }));
  for (const { returns, hours, from, to } of steps()) {
    expect(returns).toBeGreaterThanOrEqual(0);
    expect(hours).toBeGreaterThan(0);
    expect(to).toBeGreaterThanOrEqual(from);
  }
  expect(steps(40).length).toBeGreaterThanOrEqual(steps(1).length);
});
