/** What ordering needs of jobs, by index: what each costs, what it brings, and which others come before it. */
export interface Tasks {
  hours: readonly number[];
  gains: readonly number[];
  /** Indices that must be done before; never in a circle. */
  before: readonly (readonly number[])[];
}

/** An element known to be there: the index comes from the list's own length. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function indices({ length }: ArrayLike<unknown>): number[] {
  return Array.from({ length }, (_, i) => i);
}

/** The tasks at the given indices, numbered anew in that order; what comes before them from outside counts as done. */
export function restricted({ hours, gains, before }: Tasks, members: readonly number[]): Tasks {
  const place = new Map(members.map((member, i) => [member, i]));
  return {
    hours: members.map((i) => at(hours, i)),
    gains: members.map((i) => at(gains, i)),
    before: members.map((i) => at(before, i).flatMap((b) => place.get(b) ?? [])),
  };
}

/** Σ gain × the hour at which it arrives: what an order is to keep small. */
export function delay({ hours, gains }: Tasks, order: Iterable<number>): number {
  let clock = 0;
  let total = 0;
  for (const i of order) {
    clock += at(hours, i);
    total += at(gains, i) * clock;
  }
  return total;
}
