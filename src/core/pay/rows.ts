import type { Catalog, Company, Inflation, Rate, SalaryRow } from "../../catalog/schema.ts";
import { groupBy } from "../../text/group.ts";
import type { PayRow as PublishedRow } from "../published.ts";
import { kindOfPay } from "./kinds.ts";

/*
 * Pay rows as they are printed: every row keeps its source, year and kind; rows of different sources are never blended.
 */

/** Everything that a row of pay can say; the library publishes what is neither converted nor carried over. */
export interface PayRow extends PublishedRow {
  /** Set when the amounts were converted from another currency. */
  converted?:
    | {
        from: string;
        rate: number;
        year: number;
        source: string;
        /** Source of the other rate, where neither currency is the dollar that both rates are quoted against. */
        via?: string | undefined;
      }
    | undefined;
  /** Set when the amounts were carried over to the money of another year. */
  real?: { year: number; factor: number; source: string } | undefined;
}

export interface PayFilter {
  companies?: readonly string[];
  country?: string | undefined;
  source?: string | undefined;
  level?: string | undefined;
  year?: number | undefined;
  groups?: readonly string[] | undefined;
}

export const PAY_SORTS = ["high", "low", "median", "company", "n"] as const;
export type PaySort = (typeof PAY_SORTS)[number];

export const EXPERIENCE = { EN: "entry", MI: "middle", SE: "senior", EX: "executive" } as const;

type PayData = Pick<Catalog, "companies" | "salaries">;

/** The rows that pass a filter, in the order of the data. Country averages stay beside companies as reference lines. */
export function payRows(data: PayData, filter: PayFilter = {}): PayRow[] {
  const wanted = new Set(filter.companies);
  const rows = data.salaries.filter(
    (row) =>
      (!filter.country || row.country === filter.country) &&
      (!filter.source || row.source === filter.source) &&
      (!filter.level || row.level === filter.level) &&
      (!filter.year || row.year === filter.year) &&
      (!filter.groups || (row.group !== undefined && filter.groups.includes(row.group))) &&
      (wanted.size === 0 || (row.company !== undefined && wanted.has(row.company))),
  );
  // Most rows are of no company, and companies are a file of their own to read.
  const named = rows.some(({ company }) => company !== undefined);
  const names = new Map(named ? data.companies.map(({ id, name }) => [id, name]) : []);
  return rows.map((row) => payRow(row, names));
}

/** A row of the data as it is printed; `names`: of companies by id. */
export function payRow(row: SalaryRow, names: ReadonlyMap<string, string>): PayRow {
  const { company, group, country, city, currency, period, year, level, source, note } = row;
  const pay = kindOfPay({ pay: row.pay, basis: row.kind === "percentiles" ? row.basis : undefined });
  return {
    ...(company ? { company: names.get(company) ?? company } : {}),
    ...(group ? { group } : {}),
    country,
    ...(city ? { city } : {}),
    currency,
    period,
    ...amounts(row),
    kind: row.kind,
    ...(pay ? { pay } : {}),
    ...(level ? { level } : {}),
    year,
    source,
    ...(note ? { note } : {}),
  };
}

function amounts(row: SalaryRow): Pick<PayRow, "low" | "high"> & Partial<PayRow> {
  if (row.kind === "range") return { low: row.low, high: row.high };
  if (row.kind !== "percentiles") return { low: row.value, high: row.value };
  const { p10, p25, median, p75, p90, n, basis, counted, experience } = row;
  return {
    low: p10 ?? p25,
    high: p90 ?? p75,
    ...(p10 === undefined ? {} : { p10 }),
    p25,
    median,
    p75,
    ...(p90 === undefined ? {} : { p90 }),
    basis,
    ...(experience === undefined ? {} : { experience }),
    ...(counted ? { counted } : {}),
    ...(n ? { n, confidence: confidenceOf(n) } : {}),
  };
}

/** How far a group of n can be trusted: below 15 low, below 50 medium, else high (groups below 5 are never shown). */
export function confidenceOf(n: number): "low" | "medium" | "high" {
  if (n < 15) return "low";
  return n < 50 ? "medium" : "high";
}

/** Sorted as asked; without that, companies by their high end. Rows without the figure come last. */
export function sortPay(rows: readonly PayRow[], by: PaySort = "high"): PayRow[] {
  const sorted = [...rows];
  if (by === "company") return sorted.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
  if (by === "n") return sorted.sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  const figure = (row: PayRow) => (by === "median" ? (row.median ?? (row.low + row.high) / 2) : row[by]);
  return sorted.sort((a, b) => figure(b) - figure(a));
}

/** What a row is called: the company, or the group of people or adverts. */
export function nameOf({ company, group, city }: PayRow): string {
  return [company ?? group ?? "", city].filter(Boolean).join(", ");
}

/**
 * Rows in another currency, at the yearly average rate of the year whose money they are in; rows for whose year there
 * is no rate are returned apart.
 */
export function convert(
  rows: readonly PayRow[],
  to: string,
  rates: readonly Rate[],
): { rows: PayRow[]; without: PayRow[] } {
  const done: PayRow[] = [];
  const without: PayRow[] = [];
  for (const row of rows) {
    const year = row.real?.year ?? row.year;
    const from = rateOf(rates, row.currency, year);
    const into = rateOf(rates, to, year);
    if (row.currency === to) done.push(row);
    else if (!from || !into) without.push(row);
    else {
      const rate = into.perUsd / from.perUsd;
      const [source = "", via] = [...new Set([into.source, from.source].filter(Boolean))];
      done.push({
        ...scaled(row, rate),
        currency: to,
        converted: { from: row.currency, rate, year, source, ...(via ? { via } : {}) },
      });
    }
  }
  return { rows: done, without };
}

