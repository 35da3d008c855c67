import type { Inflation } from "../../catalog/schema.ts";
import type { CompanyTable } from "./companies.ts";
import { inMoneyOf, type PayRow, type Standing, standings } from "./rows.ts";

/*
 * One's own pay against what companies and the country pay, in the latest money that prices are known for.
 */

/** The user's own pay, a year. */
export interface Mine {
  value: number;
  currency: string;
}

export interface MineVerdict {
  year: number;
  basis: PayRow["basis"];
  pay: PayRow["pay"];
  /** Titles compared with. */
  families: string[];
  /** The year whose money the figures were carried to, where they were. */
  money?: number;
  /** Companies whose median lies below one's pay, of so many. */
  above: number;
  of: number;
  /** Companies whose P25 one's pay does not reach, and whose P75 it passes. */
  belowP25: string[];
  aboveP75: string[];
  /** Where n is at least 30. */
  places: Standing[];
}

/** Below this many a percentile says more than the data do. */
const LEAST_FOR_PERCENTILE = 30;

/** A verdict for each table of companies in the currency, or for the largest group of the country where there is none. */
export function compareMine(
  tables: readonly CompanyTable[],
  shown: readonly PayRow[],
  mine: Mine,
  inflation: readonly Inflation[],
): MineVerdict[] {
  const lists = tables.map(({ lines, families }) => ({ rows: lines.map(({ row }) => row), families }));
  const ours = lists.filter(({ rows }) => rows[0]?.currency === mine.currency);
  if (ours.length > 0) return ours.map(({ rows, families }) => judge(rows, families, mine, inflation));
  const [largest] = shown
    .filter(({ kind, level, currency }) => kind === "percentiles" && !level && currency === mine.currency)
    .sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  return largest ? [judge([largest], [largest.group ?? ""], mine, inflation)] : [];
}

function judge(rows: readonly PayRow[], families: string[], mine: Mine, inflation: readonly Inflation[]): MineVerdict {
  const [first] = rows as [PayRow, ...PayRow[]];
  const money = first.real ? first.real.year : latestMoney(first, inflation);
  const carried = money === undefined || first.real ? rows : inMoneyOf(rows, money, inflation).rows;
  const names = (list: readonly PayRow[]) => list.map(({ company, group }) => company ?? group ?? "");
  return {
    year: first.year,
    basis: first.basis,
    pay: first.pay,
    families,
    ...(money !== undefined && money !== first.year ? { money } : {}),
    above: carried.filter(({ median = 0 }) => mine.value > median).length,
    of: carried.length,
    belowP25: names(carried.filter(({ p25 }) => p25 !== undefined && mine.value < p25)),
    aboveP75: names(carried.filter(({ p75 }) => p75 !== undefined && mine.value > p75)),
    places: standings(
      carried.filter(({ n = 0 }) => n >= LEAST_FOR_PERCENTILE),
      mine.value,
    ),
  };
}

/** The latest year to which the prices of the row's country are known without a gap. */
function latestMoney({ country, year }: PayRow, inflation: readonly Inflation[]): number | undefined {
  const known = new Set(inflation.filter((change) => change.country === country).map((change) => change.year));
  let last = year;
  while (known.has(last + 1)) last++;
  return last === year ? undefined : last;
}
