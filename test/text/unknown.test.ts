import { expect, test } from "vitest";
import { didYouMean, orNearest } from "../../src/text/unknown.ts";

const known = ["python", "pytorch", "sql"];

test.each([
  ["pyton", "Did you mean python?"],
  ["PYTORCH", "Did you mean pytorch?"],
  ["kubernetes", "All: mlcareer skill"],
  ["", "All: mlcareer skill"],
])("a hint for %j", (typed, hint) => {
  expect(didYouMean(typed, known, "All: mlcareer skill")).toBe(hint);
});

test.each([
  ["pyton", "", "; did you mean python?"],
  ["kubernetes", "", ""],
  ["kubernetes", "skills: sql", "; skills: sql"],
])("the end of a fault's line for %j", (typed, otherwise, end) => {
  expect(orNearest(typed, known, otherwise)).toBe(end);
});

test("the near one is called as the caller says", () => {
  expect(didYouMean("fles", ["files"], "", (near) => `mlcareer help ${near}`)).toBe(
    "Did you mean mlcareer help files?",
  );
  expect(orNearest("pandass", ["pandas"], "", () => "python")).toBe("; did you mean python?");
});
