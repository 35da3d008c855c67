import type { Catalog } from "../catalog/schema.ts";
import type { PayOverview } from "../core/pay/overview.ts";
import { nameRefused } from "../core/pay/refused.ts";
import { EXPERIENCE, nameOf, type PayFilter, type PayRow } from "../core/pay/rows.ts";
import {
  type Block,
  type Cell,
  code,
  heading,
  list,
  type Page,
  paragraph,
  type Text,
  table,
} from "../render/blocks.ts";
import { formatShort, grouped } from "../text/money.ts";
import { companyBlocks, disagreementText, verdictBlocks } from "./company-pay.ts";
import { count, joined } from "./format.ts";
import {
  conflictBlocks,
  kindWords,
  levelBlocks,
  OLD_AFTER,
  overviewBlocks,
  type PayOptions,
  payBlocks,
  payNotes,
  standingText,
  trendBlocks,
} from "./pay.ts";
import { sourceList } from "./sources.ts";

export interface SalaryView {
  thisYear: number;
  /** Sources in full. */
  sources: boolean;
}

type Data = Pick<Catalog, "countries" | "market">;

/**
 * Pay as a page. The world: companies of 2019 and averages, then medians by country. A country, or companies by name:
 * companies side by side, then what else is known in short. A source, level or year: every figure of it.
 */
export function salaryPage(data: Data, pay: PayOverview, view: SalaryView): Page {
  const options: PayOptions = { countries: data.countries, thisYear: view.thisYear, mine: pay.mine };
  return [
    heading(title(pay.filters), 1),
    ...BODIES[pay.scope](pay, options),
    ...(pay.left.length > 0
      ? [paragraph(`${count(pay.left.length, "figure")} left out: no rate or price index for their year.`, "warn")]
      : []),
    ...(pay.scope === "companies" || pay.scope === "country" ? [] : factorBlocks(data)),
    ...sourceBlocks(pay, view.sources || pay.scope === "world" || pay.scope === "detail"),
  ];
}

type Body = (pay: PayOverview, options: PayOptions) => Block[];

const BODIES: Record<PayOverview["scope"], Body> = { world, country: side, companies: side, detail };

function title({ groups }: PayFilter): string {
  return groups?.[0] ? `Pay: ${groups[0]}` : "Pay: all groups";
}

function world(pay: PayOverview, options: PayOptions): Block[] {
  const { largest } = pay;
  return [
    ...payBlocks(pay.scales, options),
    ...(pay.mine ? [percentileHint(largest)] : []),
    heading("By country"),
    ...overviewBlocks(pay.shown, options),
    paragraph(
      [
        "All levels together, each country in its own money. Companies, levels and years of one: ",
        code(`mlcareer salary --country ${largest}`),
      ],
      "dim",
    ),
    ...conflictBlocks(pay.conflicts, options),
    ...payNotes(pay.shown, options.countries),
  ];
}

function percentileHint(country: string): Block {
  return paragraph(["For the percentile of your pay name its country: ", code(`--country ${country}`), "."], "warn");
}

/** Companies side by side, then what else is known, a line each. */
function side(pay: PayOverview, options: PayOptions): Block[] {
  const { mine, shown, disagreement } = pay;
  return [
    ...(mine ? verdictBlocks(mine.verdicts, mine) : []),
    ...companyBlocks(pay.companies, options),
    ...otherFigures(shown, options),
    ...singleStandings(pay),
    ...levelLine(shown),
    ...(disagreement ? [paragraph(disagreementText(disagreement))] : []),
    ...refusedLine(pay),
  ];
}

/** Percentiles of all employers in a table; single figures by country and year in a line each. */
function otherFigures(shown: readonly PayRow[], options: PayOptions): Block[] {
  const rows = shown.filter(({ level }) => !level).sort((a, b) => b.year - a.year);
  const spread = rows.filter(({ kind }) => kind === "percentiles");
  const single = rows.filter(({ kind }) => kind !== "percentiles");
  if (rows.length === 0) return [];
  return [
    heading(spread.length > 0 ? "All employers" : "Single figures", 3),
    ...(spread.length > 0 ? [spreadTable(spread, options)] : []),
    ...(single.length > 0 ? [list(singleLines(single, options))] : []),
  ];
}

/** One's own pay against the ranges and single figures of the companies named. */
function singleStandings({ mine, scales, scope }: PayOverview): Block[] {
  const own = scales.flatMap(({ standings }) => standings).filter(({ row }) => row.kind !== "percentiles");
  if (!mine || scope !== "companies" || own.length === 0) return [];
  return [list(own.map((standing) => standingText(standing, mine.value)))];
}

function spreadTable(rows: readonly PayRow[], { thisYear }: PayOptions): Block {
  return table(
    [
      { title: "Who", flexible: true },
      { title: "Year", align: "right" },
      { title: "Median", align: "right" },
      { title: "Counted" },
      { title: "Source", optional: true },
    ],
    rows.map((row): Cell[] => [
      nameOf(row),
      `${row.year}${isOld(row, thisYear) ? " old" : ""}`,
      figure(row),
      row.confidence === "low" ? { text: kindWords(row), tone: "warn" } : kindWords(row),
      row.source,
    ]),
  );
}

function isOld({ year }: PayRow, thisYear: number | undefined): boolean {
  return thisYear !== undefined && thisYear - year > OLD_AFTER;
}

