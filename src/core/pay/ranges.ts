/*
 * An index of adverts may print an advertised range as two rows, equal in everything but the pay: first the upper end,
 * then the lower. Counted as they stand they are two people who do not exist. Here such rows become one range again.
 */

export interface Range {
  low: number;
  high: number;
  /** The rows it stands on: two, or one for a single figure. */
  rows: 1 | 2;
}

/**
 * The advertised ranges behind a run of adjacent rows that are equal in everything but pay, in the order of the file.
 * A row followed by one of no greater pay is the upper end of a range; any other row stands for itself. So a run of
 * four falling in pairs is two adverts, and a run of three one range and one single figure.
 */
export function rangesOf(run: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i < run.length; i++) {
    const high = run[i] as number;
    const next = run[i + 1];
    if (next === undefined || next > high) ranges.push({ low: high, high, rows: 1 });
    else {
      ranges.push({ low: next, high, rows: 2 });
      i++;
    }
  }
  return ranges;
}

export function midpoint({ low, high }: Pick<Range, "low" | "high">): number {
  return (low + high) / 2;
}

/** Rows of a year, and how many of them stand in a run of at least two. */
export interface RunCount {
  rows: number;
  inRuns: number;
}

/**
 * Whether a year of an index is made of adverts: most of its rows stand beside an equal one. Answers of people seldom
 * do (3 to 5 % of the rows of 2020 and 2021 in the aijobs index, 85 to 99 % of the later ones).
 */
export function isAdvertised({ rows, inRuns }: RunCount): boolean {
  return inRuns * 2 >= rows;
}
