import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostWithin, shortestTo } from "../../../src/core/plan/deadline.ts";
import { type Job, tasksOf, type Workload, workload } from "../../../src/core/plan/jobs.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, closedSets, factsOf, fixedRole, type Situation, withDone } from "./fixtures.ts";

const hoursOf = (jobs: readonly Job[]) => jobs.reduce((sum, { hours }) => sum + hours, 0);
const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

/** Every choice there is, with the readiness recomputed from scratch. */
function allChoices(situation: Situation, { jobs }: Workload): { hours: number; points: number }[] {
  const role = fixedRole(situation);
  return closedSets(tasksOf(jobs).before).map((set) => {
    const chosen = set.flatMap((i) => jobs[i] ?? []);
    return { hours: hoursOf(chosen), points: readiness(role, withDone(situation.profile, chosen)).value };
  });
}

function expectClosed(chosen: readonly Job[], { jobs }: Workload): void {
  const all = new Set(ids(jobs));
  const inside = new Set(ids(chosen));
  for (const { prerequisites } of chosen)
    for (const id of prerequisites) expect(inside.has(id) || !all.has(id)).toBe(true);
}

/** a brings 60 in 30 hours, b and c 20 each in 20: the densest first does not leave room for the best. */
const KNAPSACK: Workload = {
  jobs: [
    ["a", 30, 60],
    ["b", 20, 38],
    ["c", 20, 38],
  ].map(([skill, hours, gain]) => ({
    id: `${skill}:1`,
    skill: String(skill),
    from: 0,
    to: 1,
    hours: Number(hours),
    gain: Number(gain),
    prerequisites: [],
    must: false,
    refresh: false,
    core: false,
    requirements: ["r"],
    floors: [],
  })),
  points: 0,
  floors: new Map(),
};

describe("the most readiness within the hours", () => {
  it("is not the greedy choice where that wastes hours", () => {
    const choice = mostWithin(KNAPSACK, 40);
    expect(ids(choice.jobs).toSorted()).toEqual(["b:1", "c:1"]);
    expect(choice).toMatchObject({ hours: 40, points: 76, exact: true, bound: 76 });
  });

  it("is nothing when nothing fits, and everything when all does", () => {
    expect(mostWithin(KNAPSACK, 19)).toMatchObject({ jobs: [], hours: 0, points: 0, exact: true });
    expect(mostWithin(KNAPSACK, 70)).toMatchObject({ hours: 70, points: 136, exact: true });
  });

  it("takes no job along that leads nowhere in time", () => {
    const facts = factsOf({ pytorch: { needs: [{ skill: "git", level: 1, before: 1 }], steps: [50, 1, 1, 1] } });
    const work = workload(
      roleOf([
        { skills: ["pytorch"], asked: 1 },
        { skills: ["sql"], asked: 1 },
      ]),
      profileOf({}),
      facts,
    );
    expect(ids(mostWithin(work, 30).jobs)).toEqual(["sql:1"]);
  });

  it("equals the best of all closed sets, scored from scratch", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 0, max: 150 }), (situation, hours) => {
        const work = workload(situation.role, situation.profile, situation.facts);
        fc.pre(work.jobs.length <= 12);
        const choice = mostWithin(work, hours);
        const fitting = allChoices(situation, work).filter((other) => other.hours <= hours);
        expectClosed(choice.jobs, work);
        expect(choice.hours).toBe(hoursOf(choice.jobs));
        expect(choice.hours).toBeLessThanOrEqual(hours);
        expect(choice.exact).toBe(true);
        expect(choice.points).toBeCloseTo(Math.max(...fitting.map(({ points }) => points)), 6);
        const then = withDone(situation.profile, choice.jobs);
        expect(readiness(fixedRole(situation), then).value).toBeCloseTo(choice.points, 6);
      }),
      { seed: 21, numRuns: 100 },
    );
  });

  it("keeps within its bound, and says so, when it is cut short", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 20, max: 150 }), (situation, hours) => {
        const work = workload(situation.role, situation.profile, situation.facts);
        const best = mostWithin(work, hours);
        const short = mostWithin(work, hours, 2);
        expectClosed(short.jobs, work);
        expect(short.hours).toBeLessThanOrEqual(hours);
        expect(short.bound).toBeGreaterThanOrEqual(best.points - 1e-6);
        if (short.exact) expect(short.points).toBeCloseTo(best.points, 6);
      }),
      { seed: 22, numRuns: 100 },
    );
    expect(mostWithin(KNAPSACK, 40, 2)).toMatchObject({ points: 60, exact: false });
  });
});

