import type { Effort } from "./effort.ts";
import { type Frontier, frontier, type Line, relaxation } from "./frontier.ts";
import type { Branch } from "./gates.ts";
import { type Job, tasksOf } from "./jobs.ts";
import { bestOrder, CLOSED_SETS } from "./order.ts";
import { Score } from "./score.ts";
import { at, type Tasks } from "./tasks.ts";

/*
 * A gate that several skills open together (their mean level counts) says how many levels are needed, not which. Its
 * bound is a Lagrangian relaxation: each share of such a floor is given a prize in points, and the shares that are
 * needed are charged the same prize. For every set that opens the gate prize and charge differ by no less than 0, so a
 * bound with prizes holds for any prize; the one that makes it tightest is taken.
 */

/** A branch with its jobs in the best order for their prized gains, and what bounds the choice among them. */
export interface Ground {
  branch: Branch;
  jobs: Job[];
  /** Bounds on prized gains. */
  bounds: Frontier;
  score: Score;
  /** The charge for what is still missing of the gate, in points. */
  debt(): number;
}

/** Prizes tried, in points for a whole floor, before the best is refined. */
const PRIZES = [0, ...Array.from({ length: 12 }, (_, i) => 2 ** i)];
const REFINEMENTS = 6;

/** `looseness` of the line of all jobs with the charge for the gate: the bound that the prize is to make small. */
export function groundOf(branch: Branch, looseness: (line: Line, debt: number) => number, effort: Effort): Ground {
  const { rest, gate } = branch;
  const short = [...rest.floors].filter(([, reached]) => reached < gate).map(([requirement]) => requirement);
  const missing = new Score(rest, [], gate).short(placesOf(branch, short));
  const tasks = tasksOf(rest.jobs);
  effort.spend(rest.jobs.length * (1 + rest.floors.size));
  const prizedFor = (prize: number) => prized(tasks, rest.jobs, short, prize);
  const prize = short.length === 0 ? 0 : tightest((p) => looseness(relaxation(prizedFor(p), effort), p * missing));
  const chosen = prizedFor(prize);
  const { parts } = bestOrder(chosen, CLOSED_SETS, effort);
  const order = parts.flat();
  const jobs = order.map((i) => at(rest.jobs, i));
  const score = new Score(rest, jobs, gate);
  const places = placesOf(branch, short);
  return {
    branch,
    jobs,
    score,
    bounds: frontier(
      { ...tasksOf(jobs), gains: order.map((i) => at(chosen.gains, i)) },
      parts.map(({ length }) => length),
      effort,
    ),
    debt: () => (prize === 0 ? 0 : prize * score.short(places)),
  };
}

function placesOf({ rest }: Branch, requirements: readonly string[]): number[] {
  const wanted = new Set(requirements);
  return [...rest.floors.keys()].flatMap((id, place) => (wanted.has(id) ? [place] : []));
}

/** The tasks with a prize, in points for a whole floor, on what they add to the floors of some requirements. */
export function prized(tasks: Tasks, jobs: readonly Job[], requirements: readonly string[], prize: number): Tasks {
  const wanted = new Set(requirements);
  const gains = jobs.map(({ gain, floors }) =>
    floors.reduce((sum, { requirement, share }) => (wanted.has(requirement) ? sum + prize * share : sum), gain),
  );
  return { ...tasks, gains };
}

/** The prize with the smallest bound, which is convex in it: the best of a coarse row, then halved toward its neighbours. */
function tightest(bound: (prize: number) => number): number {
  let best = { prize: 0, value: bound(0) };
  const attempt = (prize: number) => {
    const value = bound(prize);
    if (value < best.value) best = { prize, value };
  };
  for (const prize of PRIZES.slice(1)) attempt(prize);
  for (let step = best.prize / 4, i = 0; i < REFINEMENTS && step > 0; i++, step /= 2) {
    const { prize } = best;
    attempt(prize - step);
    attempt(prize + step);
  }
  return best.prize;
}
