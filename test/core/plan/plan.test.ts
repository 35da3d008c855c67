import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../src/core/plan/calendar.ts";
import { PHASES } from "../../../src/core/plan/phases.ts";
import { HOURS_HIGH, HOURS_LOW, makePlan } from "../../../src/core/plan/plan.ts";
import { alternativesOf } from "../../../src/core/score/prerequisites.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, factsOf } from "./fixtures.ts";

const CALENDAR: Calendar = { start: "2026-03-09", hoursPerWeek: 7, weeksOff: [] };
const FACTS = factsOf({ pytorch: { needs: [{ skill: "python", level: 2, before: 1 }] } });
const ROLE = roleOf([
  { skills: ["pytorch"], asked: 1 },
  { skills: ["python"], asked: 2, floor: 1 },
]);

describe("a plan", () => {
  it("is worked out by hand: the must-have first, then what makes way, each with its days", () => {
    const plan = makePlan(ROLE, profileOf({}), FACTS, CALENDAR);
    expect(plan.steps).toMatchObject([
      { skill: "python", from: 0, to: 1, hours: 10, starts: "2026-03-09", ends: "2026-03-18", must: true },
      { skill: "python", from: 1, to: 2, hours: 20, starts: "2026-03-19", ends: "2026-04-07", must: false },
      { skill: "pytorch", from: 0, to: 1, hours: 10, starts: "2026-04-08", ends: "2026-04-17", after: ["python"] },
    ]);
    const half = 50 * 0.5 ** 2.5;
    for (const [i, worth] of [half, 50 - half, 50].entries()) expect(plan.steps[i]?.worth).toBeCloseTo(worth, 9);
    expect(plan.steps.map(({ phase }) => phase)).toEqual(["foundations", "breadth", "breadth"]);
    expect(plan).toMatchObject({
      start: "2026-03-09",
      end: "2026-04-17",
      readinessFrom: 0,
      readinessTo: 100,
      hours: 40,
    });
    expect(plan).toMatchObject({ endEarliest: "2026-04-01", endLatest: "2026-05-19", exactOrder: true });
    expect([HOURS_LOW * 40, HOURS_HIGH * 40]).toEqual([24, 72]);
    expect(plan.steps[1]?.makesWayFor).toEqual(["pytorch"]);
  });

  it("joins the levels of one skill that follow one another", () => {
    const plan = makePlan(roleOf([{ skills: ["sql"], asked: 3 }]), profileOf({}), factsOf(), CALENDAR);
    expect(plan.steps).toMatchObject([{ skill: "sql", from: 0, to: 3, hours: 70, after: [] }]);
  });

  it("is empty when nothing is missing", () => {
    const plan = makePlan(ROLE, profileOf({ python: 2, pytorch: 1 }), FACTS, CALENDAR);
    expect(plan).toMatchObject({
      steps: [],
      start: "2026-03-09",
      end: "2026-03-09",
      readinessFrom: 100,
      readinessTo: 100,
    });
  });

  it("fits a deadline, and fills what hours are left with refreshing", () => {
    const role = roleOf([
      { skills: ["python"], asked: 2 },
      { skills: ["sql"], asked: 2 },
    ]);
    const ratings = new Map([["sql", { level: 2 as const, lastUsed: "longer" as const }]]);
    const until = (deadline: string) => makePlan(role, { ratings }, factsOf(), CALENDAR, { goal: { deadline } });
    expect(until("2026-04-06").steps).toMatchObject([{ skill: "sql", from: 2, to: 2, refresh: true, worth: 0 }]);
    expect(until("2026-04-07").steps.map(({ skill, to }) => [skill, to])).toEqual([["python", 2]]);
    expect(until("2026-04-12")).toMatchObject({
      steps: [{ skill: "python" }, { skill: "sql", from: 2, to: 2, refresh: true, worth: 0 }],
      end: "2026-04-12",
      goal: { deadline: "2026-04-12", exact: true, bound: 100 },
      left: { hours: 0, readiness: 100 },
    });
    expect(until("2026-03-01")).toMatchObject({ steps: [], readinessTo: 50 });
  });

  it("keeps a twelfth of the time for applying, once the must-haves stand", () => {
    const role = roleOf([{ skills: ["python"], floor: 2 }, "sql"]);
    const until = (deadline: string) => makePlan(role, profileOf({}), factsOf(), CALENDAR, { goal: { deadline } });
    // 24 weeks: two of them for applying, and 154 of the 168 hours for study.
    expect(until("2026-08-23")).toMatchObject({ hours: 140, applying: { hours: 14, starts: "2026-07-27" } });
    // 4 weeks, and the must-have takes 30 hours.
    expect(until("2026-04-05")).not.toHaveProperty("applying");
    expect(makePlan(role, profileOf({}), factsOf(), CALENDAR)).not.toHaveProperty("applying");
    expect(makePlan(role, profileOf({}), factsOf(), CALENDAR, { goal: { target: 20 } })).not.toHaveProperty("applying");
  });

  it("says what a target takes that does not fit until the deadline, and plans what does", () => {
    const goal = { deadline: "2026-04-12", target: 90 };
    const plan = makePlan(ROLE, profileOf({}), FACTS, CALENDAR, { goal });
    expect(plan.goal).toMatchObject({ reached: false, needs: { hours: 40, hoursPerWeek: 8 } });
    expect(plan.steps.map(({ skill, to }) => [skill, to])).toEqual([
      ["python", 1],
      ["python", 2],
    ]);
    const later = { deadline: "2026-04-17", target: 90 };
    expect(makePlan(ROLE, profileOf({}), FACTS, CALENDAR, { goal: later })).toMatchObject({
      readinessTo: 100,
      goal: { reached: true },
    });
  });

  it("plans the must-haves alone", () => {
    const plan = makePlan(ROLE, profileOf({}), FACTS, CALENDAR, { onlyMustHaves: true });
    expect(plan.steps.map(({ skill, to }) => [skill, to])).toEqual([["python", 1]]);
    expect(plan.left.hours).toBe(0);
  });

  it("holds what is practised apart, with its points", () => {
    const facts = factsOf({ talking: { practised: true } });
    const plan = makePlan(roleOf(["talking", "sql"]), profileOf({}), facts, CALENDAR);
    expect(plan.steps.map(({ skill }) => skill)).toEqual(["sql"]);
    expect(plan.practised).toEqual({ skills: ["talking"], points: 50 });
  });

  it("names the shortest step where none fits", () => {
    const goal = { deadline: "2026-03-10" };
    const plan = makePlan(roleOf(["sql"]), profileOf({}), factsOf(), CALENDAR, { goal });
    expect(plan).toMatchObject({ steps: [], tooShort: { skill: "sql", to: 2, hours: 30, available: 2 } });
  });

  it("stops at the target, or says that all there is does not reach it", () => {
    const to = (target: number) => makePlan(ROLE, profileOf({}), FACTS, CALENDAR, { goal: { target } });
    expect(to(30)).toMatchObject({
      readinessTo: 50,
      hours: 30,
      goal: { target: 30, reached: true, exact: true, bound: 30 },
    });
    expect(to(0)).toMatchObject({ steps: [], goal: { reached: true } });
    expect(to(101)).toMatchObject({ readinessTo: 100, goal: { reached: false } });
  });

  it("adds up, respects what comes first, and leaves no day between steps, for anybody", () => {
    const goal = fc.option(
      fc.oneof(fc.constant({ deadline: "2026-05-09" }), fc.record({ target: fc.integer({ min: 20, max: 90 }) })),
      {
        nil: undefined,
      },
    );
    fc.assert(
      fc.property(anySituation(), goal, ({ role, profile, facts }, wanted) => {
        const plan = makePlan(role, profile, facts, CALENDAR, { goal: wanted });
        const worth = plan.steps.reduce((sum, step) => sum + step.worth, 0);
        expect(plan.readinessFrom).toBe(readiness(role, profile).value);
        expect(worth).toBeCloseTo(plan.readinessTo - plan.readinessFrom, 9);
        const levels = new Map([...profile.ratings].map(([id, { level }]) => [id, level as number]));
        for (const [i, { skill, from, to, starts, ends }] of plan.steps.entries()) {
          expect(levels.get(skill) ?? 0).toBe(from);
          const needs = facts.skill(skill).prerequisites.filter(({ before }) => before > from && before <= to);
          for (const need of needs) {
            const held = alternativesOf(need).map((id) => levels.get(id) ?? 0);
            expect(Math.max(...held)).toBeGreaterThanOrEqual(need.level);
          }
          levels.set(skill, to);
          expect(ends >= starts).toBe(true);
          expect(starts >= (plan.steps[i - 1]?.ends ?? plan.start)).toBe(true);
        }
        const phases = plan.steps.map(({ phase }) => PHASES.indexOf(phase));
        expect(phases).toEqual(phases.toSorted((a, b) => a - b));
        const end = { ...profile, ratings: new Map([...levels].map(([id, level]) => [id, { level: level as 0 }])) };
        const reachesFloors = readiness(role, end).gate.value === 1;
        if (phases.some((phase) => phase > 0)) expect(reachesFloors).toBe(true);
        expect(plan.endEarliest <= plan.end && plan.end <= plan.endLatest).toBe(true);
        if (wanted && "deadline" in wanted && plan.steps.length > 0) expect(plan.end <= wanted.deadline).toBe(true);
        expect(makePlan(role, profile, facts, CALENDAR, { goal: wanted })).toEqual(plan);
      }),
      { seed: 41, numRuns: 150 },
    );
  });
});
