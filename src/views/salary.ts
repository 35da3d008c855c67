import type { Catalog } from "../catalog/schema.ts";
import { conflicts, largestCountries, levelSteps, newest, trends } from "../core/pay/choose.ts";
import { nameRefused, selectRefused, sumRefused } from "../core/pay/refused.ts";
import { EXPERIENCE, nameOf, type PayFilter, type PayRow, type PaySort, standings } from "../core/pay/rows.ts";
import { type Block, code, heading, list, type Page, paragraph, type Text, table } from "../render/blocks.ts";
import { count } from "./format.ts";
import {
  conflictBlocks,
  levelBlocks,
  overviewBlocks,
  type PayOptions,
  payBlocks,
  payNotes,
  standingText,
  trendBlocks,
} from "./pay.ts";
import { sourceList } from "./sources.ts";

export interface SalaryView {
  filters: PayFilter;
  sort?: PaySort | undefined;
  mine?: { value: number; currency: string } | undefined;
  thisYear: number;
}

type Data = Pick<Catalog, "countries" | "market" | "refused" | "sources">;

/**
 * Pay as a page. Without a country or a source: companies and averages, then an overview by country. With one: every
 * level of the newest year on one scale, the years before, what a level is worth.
 */
export function salaryPage(data: Data, rows: readonly PayRow[], left: number, view: SalaryView): Page {
  const { filters, thisYear, sort, mine } = view;
  const options: PayOptions = { countries: data.countries, thisYear, sort, mine };
  const close = Boolean(filters.country || filters.source || filters.level || filters.year || filters.companies);
  const shown = shownRows(rows, filters, close);
  return [
    heading(title(filters), 1),
    ...(close ? payBlocks(shown, options) : overview(shown, options)),
    ...(close ? levelBlocks(levelSteps(shown)) : []),
    ...(close ? trendBlocks(trends(rows), options) : []),
    ...conflictBlocks(conflicts(shown, data.sources), options),
    ...refusedBlocks(data, filters),
    ...payNotes(shown, data.countries),
    ...(left > 0 ? [paragraph(`${left} figures are left out: no rate or price index for their year.`, "warn")] : []),
    ...factorBlocks(data),
    heading("Sources"),
    sourceList(data.sources.filter(({ id }) => used(shown, data).has(id))),
  ];
}

function title({ groups }: PayFilter): string {
  return groups?.[0] ? `Pay: ${groups[0]}` : "Pay: all groups";
}

/** The newest year of every series, unless a year was asked for; single levels only when looked at closely. */
function shownRows(rows: readonly PayRow[], filters: PayFilter, close: boolean): PayRow[] {
  if (filters.year && filters.level) return [...rows];
  return newest(rows, { levels: close });
}

function overview(rows: readonly PayRow[], options: PayOptions): Block[] {
  const [top = "US"] = largestCountries(rows, 1);
  return [
    ...payBlocks(
      rows.filter(({ kind }) => kind !== "percentiles"),
      options,
    ),
    ...(options.mine ? [percentileHint(top)] : []),
    heading("By country"),
    ...overviewBlocks(rows, options),
    paragraph(
      [
        "All levels together, each country in its own money. Levels and years of one: ",
        code(`mlcareer salary --country ${top}`),
      ],
      "dim",
    ),
  ];
}

function percentileHint(country: string): Block {
  return paragraph(["For the percentile of your pay name its country: ", code(`--country ${country}`), "."], "warn");
}

const REFUSED_SHOWN = 3;

function refusedBlocks({ refused }: Data, filters: PayFilter): Block[] {
  if (!filters.country && !filters.source && !filters.year && !filters.level) return [];
  const here = sumRefused(selectRefused(refused, filters));
  if (here.length === 0) return [];
  const more = here.length - REFUSED_SHOWN;
  return [
    paragraph("Not shown:"),
    list([
      ...here
        .slice(0, REFUSED_SHOWN)
        .map(
          (entry): Text =>
            `${nameRefused(entry)}: ${count(entry.n, "row")}, ${entry.why}${entry.source ? ` [${entry.source}]` : ""}`,
        ),
      ...(more > 0 ? [[`${more} more: `, code("--json"), " lists them"]] : []),
    ]),
  ];
}

/** The figures as records that each say all about themselves, for grep and screen readers. */
export function salaryRecords(data: Data, rows: readonly PayRow[], { filters, mine }: SalaryView): Page {
  const text = (value: string | number | undefined) => (value === undefined ? "" : String(value));
  const columns = [
    "Who",
    "Level",
    "Country",
    "Year",
    "Currency",
    "Kind",
    "n",
    "Confidence",
    "Low",
    "P25",
    "Median",
    "P75",
    "High",
    "Source",
  ];
  const places = mine
    ? standings(
        rows.filter(({ currency }) => currency === mine.currency),
        mine.value,
      )
    : [];
  return [
    heading(title(filters), 1),
    table(
      columns.map((name) => ({ title: name })),
      rows.map((row) =>
        [
          nameOf(row),
          row.level ? EXPERIENCE[row.level] : "all levels",
          row.country,
          row.year,
          row.currency,
          row.kind,
          row.n,
          row.confidence,
          row.low,
          row.p25,
          row.median,
          row.p75,
          row.high,
          row.source,
        ].map(text),
      ),
    ),
    ...places.map((place) => paragraph(standingText(place, mine?.value ?? 0))),
    ...refusedBlocks(data, filters),
    ...payNotes(rows, data.countries),
    sourceList(data.sources.filter(({ id }) => used(rows, data).has(id))),
  ];
}

/** What pay depends on, and which of it these figures can show. */
const SEEN: Record<string, string> = {
  company: "here: only the five companies of 2019",
  location: "here: by country",
  "skill-set": "not in these figures",
  education: "not in these figures",
  experience: "here: by level, where there are enough",
};

function factorBlocks({ market }: Data): Block[] {
  const factors = market.payFactors.map(({ id, name }) => `${name} (${SEEN[id] ?? "not in these figures"})`);
  return factors.length === 0 ? [] : [paragraph(`Pay depends on: ${factors.join("; ")}.`)];
}

/** The sources of the rows, and those they were seen in. */
function used(rows: readonly PayRow[], { sources }: Data): Set<string | undefined> {
  const ids = new Set(
    rows.flatMap(({ source, converted, real }) => [source, converted?.source, converted?.via, real?.source]),
  );
  for (const { id, via } of sources) if (ids.has(id)) ids.add(via);
  return ids;
}
