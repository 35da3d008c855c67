import { type Percentiles, percentiles } from "./quantiles.ts";

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
  basis: "adverts" | "people";
  /** What is counted: whole advertised ranges by their midpoint, or single rows. */
  counted: "ranges" | "rows";
}

/** Several adverts or people that are alike in all but the amount. */
export interface Pays extends Omit<Pay, "amount"> {
  amounts: readonly number[];
}

export interface PayGroup extends Percentiles, Omit<Pay, "amount"> {
  n: number;
}

export interface RefusedGroup {
  family: string;
  country: string;
  year: number;
  level?: PayLevel | undefined;
  n: number;
}

/** Groups of at least five, and those refused; sorted by family, country, year and level (all levels first). */
export function groupPay(pays: Iterable<Pay | Pays>): { groups: PayGroup[]; refused: RefusedGroup[] } {
  const found = new Map<string, { first: Omit<Pay, "amount">; amounts: number[] }>();
  const add = (pay: Pay | Pays, level: PayLevel | undefined) => {
    const { family, country, year, basis, counted } = pay;
    const key = [family, country, year, level ?? "", basis, counted].join("\t");
    const group = found.get(key) ?? { first: { family, country, year, level, basis, counted }, amounts: [] };
    found.set(key, group);
    for (const amount of "amounts" in pay ? pay.amounts : [pay.amount]) group.amounts.push(amount);
  };
  for (const pay of pays) {
    add(pay, undefined);
    if (pay.level) add(pay, pay.level);
  }
  const groups: PayGroup[] = [];
  const refused: RefusedGroup[] = [];
  for (const key of [...found.keys()].sort()) {
    const { first, amounts } = found.get(key) as { first: Omit<Pay, "amount">; amounts: number[] };
    const n = amounts.length;
    if (n >= LEAST) groups.push({ ...first, n, ...percentiles(amounts) });
    else refused.push({ family: first.family, country: first.country, year: first.year, level: first.level, n });
  }
  return { groups: groups.sort(inOrder), refused: refused.sort(inOrder) };
}

type Placed = Pick<RefusedGroup, "family" | "country" | "year" | "level">;

function inOrder(a: Placed, b: Placed): number {
  return (
    compare(a.family, b.family) || compare(a.country, b.country) || a.year - b.year || rank(a.level) - rank(b.level)
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
