import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";
import { gainFor } from "../../../src/core/plan/frontier.ts";
import { afterJobs, type Branch, branches } from "../../../src/core/plan/gates.ts";
import { groundOf, prized } from "../../../src/core/plan/ground.ts";
import { type Job, tasksOf, workload } from "../../../src/core/plan/jobs.ts";
import type { Tasks } from "../../../src/core/plan/tasks.ts";
import { anySituation, closedSets, fixedRole } from "./fixtures.ts";

describe("prizes on a floor", () => {
  const jobs = [
    { gain: 5, floors: [{ requirement: "must", share: 0.5 }] },
    { gain: 3, floors: [] },
    {
      gain: 0,
      floors: [
        { requirement: "must", share: 0.25 },
        { requirement: "other", share: 1 },
      ],
    },
  ] as never[];
  const tasks = { hours: [1, 2, 3], gains: [5, 3, 0], before: [[], [], [0]] };

  it.each([
    [0, ["must"], [5, 3, 0]],
    [8, ["must"], [9, 3, 2]],
    [8, ["must", "other"], [9, 3, 10]],
    [8, [], [5, 3, 0]],
  ])("of %d for %j make the gains %j", (prize, requirements, gains) => {
    expect(prized(tasks, jobs, requirements, prize)).toEqual({ ...tasks, gains });
  });
});

/** The most gain of all closed sets that fit and open the gate; −∞ when none does. */
function bestGain({ rest, gate }: Branch, before: Tasks["before"], jobs: readonly Job[], hours: number): number {
  const gains = closedSets(before).map((set) => {
    const chosen = set.flatMap((i) => jobs[i] ?? []);
    const opens = [...afterJobs(rest, chosen).floors.values()].every((share) => share >= gate - 1e-9);
    const fits = chosen.reduce((sum, job) => sum + job.hours, 0) <= hours;
    return opens && fits ? chosen.reduce((sum, job) => sum + job.gain, 0) : Number.NEGATIVE_INFINITY;
  });
  return Math.max(...gains);
}

describe("the ground of a branch", () => {
  it("holds its jobs in an order that respects prerequisites, with a bound that no choice of that gate beats", () => {
    fc.assert(
      fc.property(anySituation(), fc.nat(120), (situation, hours) => {
        const work = workload(fixedRole(situation), situation.profile, situation.facts);
        for (const branch of branches(work, new Effort())) {
          const ground = groundOf(branch, (line, debt) => gainFor(line, hours) - debt, new Effort());
          expect(new Set(ground.jobs)).toEqual(new Set(branch.rest.jobs));
          const { before } = tasksOf(ground.jobs);
          for (const [i, needs] of before.entries()) for (const need of needs) expect(need).toBeLessThan(i);
          const bound = ground.bounds.mostGain(0, hours) - ground.debt();
          expect(bound).toBeGreaterThanOrEqual(bestGain(branch, before, ground.jobs, hours) - 1e-6);
        }
      }),
      { seed: 48, numRuns: 30 },
    );
  });

  it("owes nothing where every floor of the gate is reached", () => {
    const branch = { gate: 1, needed: [], hours: 0, rest: { jobs: [], points: 50, floors: new Map([["must", 1]]) } };
    const ground = groundOf(branch, () => 0, new Effort());
    expect([ground.debt(), ground.score.points, ground.jobs]).toEqual([0, 50, []]);
  });
});
