import { describe, expect, it } from "vitest";
import { calibrate, type Responses } from "../../../src/core/check/calibrate.ts";
import { classicalFigures } from "../../../src/core/check/classical.ts";
import { recover, simulateClass } from "./classroom.ts";

describe("a simulated class of 500", () => {
  it.each(["adaptive", "fixed"] as const)(
    "gives its known difficulties back (%s questions)",
    (choice) => {
      const { fitted, rmse, rankedRmse, coverage } = recover(simulateClass(500, choice, 4));
      expect(fitted.length).toBeGreaterThanOrEqual(15);
      expect(rankedRmse).toBeGreaterThan(0.5); // what there is to win
      expect(rmse).toBeLessThan(0.35);
      expect(coverage).toBeGreaterThan(0.7);
      for (const { n, standardError } of fitted) {
        expect(n).toBeGreaterThanOrEqual(200);
        expect(standardError).toBeGreaterThan(0);
        expect(standardError).toBeLessThan(0.6);
      }
    },
    300_000,
  );
});

const BANK = [
  { id: "a", skill: "s", difficulty: 0 },
  { id: "b", skill: "s", difficulty: 1 },
  { id: "c", skill: "t", difficulty: 0 },
];

/** `n` people, the i-th of whom answers question a right when `right(i)`. */
function crowd(n: number, right: (i: number) => boolean, more: (i: number) => Responses["answers"] = () => []) {
  return Array.from(
    { length: n },
    (_, i): Responses => ({
      answers: [{ question: "a", right: right(i) }, ...more(i)],
      claimed: new Map([
        ["s", 2],
        ["t", 2],
      ]),
    }),
  );
}

describe("which questions are fitted", () => {
  it("fits from 200 answers on, and says how many there are below", () => {
    const half = (i: number) => i % 2 === 0;
    expect(calibrate(crowd(199, half), BANK)).toMatchObject({ fitted: [], tooFew: [{ question: "a", n: 199 }] });
    const { fitted, tooFew } = calibrate(crowd(200, half), BANK);
    expect(fitted.map(({ question, n }) => [question, n])).toEqual([["a", 200]]);
    expect(tooFew).toEqual([]);
  });

  it.each([
    ["nobody", () => false],
    ["everybody", () => true],
  ])("fits nothing where %s is right", (_name, right) =>
    expect(calibrate(crowd(250, right), BANK)).toMatchObject({ fitted: [], beyond: [{ question: "a", n: 250 }] }),
  );

  it("finds a question harder the fewer are right", () => {
    const at = (share: number) =>
      calibrate(
        crowd(300, (i) => i % 10 < 10 * share),
        BANK,
      ).fitted[0]?.fitted ?? Number.NaN;
    expect(at(0.8)).toBeLessThan(at(0.6));
    expect(at(0.6)).toBeLessThan(at(0.4));
  });
});

describe("p and point-biserial", () => {
  const more = (i: number) => [
    { question: "b", right: i < 2 },
    { question: "c", right: i !== 3 },
  ];

  it("are those of a table worked out by hand, where all were asked the same", () => {
    // a: 1 1 0 0; of the others b 1 1 0 0, c 1 1 1 0: sums 2 2 1 0.
    const figures = classicalFigures(crowd(4, (i) => i < 2, more));
    expect(figures?.map(({ question, p }) => [question, p])).toEqual([
      ["a", 0.5],
      ["b", 0.5],
      ["c", 0.75],
    ]);
    expect(figures?.[0]?.pointBiserial).toBeCloseTo(0.375 / Math.sqrt(0.25 * 0.6875), 12);
  });

  it("are left out where people were asked different questions, or only one answered", () => {
    expect(
      classicalFigures(
        crowd(
          4,
          () => true,
          (i) => (i === 0 ? [{ question: "b", right: true }] : more(i)),
        ),
      ),
    ).toBeUndefined();
    expect(classicalFigures(crowd(1, () => true, more))).toBeUndefined();
    expect(classicalFigures([])).toBeUndefined();
  });

  it("have no correlation where nothing varies", () => {
    expect(classicalFigures(crowd(3, () => true, more))?.[0]).toEqual({ question: "a", p: 1 });
  });
});
