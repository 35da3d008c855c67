import { mostWithin, shortestTo } from "./deadline.ts";
import { CHOICE_STEPS, Effort } from "./effort.ts";
import { afterJobs } from "./gates.ts";
import { type Job, type Workload, withoutIdle } from "./jobs.ts";
import { CLOSED_SETS, orderJobs } from "./order.ts";
import { ownPhase, PHASES, splitIntoPhases } from "./phases.ts";
import { Score } from "./score.ts";
import { sum } from "./tasks.ts";

/** The jobs of every phase that are to be done. */
export interface Chosen {
  phases: Job[][];
  /** False when the search in the last phase was cut short. */
  exact: boolean;
  /** Points (within hours) or hours (to a target) that no other choice in the last phase beats, the phases before it being done. */
  bound: number;
}

/** Rounding of hours. */
const ROUNDING = 1e-9;

/** All jobs. */
export function chooseAll(work: Workload): Chosen {
  return { phases: splitIntoPhases(work.jobs), exact: true, bound: sumHours(work.jobs) };
}

/**
 * Phase after phase as long as they fit whole. In the phase in which the hours run out the most readiness that fits is
 * chosen; hours that nothing of it can use go to the phases after it, but never before the foundations stand. Depth
 * leaves a third as much to breadth.
 */
export function chooseWithin(work: Workload, hours: number): Chosen {
  const phases = splitIntoPhases(work.jobs);
  const done: Job[] = [];
  let [rest, left]: [Workload, number] = [work, hours];
  for (const [i, jobs] of phases.entries()) {
    const needed = sumHours(jobs);
    if (needed <= left + ROUNDING) {
      done.push(...jobs);
      rest = afterJobs(rest, jobs);
      left -= needed;
      continue;
    }
    const choice = mixed({ ...rest, jobs }, rest, i, left);
    const chosen = new Set([...done, ...choice.jobs]);
    return {
      phases: phases.map((phase) => phase.filter((job) => chosen.has(job))),
      exact: choice.exact,
      bound: choice.bound,
    };
  }
  return { phases, exact: true, bound: new Score(rest, []).points };
}

interface Counted {
  jobs: Job[];
  exact: boolean;
  bound: number;
}

/** After the foundations a third of a phase's hours may go to the phases after it; budgets are tried in steps of so many hours, doubled until there are few. */
const LATER_SHARE = 1 / 3;
const BUDGET_STEP = 20;
const MOST_BUDGETS = 32;

/**
 * The jobs of the phase in which the hours run out, and what of later phases fits beside them. It is tried with every
 * budget, the same ones however many hours there are, so that more hours do not bring less.
 */
function mixed(part: Workload, rest: Workload, phase: number, hours: number): Counted {
  if (phase === 0) return goOn(mostCounted(part, phase, hours), part.jobs, rest.jobs, hours);
  let best: Counted = { jobs: [], exact: true, bound: new Score(part, []).points };
  // One stock for all budgets, the largest first: many of them must not take many times as long.
  const effort = new Effort(CHOICE_STEPS);
  const step = BUDGET_STEP * 2 ** Math.max(0, Math.ceil(Math.log2(hours / BUDGET_STEP / MOST_BUDGETS)));
  for (let budget = hours - (hours % step); budget > 0; budget -= step) {
    const choice = mostCounted(part, phase, budget, effort);
    const used = sumHours(choice.jobs);
    const mix = withMore(choice, rest, Math.min(hours, (1 + LATER_SHARE) * used));
    if (gainIn(mix.jobs) > gainIn(best.jobs) + ROUNDING) best = mix;
  }
  return withMore(best, rest, hours);
}

/** A choice and the next steps of its phase, though they do not pay yet: nobody stands still before a long step. */
function goOn(choice: Counted, jobs: readonly Job[], open: readonly Job[], hours: number): Counted {
  const chosen = new Set(choice.jobs.map(({ id }) => id));
  const inPhase = new Set(jobs.map(({ id }) => id));
  const more: Job[] = [];
  let left = hours - sumHours(choice.jobs);
  for (const job of orderJobs(jobs).jobs) {
    const isReady = job.prerequisites.every((id) => chosen.has(id) || !inPhase.has(id));
    if (chosen.has(job.id) || !isReady || job.hours > left) continue;
    chosen.add(job.id);
    more.push(job);
    left -= job.hours;
  }
  const kept = new Set([...choice.jobs, ...more]);
  const begun = jobs.filter((job) => kept.has(job));
  const all = withoutIdle(withoutTasters(begun, open));
  return { ...choice, jobs: all, bound: choice.bound + gainIn(all) - gainIn(choice.jobs) };
}

