import { describe, expect, it } from "vitest";
import type { EvidencedSkill, Report } from "../../src/core/report.ts";
import { evidenceSentence, evidenceWords, strengthBlocks } from "../../src/views/evidence.ts";
import { headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const names = {
  skills: [
    { id: "python", name: "Python" },
    { id: "sql", name: "SQL" },
    { id: "git", name: "Git" },
  ],
};
const shown = (skill: string, over: Partial<EvidencedSkill> = {}): EvidencedSkill => ({
  skill,
  level: 3,
  supports: 3,
  evidence: [{ kind: "resume", where: "cv.pdf, work 1", quote: "Wrote services", date: "2026-03" }],
  ...over,
});
const report = (strengths: string[], skills: EvidencedSkill[] = []) =>
  ({
    strengths,
    readiness: { claimed: 61.43 },
    answers: { ratings: { python: { level: 3 }, sql: { level: 2 } } },
    ...(skills.length > 0 ? { evidence: { readiness: 40, claimed: 5, shown: skills.length, skills } } : {}),
  }) as unknown as Report;
const blocks = (...given: Parameters<typeof report>) => strengthBlocks(report(...given), names, false);
const PIECE = '"Wrote services" (cv.pdf, work 1, 2026-03)';
const STRENGTHS = "Strengths, and what shows them";
const OTHERS = "Evidence of what is below the level asked, or not asked";

describe("strengths", () => {
  it("without evidence are a sentence, and no section where there are none", () => {
    expect(sentencesIn(blocks(["python", "sql"]))).toEqual(["At the level asked or above: Python and SQL."]);
    expect(blocks([])).toEqual([]);
  });

  it("stand with their level and what shows it, or as claimed only", () => {
    expect(rowsIn(sectionOf(blocks(["python", "sql"], [shown("python")]), STRENGTHS))).toEqual([
      ["Python", "3", PIECE],
      ["SQL", "2", "claimed only"],
    ]);
  });

  it("do not swallow what has evidence and is none", () => {
    const found = blocks(["python"], [shown("python"), shown("git", { level: 1, supports: 1 })]);
    expect(rowsIn(sectionOf(found, OTHERS))).toEqual([["Git", "1", PIECE]]);
    expect(headingsIn(blocks([], [shown("git")]))).toEqual([OTHERS]);
    expect(headingsIn(blocks(["python"], [shown("python")]))).toEqual([STRENGTHS]);
  });

  it("are followed by how much is shown, and where that is explained", () => {
    expect(sentencesIn(blocks(["python"], [shown("python")])).at(-1)).toBe(
      "1 of 5 skills claimed has evidence. Counting the levels it supports alone, readiness is 40.0 of the 61.4 claimed. mlcareer explain evidence tells how it is counted.",
    );
  });
});

describe("a piece of evidence", () => {
  const cell = (over: Partial<EvidencedSkill>, all = false) => {
    const found = strengthBlocks(report(["python"], [shown("python", over)]), names, all);
    return tableIn(found).rows[0]?.[2];
  };

  it("says where it supports less than is claimed", () => expect(cell({ supports: 2 })).toBe(`${PIECE}; supports 2`));

  it("warns where it is over a year old", () => {
    expect(cell({ stale: true, last: "2024-01" })).toEqual({
      text: `${PIECE}; over a year old (2024-01)`,
      tone: "warn",
    });
  });

  it("is the first of several on a screen, and all of them in a file", () => {
    const evidence = [...shown("python").evidence, { kind: "link" as const, where: "https://example.org/a" }];
    expect(cell({ evidence })).toBe(`${PIECE}; 1 more`);
    expect(cell({ evidence }, true)).toBe(`${PIECE}; https://example.org/a`);
  });

  it.each([
    [{ kind: "link" as const, where: "https://example.org" }, "https://example.org"],
    [{ kind: "code" as const, where: "repo", date: "2026-01" }, "repo, 2026-01"],
    [{ kind: "document" as const, where: "a.docx", quote: "Led" }, '"Led" (a.docx)'],
  ])("%j reads %s", (piece, words) => {
    expect(evidenceWords(report([], [shown("git", { evidence: [piece] })]), "git")).toBe(words);
  });

  it("is none of a skill that has none", () => {
    expect(evidenceWords(report([], [shown("git")]), "python")).toBeUndefined();
    expect(evidenceWords(report([]), "python")).toBeUndefined();
  });
});

describe("how much has evidence", () => {
  it("is told in a sentence, in the plural where several have", () => {
    expect(evidenceSentence(report([], [shown("git"), shown("sql")]))).toMatch(
      /^2 of 5 skills claimed have evidence\. /,
    );
    expect(evidenceSentence(report([]))).toBe("No rating has evidence.");
  });
});
