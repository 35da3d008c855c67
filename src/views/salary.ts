import type { Catalog } from "../catalog/schema.ts";
import { conflicts, largestCountries, levelSteps, newest, trends } from "../core/pay-views.ts";
import type { PayFilter, PayRow, PaySort } from "../core/salary.ts";
import { type Block, code, heading, list, type Page, paragraph } from "../render/blocks.ts";
import {
  conflictBlocks,
  levelBlocks,
  overviewBlocks,
  type PayOptions,
  payBlocks,
  payNotes,
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
    ...conflictBlocks(conflicts(shown), options),
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

const REFUSED_SHOWN = 3;

function refusedBlocks({ refused }: Data, { country, groups }: PayFilter): Block[] {
  if (!country) return [];
  const here = refused.filter(
    ({ group }) => group.endsWith(`, ${country}`) && (!groups || groups.some((name) => group.startsWith(name))),
  );
  if (here.length === 0) return [];
  return [
    paragraph("Too few to show (fewer than 5):"),
    list(here.slice(0, REFUSED_SHOWN).map(({ group, n, reason }) => `${group}: ${n} rows, ${reason}`)),
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
  const ids = new Set(rows.flatMap(({ source, converted, real }) => [source, converted?.source, real?.source]));
  for (const { id, via } of sources) if (ids.has(id)) ids.add(via);
  return ids;
}