/** Without level 1 of what goes on later, where nothing chosen needs it: no tutorial for its own sake. */
function withoutTasters(jobs: readonly Job[], all: readonly Job[]): Job[] {
  const goesOn = new Set(all.filter(({ to }) => to === 2).map(({ skill }) => skill));
  const needed = new Set(jobs.flatMap(({ prerequisites }) => prerequisites));
  return jobs.filter(({ id, skill, to }) => to !== 1 || !goesOn.has(skill) || needed.has(id));
}

/** A choice and what else fits into the hours. */
function withMore(choice: Counted, rest: Workload, hours: number): Counted {
  const more = fillUp(afterJobs(rest, choice.jobs), hours - sumHours(choice.jobs));
  return { ...choice, jobs: [...choice.jobs, ...more], bound: choice.bound + gainIn(more) };
}

function gainIn(jobs: readonly Job[]): number {
  return sum(jobs.map(({ gain }) => gain));
}

/** The most readiness that fits, by what counts in a phase. */
function mostCounted(work: Workload, phase: number, hours: number, effort?: Effort): Counted {
  const byId = new Map(work.jobs.map((job) => [job.id, job]));
  const choice = mostWithin({ ...work, jobs: countJobs(work.jobs, phase) }, hours, CLOSED_SETS, effort);
  const jobs = choice.jobs.flatMap(({ id }) => byId.get(id) ?? []);
  const aside = sum(jobs.map(({ gain }) => gain)) - sum(choice.jobs.map(({ gain }) => gain));
  return { jobs, exact: choice.exact, bound: choice.bound + aside };
}

/**
 * The jobs with what they count for in a phase that does not fit whole. What stands in it for the sake of others alone
 * counts for nothing, so that nobody prepares for a step that no longer fits; and level 1 counts with level 2 where
 * that is asked, so that nobody is sent to a tutorial for its own sake.
 */
function countJobs(jobs: readonly Job[], phase: number): Job[] {
  const tasters = new Map(jobs.filter(({ to }) => to === 1).map((job) => [job.skill, job]));
  const goesOn = new Set(jobs.filter(({ to }) => to === 2).map(({ skill }) => skill));
  return jobs.map((job) => {
    const counted = { ...job };
    const taster = tasters.get(job.skill);
    if (job.to === 1 && goesOn.has(job.skill)) Object.assign(counted, { gain: 0, floors: [] });
    if (job.to === 2 && taster) {
      counted.gain += taster.gain;
      counted.floors = [...taster.floors, ...job.floors];
    }
    return ownPhase(job) > phase ? { ...counted, gain: 0 } : counted;
  });
}

/** What fits into hours that are left over; refreshes, which bring no points, come last. */
function fillUp(rest: Workload, hours: number): Job[] {
  const { jobs } = mostCounted(rest, PHASES.length, hours);
  let left = hours - sumHours(jobs);
  const refreshed = rest.jobs.filter((job) => {
    if (!job.refresh || job.hours > left) return false;
    left -= job.hours;
    return true;
  });
  return [...jobs, ...refreshed];
}

/** Phase after phase until one holds the target; in that one the fewest hours. Undefined when all jobs do not suffice. */
export function chooseTo(work: Workload, target: number): Chosen | undefined {
  const phases = splitIntoPhases(work.jobs.filter(({ refresh }) => !refresh));
  let rest: Workload = work;
  let hours = 0;
  for (const [i, jobs] of phases.entries()) {
    const way = shortestTo({ ...rest, jobs }, target);
    if (way) {
      const bound = hours + way.bound;
      return {
        phases: PHASES.map((_, j) => (j < i ? phases[j] : j === i ? way.jobs : []) ?? []),
        exact: way.exact,
        bound,
      };
    }
    rest = afterJobs(rest, jobs);
    hours += sumHours(jobs);
  }
  return undefined;
}

export function sumHours(jobs: readonly Job[]): number {
  return sum(jobs.map(({ hours }) => hours));
}
