import type { Job, Workload } from "./jobs.ts";
import { sum } from "./tasks.ts";

/*
 * Readiness is gain times a factor that hangs on the worst must-have. For a fixed gate the factor is a number and what
 * the gate needs must be done in any case, which leaves a problem of gain and hours alone: so choices are sought gate by
 * gate.
 */

/** Shares of a floor nearer than this are equal. */
const ROUNDING = 1e-9;

/** A gate to be reached, the jobs without which it is not, and what remains to be chosen once they are done. */
export interface Branch {
  /** 0 to 1. */
  gate: number;
  needed: Job[];
  hours: number;
  rest: Workload;
}

/** One branch for every gate that the jobs can reach, the widest gate first. */
export function branches(work: Workload): Branch[] {
  return gatesOf(work).map((gate) => {
    const needed = withPrerequisites(work, indispensable(work, gate));
    return { gate, needed, hours: sum(needed.map(({ hours }) => hours)), rest: afterJobs(work, needed) };
  });
}

/** From the gate with nothing done to the gate with everything done; one gate, 1, when every floor is met. */
function gatesOf(work: Workload): number[] {
  const steps = [...work.floors].map(([requirement, reached]) => {
    const shares = work.jobs.flatMap(({ floors }) => floors.filter((floor) => floor.requirement === requirement));
    return [reached, ...shares.map((_, i) => reached + sum(shares.slice(0, i + 1).map(({ share }) => share)))];
  });
  const lowest = Math.min(1, ...steps.map((reached) => Math.min(...reached)));
  const highest = Math.min(1, ...steps.map((reached) => Math.max(...reached)));
  const all = [...steps.flat(), highest].filter((gate) => gate >= lowest - ROUNDING && gate <= highest + ROUNDING);
  return all.sort((a, b) => b - a).filter((gate, i) => i === 0 || (all[i - 1] ?? 0) - gate > ROUNDING);
}

/** The jobs of a must-have without which, all others done, the gate stays shut (with the higher levels of the same skill). */
function indispensable({ jobs, floors }: Workload, gate: number): Job[] {
  return [...floors].flatMap(([requirement, reached]) => {
    const shareOf = (job: Job) =>
      sum(job.floors.filter((f) => f.requirement === requirement).map(({ share }) => share));
    const mine = jobs.filter((job) => shareOf(job) > 0);
    return mine.filter(({ skill, to }) => {
      const others = mine.filter((job) => job.skill !== skill || job.to < to);
      return reached + sum(others.map(shareOf)) < gate - ROUNDING;
    });
  });
}

function withPrerequisites({ jobs }: Workload, wanted: readonly Job[]): Job[] {
  const ids = new Set(wanted.map(({ id }) => id));
  for (const { id, prerequisites } of jobs.toReversed()) {
    if (ids.has(id)) for (const need of prerequisites) ids.add(need);
  }
  return jobs.filter(({ id }) => ids.has(id));
}

/** What is left to choose from when a closed set of jobs is done. */
function afterJobs({ jobs, points, floors }: Workload, done: readonly Job[]): Workload {
  const left = new Map(floors);
  for (const { requirement, share } of done.flatMap((job) => job.floors)) {
    left.set(requirement, (left.get(requirement) ?? 0) + share);
  }
  const inside = new Set(done);
  return {
    jobs: jobs.filter((job) => !inside.has(job)),
    points: points + sum(done.map(({ gain }) => gain)),
    floors: left,
  };
}
