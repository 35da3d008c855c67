import type { CompanyLine, CompanyPay, CompanyTable } from "../core/pay/companies.ts";
import type { Disagreement } from "../core/pay/disagree.ts";
import type { MineVerdict } from "../core/pay/mine.ts";
import type { PayRow } from "../core/pay/rows.ts";
import { axisOf } from "../core/pay/scales.ts";
import {
  type Block,
  type Cell,
  type Column,
  heading,
  list,
  paragraph,
  type Span,
  type Text,
  table,
} from "../render/blocks.ts";
import { formatMoney, formatNumber, formatShort, grouped } from "../text/money.ts";
import { count, joined } from "./format.ts";
import { basisOf, OLD_AFTER, type PayOptions, scaleTitle } from "./pay.ts";

/** What each kind of figure counts, said once a table. */
const COUNTED: Partial<Record<ReturnType<typeof basisOf>, (sources: string) => string>> = {
  filings: (sources) =>
    `Base wage in public filings for foreign hires ${sources}: the lower end of the offer, no stock, no bonus. n: filings.`,
  offers: (sources) => `Offers that people posted ${sources}; they chose themselves. n: offers.`,
};
const KINDS = {
  base: "base pay",
  total: "total pay with stock and bonus",
  advertised: "advertised",
  official: "official",
};

/** Companies side by side, a table for each title and kind of pay. */
export function companyBlocks(pay: CompanyPay, options: PayOptions): Block[] {
  const { tables, few, neighbours, without } = pay;
  const blocks = tables.flatMap((one, i) => companyTable(one, options, tables[i - 1]));
  const lines: Text[] = [
    ...few.map(
      ({ company, family, n, year }): Text =>
        `${company}: too few ${family} filings to show${year ? ` in ${year}` : ""} (n = ${n})`,
    ),
    ...neighbours.map(({ company, rows }): Text => [{ strong: `${company}, other titles: ` }, neighbourWords(rows)]),
    ...without.map((company): Text => `${company}: no percentiles are known.`),
  ];
  return lines.length > 0 ? [...blocks, list(lines)] : blocks;
}

/** So many neighbouring titles take a line of the screen or two. */
const NEIGHBOURS = 3;

function neighbourWords(rows: readonly PayRow[]): string {
  const [first] = rows;
  const shown = rows.slice(0, NEIGHBOURS).map((row) => {
    const year = row.year === first?.year && rows.every((one) => one.year === first.year) ? "" : `, ${row.year}`;
    return `${row.group} ${formatShort(row.median ?? row.low, row.currency)} (n ${grouped(row.n ?? 0)}${year})`;
  });
  const more = rows.length - shown.length;
  return joined(more > 0 ? [...shown, `${more} more`] : shown);
}

function companyTable(
  { families, instead, lines, all, more }: CompanyTable,
  options: PayOptions,
  before?: CompanyTable,
): Block[] {
  const [first] = lines;
  if (!first) return [];
  const { row } = first;
  const axis = axisOf(lines.map((line) => line.row));
  const ours = options.mine?.currency === row.currency ? options.mine.value : undefined;
  const since = lines.find((line) => line.since)?.since?.year;
  const columns = columnsFor(lines, axis, since);
  return [
    heading(titleOf(row, families, options), 3),
    ...(instead && !(before?.instead && before.lines[0]?.row.basis === row.basis)
      ? [paragraph(insteadWords(row, options.title), "warn")]
      : []),
    table(
      columns.map(({ column }) => column),
      lines.map((line) => columns.map(({ cell }) => cell(line, { axis, ours, families }))),
    ),
    ...remarks(row, { families, ...(all ? { all } : {}), more, lines, before }),
  ];
}

function titleOf(row: PayRow, families: readonly string[], { countries, thisYear }: PayOptions): string {
  const money = row.real ? `, money of ${row.real.year}` : "";
  const old = thisYear !== undefined && thisYear - row.year > OLD_AFTER ? " (old)" : "";
  const kind = row.pay ? KINDS[row.pay] : "pay";
  return `${joined(families, "or")}, ${countries[row.country] ?? row.country}: ${kind}, ${row.currency} a year, ${yearOf(row)}${old}${money}`;
}

