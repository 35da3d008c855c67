import type { PayBasis } from "./kinds.ts";
import { type Percentiles, percentiles, weightedPercentiles } from "./quantiles.ts";

/*
 * Pay in groups of one family, country, currency and year, whole and by level. Money of different currencies is never
 * put together, and a group of fewer than five is not shown: its percentiles would be the pay of single people.
 */

export const LEAST = 5;
export const PAY_LEVELS = ["EN", "MI", "SE", "EX"] as const;
export type PayLevel = (typeof PAY_LEVELS)[number];

/** One advert or person. */
export interface Pay {
  family: string;
  country: string;
  year: number;
  level?: PayLevel | undefined;
  amount: number;
  /** A company's id; its pay counts for all companies together as well. */
  company?: string | undefined;
  city?: string | undefined;
  basis: PayBasis;
  /** What is counted: whole advertised ranges by their midpoint, or single rows. */
  counted: "ranges" | "rows";
}

/** Several adverts or people that are alike in all but the amount. */
export interface Pays extends Omit<Pay, "amount"> {
  amounts: readonly number[];
  /** How many each amount stands for, where that is not one. */
  weights?: readonly number[] | undefined;
}

export interface PayGroup extends Percentiles, Omit<Pay, "amount"> {
  n: number;
}

export interface RefusedGroup {
  company?: string | undefined;
  family: string;
  country: string;
  year: number;
  level?: PayLevel | undefined;
  n: number;
}

type Place = Omit<Pay, "amount">;

interface Found {
  first: Place;
  amounts: number[];
  /** Left out while every amount stands for one. */
  weights: number[] | undefined;
}

/**
 * Groups of at least five, and those refused; sorted by family, country, year and level (all levels first), all
 * companies and cities together before single ones.
 */
export function groupPay(pays: Iterable<Pay | Pays>): { groups: PayGroup[]; refused: RefusedGroup[] } {
  const found = new Map<string, Found>();
  for (const pay of pays)
    for (const place of placesOf(pay)) {
      const { family, country, year, level, basis, counted, company, city } = place;
      const key = [family, country, year, level ?? "", basis, counted, company ?? "", city ?? ""].join("\t");
      const group = found.get(key) ?? { first: place, amounts: [], weights: undefined };
      found.set(key, group);
      addAmounts(group, pay);
    }
  const groups: PayGroup[] = [];
  const refused: RefusedGroup[] = [];
  for (const key of [...found.keys()].sort()) {
    const { first, amounts, weights } = found.get(key) as Found;
    const n = weights ? weights.reduce((sum, weight) => sum + weight, 0) : amounts.length;
    if (n >= LEAST)
      groups.push({ ...first, n, ...(weights ? weightedPercentiles(amounts, weights) : percentiles(amounts)) });
    else if (!first.city) refused.push({ ...refusedPlace(first), n });
  }
  return { groups: groups.sort(inOrder), refused: refused.sort(inOrder) };
}

function refusedPlace({ company, family, country, year, level }: Place): Omit<RefusedGroup, "n"> {
  return { ...(company ? { company } : {}), family, country, year, level };
}

/** The groups that pay counts for: of its level and of all, of its company and of all, of its city and of all. */
function placesOf({ family, country, year, level, basis, counted, company, city }: Pay | Pays): Place[] {
  const common = { family, country, year, basis, counted };
  const levels = level ? [undefined, level] : [undefined];
  const companies = company ? [undefined, company] : [undefined];
  const cities = city ? [undefined, city] : [undefined];
  return levels.flatMap((one) =>
    companies.flatMap((firm) =>
      cities.map((town) => ({ ...common, level: one, ...named("company", firm), ...named("city", town) })),
    ),
  );
}

function named(field: string, value: string | undefined): object {
  return value === undefined ? {} : { [field]: value };
}

function addAmounts(group: Found, pay: Pay | Pays): void {
  const amounts = "amounts" in pay ? pay.amounts : [pay.amount];
  const weights = "weights" in pay ? pay.weights : undefined;
  if (weights) group.weights ??= group.amounts.map(() => 1);
  for (const [i, amount] of amounts.entries()) {
    group.amounts.push(amount);
    group.weights?.push(weights?.[i] ?? 1);
  }
}

type Placed = Pick<RefusedGroup, "family" | "country" | "year" | "level" | "company"> & { city?: string | undefined };

function inOrder(a: Placed, b: Placed): number {
  return (
    compare(a.family, b.family) ||
    compare(a.country, b.country) ||
    a.year - b.year ||
    rank(a.level) - rank(b.level) ||
    compare(a.company ?? "", b.company ?? "") ||
    compare(a.city ?? "", b.city ?? "")
  );
}

/** By code units, so that the order is the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rank(level: PayLevel | undefined): number {
  return level ? PAY_LEVELS.indexOf(level) : -1;
}

/** The currency most of a country's pay is in; the first by code where two are as frequent. */
export function mainCurrency(counts: ReadonlyMap<string, number>): string {
  const [first] = [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b));
  return first?.[0] ?? "";
}
