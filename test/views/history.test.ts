import { describe, expect, it } from "vitest";
import type { StepProgress } from "../../src/core/plan/progress.ts";
import type { Comparison } from "../../src/core/score/compare.ts";
import {
  checkHead,
  diffPage,
  type HistoryRow,
  historyPage,
  type PlanProgress,
  progressPage,
} from "../../src/views/history.ts";
import { headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const names = {
  skills: [
    { id: "python", name: "Python" },
    { id: "sql", name: "SQL" },
  ],
  roles: [
    { id: "ml", title: "ML engineer" },
    { id: "ds", title: "Data scientist" },
  ],
} as never;

const row = (id: string, readiness: number, over: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  savedAt: "2026-03-01T12:00:00.000Z",
  role: "ml",
  readiness,
  dataVersion: "abc",
  ...over,
});

const step = (skill: string, from: number, to: number, state: StepProgress["state"], level = from) =>
  ({ skill, from, to, starts: "2026-03-02", ends: "2026-04-01", level, state }) as StepProgress;

const plan = (...steps: StepProgress[]): PlanProgress => ({
  id: "p1",
  role: "ml",
  hoursPerWeek: 8,
  start: "2026-03-02",
  end: "2026-09-01",
  steps,
});

const page = (over: { rows?: HistoryRow[]; checks?: Parameters<typeof historyPage>[1]; plan?: PlanProgress } = {}) =>
  historyPage(over.rows ?? [], over.checks ?? [], [], over.plan, "/home/me/saved", names);

describe("the list of assessments", () => {
  it("says how to begin where there is none", () => {
    expect(page().map(({ kind }) => kind)).toEqual(["text"]);
    expect(sentencesIn(page())).toEqual(["No assessment is saved yet. Start with mlcareer assess."]);
  });

  it("has claimed and measured apart, the latter with its interval", () => {
    const inferred = { mean: 41.26, low: 30.4, high: 52.6, questions: 9 };
    const shown = page({ rows: [row("a", 48.04), row("b", 50, { inferred, role: "ds" })] });
    expect(rowsIn(sectionOf(shown, "Saved assessments"))).toEqual([
      ["a", "ml", "48.0", "", "", "abc"],
      ["b", "ds", "50.0", "41.3 (30–53)", "", "abc"],
    ]);
    expect(sentencesIn(shown).at(-1)).toContain("/home/me/saved");
  });

  it("has a trend for roles assessed more than once alone, from the first to the last", () => {
    const shown = page({ rows: [row("a", 40), row("b", 30, { role: "ds" }), row("c", 38), row("d", 45.5)] });
    expect(rowsIn(sectionOf(shown, "Trend"))).toEqual([["ML engineer", "40.0", "45.5", "+5.5", ""]]);
    expect(tableIn(sectionOf(shown, "Trend")).rows[0]?.[4]).toEqual({ spark: [0.4, 0.38, 0.455] });
    expect(headingsIn(page({ rows: [row("a", 40)] }))).not.toContain("Trend");
  });

  it("draws the last thirty of a long trend", () => {
    const rows = Array.from({ length: 40 }, (_, i) => row(`r${i}`, i));
    const cell = tableIn(sectionOf(page({ rows }), "Trend")).rows[0]?.[4];
    expect(cell).toEqual({ spark: Array.from({ length: 30 }, (_, i) => (10 + i) / 100) });
  });

  it("has the checks with the day until which they count", () => {
    const check = { id: "c1", savedAt: "2026-03-01T12:00:00.000Z", answers: 20, right: 12, countsUntil: "2027-03-01" };
    const shown = page({ checks: [check] });
    expect(headingsIn(shown)).toEqual(["Saved assessments", "Checks"]);
    expect(rowsIn(sectionOf(shown, "Checks"))).toEqual([["c1", "20", "12", "2027-03-01"]]);
    expect(sentencesIn(checkHead(check))).toEqual([
      "20 answers on 2026-03-01, 12 right. They count with your newest ratings until 2027-03-01.",
    ]);
  });

  it("names what cannot be read, and why", () => {
    const shown = historyPage([row("a", 1)], [], [{ id: "x", reason: "no JSON" }], undefined, "f", names);
    expect(shown).toContainEqual({ kind: "text", text: "x cannot be read: no JSON (left as it is)", tone: "bad" });
  });
});

