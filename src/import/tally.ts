import { DataError } from "../errors.ts";

/** Rows of one file that did not come to be used, by reason, with the lines of the first. */
export interface Skipped {
  reason: string;
  count: number;
  firstLines: number[];
  /** True for a row that is wrong in itself, false for one that is sound but not asked for. */
  fault: boolean;
}

/** So many lines of a reason are told. */
export const SHOWN = 3;
/** A file with more wrong rows than this share is not trusted in its other rows either. */
const TRUSTED = 0.1;

export class Tally {
  private readonly found = new Map<string, Skipped>();

  /** Counts `count` rows, the first on `line`, as left out. */
  leave(reason: string, line: number, count = 1): void {
    this.add(reason, line, count, false);
  }

  /** Counts a row that is wrong. */
  fault(reason: string, line: number): void {
    this.add(reason, line, 1, true);
  }

  private add(reason: string, line: number, count: number, fault: boolean): void {
    const skipped = this.found.get(reason);
    if (!skipped) this.found.set(reason, { reason, count, firstLines: [line], fault });
    else {
      skipped.count += count;
      if (skipped.firstLines.length < SHOWN) skipped.firstLines.push(line);
    }
  }

  /** By count, the most frequent reason first. */
  list(): Skipped[] {
    return [...this.found.values()].sort(
      (a, b) => b.count - a.count || (a.firstLines[0] ?? 0) - (b.firstLines[0] ?? 0),
    );
  }

  /** Rows that are sound but not asked for. */
  get left(): number {
    return this.list().reduce((sum, { count, fault }) => sum + (fault ? 0 : count), 0);
  }

  get count(): number {
    return this.list().reduce((sum, { count }) => sum + count, 0);
  }

  /** Throws DataError when so many of the rows are wrong that the file must be another one, or broken. */
  check(file: string, rows: number): void {
    const faults = this.list().filter(({ fault }) => fault);
    const count = faults.reduce((sum, skipped) => sum + skipped.count, 0);
    if (count <= rows * TRUSTED) return;
    throw new DataError(
      faults.map(({ reason, count: n, firstLines: [line = 1] }) => ({
        file,
        line,
        column: 1,
        path: "",
        message: `${reason} (${n} ${n === 1 ? "row" : "rows"} of ${rows})`,
      })),
      `${count} of ${rows} rows are wrong, over ${TRUSTED * 100} %: nothing was written.`,
    );
  }
}
