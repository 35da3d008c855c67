import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort } from "../../../src/core/plan/effort.ts";
import { afterJobs, branches } from "../../../src/core/plan/gates.ts";
import { type Job, tasksOf, type Workload, workload } from "../../../src/core/plan/jobs.ts";
import { anySituation, closedSets, fixedRole } from "./fixtures.ts";

const job = (id: string, shares: Record<string, number>, prerequisites: string[] = []): Job => ({
  id,
  skill: id.split(":")[0] ?? "",
  from: 0,
  to: Number(id.split(":")[1]) as 1,
  hours: 10,
  gain: 5,
  prerequisites,
  must: true,
  refresh: false,
  core: false,
  requirements: [],
  floors: Object.entries(shares).map(([requirement, share]) => ({ requirement, share })),
});

const WORK: Workload = {
  jobs: [
    job("tool:1", {}),
    job("a:1", { one: 0.5 }, ["tool:1"]),
    job("a:2", { one: 0.5 }, ["a:1"]),
    job("b:1", { two: 0.5 }),
  ],
  points: 20,
  floors: new Map([
    ["one", 0],
    ["two", 0.5],
  ]),
};

const all = (work: Workload) => [...branches(work, new Effort())];
const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id);
const gateOf = ({ floors }: Workload) => Math.min(1, ...floors.values());

describe("the branches of a choice", () => {
  it("are one for each gate that can be reached, the widest first, with what it cannot do without", () => {
    expect(all(WORK).map(({ gate, needed, hours }) => [gate, ids(needed), hours])).toEqual([
      [1, ["tool:1", "a:1", "a:2", "b:1"], 40],
      [0.5, ["tool:1", "a:1"], 20],
      [0, [], 0],
    ]);
  });

  it("leave the rest to be chosen from, with its points and floors brought forward", () => {
    const { rest } = all(WORK)[1] ?? {};
    expect(ids(rest?.jobs ?? [])).toEqual(["a:2", "b:1"]);
    expect(rest?.points).toBe(30);
    expect([...(rest?.floors ?? [])]).toEqual([
      ["one", 0.5],
      ["two", 0.5],
    ]);
  });

  it("need no job where one of several will do", () => {
    const either = {
      ...WORK,
      jobs: [job("a:1", { one: 0.5 }), job("b:1", { one: 0.5 })],
      floors: new Map([["one", 0.5]]),
    };
    expect(all(either).map(({ gate, needed }) => [gate, ids(needed)])).toEqual([
      [1, []],
      [0.5, []],
    ]);
  });

  it("are a single one without an open floor, and end below a gate that nothing can widen", () => {
    expect(all({ ...WORK, floors: new Map() }).map(({ gate, needed }) => [gate, needed])).toEqual([[1, []]]);
    const stuck = { ...WORK, jobs: [], floors: new Map([["one", 0.4]]) };
    expect(all(stuck).map(({ gate }) => gate)).toEqual([0.4]);
  });

  it("have a branch for the gate of every closed set, whose needed jobs that set holds", () => {
    fc.assert(
      fc.property(anySituation(), (situation) => {
        const work = workload(fixedRole(situation), situation.profile, situation.facts);
        const found = all(work);
        for (const set of closedSets(tasksOf(work.jobs).before)) {
          const chosen = set.flatMap((i) => work.jobs[i] ?? []);
          const gate = gateOf(afterJobs(work, chosen));
          const branch = found.find((one) => Math.abs(one.gate - gate) < 1e-6);
          expect(branch).toBeDefined();
          for (const needed of branch?.needed ?? []) expect(chosen).toContain(needed);
        }
      }),
      { seed: 47, numRuns: 40 },
    );
  });
});

describe("the work after some jobs", () => {
  it("is the same done at once or one after the other", () => {
    const [tool, a, second] = WORK.jobs as [Job, Job, Job];
    expect(afterJobs(afterJobs(WORK, [tool, a]), [second])).toEqual(afterJobs(WORK, [tool, a, second]));
    expect(afterJobs(WORK, [])).toEqual(WORK);
  });
});