describe("the shortest way to so many points", () => {
  it("takes the two short jobs for 70 points, and the long one with a short one for 90", () => {
    expect(shortestTo(KNAPSACK, 70)).toMatchObject({ hours: 40, points: 76, exact: true, bound: 40 });
    expect(shortestTo(KNAPSACK, 90)).toMatchObject({ hours: 50, points: 98, exact: true });
  });

  it("is nothing when the points are there, and unknown when all jobs do not suffice", () => {
    expect(shortestTo(KNAPSACK, 0)).toMatchObject({ jobs: [], hours: 0, exact: true });
    expect(shortestTo(KNAPSACK, 137)).toBeUndefined();
    expect(shortestTo(KNAPSACK, 136)).toMatchObject({ hours: 70 });
  });

  it("equals the shortest of all closed sets that get there, scored from scratch", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 5, max: 100 }), (situation, target) => {
        const work = workload(situation.role, situation.profile, situation.facts);
        fc.pre(work.jobs.length <= 12);
        const there = allChoices(situation, work).filter(({ points }) => points >= target - 1e-9);
        const choice = shortestTo(work, target);
        if (there.length === 0) {
          expect(choice).toBeUndefined();
          return;
        }
        expectClosed(choice?.jobs ?? [], work);
        expect(choice?.hours).toBe(Math.min(...there.map(({ hours }) => hours)));
        expect(readiness(situation.role, withDone(situation.profile, choice?.jobs ?? [])).value).toBeGreaterThanOrEqual(
          target - 1e-6,
        );
      }),
      { seed: 23, numRuns: 100 },
    );
  });

  it("keeps within its bound when it is cut short", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 5, max: 100 }), (situation, target) => {
        const work = workload(situation.role, situation.profile, situation.facts);
        const best = shortestTo(work, target);
        const short = shortestTo(work, target, 20);
        if (!best || !short) return;
        expect(short.hours).toBeGreaterThanOrEqual(best.hours);
        expect(short.bound).toBeLessThanOrEqual(best.hours + 1e-6);
        if (short.exact) expect(short.hours).toBe(best.hours);
      }),
      { seed: 24, numRuns: 100 },
    );
  });
});

describe("a must-have of several skills, whose mean level counts", () => {
  const several = ["a", "b", "c", "d"];
  const others = Array.from({ length: 12 }, (_, i) => `other-${i + 1}`);
  const steps = (i: number): [number, number, number, number] => [5 + ((7 * i) % 11), 20 + ((5 * i) % 13), 50 + i, 99];
  const facts = factsOf(Object.fromEntries([...several, ...others].map((id, i) => [id, { steps: steps(i) }])));
  const role = roleOf([{ skills: several, floor: 2, weight: 2 }, ...others]);

  it("is chosen as the best of all closed sets does, whichever of its skills that takes", () => {
    const cheap = roleOf([
      { skills: ["s0", "s1", "s2"], floor: 2 },
      { skills: ["s3"], weight: 4 },
      { skills: ["s4"], weight: 4 },
    ]);
    fc.assert(
      fc.property(anySituation(), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (drawn, share) => {
        const situation = { ...drawn, role: cheap };
        const work = workload(cheap, situation.profile, situation.facts);
        fc.pre(work.jobs.length <= 12);
        const choices = allChoices(situation, work);
        const hours = Math.floor(share * hoursOf(work.jobs));
        const most = Math.max(...choices.filter((other) => other.hours <= hours).map(({ points }) => points));
        const least = Math.min(...choices.filter(({ points }) => points >= most - 1e-9).map((other) => other.hours));
        expect(mostWithin(work, hours).points).toBeCloseTo(most, 6);
        expect(shortestTo(work, most)?.hours).toBe(least);
      }),
      { seed: 26, numRuns: 150 },
    );
  });

  it("is settled within few closed sets, for hours and for points", () => {
    const work = workload(role, profileOf({}), facts);
    expect(mostWithin(work, 300, 3000).exact).toBe(true);
    expect(shortestTo(work, 50, 3000)?.exact).toBe(true);
  });
});
