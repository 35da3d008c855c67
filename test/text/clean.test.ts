import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, cleanDeep, cleanLine } from "../../src/text/clean.ts";
import { nearest } from "../../src/text/nearest.ts";

describe("clean", () => {
  it.each([
    ["CSI", "a\u001b[31mb", "a[31mb"],
    ["OSC 52", "\u001b]52;c;aGk=\u0007x", "]52;c;aGk=x"],
    ["C1 CSI", "a\u009b31mb", "a31mb"],
    ["bidirectional override", "a\u202eb\u2066c", "abc"],
    ["zero width space and BOM", "a\u200bb\ufeffc", "abc"],
    ["line and paragraph separators", "a\u2028b\u2029c", "abc"],
    ["lone surrogate", "a\ud800b", "ab"],
    ["newlines stay, carriage returns turn into them", "a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["tab to space", "a\tb", "a b"],
    ["joiners stay", "क्‍ष ‌", "क्‍ष ‌"],
  ])("%s", (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it("leaves nothing that could steer a terminal, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = clean(text);
        expect(once).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(clean(once)).toBe(once);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it("reaches keys and values at any depth", () => {
    expect(cleanDeep({ "a\u001b": ["b\u0007", { c: "d\u202e" }], n: 1 })).toEqual({ a: ["b", { c: "d" }], n: 1 });
    expect(cleanLine(" a \n b ")).toBe("a b");
  });
});

describe("nearest", () => {
  it.each([
    ["pytroch", "pytorch"],
    ["PyTorch", "pytorch"],
    ["tensorflw", "tensorflow"],
    ["kubernets", "kubernetes"],
    ["xyzzy", undefined],
    ["sqk", "sql"],
    ["xl", undefined],
    ["x", undefined],
    ["", undefined],
  ])("%j is meant as %j", (typed, meant) => {
    expect(nearest(typed, ["pytorch", "tensorflow", "kubernetes", "sql"])).toBe(meant);
  });

  it("stays quick on a long name", () => {
    expect(nearest("x".repeat(100_000), ["pytorch"])).toBeUndefined();
  });
});
