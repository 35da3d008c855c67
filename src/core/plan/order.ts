import { beamOrder, exactOrder } from "./closed-sets.ts";
import { Effort, ORDER_STEPS } from "./effort.ts";
import { densestFirst } from "./greedy.ts";
import { type Job, tasksOf } from "./jobs.ts";
import { sidney } from "./sidney.ts";
import { at, restricted, type Tasks } from "./tasks.ts";

/** How many closed sets of a part are worked through before the exact answer is given up. */
export const CLOSED_SETS = 1_000_000;

/** Sets kept of each size when there are more than that. */
const BEAM_WIDTH = 2000;

/** Steps that a beam takes for each set kept, each task and each size. */
const BEAM_COST = 1;

export interface Order {
  /** The indices, part by part in the order of doing. */
  parts: number[][];
  /** False when a part was too large: then its order is the best found. */
  exact: boolean;
}

/**
 * The order with the least Σ gain × arrival time. The parts of Sidney's decomposition follow one another in some best
 * order, so each is ordered by itself: exactly while it has at most `limit` closed sets and the effort lasts, by beam
 * search otherwise, and where even that would take too long by gain an hour.
 */
export function bestOrder(tasks: Tasks, limit = CLOSED_SETS, effort = new Effort(ORDER_STEPS)): Order {
  const found = effort.within(1 / 2, (part) => sidney(tasks, part));
  if (!found) return { parts: [densestFirst(tasks, Number.POSITIVE_INFINITY, effort)], exact: false };
  let exact = true;
  const parts = found.map((members) => {
    const part = restricted(tasks, members);
    const order = effort.within(3 / 4, (some) => exactOrder(part, limit, some));
    if (!order) exact = false;
    return (order ?? goodOrder(part, effort)).map((i) => at(members, i));
  });
  return { parts, exact };
}

/** A beam as wide as the effort allows. */
function goodOrder(part: Tasks, effort: Effort): number[] {
  const { length } = part.hours;
  const width = Math.min(BEAM_WIDTH, Math.floor(effort.left / (BEAM_COST * length * length)));
  const order = width > 0 ? effort.within(1, (some) => beamOrder(part, width, some)) : undefined;
  return order ?? densestFirst(part, Number.POSITIVE_INFINITY, effort);
}

/** The jobs of one phase in the order with the least Σ gain × arrival time. */
export function orderJobs(jobs: readonly Job[]): { jobs: Job[]; exact: boolean } {
  const { parts, exact } = bestOrder(tasksOf(jobs));
  return { jobs: parts.flat().map((i) => at(jobs, i)), exact };
}
