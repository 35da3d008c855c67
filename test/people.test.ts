import { expect, it } from "vitest";
import { loadCatalog } from "../src/catalog/load.ts";
import { profileOf } from "../src/core/report.ts";
import { readiness } from "../src/core/score/readiness.ts";

const { people, roles } = loadCatalog(new URL("../data", import.meta.url).pathname);

/** Readiness of a sample person for a role. */
function score(person: string, role = "ml-engineer"): number {
  const found = people.find(({ id }) => id === person);
  const wanted = roles.find(({ id }) => id === role);
  if (!found || !wanted) throw new Error(`no ${person} or ${role}`);
  return readiness(wanted, profileOf(found.answers)).value;
}

it.each([
  ["beginner", 0, 10],
  ["data-analyst", 10, 25],
  ["backend-engineer", 20, 45],
  ["research-student", 45, 70],
  ["data-scientist", 60, 80],
  ["working-ml-engineer", 85, 100],
])("a %s scores between %d and %d for the ML engineer", (person, low, high) => {
  expect(score(person)).toBeGreaterThanOrEqual(low);
  expect(score(person)).toBeLessThanOrEqual(high);
});

it("puts the sample people in the order a hiring manager would", () => {
  const order = [
    "beginner",
    "data-analyst",
    "backend-engineer",
    "research-student",
    "data-scientist",
    "working-ml-engineer",
  ];
  const scores = order.map((person) => score(person));
  expect(scores).toEqual([...scores].sort((a, b) => a - b));
});

it("finds each one nearest to their own trade", () => {
  expect(score("backend-engineer", "software-engineer")).toBeGreaterThan(score("backend-engineer"));
  expect(score("data-scientist", "data-scientist")).toBeGreaterThan(score("data-scientist"));
  expect(score("data-analyst", "data-scientist")).toBeGreaterThan(score("data-analyst"));
});
