import type { Job, Workload } from "./jobs.ts";
import { at } from "./tasks.ts";

/** Half of the score at most hangs on the must-haves, as in the readiness itself. */
const GATE_STRENGTH = 0.5;

/** Readiness while jobs are added and taken back, and bounds on it: R = 100·A · (1 − ½ · (1 − gate)) with gains that add up. */
export class Score {
  #coverage: number;
  /** Share of each unmet floor reached, by place. */
  readonly #floors: number[];
  readonly #jobs: readonly { gain: number; shares: readonly { floor: number; share: number }[] }[];
  /** For each job, what it and those after it can add to each floor. */
  readonly #ahead: number[][];

  /** `jobs` in the order in which they will be added. */
  constructor({ points, floors }: Workload, jobs: readonly Job[]) {
    this.#coverage = points;
    this.#floors = [...floors.values()];
    const place = new Map([...floors.keys()].map((id, i) => [id, i]));
    this.#jobs = jobs.map(({ gain, floors: added }) => ({
      gain,
      shares: added.map(({ requirement, share }) => ({ floor: place.get(requirement) ?? 0, share })),
    }));
    this.#ahead = [this.#floors.map(() => 0)];
    for (const { shares } of this.#jobs.toReversed()) {
      const sums = [...at(this.#ahead, 0)];
      for (const { floor, share } of shares) sums[floor] = at(sums, floor) + share;
      this.#ahead.unshift(sums);
    }
  }

  get points(): number {
    return this.#coverage * this.#factor();
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

  /** Points after the given jobs are added to those there are. */
  of(jobs: readonly number[]): number {
    const undo = jobs.map((job) => this.add(job));
    const { points } = this;
    for (const back of undo.reverse()) back();
    return points;
  }

  /** More points than this are not to be had from the jobs from a place on, when they bring at most `gain`. */
  atMost(from: number, gain: number): number {
    return (this.#coverage + gain) * this.#factor(from);
  }

  /** At least this gain is needed from the jobs from a place on to come to so many points. */
  missing(from: number, points: number): number {
    return points / this.#factor(from) - this.#coverage;
  }

  /** 1 − ½ · (1 − gate); with a place, the gate as far as the jobs from there on can open it. */
  #factor(from?: number): number {
    let gate = 1;
    for (const [floor, reached] of this.#floors.entries()) {
      gate = Math.min(gate, reached + (from === undefined ? 0 : at(at(this.#ahead, from), floor)));
    }
    return 1 - GATE_STRENGTH * (1 - gate);
  }
}
