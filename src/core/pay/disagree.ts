import type { Source } from "../../catalog/schema.ts";
import { middle } from "./choose.ts";
import type { PayRow } from "./rows.ts";

/*
 * Sources that say different things of one job. Across kinds of pay and years a difference has reasons, and they are said.
 */

export interface Disagreement {
  low: PayRow;
  high: PayRow;
  /** How far the higher lies above the lower, as a share of the lower. */
  apart: number;
  reasons: string[];
}

/** Sources further apart than this are pointed out. */
const WORTH_SAYING = 0.25;
/** Years further apart than this are not held against each other. */
const NEIGHBOURS = 2;

/** The two figures of one group, country and currency that are furthest apart, of two publishers or kinds of pay. */
export function findDisagreement(
  rows: readonly PayRow[],
  sources: readonly Pick<Source, "id" | "publisher">[],
): Disagreement | undefined {
  const publishers = new Map(sources.map(({ id, publisher }) => [id, publisher]));
  const publisherOf = ({ source }: PayRow) => publishers.get(source) ?? source;
  const comparable = rows.filter(({ level, company, kind }) => !level && !company && kind !== "range");
  let found: Disagreement | undefined;
  for (const low of comparable)
    for (const high of comparable) {
      const apart = middle(high) / middle(low) - 1;
      const same = low.group === high.group && low.country === high.country && low.currency === high.currency;
      const others = publisherOf(low) !== publisherOf(high) || low.basis !== high.basis;
      if (!same || !others || Math.abs(low.year - high.year) > NEIGHBOURS) continue;
      if (apart > Math.max(WORTH_SAYING, found?.apart ?? 0))
        found = { low, high, apart, reasons: reasonsFor(low, high) };
    }
  return found;
}

/** Below this n a median moves by chance alone. */
const FEW = 15;

function reasonsFor(low: PayRow, high: PayRow): string[] {
  const pair = [low, high];
  const has = (basis: PayRow["basis"]) => pair.some((row) => row.basis === basis) && low.basis !== high.basis;
  return [
    ...(has("filings") ? ["filings give base pay at the lower end of the offer"] : []),
    ...(has("adverts") ? ["adverts give what is advertised, not what is paid"] : []),
    ...(has("official") ? ["official statistics count everybody in the occupation"] : []),
    ...(pair.some(({ n }) => n !== undefined && n < FEW) ? ["one of them counts very few"] : []),
    ...(low.year === high.year ? [] : ["they are of different years"]),
    ...(low.basis === high.basis ? ["they count different people or adverts"] : []),
  ];
}
