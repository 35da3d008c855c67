import * as fc from "fast-check";
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { expect, it } from "vitest";
import { columnsOf, wrapped } from "../../src/text/width.ts";

it("takes the short way only where it leads to the same width", () => {
  for (let point = 0x20; point < 0x3000; point++) {
    const sign = String.fromCodePoint(point);
    if (columnsOf(sign) === sign.length)
      expect([point.toString(16), stringWidth(sign)]).toEqual([point.toString(16), 1]);
  }
});

it.each([
  ["plain", 5],
  ["日本", 4],
  ["\u001b[32mgreen\u001b[39m", 5],
  ["e\u0301", 1],
  ["₹12,34,567", 10],
  ["👩‍🔬", 2],
])("%j takes %d columns", (text, columns) => expect(columnsOf(text)).toBe(columns));

it("wraps at spaces, in long words, and between wide signs", () => {
  expect(wrapped("one two three", 7)).toBe("one two\nthree");
  expect(wrapped("abcdefgh", 3)).toBe("abc\ndef\ngh");
  expect(wrapped("日本語の", 4)).toBe("日本\n語の");
});

it("wraps lines by the short way exactly as by the long one", () => {
  const pieces = [
    "a",
    "of",
    "words",
    "longer-than-most",
    "₹12,34,567",
    "é",
    "…",
    "日本",
    " ",
    "  ",
    "\n",
    "\u001b[1mbold\u001b[22m",
  ];
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 30 })
    .chain((words) => fc.constantFrom("", " ").map((gap) => words.join(gap)));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (line, width) => {
      const fits = !line.includes("\n") && columnsOf(line) <= width;
      expect(wrapped(line, width)).toBe(fits ? line : wrapAnsi(line, width, { hard: true, trim: true }));
    }),
    { seed: 12, numRuns: 5000 },
  );
});
