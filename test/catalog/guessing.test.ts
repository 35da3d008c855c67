import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { BankQuestion } from "../../src/catalog/schema.ts";

const { questions } = loadCatalog(new URL("../../data", import.meta.url).pathname);

/** How much an answer looks right to somebody who knows nothing, beside the other three. */
type Cue = (answer: string, all: readonly string[], question: BankQuestion) => number;

const length: Cue = (answer) => answer.length;
const shared: Cue = (answer, _, { text, code = "" }) => overlap(answer, `${text} ${code}`);
const alike: Cue = (answer, all) => all.reduce((sum, other) => sum + overlap(answer, other), 0) - wordsIn(answer).size;
const firstWord: Cue = (answer, all) => all.filter((other) => first(other) === first(answer)).length;
const alone =
  (pattern: RegExp): Cue =>
  (answer, all) =>
    Number(pattern.test(answer) && all.filter((other) => pattern.test(other)).length === 1);
const has =
  (pattern: RegExp): Cue =>
  (answer) =>
    Number(pattern.test(answer));
const not =
  (cue: Cue): Cue =>
  (...given) =>
    -cue(...given);

const HEDGED = /\b(may|can|often|probably|about|hardly|some|usually|likely|unless|until)\b/i;
const ABSOLUTE = /\b(all|always|never|every|no|none|only|any|exactly|alone|nobody)\b/i;
const REASON = /, (as|since|so)\b/;

const cues: [string, Cue][] = [
  ["most words of the question", shared],
  ["fewest words of the question", not(shared)],
  ["most words of the other answers", alike],
  ["fewest words of the other answers", not(alike)],
  ["the only one with a number", alone(/\d/)],
  ["the only one without a number", alone(/^\D*$/)],
  ["a hedge", has(HEDGED)],
  ["no hedge", not(has(HEDGED))],
  ["an absolute word", has(ABSOLUTE)],
  ["no absolute word", not(has(ABSOLUTE))],
  ["a reason", has(REASON)],
  ["no reason", not(has(REASON))],
  ["most commas", (answer) => answer.split(",").length],
  ["a first word of its own", not(firstWord)],
  ["the commonest first word", firstWord],
];

describe("guessing from the form of the answers", () => {
  it.each([
    ["longest", length],
    ["shortest", not(length)],
  ] as const)("always taking the %s is right in 23 to 27 %", (_, cue) => {
    expect(shareRight(cue)).toBeGreaterThanOrEqual(0.23);
    expect(shareRight(cue)).toBeLessThanOrEqual(0.27);
  });

  it.each(cues)("always taking %s is right in at most 30 %", (_, cue) => {
    expect(shareRight(cue)).toBeLessThanOrEqual(0.3);
  });

  it("finds an answer that is given away", () => {
    const wrong: BankQuestion["wrong"] = ["one", "two", "six"];
    const given = {
      ...(questions[0] as BankQuestion),
      text: "Which word is reconciliation?",
      right: "reconciliation",
      wrong,
    };
    expect(shareRight(length, [given])).toBe(1);
    expect(shareRight(shared, [given])).toBe(1);
    expect(shareRight(not(length), [given])).toBe(0);
  });
});

/** Share of questions guessed right by taking the answer with the strongest cue, by lot where several tie. */
function shareRight(cue: Cue, asked: readonly BankQuestion[] = questions): number {
  return asked.reduce((sum, question) => sum + chance(cue, question), 0) / asked.length;
}

function chance(cue: Cue, question: BankQuestion): number {
  const all = [question.right, ...question.wrong];
  const strengths = all.map((answer) => cue(answer, all, question));
  const strongest = Math.max(...strengths);
  return strengths[0] === strongest ? 1 / strengths.filter((one) => one === strongest).length : 0;
}

function overlap(a: string, b: string): number {
  const other = wordsIn(b);
  return [...wordsIn(a)].filter((word) => other.has(word)).length;
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]{4,}/gu) ?? []);
}

function first(answer: string): string {
  return answer.split(/\s/)[0]?.toLowerCase() ?? "";
}
