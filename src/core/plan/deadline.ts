import { CHOICE_STEPS, Effort } from "./effort.ts";
import { gainFor, hoursFor, type Line, looseLine, relaxation } from "./frontier.ts";
import { branches } from "./gates.ts";
import { densestFirst } from "./greedy.ts";
import { type Ground, groundOf, prized } from "./ground.ts";
import { type Job, tasksOf, type Workload, withoutIdle } from "./jobs.ts";
import { CLOSED_SETS } from "./order.ts";
import { Score } from "./score.ts";
import { at, sum, type Tasks } from "./tasks.ts";

/*
 * Which jobs to do when not all fit, or not all are needed. For every gate, closed sets are walked through in depth, each
 * at most once, jobs in their best order (so the first way down is the greedy choice), and a branch is left when a bound
 * says that it cannot beat the best found. Walks that end by themselves have found the best. Where the effort does not
 * suffice, what is taken greedily competes with what the walks came upon, and the linear relaxation of all jobs bounds both.
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

/** Shares of the effort: for the search altogether, for one gate of what is then left, and for the bound when it is cut short. */
const SEARCH = 3 / 4;
const GATE = 3 / 4;
const BOUND = 1 / 2;

/** Points for a whole floor of the gate aimed at, when jobs are taken greedily. */
const QUICK_PRIZE = 8;
/** No number of points, but all jobs given. */
const EVERYTHING = Number.POSITIVE_INFINITY;

/** The jobs that bring the most points of readiness within the hours; `limit` is the closed sets looked at for one gate. */
export function mostWithin(
  work: Workload,
  hours: number,
  limit = CLOSED_SETS,
  effort = new Effort(CHOICE_STEPS),
): Choice {
  let best: Best = { jobs: [], hours: 0, points: new Score(work, []).points };
  let open = 0;
  const finished = effort.within(SEARCH, (search) => {
    for (const branch of branches(work, search)) {
      const budget = hours - branch.hours;
      if (budget < -ROUNDING) continue;
      const ground = groundOf(branch, (line, debt) => gainFor(line, budget) - debt, search);
      const { score, bounds } = ground;
      const atMost = (from: number, used: number) =>
        score.atMost(from, bounds.mostGain(from, budget - used) - ground.debt());
      const bound = atMost(0, 0);
      const found = (used: number, chosen: readonly number[]) => {
        if (score.points > best.points + ROUNDING) best = taken(ground, chosen, used);
        return false;
      };
      const promising = (from: number, used: number) => atMost(from, used) > best.points + ROUNDING;
      if (!walk(ground, limit, search, { budget, promising, found })) open = Math.max(open, bound);
    }
    return true;
  });
  if (!finished) {
    open = Math.max(open, work.points + gainFor(lineOfAll(work, effort), hours));
    chooseQuickly(work, hours, EVERYTHING, effort, (choice) => {
      if (choice.points > best.points + ROUNDING) best = choice;
    });
  }
  const exact = open <= best.points + ROUNDING;
  return { ...leanest(best), exact, bound: exact ? best.points : open };
}

/** The jobs that reach so many points in the fewest hours; undefined when all jobs together do not. */
export function shortestTo(
  work: Workload,
  points: number,
  limit = CLOSED_SETS,
  effort = new Effort(CHOICE_STEPS),
): Choice | undefined {
  const wanted = points - ROUNDING;
  let best: Best | undefined;
  let open = Number.POSITIVE_INFINITY;
  const least = () => best?.hours ?? Number.POSITIVE_INFINITY;
  const finished = effort.within(SEARCH, (search) => {
    for (const branch of branches(work, search)) {
      search.spend(branch.rest.jobs.length * (1 + branch.rest.floors.size));
      const missing = new Score(branch.rest, branch.rest.jobs, branch.gate).missing(0, wanted);
      const ground = groundOf(branch, (line, debt) => -hoursFor(line, missing + debt), search);
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
      const budget = Number.POSITIVE_INFINITY;
      if (!walk(ground, limit, search, { budget, promising, found })) open = Math.min(open, bound);
    }
    return true;
  });
  if (!finished) {
    open = Math.min(open, hoursFor(lineOfAll(work, effort), wanted - work.points));
    chooseQuickly(work, Number.POSITIVE_INFINITY, wanted, effort, (choice) => {
      const lean = leanest(choice);
      if (choice.points >= wanted && lean.hours < least()) best = lean;
    });
  }
  if (!best) return undefined;
  const exact = open >= best.hours - ROUNDING;
  return { ...leanest(best), exact, bound: exact ? best.hours : open };
}