function rateOf(
  rates: readonly Rate[],
  currency: string,
  year: number,
): { perUsd: number; source: string } | undefined {
  if (currency === "USD") return { perUsd: 1, source: "" };
  return rates.find((rate) => rate.currency === currency && rate.year === year);
}

/**
 * Rows in the money of another year, by the consumer prices of the country of its currency: the product of (1 + change) over the
 * years between. Rows for which a year's change is missing are returned apart.
 */
export function inMoneyOf(
  rows: readonly PayRow[],
  year: number,
  inflation: readonly Inflation[],
): { rows: PayRow[]; without: PayRow[] } {
  const done: PayRow[] = [];
  const without: PayRow[] = [];
  for (const row of rows) {
    const found = priceFactor(inflation, PRICES_OF[row.currency] ?? row.country, row.year, year);
    if (!found) without.push(row);
    else if (row.year === year) done.push(row);
    else done.push({ ...scaled(row, found.factor), real: { year, ...found } });
  }
  return { rows: done, without };
}

/** Money keeps its worth by the prices of the country whose money it is, wherever it is paid; the euro has many. */
const PRICES_OF: Record<string, string> = { USD: "US", INR: "IN", GBP: "GB" };

function priceFactor(
  inflation: readonly Inflation[],
  country: string,
  from: number,
  to: number,
): { factor: number; source: string } | undefined {
  let factor = 1;
  let source = "";
  for (let year = Math.min(from, to) + 1; year <= Math.max(from, to); year++) {
    const change = inflation.find((entry) => entry.country === country && entry.year === year);
    if (!change) return undefined;
    factor *= 1 + change.percent / 100;
    source = change.source;
  }
  return { factor: to >= from ? factor : 1 / factor, source };
}

const AMOUNTS = ["low", "high", "median", "p10", "p25", "p75", "p90"] as const;

function scaled(row: PayRow, factor: number): PayRow {
  const copy = { ...row };
  for (const field of AMOUNTS) {
    const value = row[field];
    if (value !== undefined) copy[field] = Math.round(value * factor);
  }
  return copy;
}

/** Where an amount lies against a row, in words and, for percentiles, as a percentile with its 90 % uncertainty. */
export interface Standing {
  row: PayRow;
  position: "below" | "within" | "above" | "at";
  /**
   * For percentiles: between which two of them (0 and 100 are the open ends), the percentile itself, and the ends of its
   * 90 % interval where n is known.
   */
  between?: { from: number; to: number; percentile: number; low?: number; high?: number };
}

/** How an amount of the same currency stands against each row. */
export function standings(rows: readonly PayRow[], amount: number): Standing[] {
  return rows.map((row) => {
    const between = percentileOf(row, amount);
    return { row, position: positionOf(row, amount), ...(between ? { between } : {}) };
  });
}

function positionOf({ low, high }: PayRow, amount: number): Standing["position"] {
  if (amount < low) return "below";
  if (amount > high) return "above";
  return low === high ? "at" : "within";
}

/**
 * The percentile by straight lines between the five known ones; beyond P10 and P90 only the open end is known. Where
 * several of the five are the same amount, that amount stands for all between them, and the middle is given.
 * Its uncertainty is the sampling error of a share, 1.645·√(p(1−p)/n) (90 %), where n is known, held between 0 and 100;
 * single rows of adverts are the two ends of a range, so that two of them count as one.
 */
function percentileOf(row: PayRow, amount: number): NonNullable<Standing["between"]> | undefined {
  const { p10, p25, median, p75, p90 } = row;
  const n = row.n && row.basis === "adverts" && row.counted === "rows" ? row.n / 2 : row.n;
  if (p10 === undefined || p25 === undefined || median === undefined || p75 === undefined || p90 === undefined)
    return undefined;
  const points: [number, number][] = [
    [10, p10],
    [25, p25],
    [50, median],
    [75, p75],
    [90, p90],
  ];
  const error = (p: number) => {
    if (!n) return {};
    const half = 164.5 * Math.sqrt(((p / 100) * (1 - p / 100)) / n);
    return { low: Math.max(0, p - half), high: Math.min(100, p + half) };
  };
  if (amount < p10) return { from: 0, to: 10, percentile: 10, ...error(10) };
  if (amount > p90) return { from: 90, to: 100, percentile: 90, ...error(90) };
  const same = points.filter(([, pay]) => pay === amount).map(([percent]) => percent);
  const [from = 0, to = from] = [same[0], same.at(-1)];
  if (same.length > 0) return { from, to, percentile: (from + to) / 2, ...error((from + to) / 2) };
  const upper = points.findIndex(([, pay]) => pay > amount);
  const [[below, low], [above, high]] = [points[upper - 1] ?? [10, p10], points[upper] ?? [90, p90]];
  const percentile = below + ((above - below) * (amount - low)) / (high - low);
  return { from: below, to: above, percentile, ...error(percentile) };
}

/** Rows that may share one scale: one country, one currency, one year of money, one kind of pay. */
export function comparable(rows: readonly PayRow[]): PayRow[][] {
  return [
    ...groupBy(
      rows,
      ({ country, currency, real, year, pay }) => `${country} ${currency} ${real?.year ?? year} ${pay}`,
    ).values(),
  ];
}

/** A company by its id, its name or an alias, whatever the capitals. */
export function findCompany(companies: readonly Company[], typed: string): Company | undefined {
  const wanted = typed.trim().toLowerCase();
  return companies.find(
    ({ id, name, aliases }) =>
      id === wanted || name.toLowerCase() === wanted || aliases.some((alias) => alias.toLowerCase() === wanted),
  );
}
