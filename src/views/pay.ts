import { type Conflict, type LevelStep, middle, type Trend } from "../core/pay/choose.ts";
import { EXPERIENCE, nameOf, type PayRow, type Standing } from "../core/pay/rows.ts";
import { type PayScale, splitBySource } from "../core/pay/scales.ts";
import { type Block, type Cell, heading, list, paragraph, type Span, type Text, table } from "../render/blocks.ts";
import { groupBy } from "../text/group.ts";
import { formatMoney, formatNumber, formatShort, formatShortRange, grouped } from "../text/money.ts";
import { joined } from "./format.ts";

export interface PayOptions {
  /** The user's own pay, in the currency named. */
  mine?: { value: number; currency: string } | undefined;
  /** The year now, to point out old figures. */
  thisYear?: number | undefined;
  /** English names of countries by code. */
  countries: Readonly<Record<string, string>>;
  /** The title whose pay is asked for. */
  title?: string | undefined;
}

export const OLD_AFTER = 3;

export function isOld({ year }: PayRow, thisYear: number | undefined): boolean {
  return thisYear !== undefined && thisYear - year > OLD_AFTER;
}

/** Pay as tables, one scale each; nothing incomparable shares one. */
export function payBlocks(scales: readonly PayScale[], options: PayOptions): Block[] {
  return scales.flatMap((scale) => scaleBlocks(scale, options));
}

function scaleBlocks({ top, singles, series, standings }: PayScale, options: PayOptions): Block[] {
  const { mine, thisYear, countries } = options;
  const group = [...singles, ...series.flat()];
  const [first] = group;
  if (!first) return [];
  const { currency, country } = first;
  const ours = mine?.currency === currency ? mine.value : undefined;
  const where = `${countries[country] ?? country}, ${currency} a year, ${yearWords(group, thisYear)}`;
  const drawing = { scale: top, mine: ours, years: group.some(({ year }) => year !== first.year) };
  return [
    heading(where, 3),
    ...(singles.length > 0 ? [figuresTable(singles, drawing)] : []),
    ...series.flatMap((rows) => percentilesTable(rows, drawing)),
    ...(ours === undefined ? [] : [list(standings.map((standing) => standingText(standing, ours)))]),
  ];
}

/** The year of the money, and which of the figures are old; with --real one table may hold figures of several years. */
function yearWords(group: readonly PayRow[], thisYear: number | undefined): string {
  const years = [...new Set(group.map(({ year }) => year))].sort((a, b) => a - b);
  const real = group.find((row) => row.real)?.real;
  const money = real ? `money of ${real.year}` : joined(years.map(String));
  const from = real && years.length > 1 ? `, figures of ${joined(years.map(String))}` : "";
  const old = thisYear === undefined ? [] : years.filter((year) => thisYear - year > OLD_AFTER);
  if (old.length === 0) return money + from;
  if (old.length < years.length) return `${money}${from} (old: those of ${joined(old.map(String))})`;
  const age = (thisYear ?? 0) - Math.max(...years);
  return `${money} (old: figures of ${joined(years.map(String))}, ${age} years ago)`;
}

/** How rows are drawn together: the end of their scale, the user's own pay, and whether each names its year. */
interface Drawing {
  scale: number;
  mine: number | undefined;
  years: boolean;
}

function figuresTable(rows: readonly PayRow[], { scale, mine, years }: Drawing): Block {
  return table(
    [
      { title: "Who", flexible: true },
      { title: "Pay", align: "right" },
      { title: scaleTitle(rows, scale), optional: true },
      { title: "Kind" },
      { title: "Source", optional: true },
    ],
    rows.map((row): Cell[] => [
      label(row) + (years ? `, ${row.year}` : ""),
      amount(row),
      { span: spanOf(row, scale, mine) },
      kindOf(row),
      row.source,
    ]),
  );
}

export function scaleTitle([first]: readonly PayRow[], scale: number, from = 0): string {
  const currency = first?.currency ?? "";
  return from === 0 ? `0 to ${formatShort(scale, currency)}` : formatShortRange(from, scale, currency);
}

/** One group of one source, level by level: the box from P25 to P75, the line from P10 to P90. */
function percentilesTable(rows: readonly PayRow[], { scale, mine, years }: Drawing): Block[] {
  const [first] = rows;
  if (!first) return [];
  return [
    paragraph([{ strong: first.group ?? "" }, ` [${first.source}] ${BASIS_WORDS[basisOf(first)]}`]),
    table(
      [
        { title: "Level" },
        { title: "n", align: "right" },
        { title: "P10 – P90", align: "right" },
        { title: "Median", align: "right" },
        { title: scaleTitle(rows, scale), optional: true },
        { title: "Confidence", optional: true },
      ],
      rows.map((row): Cell[] => [
        (row.level ? EXPERIENCE[row.level] : "all levels") + (years ? `, ${row.year}` : ""),
        row.n ? grouped(row.n) : "–",
        `${formatNumber(row.low, row.currency)} – ${formatNumber(row.high, row.currency)}`,
        formatNumber(row.median ?? row.low, row.currency),
        { span: spanOf(row, scale, mine) },
        row.confidence ?? "official",
      ]),
    ),
  ];
}

