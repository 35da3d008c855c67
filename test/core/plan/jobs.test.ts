import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REFRESH_SHARE, tasksOf, workload } from "../../../src/core/plan/jobs.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, closedSets, factsOf, fixedRole, withDone } from "./fixtures.ts";

describe("the jobs of a role", () => {
  const credit = (share: number) => share ** 2.5;

  it("raise one skill by one level each, hours and gains by hand", () => {
    const role = roleOf([
      { skills: ["python"], asked: 3, weight: 3 },
      { skills: ["sql"], asked: 2, weight: 1 },
    ]);
    const { jobs, points } = workload(role, profileOf({ python: 1, sql: 1 }), factsOf());
    expect(points).toBeCloseTo((100 * (3 * credit(1 / 3) + credit(1 / 2))) / 4, 9);
    expect(jobs.map(({ id, from, hours, prerequisites }) => [id, from, hours, prerequisites])).toEqual([
      ["python:2", 1, 20, []],
      ["python:3", 2, 40, ["python:2"]],
      ["sql:2", 1, 20, []],
    ]);
    const gains = [75 * (credit(2 / 3) - credit(1 / 3)), 75 * (1 - credit(2 / 3)), 25 * (1 - credit(1 / 2))];
    for (const [i, { gain }] of jobs.entries()) expect(gain).toBeCloseTo(gains[i] ?? 0, 9);
  });

  it("bring in what is needed first and missing, level by level, for nothing", () => {
    const facts = factsOf({
      pytorch: { needs: [{ skill: "python", level: 2, before: 1 }] },
      python: { needs: [{ skill: "git", level: 1, before: 2 }] },
    });
    const { jobs } = workload(roleOf([{ skills: ["pytorch"], asked: 1 }]), profileOf({}), facts);
    expect(jobs.map(({ id, gain, prerequisites }) => [id, gain, prerequisites])).toEqual([
      ["git:1", 0, []],
      ["python:2", 0, ["git:1"]],
      ["pytorch:1", 100, ["python:2"]],
    ]);
    expect(jobs.find(({ id }) => id === "python:2")).toMatchObject({ from: 0, hours: 30 });
  });

  it("have level 1 by itself only where another job needs it or no more is asked", () => {
    const facts = factsOf({ pytorch: { needs: [{ skill: "python", level: 1, before: 1 }] } });
    const ids = (asks: Parameters<typeof roleOf>[0]) =>
      workload(roleOf(asks), profileOf({}), facts).jobs.map(({ id }) => id);
    expect(ids([{ skills: ["python"], asked: 2 }])).toEqual(["python:2"]);
    expect(ids([{ skills: ["python"], asked: 1 }])).toEqual(["python:1"]);
    const both = [
      { skills: ["python"], asked: 2 },
      { skills: ["pytorch"], asked: 2 },
    ];
    expect(ids(both)).toEqual(["python:1", "python:2", "pytorch:2"]);
    const [python] = workload(roleOf([{ skills: ["python"], asked: 3, floor: 2 }]), profileOf({}), facts).jobs;
    expect(python?.gain).toBeCloseTo(100 * credit(2 / 3), 9);
    expect(python?.floors).toEqual([{ requirement: "requirement-1", share: 1 }]);
  });

  it("leave out what is skipped and what needs it, and take another option where there is one", () => {
    const facts = factsOf({ serving: { needs: [{ skill: "docker", level: 1, before: 2 }] } });
    const role = roleOf([
      { skills: ["serving"], asked: 2 },
      { skills: ["docker"], asked: 2 },
      { skills: ["sql"], asked: 1 },
      { skills: ["aws", "gcp"], best: 1, asked: 1 },
    ]);
    const { jobs, leftOut } = workload(role, profileOf({}), facts, { skip: new Set(["docker", "aws"]) });
    expect(jobs.map(({ id }) => id)).toEqual(["sql:1", "gcp:1"]);
    expect(leftOut).toEqual(["serving"]);
  });

  it("are of the option that is preferred", () => {
    const role = roleOf([{ skills: ["aws", "gcp"], best: 1, asked: 1 }]);
    const { jobs } = workload(role, profileOf({}), factsOf(), { prefer: new Set(["gcp"]) });
    expect(jobs.map(({ id }) => id)).toEqual(["gcp:1"]);
  });

  it("never study what is practised along the way, and take it for met", () => {
    const facts = factsOf({
      talking: { practised: true },
      planning: { needs: [{ skill: "talking", level: 2, before: 1 }] },
    });
    const role = roleOf([
      { skills: ["talking"], asked: 3 },
      { skills: ["planning"], asked: 1 },
    ]);
    expect(workload(role, profileOf({}), facts).jobs.map(({ id }) => id)).toEqual(["planning:1"]);
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
      [100, ["requirement-1", "requirement-2"]],
    ]);
  });

  it("gain only what lies above the legacy tool that counts until then", () => {
    const role = roleOf([{ skills: ["spark", "pig"], best: 1, asked: 4, credits: [1, 0.5] }]);
    const { jobs, points } = workload(role, profileOf({ pig: 4 }), factsOf({ pig: { legacy: true } }));
    expect(points).toBe(50);
    expect(jobs.map(({ id }) => id)).toEqual(["spark:2", "spark:3", "spark:4"]);
    expect(jobs.map(({ gain }) => gain)).toEqual([0, 0, 50]); // level 3 of 4 is worth 48.7, less than the 50 of Pig
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
