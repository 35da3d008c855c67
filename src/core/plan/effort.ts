/*
 * How long the planner may search. Steps are counted, not seconds: the same data give the same plan on every machine,
 * and the process, which hears no signal while it searches, is never deaf for long.
 */

/** Steps that choosing and ordering may take for one plan: under a second each on a common laptop. */
export const CHOICE_STEPS = 5_000_000;
export const ORDER_STEPS = 5_000_000;

/** Never leaves the planner: `Effort.within` catches it. */
class UsedUp extends Error {}

/** A stock of steps, each about as long as a look at one number. */
export class Effort {
  readonly #steps: number;
  #spent = 0;

  /** Without end unless told. */
  constructor(steps = Number.POSITIVE_INFINITY) {
    this.#steps = steps;
  }

  get left(): number {
    return Math.max(0, this.#steps - this.#spent);
  }

  /** Takes steps from the stock, and ends the piece of work that `within` began when there are no more. */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#steps) throw new UsedUp();
  }

  /** Does a piece of work with a share of what is left; undefined when that was not enough. */
  within<T>(share: number, work: (effort: Effort) => T): T | undefined {
    const part = new Effort(this.left * share);
    try {
      return work(part);
    } catch (error) {
      if (error instanceof UsedUp) return undefined;
      throw error;
    } finally {
      this.#spent += Math.min(part.#spent, part.#steps);
    }
  }
}
