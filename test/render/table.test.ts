import * as fc from "fast-check";
import { expect, it } from "vitest";
import { drawLong, drawShort } from "../../src/render/table.ts";

const cell = fc.constantFrom("a", "two words", "12,34,567", "日本語", "two\nlines", "\u001b[32mgreen\u001b[39m");

it("draws long tables exactly as cli-table3 draws short ones", () => {
  const trimmed = (text: string) => text.replace(/[ \t]+$/gm, "");
  const widths = [10, 12, 9];
  const aligns = ["left", "right", "left"] as const;
  return fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
      expect(trimmed(drawLong(rows, widths, aligns))).toBe(trimmed(await drawShort(rows, widths, [...aligns])));
    }),
    { seed: 11, numRuns: 200 },
  );
});
