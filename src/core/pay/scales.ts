import { groupBy } from "../../text/group.ts";
import type { Mine } from "./mine.ts";
import { comparable, type PayRow, type PaySort, type Standing, sortPay, standings } from "./rows.ts";

/** Rows that are drawn on one scale: one country, currency, year of money and kind of pay. */
export interface PayScale {
  /** The end of the scale, a round figure. */
  top: number;
  /** Ranges and single figures, companies first. */
  singles: PayRow[];
  /** Percentiles of one group and source each, level by level. */
  series: PayRow[][];
  /** One's own pay against each row, where it is in the currency. */
  standings: Standing[];
}

const LEVELS = [undefined, "EN", "MI", "SE", "EX"] as const;

export function scalesOf(
  rows: readonly PayRow[],
  { sort, mine }: { sort?: PaySort | undefined; mine?: Mine | undefined } = {},
): PayScale[] {
  const latest = (group: readonly PayRow[]) => Math.max(...group.map(({ year }) => year));
  const newestFirst = comparable(rows).sort((a, b) => latest(b) - latest(a));
  return newestFirst.map((group) => {
    const ours = mine && group[0]?.currency === mine.currency ? mine.value : undefined;
    const spread = group.filter(({ kind }) => kind === "percentiles");
    const single = sortPay(
      group.filter(({ kind }) => kind !== "percentiles"),
      sort,
    );
    const singles = [...single.filter(({ company }) => company), ...single.filter(({ company }) => !company)];
    const sorted = sort ? spread : [...spread].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    return {
      top: roundUp(Math.max(...group.map(({ high }) => high), ours ?? 0)),
      singles,
      series: splitBySource(sorted),
      standings: ours === undefined ? [] : standings([...singles, ...spread], ours),
    };
  });
}

/** Rows of one group and source each. */
export function splitBySource(rows: readonly PayRow[]): PayRow[][] {
  return [...groupBy(rows, ({ source, group }) => `${source} ${group}`).values()];
}

/** An axis for the quartiles of rows: between round figures, from nothing unless all lie well above it. */
export function axisOf(rows: readonly PayRow[]): { from: number; to: number } {
  const to = roundUp(Math.max(...rows.map(({ p75, high }) => p75 ?? high)));
  const lowest = Math.min(...rows.map(({ p25, low }) => p25 ?? low));
  const step = to / 10;
  const from = Math.floor(lowest / step - 0.5) * step;
  return { from: from >= to / 4 ? from : 0, to };
}

/** The next round figure above an amount. */
export function roundUp(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(amount));
  return (Math.ceil((amount / power) * 2) / 2) * power;
}
