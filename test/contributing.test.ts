import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../", import.meta.url);

/** The rows of CONTRIBUTING's tables that name a test: its file, and words of its name. */
const rows = [
  ...readFileSync(new URL("CONTRIBUTING.md", root), "utf8").matchAll(/\| `(test\/\S+\.test\.ts)` ?([^|]*?) \| (\w+)/g),
];

it("names a test for every behaviour and fault, and each is there", () => {
  expect(rows.length).toBeGreaterThanOrEqual(35);
  for (const [, file = "", words = ""] of rows) {
    const text = readFileSync(new URL(file, root), "utf8");
    expect(text.includes(words.replaceAll("`", "")), `${file}: ${words}`).toBe(true);
    expect(text.includes(".only("), file).toBe(false);
  }
});

it("has no open row", () => {
  expect(rows.filter(([, , , state]) => !["holds", "measured"].includes(state ?? ""))).toEqual([]);
});
