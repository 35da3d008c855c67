import { expect, test } from "vitest";
import { groupBy } from "../../src/text/group.ts";

test("groups keep the order of first appearance, and each its items' order", () => {
  const groups = groupBy(["pear", "apple", "plum", "avocado", "fig"], ([letter]) => letter);
  expect([...groups]).toEqual([
    ["p", ["pear", "plum"]],
    ["a", ["apple", "avocado"]],
    ["f", ["fig"]],
  ]);
});

test("keys are told apart as a Map does, and nothing makes no group", () => {
  expect(groupBy([1, "1", Number.NaN, Number.NaN], (item) => item).size).toBe(3);
  expect(groupBy([], () => "any").size).toBe(0);
});
