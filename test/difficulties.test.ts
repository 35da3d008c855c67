import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitDifficulties, readBank, withDifficulties } from "../bin/dev/difficulties.mjs";
import { loadCatalog } from "../src/catalog/load.ts";

const { questions } = loadCatalog(new URL("../data", import.meta.url).pathname);
const { texts, rankings } = readBank();

describe("the rankings of the bank", () => {
  it("hold every question at least twice", () => {
    const places = new Map<string, number>();
    for (const id of rankings.flat()) places.set(id, (places.get(id) ?? 0) + 1);
    expect(questions.filter(({ id }) => (places.get(id) ?? 0) < 2).map(({ id }) => id)).toEqual([]);
  });

  it("name no question twice", () => {
    expect(rankings.filter((ranking) => new Set(ranking).size < ranking.length)).toEqual([]);
  });

  it("form one graph, so that all difficulties lie on one scale", () => {
    const reached = new Set(rankings[0]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const ranking of rankings)
        if (ranking.some((id) => reached.has(id))) for (const id of ranking) reached.add(id);
    }
    expect(questions.filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  it("give the difficulties that the files hold", () => {
    const difficulties = fitDifficulties(rankings);
    expect(questions.filter(({ id, difficulty }) => difficulties.get(id) !== difficulty)).toEqual([]);
    for (const text of texts.values()) expect(withDifficulties(text, difficulties)).toBe(text);
  });
});

describe("fitDifficulties", () => {
  it("follows rankings that agree", () => {
    const fitted = fitDifficulties([
      ["a", "b", "c"],
      ["a", "b", "c"],
    ]);
    expect([...fitted.keys()].sort((x, y) => (fitted.get(x) ?? 0) - (fitted.get(y) ?? 0))).toEqual(["a", "b", "c"]);
  });

  it("puts two that are ranked either way at one place", () => {
    const fitted = fitDifficulties([
      ["a", "b", "z"],
      ["b", "a", "z"],
    ]);
    expect(fitted.get("a")).toBe(fitted.get("b"));
  });

  it("learns more from three rankings than from one", () => {
    const fitted = fitDifficulties([
      ["a", "b"],
      ["a", "b"],
      ["a", "b"],
      ["b", "c"],
      ["d", "a"],
    ]);
    const apart = (easy: string, hard: string) => (fitted.get(hard) ?? 0) - (fitted.get(easy) ?? 0);
    expect(apart("a", "b")).toBeGreaterThan(apart("b", "c"));
    expect(apart("b", "c")).toBeGreaterThan(0);
  });

  it("keeps within the scale", () => {
    const ranking = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 2 });
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 1, maxLength: 4 }), (drawn) =>
        [...fitDifficulties(drawn).values()].every((value) => Math.abs(value) <= 1.5),
      ),
      { numRuns: 20, seed: 18 },
    );
  });
});
