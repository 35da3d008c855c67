import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workload } from "../../../src/core/plan/jobs.ts";
import { Score } from "../../../src/core/plan/score.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { anySituation, fixedRole, withDone } from "./fixtures.ts";

/** The work of a situation whose choices are fixed, so that gains add up exactly. */
function fixedWork(situation: Parameters<typeof fixedRole>[0]) {
  const role = fixedRole(situation);
  return { role, work: workload(role, situation.profile, situation.facts) };
}

describe("the points while jobs are added", () => {
  it("are the readiness worked out from scratch, and what they were when all is taken back", () => {
    fc.assert(
      fc.property(anySituation(), (situation) => {
        const { role, work } = fixedWork(situation);
        const score = new Score(work, work.jobs);
        const start = score.points;
        expect(start).toBeCloseTo(readiness(role, situation.profile).value, 9);
        const undo = work.jobs.map((_, i) => {
          const back = score.add(i);
          const done = work.jobs.slice(0, i + 1);
          expect(score.points).toBeCloseTo(readiness(role, withDone(situation.profile, done)).value, 6);
          return back;
        });
        for (const back of undo.toReversed()) back();
        expect(score.points).toBe(start);
      }),
      { seed: 46 },
    );
  });
});

describe("the bounds", () => {
  const job = (gain: number, share: number) => ({ gain, floors: share > 0 ? [{ requirement: "must", share }] : [] });
  const work = { jobs: [], points: 40, floors: new Map([["must", 0.5]]) };
  const jobs = [job(10, 0.25), job(5, 0), job(8, 0.25)] as never[];

  it.each([
    // gate, place, gain, at most: (40 + gain) · (1 − 0.3 · (1 − gate)) where the gate can still be reached
    [1, 0, 23, 63],
    [1, 1, 13, 0],
    [0.75, 0, 23, 63 * (1 - 0.3 * 0.25)],
    [0.75, 1, 13, 53 * (1 - 0.3 * 0.25)],
    [0.75, 3, 0, 0],
    [0.5, 3, 0, 40 * (1 - 0.3 * 0.5)],
  ])("for a gate of %d from place %d on with a gain of %d: at most %d", (gate, from, gain, most) => {
    expect(new Score(work, jobs, gate).atMost(from, gain)).toBeCloseTo(most, 9);
  });

  it("say what is missing to so many points, and that a gate stays out of reach", () => {
    expect(new Score(work, jobs).missing(0, 63)).toBeCloseTo(23, 9);
    expect(new Score(work, jobs, 0.5).missing(3, 34)).toBeCloseTo(0, 9);
    expect(new Score(work, jobs).missing(1, 63)).toBe(Number.POSITIVE_INFINITY);
  });

  it("follow what was added: a floor reached stays in reach", () => {
    const score = new Score(work, jobs);
    score.add(0);
    score.add(2);
    expect(score.atMost(3, 5)).toBeCloseTo(63, 9);
    expect(score.short([0])).toBeCloseTo(0, 9);
  });

  it("tell how much of some floors is short, below 0 when overshot", () => {
    expect(new Score(work, jobs).short([0])).toBe(0.5);
    expect(new Score(work, jobs).short([])).toBe(0);
    expect(new Score(work, jobs, 0.25).short([0])).toBe(-0.25);
  });
});
