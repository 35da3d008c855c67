import { describe, expect, it } from "vitest";
import type { BankQuestion, CheckTaken } from "../../src/catalog/schema.ts";
import type { CheckResult } from "../../src/core/check/result.ts";
import { decoyBlocks, measuredBlocks, reviewBlocks, UNCALIBRATED } from "../../src/views/check.ts";
import { headingsIn, rowsIn, sentencesIn, tableIn } from "../helpers/blocks.ts";

const names = {
  skills: [
    { id: "python", name: "Python" },
    { id: "sql", name: "SQL" },
    { id: "ghost", name: "Ghostflow" },
    { id: "spectre", name: "Spectre" },
  ],
} as never;

const check = (over: Partial<CheckResult> = {}): CheckResult => ({
  seed: 1,
  asked: 6,
  right: 3,
  wrong: 2,
  dontKnow: 1,
  skills: [],
  answers: [],
  ...over,
});
const inferred = { mean: 41.3, low: 30.2, high: 52.8, questions: 6 };

describe("tools claimed that do not exist", () => {
  it.each([
    [[], undefined],
    [["ghost"], /^You rated Ghostflow above 0, but no such tool exists: it is among/],
    [["ghost", "spectre"], /^You rated Ghostflow and Spectre above 0, but no such tools exist: they are among/],
  ])("%j", (decoys, words) => {
    const blocks = decoyBlocks(decoys, names);
    expect(blocks).toHaveLength(words ? 1 : 0);
    if (words) expect(sentencesIn(blocks)[0]).toMatch(words);
  });
});

describe("claimed and measured", () => {
  it("stand side by side, each with what it comes from", () => {
    const blocks = measuredBlocks(48, inferred, check(), names);
    expect(rowsIn(blocks)).toEqual([
      ["claimed", "48.0", "", "", "your ratings alone"],
      ["measured", "41.3", "30.2 – 52.8", "", "your ratings and 6 answers"],
    ]);
    const [claimed, measured] = tableIn(blocks).rows.map((cells) => cells[3]);
    expect(claimed).toEqual({ span: { low: 0.48, high: 0.48, mark: 0.48 } });
    expect(measured).toEqual({ span: { low: 0.302, high: 0.528, mark: 0.413 } });
  });

  it("never stand without the warning that nothing is calibrated", () => {
    expect(sentencesIn(measuredBlocks(48, inferred, check(), names))).toContain(UNCALIBRATED);
  });

  it.each([
    [undefined, '6 questions: 3 right, 2 wrong, 1 "I don\'t know".'],
    [
      { first: "2026-01-02T12:00:00Z", last: "2026-01-02T13:00:00Z" },
      '6 questions, answered on 2026-01-02: 3 right, 2 wrong, 1 "I don\'t know".',
    ],
    [
      { first: "2026-01-02T12:00:00Z", last: "2026-02-03T12:00:00Z" },
      '6 questions, answered from 2026-01-02 to 2026-02-03: 3 right, 2 wrong, 1 "I don\'t know".',
    ],
  ])("say how it went, and when: %j", (given, words) => {
    expect(sentencesIn(measuredBlocks(48, inferred, check(given ? { given } : {}), names))[0]).toBe(words);
  });

  it("show no figure before five answers", () => {
    const blocks = measuredBlocks(48, undefined, check({ asked: 1, right: 1, wrong: 0, dontKnow: 0 }), names);
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "text"]);
    expect(sentencesIn(blocks)).toEqual([
      '1 question: 1 right, 0 wrong, 0 "I don\'t know". Readiness is measured from five answers on.',
    ]);
  });

  describe("skills", () => {
    const moved = (...skills: CheckResult["skills"]) => measuredBlocks(48, inferred, check({ skills }), names);
    const of = (id: string, claimed: number, [low, high]: [number, number], [right, asked]: [number, number]) => ({
      ...{ skill: id, claimed, low, high, right, asked },
      level: (low + high) / 2,
    });
    const rows = (...skills: CheckResult["skills"]) =>
      rowsIn(
        moved(...skills)
          .filter((block) => block.kind === "table")
          .slice(1),
      );

    it("moved no further than the interval asks for, the furthest first, each with how sure that is", () => {
      expect(
        rows(
          of("python", 3, [0.2, 2.61], [0, 1]),
          of("sql", 4, [0.4, 2.3], [1, 2]),
          of("ghost", 1, [1.39, 3.5], [4, 4]),
        ),
      ).toEqual([
        ["SQL", "4", "2.3 or less", "2 answers, 1 right: say little"],
        ["Python", "3", "2.7 or less", "1 answer, not right: says little"],
        ["Ghostflow", "1", "1.3 or more", "4 answers, 4 right: say something"],
      ]);
    });

    it.each([
      ["the interval holds the claim", of("python", 3, [0.4, 3], [0, 2])],
      ["all of its own answers are right, and the others pull it down", of("python", 3, [0.4, 2.5], [2, 2])],
      ["none of its own answers is right, and the others pull it up", of("python", 1, [1.2, 2.5], [0, 2])],
    ])("stand where %s", (_, skill) => {
      expect(moved(skill).filter(({ kind }) => kind === "table")).toHaveLength(1);
      expect(sentencesIn(moved(skill))).toContain("Every claim asked about lies within what the answers allow.");
    });

    it("are four at most, and the others are counted", () => {
      const low = (id: string) => of(id, 3, [0.2, 2.6], [0, 1]);
      const many = ["a", "b", "c", "d", "e", "f"].map(low);
      expect(rows(...many)).toHaveLength(4);
      expect(sentencesIn(moved(...many, of("python", 3, [0.4, 3.1], [1, 1]))).join(" ")).toContain(
        "2 skills more moved less far. Of 1 other skill asked about, the claim lies within what the answers allow.",
      );
    });
  });
});

describe("the answers looked at again", () => {
  const question = (id: string, source = {}) =>
    ({
      id,
      skill: "python",
      text: `What is ${id}?`,
      right: "This",
      explanation: "Because.",
      ...source,
    }) as BankQuestion;
  const taken: CheckTaken = {
    seed: 1,
    answers: [
      { question: "q1", answer: "right" },
      { question: "gone", answer: "wrong" },
      { question: "q2", answer: "dont-know" },
      { question: "q3", answer: "wrong" },
    ],
  };

  it("begin with those not right, and skip questions that are gone", () => {
    const page = reviewBlocks(
      taken,
      ["q1", "q2", "q3"].map((id) => question(id)),
      names,
    );
    expect(headingsIn(page)).toEqual(["Your answers, and why"]);
    expect(sentencesIn(page)).toEqual([
      "Python, not known: What is q2? → This. Because.",
      "Python, wrong: What is q3? → This. Because.",
      "Python, right: What is q1? → This. Because.",
    ]);
  });

  it("link the source of a question that has one", () => {
    const source = { url: "https://example.org/a", title: "A page" };
    const page = reviewBlocks({ ...taken, answers: taken.answers.slice(0, 1) }, [question("q1", { source })], names);
    expect(sentencesIn(page)).toEqual(["Python, right: What is q1? → This. Because. A page <https://example.org/a>"]);
  });
});
