import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../src/text/nearest.ts";

const KNOWN = ["python", "pytorch", "sql", "go", "r", "scikit-learn"];

describe("the nearest of the known names", () => {
  it.each([
    ["pyhton", "python"], // two neighbours swapped cost one
    ["PyTorch", "pytorch"],
    ["sq", "sql"],
    ["sklearn", undefined], // five letters short of scikit-learn
    ["scikit-lern", "scikit-learn"],
    ["scikitlearn", "scikit-learn"],
    ["o", undefined], // of one letter nothing may differ
    ["r", "r"],
    ["g0", "go"],
    ["java", undefined],
    ["", undefined],
  ])("to %j is %s", (typed, wanted) => expect(nearest(typed, KNOWN)).toBe(wanted));

  it("is the first of several that are equally near", () => {
    expect(nearest("cat", ["bat", "hat"])).toBe("bat");
    expect(nearest("cats", ["bats", "cat"])).toBe("bats");
  });

  it("is not looked for beyond the first letters of a text that goes on for ever", () => {
    const started = performance.now();
    expect(nearest("x".repeat(1_000_000), ["x".repeat(80), "x".repeat(1_000_000)])).toBe("x".repeat(80));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("is a known name itself, whatever its capitals, and never further than a third of its letters", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.nat(7), word, (known, i, typed) => {
        const own = known[i % known.length] ?? "";
        expect(nearest(own.toUpperCase(), known)).toBe(own);
        const found = nearest(typed, known);
        if (found) expect(Math.abs(found.length - typed.length)).toBeLessThanOrEqual(Math.max(2, typed.length / 3));
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it("takes one slip in a word of five letters for a slip", () => {
    const slips: fc.Arbitrary<(word: string, at: number) => string> = fc.constantFrom(
      (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
      (word: string, at: number) => `${word.slice(0, at)}x${word.slice(at)}`,
      (word: string, at: number) => `${word.slice(0, at)}x${word.slice(at + 1)}`,
      (word: string, at: number) =>
        word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split("")
          .reverse()
          .join("") +
        word.slice(at + 2),
    );
    fc.assert(
      fc.property(fc.constantFrom("python", "docker", "airflow"), slips, fc.nat(4), (word, slip, at) => {
        expect(nearest(slip(word, at), ["python", "docker", "airflow"])).toBe(word);
      }),
      { seed: 15 },
    );
  });
});
