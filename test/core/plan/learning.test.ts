import { expect, it } from "vitest";
import type { Learning } from "../../../src/catalog/schema.ts";
import { lessonsFor } from "../../../src/core/plan/learning.ts";

const resource = (id: string, cost: "free" | "paid", levels: number[]) => ({
  id,
  title: id,
  by: "x",
  kind: "book" as const,
  cost,
  language: "en",
  levels,
  url: "https://example.org/",
});
const entry: Learning = {
  skill: "a",
  learn: [resource("dear", "paid", [1, 2]), resource("first", "free", [1]), resource("late", "free", [3, 4])],
  build: { 1: "one", 2: "two", 3: "three", 4: "four" },
};
const ids = (from: 0 | 1 | 2 | 3, to: 1 | 2 | 3 | 4) => lessonsFor(entry, from, to).resources.map(({ id }) => id);

it("gives what helps to reach the levels of a step, the free ones first", () => {
  expect(ids(0, 1)).toEqual(["first", "dear"]);
  expect(ids(1, 2)).toEqual(["dear"]);
  expect(ids(1, 3)).toEqual(["late", "dear"]);
});

it("gives a thing to build for every level reached, and for a refresh the level it refreshes", () => {
  expect(lessonsFor(entry, 1, 3).build).toEqual([
    { level: 2, text: "two" },
    { level: 3, text: "three" },
  ]);
  expect(lessonsFor(entry, 3, 3).build).toEqual([{ level: 3, text: "three" }]);
  expect(ids(3, 3 as 4)).toEqual(["late"]);
});

it("gives nothing for a skill that the data say nothing of", () => {
  expect(lessonsFor(undefined, 0, 2)).toEqual({ resources: [], build: [] });
});
