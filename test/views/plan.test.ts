import { describe, expect, it } from "vitest";
import type { Plan, PlanStep } from "../../src/core/plan/plan.ts";
import { lessonsOf, phaseTitle, planPage, stepWords, waysBlocks, weeksOf, whyOf } from "../../src/views/plan.ts";
import { headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";
import { all, education, roleWith } from "../helpers/roles.ts";

const role = {
  ...roleWith([all("code", 3, ["python"]), all("data", 2, ["sql"]), education("masters")]),
  title: "Role",
};
const calendar = { start: "2026-01-05", hoursPerWeek: 10, weeksOff: [] };
const resource = (title: string, cost: string, levels: number[]) => ({ title, by: "A", kind: "book", cost, levels });
const data = {
  skills: [
    { id: "python", name: "Python" },
    { id: "sql", name: "SQL" },
  ],
  learning: [
    {
      skill: "python",
      learn: [resource("Paid", "paid", [1, 2]), resource("Free", "free", [2]), resource("Late", "free", [4])],
      build: { 1: "one", 2: "two", 3: "three", 4: "four" },
    },
  ],
  projects: [],
} as never;

const step = (skill: string, over: Partial<PlanStep> = {}): PlanStep => ({
  skill,
  from: 0,
  to: 2,
  phase: "foundations",
  hours: 20,
  worth: 5,
  starts: "2026-01-05",
  ends: "2026-01-18",
  after: [],
  must: false,
  refresh: false,
  requirements: ["code"],
  makesWayFor: [],
  ...over,
});

const STEPS = [
  step("python", { must: true }),
  step("sql", { phase: "breadth", starts: "2026-01-19", ends: "2026-02-01", requirements: ["data"] }),
];
const plan = (over: Partial<Plan> = {}): Plan => ({
  hoursPerWeek: 10,
  start: "2026-01-05",
  end: "2026-02-01",
  endEarliest: "2026-01-21",
  endLatest: "2026-02-22",
  hours: 40,
  readinessFrom: 40,
  readinessTo: 50,
  steps: STEPS,
  exactOrder: true,
  projects: [],
  left: { hours: 0, readiness: 50 },
  practised: { skills: [], points: 0 },
  leftOut: [],
  ...over,
});
const page = (over: Partial<Plan> = {}, options = {}) => planPage(plan(over), role, calendar, data, options);
const said = (over: Partial<Plan> = {}) => sentencesIn(page(over)).join("\n");

describe("the page of a plan", () => {
  it("begins with what it takes and brings", () => {
    expect(headingsIn(page())[0]).toBe("Plan: Role");
    expect(sentencesIn(page())[0]).toBe(
      "Readiness 40.0 of 100 now, 50.0 on 2026-02-01: 40 hours at 10 a week from 2026-01-05. " +
        "By what hours may take, the end lies between 2026-01-21 and 2026-02-22.",
    );
  });

  it("has a table for each phase that has steps, with readiness adding up from one to the next", () => {
    expect(rowsIn(sectionOf(page(), phaseTitle("foundations", role)))).toEqual([
      ["1–2", "Python 0 → 2", "20", "2026-01-18", "45.0", ""],
    ]);
    expect(rowsIn(sectionOf(page(), phaseTitle("breadth", role)))).toEqual([
      ["3–4", "SQL 0 → 2", "20", "2026-02-01", "50.0", ""],
    ]);
    for (const phase of ["production", "depth"] as const)
      expect(headingsIn(page())).not.toContain(phaseTitle(phase, role));
  });

  it("draws each step between the first day and the last", () => {
    const bar = (phase: "foundations" | "breadth") => tableIn(sectionOf(page(), phaseTitle(phase, role))).rows[0]?.[5];
    expect(bar("foundations")).toEqual({ stretch: { low: 0, high: 0.5 } });
    expect(bar("breadth")).toEqual({ stretch: { low: 0.5, high: 1 } });
  });

  it("shows twelve steps and says how many more there are, or all", () => {
    const steps = Array.from({ length: 15 }, () => step("python"));
    const rows = (all: boolean) => rowsIn(sectionOf(page({ steps }, { all }), phaseTitle("foundations", role))).length;
    expect([rows(false), rows(true)]).toEqual([12, 15]);
    expect(said({ steps })).toContain("3 more steps: ");
    expect(said()).not.toContain("more step");
  });

  it.each<[string, Partial<Plan>, string]>([
    ["little is missing", { left: { hours: 0, readiness: 42 } }, "You have nearly all that the role asks for."],
    [
      "hours run out",
      { left: { hours: 100, readiness: 70 }, goal: { deadline: "2026-02-01", exact: true, bound: 50 } },
      "Until 2026-02-01 this is what fits. Left for later: 100 hours, which lead from 50.0 to 70.0: ",
    ],
    [
      "a target does not fit",
      {
        goal: {
          deadline: "2026-02-01",
          target: 60,
          reached: false,
          exact: true,
          bound: 50,
          needs: { hours: 90, hoursPerWeek: 23 },
        },
      },
      "60.0 does not fit until 2026-02-01 at 10 hours a week. The steps below fit, and lead to 50.0. 60.0 takes 90 hours: 23 a week until then.",
    ],
    ["something is skipped", { leftOut: ["sql"] }, "Left out, from the level on that needs what is skipped: SQL."],
    ["one skill is practised", { practised: { skills: ["sql"], points: 2.5 } }, "SQL holds 2.5 points more."],
    [
      "several are practised",
      { practised: { skills: ["sql", "python"], points: 2.5 } },
      "SQL and Python hold 2.5 points more.",
    ],
    [
      "weeks are kept for applying",
      { applying: { starts: "2026-02-02", ends: "2026-02-15", hours: 20 } },
      "2026-02-02 to 2026-02-15: Read adverts",
    ],
    ["the order is not proved", { exactOrder: false }, "(in the best order found, not proved best)"],
    [
      "the choice is not proved",
      { goal: { deadline: "2026-02-01", exact: false, bound: 61.24 } },
      "none can lead above 61.2",
    ],
    [
      "the way is not proved",
      { goal: { target: 50, reached: true, exact: false, bound: 1234.5 } },
      "none takes less than 1,235 hours",
    ],
    ["a degree is the rest", { readinessTo: 80 }, "The rest, 20.0 points, is what adverts ask of degrees"],
  ])("says it when %s", (_, over, words) => {
    expect(said(over)).toContain(words);
    expect(said()).not.toContain(words.slice(0, 40));
  });

  it("says whose levels it starts from", () => {
    expect(said()).toContain("Levels are those you claim.");
    expect(sentencesIn(page({}, { measured: true })).join()).toContain("Levels are those that the check measured.");
  });
});

describe("a plan of nothing", () => {
  const tooShort = { skill: "sql", to: 1 as const, hours: 30, available: 15.5 };
  const deadline = { deadline: "2026-01-12", exact: true, bound: 50 };

  it.each<[string, Partial<Plan>, string]>([
    ["nothing is missing", {}, "Nothing to plan: readiness is 50.0 of 100 and no skill that can be studied"],
    ["the target is reached", { goal: { target: 45, reached: true, exact: true, bound: 0 } }, "50.0 of 100 already."],
    ["the must-haves stand", { only: "must-haves" }, "Nothing to plan: no must-have that can be studied"],
    ["nothing fits", { goal: deadline, tooShort }, "SQL to level 1, takes 30 hours, and there are 15."],
  ])("says why: %s", (_, over, words) => {
    const empty = page({ steps: [], ...over });
    expect(headingsIn(empty)).toEqual(["Plan: Role"]);
    expect(sentencesIn(empty)[0]).toContain(words);
  });
});

describe("the words of a step", () => {
  it.each<[Partial<PlanStep>, string, string]>([
    [{}, "Python 0 → 2", "the role asks for it (code)"],
    [{ must: true }, "Python 0 → 2", "part of a must-have not met yet; the role asks for it (code)"],
    [{ requirements: [], makesWayFor: ["sql"] }, "Python 0 → 2", "needed for SQL"],
    [{ requirements: ["code", "gone"] }, "Python 0 → 2", "the role asks for it (code and gone)"],
    [{ refresh: true, from: 2 }, "Refresh Python", "last used over three years ago; a refresh brings no points"],
  ])("%j", (over, words, why) => {
    expect(stepWords(step("python", over), data)).toBe(words);
    expect(whyOf(step("python", over), role, data)).toContain(why);
  });

  it.each([
    ["2026-01-05", "2026-01-11", "1"],
    ["2026-01-11", "2026-01-12", "1–2"],
    ["2026-01-19", "2026-02-01", "3–4"],
  ])("%s to %s is week %s", (starts, ends, weeks) => {
    expect(weeksOf(step("python", { starts, ends }), calendar)).toBe(weeks);
  });

  it("name what to learn from, the free first, and what to build that no milestone proves", () => {
    const lessons = (over: Partial<PlanStep>) => {
      const { resources, build } = lessonsOf(step("python", over), data);
      return [resources.map(({ title }) => title), build.map(({ text }) => text)];
    };
    expect(lessons({})).toEqual([
      ["Free", "Paid"],
      ["one", "two"],
    ]);
    expect(lessons({ milestone: { project: "p", milestone: "m", level: 1 } })[1]).toEqual(["two"]);
    expect(lessons({ milestone: { project: "p", milestone: "m", level: 2 } })[1]).toEqual([]);
    expect(lessons({ skill: "sql" })).toEqual([[], []]);
  });
});

describe("two ways compared", () => {
  const other = { ...role, title: "Other" };

  it("have a row each, and name what is of use on both", () => {
    const blocks = waysBlocks(
      [
        { role, plan: plan() },
        { role: other, plan: plan({ steps: STEPS.slice(0, 1), hours: 1234, end: "2027-01-01" }) },
      ],
      data,
    );
    expect(rowsIn(blocks)).toEqual([
      ["Role", "40.0", "50.0", "2", "40", "2026-02-01"],
      ["Other", "40.0", "50.0", "1", "1,234", "2027-01-01"],
    ]);
    expect(sentencesIn(blocks)).toEqual(["Of use on both ways: Python."]);
  });

  it("say that they share nothing", () => {
    const ways = STEPS.map((one) => ({ role, plan: plan({ steps: [one] }) }));
    expect(sentencesIn(waysBlocks(ways, data))).toEqual(["They share no skill to learn."]);
  });
});
