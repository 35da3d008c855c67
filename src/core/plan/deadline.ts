import { gainFor, hoursFor } from "./frontier.ts";
import { branches } from "./gates.ts";
import { type Ground, groundOf } from "./ground.ts";
import { type Job, tasksOf, type Workload } from "./jobs.ts";
import { CLOSED_SETS } from "./order.ts";
import { Score } from "./score.ts";
import { at, sum } from "./tasks.ts";

/*
 * Which jobs to do when not all fit, or not all are needed. For every gate, closed sets are walked through in depth, each
 * at most once, jobs in their best order (so the first way down is the greedy choice), and a branch is left when a bound
 * says that it cannot beat the best found. Walks that end by themselves have found the best; otherwise it is the best found.
 */

export interface Choice {
  /** A closed set, prerequisites first. */
  jobs: Job[];
  hours: number;
  /** Points of readiness that the chosen jobs lead to, gains added up. */
  points: number;
  /** True when nothing better exists; otherwise `bound` says how much better it could be. */
  exact: boolean;
  /** No choice brings more points (`mostWithin`), or takes fewer hours (`shortestTo`). */
  bound: number;
}

/** What a walk is after. */
interface Aim {
  /** Hours that a choice may take. */
  budget: number;
  /** False when nothing from this place on can beat the best found. */
  promising(from: number, hours: number): boolean;
  /** Called on every set; true when adding more jobs is of no use. */
  found(hours: number, chosen: readonly number[]): boolean;
}

type Best = Omit<Choice, "exact" | "bound">;

/** Two choices nearer than this count as equal. */
const ROUNDING = 1e-9;

/** The jobs that bring the most points of readiness within the hours; `limit` is the closed sets looked at for one gate. */
export function mostWithin(work: Workload, hours: number, limit = CLOSED_SETS): Choice {
  let best: Best = { jobs: [], hours: 0, points: new Score(work, []).points };
  let open = 0;
  for (const branch of branches(work)) {
    const budget = hours - branch.hours;
    if (budget < -ROUNDING) continue;
    const ground = groundOf(branch, (line, debt) => gainFor(line, budget) - debt);
    const { score, bounds } = ground;
    const atMost = (from: number, used: number) =>
      score.atMost(from, bounds.mostGain(from, budget - used) - ground.debt());
    const bound = atMost(0, 0);
    const found = (used: number, chosen: readonly number[]) => {
      if (score.points > best.points + ROUNDING) best = taken(ground, chosen, used);
      return false;
    };
    const promising = (from: number, used: number) => atMost(from, used) > best.points + ROUNDING;
    if (!walk(ground, limit, { budget, promising, found })) open = Math.max(open, bound);
  }
  const exact = open <= best.points + ROUNDING;
  return { ...withoutIdle(best), exact, bound: exact ? best.points : open };
}

/** The jobs that reach so many points in the fewest hours; undefined when all jobs together do not. */
export function shortestTo(work: Workload, points: number, limit = CLOSED_SETS): Choice | undefined {
  const wanted = points - ROUNDING;
  let best: Best | undefined;
  let open = Number.POSITIVE_INFINITY;
  const least = () => best?.hours ?? Number.POSITIVE_INFINITY;
  for (const branch of branches(work)) {
    const missing = new Score(branch.rest, branch.rest.jobs, branch.gate).missing(0, wanted);
    const ground = groundOf(branch, (line, debt) => -hoursFor(line, missing + debt));
    const { score, bounds } = ground;
    const atLeast = (from: number, used: number) =>
      branch.hours + used + bounds.leastHours(from, score.missing(from, wanted) + ground.debt());
    const bound = atLeast(0, 0);
    const found = (used: number, chosen: readonly number[]) => {
      if (score.points < wanted) return false;
      if (branch.hours + used < least() - ROUNDING) best = taken(ground, chosen, used);
      return true;
    };
    const promising = (from: number, used: number) => atLeast(from, used) < least() - ROUNDING;
    if (!walk(ground, limit, { budget: Number.POSITIVE_INFINITY, promising, found })) open = Math.min(open, bound);
  }
  if (!best) return undefined;
  const exact = open >= best.hours - ROUNDING;
  return { ...withoutIdle(best), exact, bound: exact ? best.hours : open };
}

/** Walks through the closed sets, the empty one first; true when it came to its end within `limit` sets. */
function walk({ jobs, score }: Ground, limit: number, aim: Aim): boolean {
  const { hours, before } = tasksOf(jobs);
  const inside = new Uint8Array(jobs.length);
  const chosen: number[] = [];
  let sets = 0;
  const visit = (from: number, used: number): boolean => {
    if (++sets > limit) return false;
    if (aim.found(used, chosen)) return true;
    for (let job = from; job < jobs.length && aim.promising(job, used); job++) {
      const now = used + at(hours, job);
      if (now > aim.budget + ROUNDING || !at(before, job).every((b) => at(inside, b) === 1)) continue;
      inside[job] = 1;
      chosen.push(job);
      const undo = score.add(job);
      const finished = visit(job + 1, now);
      undo();
      chosen.pop();
      inside[job] = 0;
      if (!finished) return false;
    }
    return true;
  };
  return visit(0, 0);
}

function taken({ branch, jobs, score }: Ground, chosen: readonly number[], used: number): Best {
  return {
    jobs: [...branch.needed, ...chosen.map((i) => at(jobs, i))],
    hours: branch.hours + used,
    points: score.points,
  };
}

/** Without the jobs that bring nothing and make way for nothing chosen. */
function withoutIdle({ jobs, points }: Best): Best {
  const needed = new Set<string>();
  const kept: Job[] = [];
  for (const job of jobs.toReversed()) {
    if (job.gain === 0 && job.floors.length === 0 && !needed.has(job.id)) continue;
    for (const id of job.prerequisites) needed.add(id);
    kept.push(job);
  }
  return { jobs: kept.reverse(), hours: sum(kept.map(({ hours }) => hours)), points };
}