export const BASIS_WORDS = {
  official: "official statistics of employees",
  people: "answers of people to a survey",
  ranges: "advertised ranges, each by its midpoint; n adverts",
  rows: "rows of advertised pay, the ends of ranges; n rows",
  filings: "base wage in public filings for foreign hires, the lower end of the offer; n filings",
  offers: "offers that people posted; n offers",
};

export function basisOf({ basis, counted }: PayRow): keyof typeof BASIS_WORDS {
  return basis === undefined || basis === "adverts" ? (counted ?? "rows") : basis;
}

/** Medians by country, one table a source, newest year of each: an overview without a common scale. */
export function overviewBlocks(rows: readonly PayRow[], { countries, thisYear }: PayOptions): Block[] {
  return splitBySource(rows.filter(({ kind }) => kind === "percentiles")).flatMap((series) => {
    const [first] = series;
    if (!first) return [];
    const sorted = [...series].sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
    return [
      paragraph([{ strong: first.group ?? "" }, ` [${first.source}] ${BASIS_WORDS[basisOf(first)]}`]),
      table(
        [
          { title: "Country", flexible: true },
          { title: "Year", align: "right" },
          { title: "n", align: "right" },
          { title: "Median", align: "right" },
          { title: "P25 – P75", align: "right" },
          { title: "Confidence", optional: true },
        ],
        sorted.map((row): Cell[] => [
          `${countries[row.country] ?? row.country} (${row.country})`,
          `${row.year}${isOld(row, thisYear) ? " old" : ""}`,
          row.n ? grouped(row.n) : "–",
          formatMoney(row.median ?? row.low, row.currency),
          `${formatNumber(row.p25 ?? row.low, row.currency)} – ${formatNumber(row.p75 ?? row.high, row.currency)}`,
          row.confidence ?? "official",
        ]),
      ),
    ];
  });
}

/** Medians over the years as small charts, each from 0 to the highest of its series. */
export function trendBlocks(found: readonly Trend[], { countries }: PayOptions): Block[] {
  if (found.length === 0) return [];
  return [
    heading("Over the years"),
    table(
      [
        { title: "Median of", flexible: true },
        { title: "Years" },
        { title: "n", align: "right" },
        { title: "0 to highest", optional: true },
        { title: "First", align: "right" },
        { title: "Last", align: "right" },
        { title: "Source", optional: true },
      ],
      found.map(({ group, country, currency, source, points, missing }): Cell[] => {
        const [first, last] = [points[0], points.at(-1)];
        const highest = Math.max(...points.map(({ median }) => median));
        const years = [...points.map(({ year }) => year), ...missing].sort((a, b) => a - b);
        return [
          `${group}, ${countries[country] ?? country}`,
          `${first?.year}–${last?.year}${missing.length > 0 ? ` without ${joined(missing.map(String))}` : ""}`,
          countsOf(points),
          { spark: years.map((year) => shareOf(points.find((point) => point.year === year)?.median, highest)) },
          formatMoney(first?.median ?? 0, currency),
          formatMoney(last?.median ?? 0, currency),
          source,
        ];
      }),
    ),
    paragraph(
      "Trends are drawn from 0 to the highest median of each series; a dot is a year without a figure. n: from the fewest of a year to the most.",
      "dim",
    ),
  ];
}

function shareOf(value: number | undefined, of: number): number | undefined {
  return value === undefined ? undefined : value / of;
}

/** "16–1,117": the fewest and the most that any year counts. */
function countsOf(points: Trend["points"]): string {
  const counts = points.flatMap(({ n }) => (n === undefined ? [] : [n]));
  if (counts.length === 0) return "–";
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? grouped(least) : `${grouped(least)}–${grouped(most)}`;
}

/** Where sources disagree: all figures side by side, none averaged. */
export function conflictBlocks(found: readonly Conflict[], { countries }: PayOptions): Block[] {
  if (found.length === 0) return [];
  return [
    heading("Where sources disagree"),
    list(
      found.map(({ rows, apart }): Text => {
        const [first] = rows;
        if (!first) return "";
        const figures = rows.map((row) => `${formatShort(middle(row), row.currency)} (${row.source})`);
        return [
          {
            strong: `${first.group}, ${countries[first.country] ?? first.country}, ${first.year}${first.level ? `, ${EXPERIENCE[first.level]}` : ""}: `,
          },
          `${joined(figures)}, ${Math.round(100 * apart)} % apart. They count different people or adverts; none is an average of the others.`,
        ];
      }),
    ),
  ];
}