/** "2019 (old): Microsoft ₹14.62 lakh – ₹22.44 lakh, average ₹7.96 lakh [glassdoor-2019]". */
function singleLines(rows: readonly PayRow[], { countries, thisYear }: PayOptions): Text[] {
  const years = new Map<string, PayRow[]>();
  for (const row of rows) {
    const money = row.real ? `, money of ${row.real.year}` : "";
    const place = `${row.year}${isOld(row, thisYear) ? " (old)" : ""}, ${countries[row.country] ?? row.country}${money}`;
    years.set(place, [...(years.get(place) ?? []), row]);
  }
  return [...years].map(([place, own]): Text => {
    const words = own.map((row) => `${row.company ?? row.kind} ${figure(row)} [${row.source}]`);
    return [{ strong: `${place}: ` }, words.join("; ")];
  });
}

function figure({ median, low, high, currency }: PayRow): string {
  const range =
    low === high ? formatShort(low, currency) : `${formatShort(low, currency)} – ${formatShort(high, currency)}`;
  return median === undefined ? range : formatShort(median, currency);
}

/** Medians by level of the source that counts most, in one line. */
function levelLine(shown: readonly PayRow[]): Block[] {
  const levels = shown.filter(({ level, median }) => level && median !== undefined);
  const [most] = [...levels].sort((a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0));
  if (!most) return [];
  const same = levels.filter(
    ({ source, group, year }) => source === most.source && group === most.group && year === most.year,
  );
  const words = (["EN", "MI", "SE", "EX"] as const).flatMap((level) => {
    const row = same.find((one) => one.level === level);
    return row
      ? [`${EXPERIENCE[level]} ${formatShort(row.median ?? row.low, row.currency)} (n ${grouped(row.n ?? 0)})`]
      : [];
  });
  return [paragraph([{ strong: `By level, ${most.year}: ` }, `${joined(words)} [${most.source}].`])];
}

function detail(pay: PayOverview, options: PayOptions): Block[] {
  return [
    ...payBlocks(pay.scales, options),
    ...levelBlocks(pay.steps),
    ...trendBlocks(pay.trends, options),
    ...conflictBlocks(pay.conflicts, options),
    ...refusedBlocks(pay),
    ...payNotes(pay.shown, options.countries),
  ];
}

const REFUSED_SHOWN = 2;

/** The same in a paragraph. */
function refusedLine({ refused, scope }: PayOverview): Block[] {
  if (refused.length === 0 || scope === "companies") return [];
  const shown = refused.slice(0, REFUSED_SHOWN).map(refusedWords);
  const more = refused.length - shown.length;
  return [
    paragraph(["Not shown: ", shown.join("; "), ...(more > 0 ? [`; ${more} more: `, code("--json")] : []), "."], "dim"),
  ];
}

function refusedWords(entry: PayOverview["refused"][number]): string {
  return `${nameRefused(entry)}: ${count(entry.n, "row")}, ${entry.why}${entry.source ? ` [${entry.source}]` : ""}`;
}

function refusedBlocks({ refused, scope }: PayOverview): Block[] {
  if (refused.length === 0 || scope === "world") return [];
  const more = refused.length - REFUSED_SHOWN;
  return [
    paragraph("Not shown:"),
    list([
      ...refused.slice(0, REFUSED_SHOWN).map(refusedWords),
      ...(more > 0 ? [[`${more} more: `, code("--json"), " lists them"]] : []),
    ]),
  ];
}

function sourceBlocks({ sources, shownSources, shown }: PayOverview, full: boolean): Block[] {
  if (full) return [heading("Sources"), sourceList(sources)];
  const [largest] = shown.filter(({ kind }) => kind === "percentiles").sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  const one: Text = largest ? ["; levels, trends and notes of one: ", code(`--source ${largest.source}`)] : [];
  const ids = joined(shownSources.map(({ id }) => id));
  return [paragraph([`Sources: ${ids}. In full: `, code("--sources"), ...one, "."], "dim")];
}

/** The figures as records that each say all about themselves, for grep and screen readers. */
export function salaryRecords(data: Data, pay: PayOverview): Page {
  const { rows, mine } = pay;
  return [
    heading(title(pay.filters), 1),
    ...(mine ? verdictBlocks(mine.verdicts, mine) : []),
    table(
      RECORD.map(([name]) => ({ title: name })),
      rows.map((row) => RECORD.map(([, cell]) => String(cell(row) ?? ""))),
    ),
    ...(mine
      ? pay.scales.flatMap(({ standings }) => standings.map((one) => paragraph(standingText(one, mine.value))))
      : []),
    ...refusedBlocks(pay),
    ...payNotes(rows, data.countries),
    sourceList(pay.sources),
  ];
}

const RECORD: readonly (readonly [string, (row: PayRow) => string | number | undefined])[] = [
  ["Who", nameOf],
  ["Title", ({ company, group }) => (company ? group : undefined)],
  ["Level", ({ level }) => (level ? EXPERIENCE[level] : "all levels")],
  ["Country", ({ country }) => country],
  ["Year", ({ year }) => year],
  ["Currency", ({ currency }) => currency],
  ["Pay", ({ pay }) => pay],
  ["Kind", ({ kind }) => kind],
  ["n", ({ n }) => n],
  ["Confidence", ({ confidence }) => confidence],
  ["Low", ({ low }) => low],
  ["P25", ({ p25 }) => p25],
  ["Median", ({ median }) => median],
  ["P75", ({ p75 }) => p75],
  ["High", ({ high }) => high],
  ["Source", ({ source }) => source],
];

/** What pay depends on, and which of it these figures can show. */
const SEEN: Record<string, string> = {
  company: "name one, or a --country",
  location: "here: by country",
  "skill-set": "not in these figures",
  education: "not in these figures",
  experience: "here: by level, where there are enough",
};

function factorBlocks({ market }: Data): Block[] {
  const factors = market.payFactors.map(({ id, name }) => `${name} (${SEEN[id] ?? "not in these figures"})`);
  return factors.length === 0 ? [] : [paragraph(`Pay depends on: ${factors.join("; ")}.`)];
}