/**
 * Walks through the closed sets, the empty one first; true when it came to its end within `limit` sets and its share of
 * the effort.
 */
function walk({ jobs, score, branch }: Ground, limit: number, search: Effort, aim: Aim): boolean {
  const { hours, before } = tasksOf(jobs);
  const inside = new Uint8Array(jobs.length);
  const chosen: number[] = [];
  /** For each job chosen, what takes it back. */
  const trail: (() => void)[] = [];
  let used = 0;
  let sets = 1;
  const fits = (job: number) =>
    used + at(hours, job) <= aim.budget + ROUNDING && at(before, job).every((b) => at(inside, b) === 1);
  const add = (job: number) => {
    const [earlier, undo] = [used, score.add(job)];
    trail.push(() => {
      undo();
      used = earlier;
    });
    used += at(hours, job);
    inside[job] = 1;
    chosen.push(job);
  };
  /** The job taken back. */
  const goBack = (): number => {
    trail.pop()?.();
    const job = chosen.pop() as number;
    inside[job] = 0;
    return job;
  };
  const cost = 2 * (4 + branch.rest.floors.size);
  /** Whether a job that may come next brings anything worth a look. */
  const leads = (job: number) => job < jobs.length && aim.promising(job, used);
  /** Adds a job that fits; the job before the next one to be looked at. */
  const tryOut = (job: number): number => {
    if (!fits(job)) return job;
    add(job);
    return ++sets <= limit && aim.found(used, chosen) ? jobs.length : job;
  };
  const goOn = (effort: Effort): boolean => {
    let job = aim.found(0, chosen) ? jobs.length : 0;
    while (sets <= limit) {
      effort.spend(cost);
      const on = leads(job);
      if (!on && chosen.length === 0) return true;
      job = (on ? tryOut(job) : goBack()) + 1;
    }
    return false;
  };
  return search.within(GATE, goOn) ?? false;
}

/** What is taken greedily, from all jobs and gate by gate as far as the effort goes, offered one after the other. */
function chooseQuickly(
  work: Workload,
  hours: number,
  wanted: number,
  effort: Effort,
  offer: (choice: Best) => void,
): void {
  const densest = (jobs: readonly Job[], tasks: Tasks, room: number, part: Effort) =>
    densestFirst(tasks, room, part).map((i) => at(jobs, i));
  effort.within(1 / 2, (part) => offer(upTo(work, densest(work.jobs, tasksOf(work.jobs), hours, part), wanted)));
  effort.within(1, (rest) => {
    for (const branch of branches(work, rest)) {
      const room = hours - branch.hours;
      if (room < -ROUNDING) continue;
      const { jobs, floors } = branch.rest;
      rest.spend(16 * jobs.length);
      const short = [...floors].filter(([, reached]) => reached < branch.gate).map(([requirement]) => requirement);
      const tasks = prized(tasksOf(jobs), jobs, short, QUICK_PRIZE);
      rest.within(1 / 4, (part) => offer(upTo(work, [...branch.needed, ...densest(jobs, tasks, room, part)], wanted)));
    }
  });
}

/** The first of the jobs that bring so many points, or all of them. */
function upTo(work: Workload, jobs: readonly Job[], wanted: number): Best {
  const score = new Score(work, jobs);
  let count = 0;
  let hours = 0;
  while (count < jobs.length && score.points < wanted) {
    score.add(count);
    hours += at(jobs, count++).hours;
  }
  return { jobs: jobs.slice(0, count), hours, points: score.points };
}

/** What the jobs bring at most for their hours, must-haves apart. */
function lineOfAll({ jobs }: Workload, effort: Effort): Line {
  const tasks = tasksOf(jobs);
  return effort.within(BOUND, (part) => relaxation(tasks, part)) ?? looseLine(tasks);
}

function taken({ branch, jobs, score }: Ground, chosen: readonly number[], used: number): Best {
  return {
    jobs: [...branch.needed, ...chosen.map((i) => at(jobs, i))],
    hours: branch.hours + used,
    points: score.points,
  };
}

/** Without the jobs that bring nothing and make way for nothing chosen. */
function leanest({ jobs, points }: Best): Best {
  const kept = withoutIdle(jobs);
  return { jobs: kept, hours: sum(kept.map(({ hours }) => hours)), points };
}
