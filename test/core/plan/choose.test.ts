import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseAll, chooseTo, chooseWithin, sumHours } from "../../../src/core/plan/choose.ts";
import { workload } from "../../../src/core/plan/jobs.ts";
import { splitIntoPhases } from "../../../src/core/plan/phases.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, factsOf, withDone } from "./fixtures.ts";

const ROLE = roleOf([
  { skills: ["must"], asked: 3, floor: 2 },
  { skills: ["heart"], asked: 3, core: true },
  { skills: ["rest"], asked: 2 },
]);

describe("what fits into the hours", () => {
  it("is whole phases first, then the most of the next", () => {
    const work = workload(ROLE, profileOf({}), factsOf());
    const ids = (hours: number) => chooseWithin(work, hours).phases.map((phase) => phase.map(({ id }) => id));
    expect(ids(29)).toEqual([[], [], [], []]);
    expect(ids(60)).toEqual([["must:2"], ["heart:2"], [], []]);
    expect(ids(100)).toEqual([["must:2"], ["heart:2"], ["heart:3"], []]);
    expect(ids(1000)).toEqual(chooseAll(work).phases.map((phase) => phase.map(({ id }) => id)));
  });

  it("is closed, within the hours, in the foundations alone until they stand, and never above its bound", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 0, max: 200 }), ({ role, profile, facts }, hours) => {
        const work = workload(role, profile, facts);
        const { phases, bound } = chooseWithin(work, hours);
        const chosen = phases.flat();
        expect(sumHours(chosen)).toBeLessThanOrEqual(hours);
        const ids = new Set(chosen.map(({ id }) => id));
        for (const { prerequisites } of chosen) for (const need of prerequisites) expect(ids).toContain(need);
        if (phases.slice(1).flat().length > 0)
          expect(readiness(role, withDone(profile, phases[0] ?? [])).gate.value).toBe(1);
        const gains = chosen.reduce((sum, { gain }) => sum + gain, work.points);
        if (work.floors.size === 0) expect(bound).toBeGreaterThanOrEqual(gains - 1e-6);
      }),
      { seed: 52, numRuns: 200 },
    );
  });
});

describe("the way to a target", () => {
  it("goes through whole phases to the one that holds it, or is none", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 0, max: 100 }), ({ role, profile, facts }, target) => {
        const work = workload(role, profile, facts);
        const way = chooseTo(work, target);
        const all = splitIntoPhases(work.jobs.filter(({ refresh }) => !refresh));
        if (!way) return expect(readiness(role, profile).value).toBeLessThan(target);
        const last = way.phases.findLastIndex((phase) => phase.length > 0);
        for (let i = 0; i < last; i++) expect(way.phases[i]).toHaveLength(all[i]?.length ?? -1);
        expect(readiness(role, withDone(profile, way.phases.flat())).value).toBeGreaterThanOrEqual(target - 1e-6);
      }),
      { seed: 53, numRuns: 200 },
    );
  });
});
