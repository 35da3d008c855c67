import { beamOrder, exactOrder } from "./closed-sets.ts";
import { type Job, tasksOf } from "./jobs.ts";
import { sidney } from "./sidney.ts";
import { at, restricted, type Tasks } from "./tasks.ts";

/** How many closed sets of a part are worked through before the exact answer is given up. */
export const CLOSED_SETS = 1_000_000;

/** Sets kept of each size when there are more than that. */
const BEAM_WIDTH = 2000;

export interface Order {
  /** The indices, part by part in the order of doing. */
  parts: number[][];
  /** False when a part was too large: then its order is the best found. */
  exact: boolean;
}

/**
 * The order with the least Σ gain × arrival time. The parts of Sidney's decomposition follow one another in some best
 * order, so each is ordered by itself: exactly while it has at most `limit` closed sets, by beam search otherwise.
 */
export function bestOrder(tasks: Tasks, limit = CLOSED_SETS): Order {
  let exact = true;
  const parts = sidney(tasks).map((members) => {
    const part = restricted(tasks, members);
    const order = exactOrder(part, limit);
    if (!order) exact = false;
    return (order ?? beamOrder(part, BEAM_WIDTH)).map((i) => at(members, i));
  });
  return { parts, exact };
}

export interface JobOrder {
  parts: Job[][];
  exact: boolean;
}

/** Jobs in their best order: those of must-have floors first, then the others, each with the least Σ gain × arrival time. */
export function orderJobs(jobs: readonly Job[]): JobOrder {
  const phases = [jobs.filter(({ must }) => must), jobs.filter(({ must }) => !must)].map((phase) => {
    const { parts, exact } = bestOrder(tasksOf(phase));
    return { parts: parts.map((part) => part.map((i) => at(phase, i))), exact };
  });
  return { parts: phases.flatMap(({ parts }) => parts), exact: phases.every(({ exact }) => exact) };
}