describe("how a plan goes", () => {
  it.each<[string, StepProgress[], string]>([
    [
      "under way",
      [step("python", 0, 2, "reached"), step("sql", 1, 2, "now"), step("gone", 0, 1, "ahead")],
      "1 of 3 steps reached. Next: SQL 1 → 2 until 2026-04-01.",
    ],
    [
      "late",
      [step("python", 0, 2, "late"), step("sql", 2, 2, "late")],
      "0 of 2 steps reached, 2 late. Next: Python 0 → 2 until 2026-04-01.",
    ],
    ["done", [step("python", 0, 2, "reached")], "1 of 1 step reached: all of it. Well done."],
  ])("is said: %s", (_, steps, words) => {
    const shown = page({ rows: [row("a", 1)], plan: plan(...steps) });
    const [said] = sentencesIn(sectionOf(shown, "The plan"));
    expect(said).toBe(
      `p1 (ML engineer, 8 hours a week from 2026-03-02): ${words} mlcareer history progress lists them.`,
    );
  });

  it("has a row for each step, with its level now and its state", () => {
    const shown = progressPage(
      plan(
        step("python", 0, 2, "reached", 3),
        step("sql", 2, 2, "late"),
        step("sql", 2, 3, "now"),
        step("gone", 0, 1, "ahead"),
      ),
      names,
    );
    expect(rowsIn(shown)).toEqual([
      ["Python 0 → 2", "2026-04-01", "3", "reached"],
      ["Refresh SQL", "2026-04-01", "2", "late"],
      ["SQL 2 → 3", "2026-04-01", "2", "under way"],
      ["gone 0 → 1", "2026-04-01", "0", "to come"],
    ]);
  });
});

describe("two assessments compared", () => {
  const comparison: Comparison = {
    before: 40,
    after: 47.5,
    youChanged: 10,
    rubricChanged: -2.5,
    skills: [{ skill: "python", from: 1, to: 3 }],
    formulaChanged: false,
    requirements: [],
  };
  const diff = (over: Partial<Comparison> = {}, remark?: string) =>
    diffPage(
      {
        from: { id: "a", savedAt: "2026-01-01T12:00:00.000Z" },
        to: { id: "b", savedAt: "2026-02-01T12:00:00.000Z" },
        role: { id: "ml", title: "ML engineer" },
        comparison: { ...comparison, ...over },
        ...(remark ? { remark } : {}),
      },
      names,
    );

  it("tell what the person changed from what the rubric did, as a sum", () => {
    const { rows, footer } = tableIn(diff());
    expect(rows.map(([, value]) => value)).toEqual(["40.0", "+10.0", "−2.5"]);
    expect(rows[0]?.[0]).toBe("Readiness on 2026-01-01");
    expect(footer).toEqual(["Readiness on 2026-02-01", "47.5"]);
  });

  it("name the levels that changed, or that none did", () => {
    expect(rowsIn(sectionOf(diff(), "You"))).toEqual([["Python", "1 → 3"]]);
    expect(sentencesIn(sectionOf(diff({ skills: [] }), "You"))).toEqual(["No level changed."]);
  });

  it("say what of the rubric is new, gone and changed", () => {
    const rubric = (over: Partial<Comparison>) => sentencesIn(sectionOf(diff(over), "The rubric"))[0];
    expect(rubric({})).toBe("What the role asks for, and what it weighs, is the same.");
    const requirements = [
      { id: "x", title: "X", change: "added" },
      { id: "y", title: "Y", change: "removed" },
      { id: "z", title: "Z", change: "changed" },
      { id: "w", title: "W", change: "changed" },
    ] as const;
    expect(rubric({ requirements: [...requirements] })).toBe(
      "Asked for now and not then: X. Asked for then and not now: Y. Asked for at another level or weight: Z and W.",
    );
    expect(rubric({ formulaChanged: true })).toContain("The formula itself is a newer one");
  });

  it("warn where the two cannot be told apart", () => {
    expect(diff({}, "The role is gone.")).toContainEqual({ kind: "text", text: "The role is gone.", tone: "warn" });
  });
});
