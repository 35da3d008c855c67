import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workload } from "../../../src/core/plan/jobs.ts";
import { ownPhase, PHASES, splitIntoPhases } from "../../../src/core/plan/phases.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { anySituation, factsOf } from "./fixtures.ts";

const ROLE = roleOf([
  { skills: ["must"], asked: 3, floor: 2 },
  { skills: ["heart"], asked: 3, core: true },
  { skills: ["rest"], asked: 2 },
]);

describe("phases", () => {
  it("are the floors, the core to level 2, the core to what is asked, and the rest, each with what it needs", () => {
    const facts = factsOf({ heart: { needs: [{ skill: "tool", level: 1, before: 2 }] } });
    const { jobs } = workload(ROLE, profileOf({}), facts);
    expect(splitIntoPhases(jobs).map((phase) => phase.map(({ id }) => id))).toEqual([
      ["must:2"],
      ["tool:1", "heart:2"],
      ["heart:3"],
      ["must:3", "rest:2"],
    ]);
  });

  it("hold every job once, none before what it needs", () => {
    fc.assert(
      fc.property(anySituation(), ({ role, profile, facts }) => {
        const { jobs } = workload(role, profile, facts);
        const phases = splitIntoPhases(jobs);
        expect(phases).toHaveLength(PHASES.length);
        expect(phases.flat()).toHaveLength(jobs.length);
        const place = new Map(phases.flatMap((phase, i) => phase.map(({ id }) => [id, i] as const)));
        for (const { id, prerequisites } of jobs)
          for (const need of prerequisites) expect(place.get(need)).toBeLessThanOrEqual(place.get(id) ?? -1);
      }),
      { seed: 51 },
    );
  });
});

describe("the phase of a job by itself", () => {
  const job = { floors: [], core: false, to: 2 as const, refresh: false };
  const floors = [{ requirement: "r", share: 1 }];

  it.each([
    ["of a floor", { ...job, floors, to: 4 as const }, "foundations"],
    ["of the core, to level 1", { ...job, core: true, to: 1 as const }, "production"],
    ["of the core, to level 2", { ...job, core: true }, "production"],
    ["of the core, to level 3", { ...job, core: true, to: 3 as const }, "depth"],
    ["of the core, a refresh", { ...job, core: true, refresh: true }, "breadth"],
    ["of anything else", job, "breadth"],
  ])("%s", (_, one, phase) => {
    expect(PHASES[ownPhase(one as never)]).toBe(phase);
  });
});
