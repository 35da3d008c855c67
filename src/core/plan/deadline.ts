import { type Frontier, frontier } from "./frontier.ts";
import { type Job, tasksOf, type Workload } from "./jobs.ts";
import { CLOSED_SETS, orderJobs } from "./order.ts";
import { Score } from "./score.ts";
import { at, sum } from "./tasks.ts";

/*
 * Which jobs to do when not all fit, or not all are needed. Closed sets are walked through in depth, each at most once,
 * jobs in their best order (so the first way down is the greedy choice), and a branch is left when a bound says that it
 * cannot beat the best found. A walk that ends by itself has found the best; one stopped after `limit` sets the best found.
 */

export interface Choice {
  /** In the order of doing. */
  jobs: Job[];
  hours: number;
  /** Points of readiness that the chosen jobs lead to, gains added up. */
  points: number;
  /** True when nothing better exists; otherwise `bound` says how much better it could be. */
  exact: boolean;
  /** No choice brings more points (`mostWithin`), or takes fewer hours (`shortestTo`). */
  bound: number;
}

/** What the walk is after. */
interface Aim {
  /** Hours that a choice may take. */
  budget: number;
  /** False when nothing from this place on can beat the best found. */
  promising(from: number, hours: number): boolean;
  /** Called on every set; true when adding more jobs is of no use. */
  found(hours: number, chosen: readonly number[]): boolean;
}

interface Ground {
  jobs: Job[];
  bounds: Frontier;
  score: Score;
}

/** Two choices nearer than this count as equal. */
const ROUNDING = 1e-9;

/** The jobs that bring the most points of readiness within the hours. */
export function mostWithin(work: Workload, hours: number, limit = CLOSED_SETS): Choice {
  const ground = groundOf(work);
  const { score, bounds } = ground;
  const atMost = (from: number, used: number) => score.atMost(from, bounds.mostGain(from, hours - used));
  const bound = atMost(0, 0);
  let best: readonly number[] = [];
  let points = score.points;
  const exact = walk(ground, limit, {
    budget: hours,
    promising: (from, used) => atMost(from, used) > points + ROUNDING,
    found: (_, chosen) => {
      if (score.points > points + ROUNDING) {
        points = score.points;
        best = [...chosen];
      }
      return false;
    },
  });
  return choice(ground, best, exact, exact ? points : bound);
}

/** The jobs that reach so many points in the fewest hours; undefined when all jobs together do not. */
export function shortestTo(work: Workload, points: number, limit = CLOSED_SETS): Choice | undefined {
  const ground = groundOf(work);
  const { score, bounds } = ground;
  if (score.of([...ground.jobs.keys()]) < points - ROUNDING) return undefined;
  const wanted = points - ROUNDING;
  const atLeast = (from: number, used: number) => used + bounds.leastHours(from, score.missing(from, wanted));
  const bound = atLeast(0, 0);
  let best: readonly number[] | undefined = score.points >= wanted ? [] : undefined;
  let least = best ? 0 : Number.POSITIVE_INFINITY;
  const exact = walk(ground, limit, {
    budget: Number.POSITIVE_INFINITY,
    promising: (from, used) => atLeast(from, used) < least - ROUNDING,
    found: (used, chosen) => {
      if (score.points < wanted) return false;
      if (used < least) {
        least = used;
        best = [...chosen];
      }
      return true;
    },
  });
  return best && choice(ground, best, exact, exact ? least : bound);
}

function groundOf(work: Workload): Ground {
  const { parts } = orderJobs(work.jobs);
  const jobs = parts.flat();
  const bounds = frontier(
    tasksOf(jobs),
    parts.map(({ length }) => length),
  );
  return { jobs, bounds, score: new Score(work, jobs) };
}

/** Walks through the closed sets; true when it came to its end within `limit` sets. */
function walk({ jobs, score }: Ground, limit: number, aim: Aim): boolean {
  const { hours, before } = tasksOf(jobs);
  const inside = new Uint8Array(jobs.length);
  const chosen: number[] = [];
  let sets = 0;
  const visit = (from: number, used: number): boolean => {
    for (let job = from; job < jobs.length && aim.promising(job, used); job++) {
      const now = used + at(hours, job);
      if (now > aim.budget + ROUNDING || !at(before, job).every((b) => at(inside, b) === 1)) continue;
      if (++sets > limit) return false;
      inside[job] = 1;
      chosen.push(job);
      const undo = score.add(job);
      const finished = aim.found(now, chosen) || visit(job + 1, now);
      undo();
      chosen.pop();
      inside[job] = 0;
      if (!finished) return false;
    }
    return true;
  };
  return visit(0, 0);
}

function choice({ jobs, score }: Ground, best: readonly number[], exact: boolean, bound: number): Choice {
  const useful = withoutIdle(best.map((i) => at(jobs, i)));
  return {
    jobs: useful,
    hours: sum(useful.map(({ hours }) => hours)),
    points: score.of(best),
    exact,
    bound,
  };
}

/** Without the jobs that bring nothing and make way for nothing chosen. */
function withoutIdle(jobs: readonly Job[]): Job[] {
  const needed = new Set<string>();
  const kept: Job[] = [];
  for (const job of jobs.toReversed()) {
    if (job.gain === 0 && job.floors.length === 0 && !needed.has(job.id)) continue;
    for (const id of job.prerequisites) needed.add(id);
    kept.push(job);
  }
  return kept.reverse();
}
