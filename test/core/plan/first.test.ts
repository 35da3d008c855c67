import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { planFirst } from "../../../src/core/plan/first.ts";

const catalog = loadCatalog(new URL("../../../data", import.meta.url).pathname);
const role = catalog.roles.find(({ id }) => id === "ml-engineer");
if (!role) throw new Error("no role");
const answers = { ratings: { python: { level: 2 } } } as const;
const steps = (hours?: number) => planFirst(catalog, role, answers, hours);

describe("what to do first", () => {
  it("does not depend on the country, and a faster pace brings at least as many steps", () => {
    expect(steps()).toHaveLength(3);
    expect(steps()).toEqual(planFirst(catalog, role, { ...answers, ...{ country: "US" } }));
    for (const { returns, hours, from, to } of steps()) {
      expect(returns).toBeGreaterThanOrEqual(0);
      expect(hours).toBeGreaterThan(0);
      expect(to).toBeGreaterThanOrEqual(from);
    }
    expect(steps(40).length).toBeGreaterThanOrEqual(steps(1).length);
  });

  it("goes at eight hours a week unless another pace is named", () => expect(steps()).toEqual(steps(8)));

  it("is nothing for somebody who has all of it", () => {
    const ratings = Object.fromEntries(catalog.skills.map(({ id }) => [id, { level: 4 as const }]));
    expect(planFirst(catalog, role, { ratings, education: { degree: "doctorate", related: true } })).toEqual([]);
  });

  it("never begins a step above the level that was claimed", () => {
    for (const { skill, from } of steps()) expect(from).toBe(skill === "python" ? 2 : 0);
  });
});
