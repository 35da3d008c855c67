import { formatMoney, formatNumber, formatShort, grouped } from "../core/money.ts";
import {
  comparable,
  EXPERIENCE,
  nameOf,
  type PayRow,
  type PaySort,
  type Standing,
  sortPay,
  standings,
} from "../core/salary.ts";
import { type Block, type Cell, heading, list, paragraph, type Span, type Text, table } from "../render/blocks.ts";
import { joined } from "./format.ts";

export interface PayOptions {
  sort?: PaySort | undefined;
  /** The user's own pay, in the currency named. */
  mine?: { value: number; currency: string } | undefined;
  /** The year now, to point out old figures. */
  thisYear?: number | undefined;
  /** English names of countries by code. */
  countries: Readonly<Record<string, string>>;
}

const OLD_AFTER = 3;

/** Pay rows as tables, one scale for each country, currency and year; nothing incomparable shares a scale. */
export function payBlocks(rows: readonly PayRow[], options: PayOptions): Block[] {
  return comparable(rows).flatMap((group) => scaleBlocks(group, options));
}

function scaleBlocks(group: readonly PayRow[], { sort, mine, thisYear, countries }: PayOptions): Block[] {
  const [first] = group;
  if (!first) return [];
  const { currency, country } = first;
  const year = first.real?.year ?? first.year;
  const ours = mine?.currency === currency ? mine.value : undefined;
  const companies = sortPay(
    group.filter(({ company }) => company),
    sort,
  );
  const references = sortPay(
    group.filter(({ company }) => !company),
    sort,
  );
  const top = Math.max(...group.map(({ high }) => high), ours ?? 0);
  const scale = niceTop(top);
  const old = thisYear !== undefined && thisYear - first.year > OLD_AFTER;
  const blocks: Block[] = [
    heading(
      `${countries[country] ?? country}, ${currency} a year, ${year}${first.real ? " money" : ""}${old ? ` (figures of ${first.year}: ${thisYear - first.year} years old)` : ""}`,
      3,
    ),
    table(
      [
        { title: "Who", flexible: true },
        { title: "Pay", align: "right" },
        { title: `0 to ${formatShort(scale, currency)}`, optional: true },
        { title: "Kind" },
        { title: "Source", optional: true },
      ],
      [...companies, ...references].map((row) => payCells(row, scale, ours)),
    ),
  ];
  if (ours !== undefined)
    blocks.push(list(standings([...companies, ...references], ours).map((standing) => standingText(standing, ours))));
  return blocks;
}

function payCells(row: PayRow, scale: number, mine: number | undefined): Cell[] {
  return [label(row), amount(row), { span: spanOf(row, scale, mine) }, kindOf(row), row.source];
}

function label(row: PayRow): string {
  const level = row.level ? `, ${EXPERIENCE[row.level]}` : "";
  return row.company ?? `${row.kind === "average" ? "Average, " : ""}${nameOf(row)}${level}`;
}

function amount({ kind, low, high, median, currency }: PayRow): string {
  if (kind === "percentiles" && median !== undefined) return formatNumber(median, currency);
  return low === high
    ? formatNumber(low, currency)
    : `${formatNumber(low, currency)} – ${formatNumber(high, currency)}`;
}

function kindOf({ kind, n, confidence, basis }: PayRow): string {
  if (kind === "figure") return "one figure";
  if (kind !== "percentiles") return kind;
  const people = basis === "official" ? "official median" : `median of ${grouped(n ?? 0)} ${basis}`;
  return confidence ? `${people}, ${confidence} confidence` : people;
}

function spanOf(row: PayRow, scale: number, mine: number | undefined): Span {
  const { low, high, p25, p75, median, kind } = row;
  return {
    low: low / scale,
    high: high / scale,
    ...(p25 !== undefined && p75 !== undefined ? { box: { low: p25 / scale, high: p75 / scale } } : {}),
    ...(kind === "range" ? { box: { low: low / scale, high: high / scale } } : { mark: (median ?? low) / scale }),
    ...(mine === undefined ? {} : { line: mine / scale }),
  };
}

/** The end of a scale: the next round figure above the greatest pay. */
function niceTop(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top));
  return (Math.ceil((top / power) * 2) / 2) * power;
}

function standingText({ row, position, between }: Standing, mine: number): Text {
  const who = label(row);
  const yours = formatMoney(mine, row.currency);
  if (between) {
    const plus = between.plusMinus === undefined ? "" : `, give or take ${between.plusMinus.toFixed(0)}`;
    if (between.from === 0) return `${who}: ${yours} is below the 10th percentile${plus}.`;
    if (between.to === 100) return `${who}: ${yours} is above the 90th percentile${plus}.`;
    return `${who}: ${yours} is near percentile ${between.percentile.toFixed(0)}${plus}.`;
  }
  if (position === "at") return `${who}: ${yours} is the same.`;
  if (row.low === row.high) {
    const difference = percentApart(mine, row.low);
    return `${who}: ${yours} is ${difference} ${position === "below" ? "below" : "above"} its ${row.kind === "average" ? "average" : "one figure"}.`;
  }
  if (position === "within") {
    return `${who}: ${yours} lies within the range, ${Math.round((100 * (mine - row.low)) / (row.high - row.low))} % of the way up.`;
  }
  return position === "below"
    ? `${who}: ${yours} is ${percentApart(mine, row.low)} below the low end.`
    : `${who}: ${yours} is ${percentApart(mine, row.high)} above the high end.`;
}

function percentApart(a: number, b: number): string {
  return `${Math.round((100 * Math.abs(a - b)) / b)} %`;
}

/** Remarks under the tables: conversions, notes of the rows, each once. */
export function payNotes(rows: readonly PayRow[], countries: PayOptions["countries"]): Block[] {
  const converted = rows.flatMap(({ converted: c }) =>
    c
      ? [`Converted from ${c.from} at ${c.rate.toPrecision(5)} (the yearly average of ${c.year}, source ${c.source}).`]
      : [],
  );
  const real = rows.flatMap(({ real: r, year, country }) =>
    r
      ? [
          `${countries[country] ?? country}: money of ${year} times ${r.factor.toFixed(3)} is money of ${r.year} (consumer prices, source ${r.source}).`,
        ]
      : [],
  );
  const remarks = [...new Set([...converted, ...real])];
  const notes = new Map<string, string[]>();
  for (const row of rows)
    if (row.note) notes.set(row.note, [...(notes.get(row.note) ?? []), row.company ?? label(row)]);
  const noted = [...notes].map(([note, who]) => `${joined([...new Set(who)])}: ${note}`);
  return remarks.length + noted.length === 0 ? [] : [paragraph("Notes"), list([...remarks, ...noted])];
}
