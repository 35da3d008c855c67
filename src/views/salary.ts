import type { Catalog } from "../catalog/schema.ts";
import type { PayOverview } from "../core/pay/overview.ts";
import { nameRefused } from "../core/pay/refused.ts";
import { EXPERIENCE, nameOf, type PayFilter, type PayRow } from "../core/pay/rows.ts";
import { type Block, code, heading, list, type Page, paragraph, type Text, table } from "../render/blocks.ts";
import { formatShort, grouped } from "../text/money.ts";
import { companyBlocks, disagreementText, verdictBlocks } from "./company-pay.ts";
import { count, joined } from "./format.ts";
import { nextLine } from "./next.ts";
import { otherFigures } from "./other-pay.ts";
import {
  conflictBlocks,
  conversionBlocks,
  levelBlocks,
  type PayOptions,
  payBlocks,
  payNotes,
  standingText,
  trendBlocks,
} from "./pay.ts";
import { sourceList } from "./sources.ts";
import { worldInFull, worldInShort } from "./world-pay.ts";

export interface SalaryView {
  /** The command line that was typed, to go on from; a file has none. */
  typed?: string | undefined;
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
  const options: PayOptions = {
    countries: data.countries,
    thisYear: view.thisYear,
    mine: pay.mine,
    title: pay.filters.groups?.[0],
  };
  return [
    heading(title(pay.filters), 1),
    ...BODIES[pay.scope](pay, options, view),
    ...(pay.left.length > 0
      ? [paragraph(`${count(pay.left.length, "figure")} left out: no rate or price index for their year.`, "warn")]
      : []),
    ...(pay.scope === "companies" || pay.scope === "country" ? [] : factorBlocks(data)),
    ...sourceBlocks(pay, view.sources || pay.scope === "detail"),
    ...(view.typed === undefined ? [] : [nextLine(commandsOn(pay, view.typed, view.sources))]),
  ];
}

type Body = (pay: PayOverview, options: PayOptions, view: SalaryView) => Block[];

const BODIES: Record<PayOverview["scope"], Body> = { world, country: side, companies: side, detail };

function world(pay: PayOverview, options: PayOptions, { sources }: SalaryView): Block[] {
  return sources ? worldInFull(pay, options) : worldInShort(pay, options);
}

function title({ groups }: PayFilter): string {
  return groups?.[0] ? `Pay: ${groups[0]}` : "Pay: all groups";
}

/** Companies side by side, then what else is known, a line each. */
function side(pay: PayOverview, options: PayOptions): Block[] {
  const { mine, shown, disagreement } = pay;
  const companies = companyBlocks(pay.companies, options);
  const notes = [...levelLine(shown), ...(disagreement ? [disagreementText(disagreement)] : [])];
  const all = otherFigures(shown, notes, options);
  return [
    ...(mine ? verdictBlocks(mine.verdicts, mine) : []),
    ...(standsIn(pay) ? [...all, ...companies] : [...companies, ...all]),
    ...singleStandings(pay),
    ...refusedLine(pay),
    ...conversionBlocks(shown, options.countries),
  ];
}

/** True where companies show another title alone, though figures of the title asked for are known: those come first. */
function standsIn({ companies: { tables }, scope, shown }: PayOverview): boolean {
  return scope === "country" && tables.every(({ instead }) => instead) && shown.some(({ n }) => (n ?? 0) >= 30);
}

/** One's own pay against the ranges and single figures of the companies named. */
function singleStandings({ mine, scales, scope }: PayOverview): Block[] {
  const own = scales.flatMap(({ standings }) => standings).filter(({ row }) => row.kind !== "percentiles");
  if (!mine || scope !== "companies" || own.length === 0) return [];
  return [list(own.map((standing) => standingText(standing, mine.value)))];
}

/** Medians by level of the source that counts most, in one line. */
function levelLine(shown: readonly PayRow[]): Text[] {
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
  return [[{ strong: `By level, ${most.year}: ` }, `${joined(words)} [${most.source}].`]];
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

/** The same in a paragraph: the largest of the title asked for stands for all. */
function refusedLine({ refused, scope, filters }: PayOverview): Block[] {
  const one = refused.find(({ family }) => family === filters.groups?.[0]) ?? refused[0];
  if (!one || scope === "companies") return [];
  const more = refused.length - 1;
  return [
    paragraph(
      ["Not shown: ", refusedWords(one), ...(more > 0 ? [`; ${more} more: `, code("--json")] : []), "."],
      "dim",
    ),
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

/** In full, or what shows them; the ids stand beside the figures, except of companies' other titles. */
function sourceBlocks({ rows, scope, sources, shownSources }: PayOverview, full: boolean): Block[] {
  if (rows.length === 0) return [];
  if (full) return [heading("Sources"), sourceList(sources)];
  if (scope === "country") return []; // each line names its own
  const words =
    scope === "world"
      ? `${count(sources.length, "source")}, in full and with every note: `
      : `Sources: ${joined(shownSources.map(({ id }) => id))}. In full: `;
  return [paragraph([words, code("--sources"), "."], "dim")];
}

/** The source with most behind it in full, the sources of this page, and a country or company where none was named. */
function commandsOn({ shown, scope, largest }: PayOverview, typed: string, full: boolean): string[] {
  const [main] = shown
    .filter(({ kind }) => kind === "percentiles")
    .sort((a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0));
  return [
    ...(scope === "world" ? [`${typed} --country ${largest}`] : []),
    ...(main && (scope === "world" || scope === "country") ? [`${typed} --source ${main.source}`] : []),
    ...(full || scope === "detail" ? [] : [`${typed} --sources`]),
    ...(scope === "world" || scope === "country" ? [] : ["mlcareer salary"]),
  ];
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
