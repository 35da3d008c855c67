import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REFRESH_SHARE, tasksOf, workload } from "../../../src/core/plan/jobs.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, closedSets, factsOf, fixedRole, withDone } from "./fixtures.ts";

describe("the jobs of a role", () => {
  it("raise one skill by one level each, hours and gains by hand", () => {
    const role = roleOf([
      { skills: ["python"], asked: 3, weight: 3 },
      { skills: ["sql"], asked: 2, weight: 1 },
    ]);
    const { jobs, points } = workload(role, profileOf({ python: 1, sql: 1 }), factsOf());
    expect(points).toBeCloseTo((100 * (3 / 3 + 1 / 2)) / 4, 9);
    expect(jobs.map(({ id, from, hours, prerequisites }) => [id, from, hours, prerequisites])).toEqual([
      ["python:2", 1, 20, []],
      ["python:3", 2, 40, ["python:2"]],
      ["sql:2", 1, 20, []],
    ]);
    for (const { id, gain } of jobs) expect(gain).toBeCloseTo(id === "sql:2" ? 12.5 : 25, 9);
  });

  it("bring in what is needed first and missing, level by level, for nothing", () => {
    const facts = factsOf({
      pytorch: { needs: [{ skill: "python", level: 2, before: 1 }] },
      python: { needs: [{ skill: "git", level: 1, before: 2 }] },
    });
    const { jobs } = workload(roleOf([{ skills: ["pytorch"], asked: 1 }]), profileOf({}), facts);
    expect(jobs.map(({ id, gain, prerequisites }) => [id, gain, prerequisites])).toEqual([
      ["python:1", 0, []],
      ["git:1", 0, []],
      ["python:2", 0, ["python:1", "git:1"]],
      ["pytorch:1", 100, ["python:2"]],
    ]);
  });

  it("ask for nothing that the person has, nor for what a level already passed would have needed", () => {
    const facts = factsOf({
      pytorch: {
        needs: [
          { skill: "python", level: 3, before: 1 },
          { skill: "git", level: 1, before: 2 },
        ],
      },
    });
    const role = roleOf([{ skills: ["pytorch"], asked: 2 }]);
    const { jobs } = workload(role, profileOf({ pytorch: 1, git: 2 }), facts);
    expect(jobs.map(({ id, prerequisites }) => [id, prerequisites])).toEqual([["pytorch:2", []]]);
  });

  it("are musts up to the floor, with all that they need", () => {
    const facts = factsOf({ python: { needs: [{ skill: "git", level: 1, before: 2 }] } });
    const role = roleOf([{ skills: ["python"], asked: 3, floor: 2 }, "git"]);
    const { jobs, floors } = workload(role, profileOf({ python: 1 }), facts);
    expect(jobs.filter(({ must }) => must).map(({ id }) => id)).toEqual(["git:1", "python:2"]);
    expect(jobs.find(({ id }) => id === "python:2")?.floors).toEqual([{ requirement: "requirement-1", share: 0.5 }]);
    expect(floors).toEqual(new Map([["requirement-1", 0.5]]));
    const met = workload(role, profileOf({ python: 2 }), facts);
    expect(met.jobs.some(({ must }) => must)).toBe(false);
    expect(met.floors.size).toBe(0);
  });

  it("count for every requirement that names the skill", () => {
    const role = roleOf([
      { skills: ["python"], asked: 1 },
      { skills: ["python"], asked: 2 },
    ]);
    const { jobs } = workload(role, profileOf({}), factsOf());
    expect(jobs.map(({ gain, requirements }) => [gain, requirements])).toEqual([
      [75, ["requirement-1", "requirement-2"]],
      [25, ["requirement-2"]],
    ]);
  });

  it("gain only what lies above the legacy tool that counts until then", () => {
    const role = roleOf([{ skills: ["spark", "pig"], best: 1, asked: 4, credits: [1, 0.5] }]);
    const { jobs, points } = workload(role, profileOf({ pig: 4 }), factsOf({ pig: { legacy: true } }));
    expect(points).toBe(50);
    expect(jobs.map(({ id, gain }) => [id, gain])).toEqual([
      ["spark:1", 0],
      ["spark:2", 0],
      ["spark:3", 25],
      ["spark:4", 25],
    ]);
  });

  it("refresh what was not used for long: a share of the last step, no points", () => {
    const role = roleOf([
      { skills: ["sql"], asked: 2 },
      { skills: ["git"], asked: 1 },
      { skills: ["r"], asked: 1 },
    ]);
    const ratings = new Map([
      ["sql", { level: 2 as const, lastUsed: "longer" as const }],
      ["git", { level: 1 as const, lastUsed: "within-year" as const }],
      ["r", { level: 1 as const }],
    ]);
    const { jobs } = workload(role, { ratings }, factsOf());
    expect(jobs).toMatchObject([
      { id: "sql:refresh", from: 2, to: 2, hours: 20 * REFRESH_SHARE, gain: 0, refresh: true },
    ]);
  });

  it("leave education alone", () => {
    const role = roleOf([{ skills: ["sql"], asked: 1 }]);
    const degree = { ...role.requirements[0], id: "education", kind: "education", asked: "masters" };
    const withDegree = { ...role, requirements: [...role.requirements, degree] } as typeof role;
    const { jobs } = workload(withDegree, profileOf({}), factsOf());
    expect(jobs.map(({ id, gain }) => [id, gain])).toEqual([["sql:1", 50]]);
  });

  it("stand after their prerequisites and add up to the readiness after any closed set of them", () => {
    fc.assert(
      fc.property(anySituation(), fc.nat(), (situation, pick) => {
        const { jobs, points } = workload(situation.role, situation.profile, situation.facts);
        const { before } = tasksOf(jobs);
        for (const [i, needs] of before.entries()) for (const b of needs) expect(b).toBeLessThan(i);
        fc.pre(jobs.length <= 12);
        const sets = closedSets(before);
        const chosen = (sets[pick % sets.length] ?? []).flatMap((i) => jobs[i] ?? []);
        const gained = chosen.reduce((sum, { gain }) => sum + gain, points);
        const then = withDone(situation.profile, chosen);
        expect(100 * readiness(fixedRole(situation), then).coverage).toBeCloseTo(gained, 9);
        expect(100 * readiness(situation.role, then).coverage).toBeGreaterThanOrEqual(gained - 1e-9);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("open every must-have once the musts are done", () => {
    fc.assert(
      fc.property(anySituation(), ({ role, profile, facts }) => {
        const musts = workload(role, profile, facts).jobs.filter(({ must }) => must);
        expect(readiness(role, withDone(profile, musts)).gate.value).toBe(1);
      }),
      { seed: 12 },
    );
  });
});
