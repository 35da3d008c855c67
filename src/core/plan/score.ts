import { gateFactor } from "../score/readiness.ts";
import type { Job, Workload } from "./jobs.ts";
import { at } from "./tasks.ts";

/** Shares of a floor nearer than this are equal. */
const ROUNDING = 1e-9;

/** Readiness while jobs are added and taken back, and bounds on it: R = 100·A · (1 − 0.3 · (1 − gate)) with gains that add up. */
export class Score {
  #coverage: number;
  /** Share of each unmet floor reached, by place. */
  readonly #floors: number[];
  readonly #jobs: readonly { gain: number; shares: readonly { floor: number; share: number }[] }[];
  /** For each job, what it and those after it can add to each floor. */
  #ahead: number[][] | undefined;

  readonly #wanted: number;

  /** `jobs` in the order in which they will be added. The bounds speak of sets whose gate is `gate`, neither more nor less. */
  constructor({ points, floors }: Workload, jobs: readonly Job[], gate = 1) {
    this.#wanted = gate;
    this.#coverage = points;
    this.#floors = [...floors.values()];
    const place = new Map([...floors.keys()].map((id, i) => [id, i]));
    this.#jobs = jobs.map(({ gain, floors: added }) => ({
      gain,
      shares: added.map(({ requirement, share }) => ({ floor: place.get(requirement) ?? 0, share })),
    }));
  }

  /** For every place, worked out when it is first asked for. */
  #addable(): number[][] {
    if (this.#ahead) return this.#ahead;
    const ahead = new Array<number[]>(this.#jobs.length + 1);
    let sums = this.#floors.map(() => 0);
    for (let i = this.#jobs.length; i >= 0; i--) {
      // Most jobs add to no floor, and share what those after them add.
      const { shares } = this.#jobs[i] ?? { shares: [] };
      if (shares.length > 0) sums = [...sums];
      for (const { floor, share } of shares) sums[floor] = at(sums, floor) + share;
      ahead[i] = sums;
    }
    this.#ahead = ahead;
    return ahead;
  }

  get points(): number {
    let gate = 1;
    for (const reached of this.#floors) gate = Math.min(gate, reached);
    return this.#coverage * gateFactor(gate);
  }

  /** Adds a job; the function returned takes it back (the last added first), leaving no rounding behind. */
  add(job: number): () => void {
    const coverage = this.#coverage;
    const { gain, shares } = at(this.#jobs, job);
    const floors = shares.map(({ floor }) => at(this.#floors, floor));
    this.#coverage += gain;
    for (const { floor, share } of shares) this.#floors[floor] = at(this.#floors, floor) + share;
    return () => {
      this.#coverage = coverage;
      for (const [i, { floor }] of shares.entries()) this.#floors[floor] = at(floors, i);
    };
  }

  /** No more points than this with the jobs from a place on, when they bring at most `gain`; 0 when the gate stays out of reach. */
  atMost(from: number, gain: number): number {
    return this.#reachable(from) ? (this.#coverage + gain) * gateFactor(this.#wanted) : 0;
  }

  /** At least this gain is needed from the jobs from a place on to come to so many points; infinite when the gate stays out of reach. */
  missing(from: number, points: number): number {
    return this.#reachable(from) ? points / gateFactor(this.#wanted) - this.#coverage : Number.POSITIVE_INFINITY;
  }

  /** What is still missing of the floors given, in shares of them; below 0 when they are overshot. */
  short(floors: readonly number[]): number {
    let short = 0;
    for (const floor of floors) short += this.#wanted - at(this.#floors, floor);
    return short;
  }

  #reachable(from: number): boolean {
    const ahead = at(this.#addable(), from);
    return this.#floors.every((reached, floor) => reached + at(ahead, floor) >= this.#wanted - ROUNDING);
  }
}