/** What one more level is worth at the median. */
export function levelBlocks(steps: readonly LevelStep[]): Block[] {
  if (steps.length === 0) return [];
  return [
    heading("What one more level is worth"),
    table(
      [
        { title: "From → to" },
        { title: "More at the median", align: "right" },
        { title: "", align: "right" },
        { title: "n", align: "right" },
        { title: "Of", flexible: true },
      ],
      steps.map(({ from, to, more }): Cell[] => [
        `${EXPERIENCE[from.level ?? "EN"]} → ${EXPERIENCE[to.level ?? "EN"]}`,
        `${more < 0 ? "−" : "+"}${formatMoney(Math.abs(more), to.currency)}`,
        `${more < 0 ? "−" : "+"}${percentApart(middle(to), middle(from))}`,
        `${from.n ?? "–"}, ${to.n ?? "–"}`,
        `${to.group}, ${to.year} [${to.source}]`,
      ]),
    ),
    paragraph("Different people or adverts at each level, not the rise of one person.", "dim"),
  ];
}

/** What a figure is and how many stand behind it, in a few words: "7 rows, about 4 adverts". */
export function kindWords(row: PayRow): string {
  const { n, kind, basis, counted, confidence } = row;
  if (kind !== "percentiles") return kind === "figure" ? "one figure" : kind;
  if (n === undefined) return "official statistics";
  const only = confidence === "low" ? "only " : "";
  const thing = { filings: "filings", offers: "offers", people: "answers", official: "people", adverts: "adverts" }[
    basis ?? "people"
  ];
  if (basis !== "adverts" || counted !== "rows") return `${only}${grouped(n)} ${thing}`;
  return `${only}${grouped(n)} rows, about ${grouped(Math.ceil(n / 2))} adverts`;
}

function label(row: PayRow): string {
  const level = row.level ? `, ${EXPERIENCE[row.level]}` : "";
  return row.company ?? (row.kind === "average" ? `Average${level}` : `${nameOf(row)}${level}`);
}

function amount({ low, high, currency }: PayRow): string {
  return low === high
    ? formatNumber(low, currency)
    : `${formatNumber(low, currency)} – ${formatNumber(high, currency)}`;
}

function kindOf({ kind }: PayRow): string {
  return kind === "figure" ? "one figure" : kind;
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

/** Where an amount lies against one row, in a sentence. */
export function standingText({ row, position, between }: Standing, mine: number): Text {
  const who =
    row.kind === "percentiles"
      ? `${label(row)}${row.level ? "" : ", all levels"} [${row.source}]`
      : row.company
        ? label(row)
        : `${label(row)} [${row.source}]`;
  const yours = formatMoney(mine, row.currency);
  if (between) return `${who}: ${yours} ${percentileWords(row, between, mine)}.`;
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

function percentileWords(row: PayRow, between: NonNullable<Standing["between"]>, mine: number): string {
  const { from, to, percentile, low, high } = between;
  const sure = low === undefined ? "" : ` (by n, from ${low.toFixed(0)} to ${(high ?? 100).toFixed(0)})`;
  if (from === 0) return `is below the 10th percentile${sure}`;
  if (to === 100) return `is above the 90th percentile${sure}`;
  if (isTie(row, mine)) return `is what percentiles ${from} to ${to} all are${sure}`;
  return `is near percentile ${percentile.toFixed(0)}${sure}`;
}

/** True when several of the five percentiles are this amount. */
function isTie({ p10, p25, median, p75, p90 }: PayRow, amount: number): boolean {
  return [p10, p25, median, p75, p90].filter((pay) => pay === amount).length > 1;
}

function percentApart(a: number, b: number): string {
  return `${Math.round((100 * Math.abs(a - b)) / b)} %`;
}

/** Remarks under the tables: conversions, notes of the rows, each once. */
export function payNotes(rows: readonly PayRow[], countries: PayOptions["countries"]): Block[] {
  const remarks = conversions(rows, countries);
  const noted = [...groupBy(rows, ({ note }) => note)].flatMap(([note, own]) => {
    const who = own.map(({ company, source, country }) => company ?? `${source}, ${country}`);
    return note ? [`${joined([...new Set(who)])}: ${note}`] : [];
  });
  return remarks.length + noted.length === 0 ? [] : [paragraph("Notes"), list([...remarks, ...noted])];
}

/** At what rates and prices amounts were carried over, for a page that leaves notes out. */
export function conversionBlocks(rows: readonly PayRow[], countries: PayOptions["countries"]): Block[] {
  const remarks = conversions(rows, countries);
  return remarks.length === 0 ? [] : [list(remarks)];
}

function conversions(rows: readonly PayRow[], countries: PayOptions["countries"]): string[] {
  const converted = rows.flatMap(({ converted: c }) =>
    c
      ? [
          `Converted from ${c.from} at ${c.rate.toPrecision(5)} (the yearly average of ${c.year}, ${c.via ? `sources ${c.source} and ${c.via}` : `source ${c.source}`}).`,
        ]
      : [],
  );
  const real = rows.flatMap(({ real: r, year, country }) =>
    r
      ? [
          `${countries[country] ?? country}: money of ${year} times ${r.factor.toFixed(3)} is money of ${r.year} (consumer prices, source ${r.source}).`,
        ]
      : [],
  );
  return [...new Set([...converted, ...real])];
}
