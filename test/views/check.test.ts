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

const skill = (id: string, claimed: number, level: number) => ({
  skill: id,
  claimed,
  level,
  low: level - 0.5,
  high: level + 0.5,
  asked: 3,
  right: 1,
});
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
    [undefined, '6 questions: 3 right, 2 wrong, 1 "I don\'t know". Measured: give or take 11 points.'],
    [
      { first: "2026-01-02T12:00:00Z", last: "2026-01-02T13:00:00Z" },
      '6 questions, answered on 2026-01-02: 3 right, 2 wrong, 1 "I don\'t know". Measured: give or take 11 points.',
    ],
    [
      { first: "2026-01-02T12:00:00Z", last: "2026-02-03T12:00:00Z" },
      '6 questions, answered from 2026-01-02 to 2026-02-03: 3 right, 2 wrong, 1 "I don\'t know". Measured: give or take 11 points.',
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

  it("list the skills that moved by 0.4 or more, the furthest first, up or down", () => {
    const skills = [skill("python", 3, 2.61), skill("sql", 2, 2.41), skill("ghost", 4, 2.2)];
    const blocks = measuredBlocks(48, inferred, check({ skills }), names);
    const moved = blocks.filter((block) => block.kind === "table").slice(1);
    expect(rowsIn(moved)).toEqual([
      ["Ghostflow", "4", "2.2", "1.7 – 2.7", "1 of 3 right"],
      ["SQL", "2", "2.4", "1.9 – 2.9", "1 of 3 right"],
    ]);
    const still = measuredBlocks(48, inferred, check({ skills: skills.slice(0, 1) }), names);
    expect(sentencesIn(still)).toContain("No skill asked about moved by much.");
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
