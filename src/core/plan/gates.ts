import { groupBy } from "../../text/group.ts";
import type { Effort } from "./effort.ts";
import type { Job, Workload } from "./jobs.ts";
import { at, sum } from "./tasks.ts";

/*
 * Readiness is gain times a factor that depends on the worst must-have. For a fixed gate the factor is a number and what
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
export function* branches(work: Workload, effort: Effort): Generator<Branch> {
  const adding = addingTo(work);
  for (const gate of gatesOf(work, adding)) {
    effort.spend(4 * work.jobs.length + work.floors.size);
    const needed = withPrerequisites(work, indispensable(work, adding, gate));
    yield { gate, needed, hours: sum(needed.map(({ hours }) => hours)), rest: afterJobs(work, needed) };
  }
}

interface Addition {
  job: Job;
  share: number;
}

/** The jobs that add to each floor not met yet, with what they add. */
function addingTo({ jobs, floors }: Workload): Map<string, Addition[]> {
  const adding = new Map<string, Addition[]>([...floors.keys()].map((requirement) => [requirement, []]));
  for (const job of jobs)
    for (const { requirement, share } of job.floors) adding.get(requirement)?.push({ job, share });
  return adding;
}

/**
 * From the gate with nothing done to the gate with everything done; one gate, 1, when every floor is met. Jobs add one or
 * more levels to a floor, so every number of its smallest shares may be reached.
 */
function gatesOf({ floors }: Workload, adding: ReadonlyMap<string, Addition[]>): number[] {
  const steps = [...floors].map(([requirement, reached]) => {
    const shares = (adding.get(requirement) ?? []).map(({ share }) => share);
    const unit = Math.min(1, ...shares);
    const units = Math.round(sum(shares) / unit);
    return Array.from({ length: units + 1 }, (_, i) => reached + i * unit);
  });
  const lowest = Math.min(1, ...steps.map((row) => at(row, 0)));
  const highest = Math.min(1, ...steps.map((row) => at(row, row.length - 1)));
  const all = [...steps.flat(), highest].filter((gate) => gate >= lowest - ROUNDING && gate <= highest + ROUNDING);
  return all.sort((a, b) => b - a).filter((gate, i) => i === 0 || (all[i - 1] ?? 0) - gate > ROUNDING);
}

/** The jobs of a must-have without which, all others done, the gate stays shut (with the higher levels of the same skill). */
function indispensable({ floors }: Workload, adding: ReadonlyMap<string, Addition[]>, gate: number): Job[] {
  return [...floors].flatMap(([requirement, reached]) => {
    const mine = adding.get(requirement) ?? [];
    const all = reached + sum(mine.map(({ share }) => share));
    const bySkill = groupBy(mine, ({ job }) => job.skill);
    return mine
      .filter(({ job }) => {
        const higher = (bySkill.get(job.skill) ?? []).filter((other) => other.job.to >= job.to);
        return all - sum(higher.map(({ share }) => share)) < gate - ROUNDING;
      })
      .map(({ job }) => job);
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
export function afterJobs({ jobs, points, floors }: Workload, done: readonly Job[]): Workload {
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