/** Offers were gathered over two years and stand under the first. */
function yearOf({ basis, year }: PayRow): string {
  return basis === "offers" ? `${year}–${String(year + 1).slice(2)}` : String(year);
}

function insteadWords({ basis }: PayRow, title = "Machine Learning Engineer"): string {
  const thing = basis === "offers" ? "offers" : "filings";
  const people = `${title.replace(/\b[A-Z][a-z]+/g, (word) => word.toLowerCase())}s`.replace("machine l", "machine-l");
  return `Fewer than five ${thing} of the title: not the pay of ${people}.`;
}

interface Remarked extends Pick<CompanyTable, "families" | "all" | "more" | "lines"> {
  before: CompanyTable | undefined;
}

function remarks(row: PayRow, { families, all, more, lines, before }: Remarked): Block[] {
  const sources = sourceWords(lines);
  const isSaid = before?.lines[0]?.row.basis === row.basis;
  const isSameSource = sourceWords(before?.lines ?? []) === sources;
  const others = families.slice(1);
  const words = [
    isSaid ? !isSameSource && `Counted in the same way ${sources}.` : COUNTED[basisOf(row)]?.(sources),
    others.length > 0 ? `* ${joined(others)}: the title of this work there.` : undefined,
    all &&
      `vs all: against all employers of the title, ${formatMoney(all.median ?? all.low, all.currency)} (n ${grouped(all.n ?? 0)}).`,
    more > 0 && !(isSaid && isSameSource && before?.more === more)
      ? `${count(more, "company", "companies")} with fewer: name them to see them.`
      : undefined,
  ].filter(Boolean);
  return words.length > 0 ? [paragraph(words.join(" "), "dim")] : [];
}

/** "[lca-2023]" */
function sourceWords(lines: readonly CompanyLine[]): string {
  return `[${[...new Set(lines.map(({ row }) => row.source))].join(", ")}]`;
}

type Axis = ReturnType<typeof axisOf>;

interface Drawn {
  axis: Axis;
  ours: number | undefined;
  families: readonly string[];
}

interface CompanyColumn {
  column: Column;
  cell(line: CompanyLine, drawn: Drawn): Cell;
}

function columnsFor(lines: readonly CompanyLine[], axis: Axis, since: number | undefined): CompanyColumn[] {
  const rows = lines.map(({ row }) => row);
  const columns: (CompanyColumn | undefined)[] = [
    { column: { title: "Company", flexible: true }, cell: ({ row }, { families }) => nameIn(row, families) },
    { column: { title: "n", align: "right" }, cell: ({ row }) => countIn(row) },
    rows.some(({ experience }) => experience !== undefined)
      ? {
          column: { title: "Years", align: "right", optional: true },
          cell: ({ row }) => (row.experience === undefined ? "–" : row.experience.toFixed(1)),
        }
      : undefined,
    {
      column: { title: scaleTitle(rows, axis.to, axis.from), optional: true },
      cell: ({ row }, drawn) => ({ span: spanOn(row, drawn) }),
    },
    { column: { title: "P25 – P75", align: "right" }, cell: ({ row }) => quartileWords(row) },
    {
      column: { title: "Median", align: "right" },
      cell: ({ row }) => formatNumber(row.median ?? row.low, row.currency),
    },
    lines.some(({ against }) => against !== undefined)
      ? { column: { title: "vs all", align: "right" }, cell: ({ against }) => share(against) }
      : undefined,
    since === undefined
      ? undefined
      : { column: { title: `vs ${since}`, align: "right" }, cell: (line) => share(line.since?.share) },
  ];
  return columns.filter((column) => column !== undefined);
}

/** The company, with a star where its title is not the first of the table. */
function nameIn({ company = "", group, city }: PayRow, families: readonly string[]): string {
  return `${company}${city ? `, ${city}` : ""}${isOther(group, families) ? " *" : ""}`;
}

