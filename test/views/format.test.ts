import { expect, it } from "vitest";
import { joined } from "../../src/views/format.ts";

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b, or c", "d"], "a; b, or c; and d"],
])("%j is said as %j", (words, said) => expect(joined(words)).toBe(said));
