import type { Source } from "../../catalog/schema.ts";
import { groupBy } from "../../text/group.ts";
import type { PayRow } from "./rows.ts";

/*
 * What a reader wants to know of many pay rows: the newest of each series, how it went over the years, where sources
 * disagree, and what one more level is worth. Every result stays within one source.
 */

/** A series goes over years within one source; the official statistics have a source a year and are one series. */
function seriesOf({ source, basis, counted, group, company, country, city, currency, kind, pay }: PayRow): string {
  const origin = basis === "official" ? source.replace(/-\d{4}$/, "") : source;
  return JSON.stringify([origin, basis, counted, group, company, country, city, currency, kind, pay]);
}

function bySeries(rows: readonly PayRow[]): PayRow[][] {
  return [...groupBy(rows, seriesOf).values()];
}

/** The rows of the newest year of every series; without `levels` only those over all levels. */
export function newest(rows: readonly PayRow[], { levels }: { levels: boolean }): PayRow[] {
  return bySeries(levels ? rows : rows.filter(({ level }) => level === undefined)).flatMap((series) => {
    const last = Math.max(...series.map(({ year }) => year));
    return series.filter(({ year }) => year === last);
  });
}

/** Medians of a series over the years; a year without a figure between the first and the last is `missing`. */
export interface Trend {
  source: string;
  group: string;
  country: string;
  currency: string;
  points: { year: number; median: number; n?: number }[];
  missing: number[];
}

const LEAST_YEARS = 3;

/** Medians over all levels by year, of every series with at least three years. */
export function trends(rows: readonly PayRow[]): Trend[] {
  return bySeries(rows.filter(({ level, median }) => level === undefined && median !== undefined)).flatMap((series) => {
    const [first] = series;
    if (!first || series.length < LEAST_YEARS) return [];
    const points = series
      .map(({ year, median = 0, n }) => ({ year, median, ...(n ? { n } : {}) }))
      .sort((a, b) => a.year - b.year);
    const { source, basis, group = "", country, currency } = first;
    const origin = basis === "official" ? source.replace(/-\d{4}$/, "") : source;
    return [
      { source: origin, group, country, currency, points, missing: missingYears(points.map(({ year }) => year)) },
    ];
  });
}

function missingYears(years: readonly number[]): number[] {
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => !years.includes(year));
}

export interface Conflict {
  rows: PayRow[];
  /** How far the highest lies above the lowest, as a share of the lowest. */
  apart: number;
}

/** Sources further apart than this about the same thing are pointed out. */
const WORTH_SAYING = 0.1;

/**
 * Where sources of several publishers say different things about the same group, country, level and year. Two states of
 * one index are no disagreement. A source that is not among `sources` counts as published by nobody else.
 */
export function conflicts(
  rows: readonly PayRow[],
  sources: readonly Pick<Source, "id" | "publisher">[] = [],
): Conflict[] {
  const publishers = new Map(sources.map(({ id, publisher }) => [id, publisher]));
  const publisherOf = ({ source }: PayRow) => publishers.get(source) ?? source;
  const groups = groupBy(
    rows.filter(({ company, kind }) => !company && kind !== "range"),
    ({ group, country, currency, year, level }) => JSON.stringify([group, country, currency, year, level]),
  );
  return [...groups.values()].flatMap((same) => {
    const sorted = [...same].sort((a, b) => middle(a) - middle(b));
    const [low, high] = [sorted[0], sorted.at(-1)];
    if (!low || !high || publisherOf(low) === publisherOf(high)) return [];
    const apart = middle(high) / middle(low) - 1;
    return apart < WORTH_SAYING ? [] : [{ rows: sorted, apart }];
  });
}

/** The one figure of a row: its median, or the average, or the middle of its range. */
export function middle({ median, low, high }: PayRow): number {
  return median ?? (low + high) / 2;
}

const LEVEL_ORDER = ["EN", "MI", "SE", "EX"] as const;

export interface LevelStep {
  from: PayRow;
  to: PayRow;
  /** Difference of the medians, in the currency of the rows. */
  more: number;
}

/** What one more level pays at the median, within one series and year. */
export function levelSteps(rows: readonly PayRow[]): LevelStep[] {
  return bySeries(rows.filter(({ level, median }) => level && median !== undefined)).flatMap((series) =>
    LEVEL_ORDER.slice(1).flatMap((level, i) => {
      const to = series.find((row) => row.level === level);
      const from = to && series.find((row) => row.level === LEVEL_ORDER[i] && row.year === to.year);
      return from ? [{ from, to, more: middle(to) - middle(from) }] : [];
    }),
  );
}

/** Countries by how many adverts or people their newest rows count, most first. */
export function largestCountries(rows: readonly PayRow[], count: number): string[] {
  const sizes = new Map<string, number>();
  for (const { country, n = 0 } of rows) sizes.set(country, Math.max(sizes.get(country) ?? 0, n));
  return [...sizes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([country]) => country);
}

/**
 * The one distribution to name where there is room for one: of the newest year, the one that most figures stand behind.
 * Undefined when no row is a distribution over everybody.
 */
export function usualPay(rows: readonly PayRow[]): PayRow | undefined {
  const spread = rows.filter(({ kind, company, level }) => kind === "percentiles" && !company && level === undefined);
  return spread.toSorted((a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0))[0];
}
