import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classicalFigures } from "../../../src/core/check/classical.ts";

/** People by their answers to questions q0, q1 …: 1 right, 0 wrong. */
const classOf = (...people: (0 | 1)[][]) =>
  people.map((outcomes) => ({
    answers: outcomes.map((outcome, i) => ({ question: `q${i}`, right: outcome === 1 })),
    claimed: new Map<string, number>(),
  }));

describe("classical figures", () => {
  it("are the share right and the correlation with the other questions", () => {
    // q0 against 2, 1, 0, 1 right of the others: covariance 1/4, deviations 1/2 and 1/√2.
    const [first] = classicalFigures(classOf([1, 1, 1], [1, 1, 0], [0, 0, 0], [0, 1, 0])) ?? [];
    expect(first?.question).toBe("q0");
    expect(first?.p).toBe(0.5);
    expect(first?.pointBiserial).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("have no correlation where a question, or all the others, never vary", () => {
    const figures = classicalFigures(classOf([1, 1], [1, 0], [1, 1]));
    expect(figures).toEqual([
      { question: "q0", p: 1 },
      { question: "q1", p: 2 / 3 },
    ]);
  });

  it.each([
    ["nobody", classOf()],
    ["one person", classOf([1, 0])],
    ["one question", classOf([1], [0])],
    ["different questions", classOf([1, 0], [1, 0, 1])],
    ["no answers at all", classOf([], [])],
  ])("say nothing of %s", (_, people) => expect(classicalFigures(people)).toBeUndefined());

  it("do not depend on the order in which anybody was asked", () => {
    const people = classOf([1, 1, 0], [1, 0, 0], [0, 1, 1]);
    const turned = people.map(({ answers, claimed }, i) => ({
      answers: i === 1 ? [...answers].reverse() : answers,
      claimed,
    }));
    expect(classicalFigures(turned)).toEqual(classicalFigures(people));
  });

  it("count an answer that was said not to be known as wrong", () => {
    const [first, ...rest] = classOf([1, 1], [0, 1]);
    const unsure = {
      answers: [
        { question: "q0", right: true, dontKnow: true },
        { question: "q1", right: true },
      ],
    };
    const figures = classicalFigures([{ ...unsure, claimed: new Map() }, ...rest, ...(first ? [first] : [])]);
    expect(figures?.[0]?.p).toBeCloseTo(1 / 3);
  });

  it("lie within their bounds, whatever was answered", () => {
    const outcome = fc.constantFrom<0 | 1>(0, 1);
    const someClass = fc
      .integer({ min: 2, max: 6 })
      .chain((n) => fc.array(fc.array(outcome, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 12 }));
    fc.assert(
      fc.property(someClass, (people) => {
        for (const { p, pointBiserial = 0 } of classicalFigures(classOf(...people)) ?? []) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(Math.abs(pointBiserial)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
