import type { Catalog, Refused, Source } from "../../catalog/schema.ts";
import {
  type Conflict,
  conflicts,
  type LevelStep,
  largestCountries,
  levelSteps,
  newest,
  type Trend,
  trends,
} from "./choose.ts";
import { type CompanyPay, compareCompanies, refusedOf } from "./companies.ts";
import { type Disagreement, findDisagreement } from "./disagree.ts";
import { compareMine, type Mine, type MineVerdict } from "./mine.ts";
import { selectRefused, sumRefused } from "./refused.ts";
import { convert, inMoneyOf, nameOf, type PayFilter, type PayRow, type PaySort, payRows, sortPay } from "./rows.ts";
import { type PayScale, scalesOf } from "./scales.ts";

/*
 * All that `salary` answers, chosen, sorted and counted: a view only draws it.
 */

export interface PayRequest {
  filters: PayFilter;
  sort?: PaySort | undefined;
  /** A currency to convert to; each country's own when left out. */
  currency?: string | undefined;
  /** The year whose money amounts are carried to. */
  real?: number | undefined;
  mine?: Mine | undefined;
}

/** A row left out, and why. */
export interface LeftOut {
  row: PayRow;
  reason: string;
}

export interface PayOverview {
  filters: PayFilter;
  sort: PaySort | undefined;
  /** How much is asked for: the world, one country, companies by name, or every figure of a source, level or year. */
  scope: "world" | "country" | "companies" | "detail";
  /** Every row that the filters let pass, sorted. */
  rows: PayRow[];
  /** Of those the ones to be drawn: the newest of each series. */
  shown: PayRow[];
  /** The same on scales. */
  scales: PayScale[];
  companies: CompanyPay;
  steps: LevelStep[];
  trends: Trend[];
  conflicts: Conflict[];
  disagreement?: Disagreement;
  refused: Refused[];
  left: LeftOut[];
  mine?: Mine & { verdicts: MineVerdict[] };
  /** The country to look at next. */
  largest: string;
  /** Of all rows, and of what is drawn. */
  sources: Source[];
  shownSources: Source[];
}

type Data = Pick<
  Catalog,
  "companies" | "companyPay" | "payOf" | "salaries" | "refused" | "refusedOf" | "sources" | "rates" | "inflation"
>;

/** What is known of pay for a request. Nothing found gives no rows and no tables. */
export function overviewOf(data: Data, request: PayRequest): PayOverview {
  const { filters, sort, mine } = request;
  const scope = scopeOf(filters);
  const left: LeftOut[] = [];
  const adjust = adjuster(data, request, left);
  const found = sortPay(adjust(payRows(data, filters)), sort);
  const companies = takesCompanies(scope) ? compareCompanies(data, { ...filters, sort }, adjust) : NO_COMPANIES;
  const shown = chooseShown(found, filters, scope);
  const inTables = companies.tables.flatMap(({ lines }) => lines.map(({ row }) => row));
  const rows = [...found, ...inTables, ...companies.neighbours.flatMap((one) => one.rows)];
  const disagreement = scope === "country" ? findDisagreement(shown, data.sources) : undefined;
  return {
    filters,
    sort,
    scope,
    rows,
    shown,
    scales: scalesOf(scope === "world" ? shown.filter(({ kind }) => kind !== "percentiles") : shown, { sort, mine }),
    companies,
    steps: scope === "detail" ? levelSteps(shown) : [],
    trends: scope === "detail" ? trends(found) : [],
    ...(disagreement ? { disagreement } : {}),
    // Worked out when asked for: the world's page shows none of them, and needs neither those refused nor the sources.
    get refused() {
      return sumRefused(selectRefused(refusedOf(data, filters.companies), filters));
    },
    get conflicts() {
      return conflicts(shown, data.sources);
    },
    get sources() {
      return usedSources(data.sources, rows);
    },
    get shownSources() {
      return usedSources(data.sources, [...shown, ...rows.slice(found.length)]);
    },
    left,
    ...(mine ? { mine: { ...mine, verdicts: compareMine(companies.tables, shown, mine, data.inflation) } } : {}),
    largest: largestCountries(shown, 1)[0] ?? "US",
  };
}

/** The newest of each series; beside companies percentiles of the last years only, single figures of every year. */
function chooseShown(found: readonly PayRow[], filters: PayFilter, scope: PayOverview["scope"]): PayRow[] {
  if (filters.year && filters.level) return [...found];
  const last = newest(found, { levels: scope !== "world" });
  if (!takesCompanies(scope)) return last;
  const year = Math.max(...last.map((row) => row.year));
  return last.filter((row) => row.kind !== "percentiles" || year - row.year <= RECENT);
}

/** Years back that stand beside the newest. */
const RECENT = 2;

const NO_COMPANIES: CompanyPay = { tables: [], few: [], neighbours: [], without: [] };

function scopeOf({ companies, country, source, level, year }: PayFilter): PayOverview["scope"] {
  if (companies) return "companies";
  if (source || level || year) return "detail";
  return country ? "country" : "world";
}

function takesCompanies(scope: PayOverview["scope"]): boolean {
  return scope === "companies" || scope === "country";
}

/** Rows in the money and currency asked for; those for want of a rate or an index go to `left`. Rates are read where needed. */
function adjuster(data: Data, { real, currency }: PayRequest, left: LeftOut[]) {
  return (rows: readonly PayRow[]): PayRow[] => {
    const priced = real ? inMoneyOf(rows, real, data.inflation) : { rows: [...rows], without: [] };
    for (const row of priced.without) left.push({ row, reason: `no price index from ${row.year} to ${real}` });
    if (!currency) return priced.rows;
    const converted = convert(priced.rows, currency, data.rates);
    for (const row of converted.without)
      left.push({ row, reason: `no rate from ${row.currency} to ${currency} for ${row.year}` });
    return converted.rows;
  };
}

/** The sources of the rows, and those they were seen in. */
function usedSources(sources: readonly Source[], rows: readonly PayRow[]): Source[] {
  const used = new Set(
    rows.flatMap(({ source, converted, real }) => [source, converted?.source, converted?.via, real?.source]),
  );
  for (const { id, via } of sources) if (used.has(id)) used.add(via);
  return sources.filter(({ id }) => used.has(id));
}

/** What a row left out is called. */
export function nameLeftOut({ row }: LeftOut): string {
  return nameOf(row);
}
