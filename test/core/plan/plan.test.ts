import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../src/core/plan/calendar.ts";
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
      { skill: "python", from: 0, to: 1, hours: 10, worth: 25, starts: "2026-03-09", ends: "2026-03-18", must: true },
      { skill: "python", from: 1, to: 2, hours: 20, worth: 25, starts: "2026-03-19", ends: "2026-04-07", must: false },
      {
        skill: "pytorch",
        from: 0,
        to: 1,
        hours: 10,
        worth: 50,
        starts: "2026-04-08",
        ends: "2026-04-17",
        after: ["python"],
      },
    ]);
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
    const until = (deadline: string) => makePlan(role, { ratings }, factsOf(), CALENDAR, { deadline });
    expect(until("2026-03-22").steps.map(({ skill, to }) => [skill, to])).toEqual([["python", 1]]);
    expect(until("2026-03-23")).toMatchObject({
      steps: [{ skill: "python" }, { skill: "sql", from: 2, to: 2, refresh: true, worth: 0 }],
      end: "2026-03-23",
      goal: { deadline: "2026-03-23", exact: true, bound: 75 },
    });
    expect(until("2026-03-01")).toMatchObject({ steps: [], readinessTo: 50 });
  });

  it("stops at the target, or says that all there is does not reach it", () => {
    const to = (target: number) => makePlan(ROLE, profileOf({}), FACTS, CALENDAR, { target });
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
        const plan = makePlan(role, profile, facts, CALENDAR, wanted);
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
        expect(plan.steps.findLastIndex(({ must }) => must)).toBe(plan.steps.filter(({ must }) => must).length - 1);
        expect(plan.endEarliest <= plan.end && plan.end <= plan.endLatest).toBe(true);
        if (wanted && "deadline" in wanted && plan.steps.length > 0) expect(plan.end <= wanted.deadline).toBe(true);
        expect(makePlan(role, profile, facts, CALENDAR, wanted)).toEqual(plan);
      }),
      { seed: 41, numRuns: 150 },
    );
  });
});