function isOther(group: string | undefined, families: readonly string[]): boolean {
  return families.length > 1 && group !== families[0];
}

/** Few are said to be few in the same line. */
export function countIn({ n, confidence }: PayRow): Cell {
  if (n === undefined) return "–";
  return confidence === "low" ? { text: `${n} few`, tone: "warn" } : grouped(n);
}

/** "182 – 215k", "19.2 – 45 L". */
export function quartileWords({ p25, p75, low, high, currency }: PayRow): string {
  const [from, to] = [p25 ?? low, p75 ?? high];
  if (currency === "INR") return `${lakh(from)} – ${lakh(to)} L`;
  return `${Math.round(from / 1000)} – ${Math.round(to / 1000)}k`;
}

function lakh(value: number): string {
  return (value / 100_000).toFixed(1).replace(/\.0$/, "");
}

/** The quartiles and the median on the axis. */
function spanOn({ p25, p75, low, high, median }: PayRow, { axis, ours }: Drawn): Span {
  const on = (amount: number) => (amount - axis.from) / (axis.to - axis.from);
  const box = { low: on(p25 ?? low), high: on(p75 ?? high) };
  const isOn = ours !== undefined && ours >= axis.from && ours <= axis.to;
  return { ...box, box, mark: on(median ?? low), ...(isOn ? { line: on(ours) } : {}) };
}

function share(value: number | undefined): string {
  if (value === undefined) return "–";
  const percent = Math.round(100 * value);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
}

/** "2023 filings: above the median at 6 of 14 companies; below the P25 of Meta." */
export function verdictBlocks(verdicts: readonly MineVerdict[], mine: { value: number; currency: string }): Block[] {
  return verdicts.map((verdict) =>
    paragraph([{ strong: `${formatMoney(mine.value, mine.currency)}, ` }, verdictWords(verdict)]),
  );
}

function verdictWords({
  year,
  basis,
  pay,
  families,
  money,
  above,
  of,
  belowP25,
  aboveP75,
  places,
}: MineVerdict): string {
  const what = `${year} ${basis === "adverts" || basis === "official" || basis === "people" ? BASES[basis] : `${basis} (${pay === "total" ? "total" : "base"} pay)`}`;
  const whose = families[0] === "Software Engineer" ? " of software engineers" : "";
  const carried = money === undefined ? "" : `, in the money of ${money}`;
  const median =
    of === 1 ? `${above === 1 ? "above" : "not above"} the median` : `above the median at ${above} of ${of} companies`;
  const parts = [
    median,
    ...(of > 1 && belowP25.length > 0 ? [`below the P25 of ${firstOf(belowP25)}`] : []),
    ...(of > 1 && aboveP75.length > 0 ? [`above the P75 of ${firstOf(aboveP75)}`] : []),
    ...(of === 1 ? places.map(placeWords).filter((text) => text !== "") : []),
  ];
  return `${what}${whose}${carried}: ${parts.join("; ")}.`;
}

const BASES = { adverts: "adverts", official: "official statistics", people: "survey" };

function firstOf(names: readonly string[], most = 3): string {
  const more = names.length - most;
  return more > 1 ? joined([...names.slice(0, most), `${more} more`]) : joined(names);
}

function placeWords({ between }: MineVerdict["places"][number]): string {
  if (!between) return "";
  if (between.from === 0) return "below the 10th percentile";
  return between.to === 100 ? "above the 90th percentile" : `near percentile ${between.percentile.toFixed(0)}`;
}

/** By how much sources differ, and the likely reasons, in a sentence. */
export function disagreementText({ low, high, apart, reasons }: Disagreement): Text {
  const figure = (row: PayRow) =>
    `${formatShort(row.median ?? row.low, row.currency)} (${row.basis ?? row.kind} ${row.year}${row.n ? `, n ${grouped(row.n)}` : ""})`;
  return [
    { strong: `Sources differ by ${Math.round(100 * apart)} %: ` },
    `${figure(low)} to ${figure(high)}, since ${joined(reasons)}.`,
  ];
}
