import type { Catalog, Company, CompanyRow, Refused } from "../../catalog/schema.ts";
import { groupBy } from "../../text/group.ts";
import { type PayRow, type PaySort, payRow, sortPay } from "./rows.ts";

/*
 * Pay of companies side by side: one table for each title, country, currency, year and kind of pay, so that nothing
 * incomparable shares a scale. A company without the title asked for stands under software engineer, in a table of its own.
 */

/** A company in a table. */
export interface CompanyLine {
  row: PayRow;
  /** Its median above (or below) that of all employers of the title, as a share. */
  against?: number;
  /** Its median against that of an earlier year, as a share; in the money of each year. */
  since?: { year: number; share: number };
}

export interface CompanyTable {
  /** The titles in it: those asked for, or software engineer in their place. */
  families: string[];
  instead: boolean;
  lines: CompanyLine[];
  /** All employers of the first title together, where the source counts them. */
  all?: PayRow;
  /** Companies that have no room in it. */
  more: number;
}

export interface CompanyPay {
  tables: CompanyTable[];
  /** Asked for and counted, but too few to show. */
  few: { company: string; family: string; n: number; year?: number | undefined }[];
  /** Other titles of the companies asked for: newest first. */
  neighbours: { company: string; rows: PayRow[] }[];
  /** Companies asked for of which there are no percentiles. */
  without: string[];
}

export interface CompanyRequest {
  /** Ids; all companies when left out. */
  companies?: readonly string[] | undefined;
  country?: string | undefined;
  source?: string | undefined;
  level?: string | undefined;
  year?: number | undefined;
  /** Titles asked for; every title when left out. */
  groups?: readonly string[] | undefined;
  sort?: PaySort | undefined;
}

type Data = Pick<Catalog, "companies" | "companyPay" | "payOf" | "salaries" | "refused" | "refusedOf">;

/** Another title of the same work: what Amazon and Microsoft call their machine-learning engineers. */
const SAME_WORK: Readonly<Record<string, readonly string[]>> = { "Machine Learning Engineer": ["Applied Scientist"] };
const SOFTWARE = "Software Engineer";

/** So many companies stand in a table where nobody is named; fewer where there are several tables (base and total). */
const MOST = 15;
const MOST_OF_SEVERAL = 6;

/** What is known of the companies asked for, or of those with most behind them. `adjust`: currency and year of money. */
export function compareCompanies(
  data: Data,
  request: CompanyRequest,
  adjust: (rows: readonly PayRow[]) => PayRow[] = (rows) => [...rows],
): CompanyPay {
  const names = new Map(data.companies.map(({ id, name }) => [id, name]));
  const pay = (request.companies && data.payOf?.(request.companies)) ?? data.companyPay;
  const rows = pay.filter((row) => fits(row, request));
  const chosen = chooseTitles(request.companies ? rows : narrow(rows, request), request.groups);
  const tables = tabulate(newestOf(chosen), { data, pay, names, request, adjust });
  const used = new Set(chosen);
  const asked = request.companies ?? [];
  const hasTitle = new Set(
    chosen.filter(({ group }) => !request.groups || isAsked(group, request.groups)).map(({ company }) => company),
  );
  return {
    tables,
    few: findFew(
      refusedOf(data, asked),
      asked.filter((id) => !hasTitle.has(id)),
      request,
      names,
    ),
    neighbours: asked.flatMap((id) => {
      const others = newestOf(rows.filter((row) => row.company === id && !used.has(row)));
      const own = adjust(others.map((row) => payRow(row, names))).sort(
        (a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0),
      );
      return own.length > 0 ? [{ company: names.get(id) ?? id, rows: own }] : [];
    }),
    without: asked.filter((id) => !rows.some(({ company }) => company === id)).map((id) => names.get(id) ?? id),
  };
}

function fits(row: CompanyRow, { companies, country, source, level, year }: CompanyRequest): boolean {
  return (
    (!companies || companies.includes(row.company)) &&
    (!country || row.country === country) &&
    (!source || row.source === source) &&
    (!year || row.year === year) &&
    row.level === level
  );
}

/** Where nobody is named, the newest year, and the titles asked for unless no company of the country has one. */
function narrow(rows: readonly CompanyRow[], { groups, country }: CompanyRequest): CompanyRow[] {
  const newest = inNewestYear(rows);
  if (!groups || !country) return newest;
  const asked = newest.filter(({ group }) => isAsked(group, groups));
  return asked.length > 0 ? asked : newest.filter(({ group }) => group === SOFTWARE);
}

/** Of each company and country the first title that it has: one asked for, one of the same work, or software engineer. */
function chooseTitles(rows: readonly CompanyRow[], groups: readonly string[] | undefined): CompanyRow[] {
  if (!groups) return [...rows];
  const ladder = [...groups.flatMap((group) => [group, ...(SAME_WORK[group] ?? [])]), SOFTWARE];
  const onLadder = rows.filter(({ group }) => group !== undefined && ladder.includes(group));
  return [...groupBy(onLadder, ({ company, country }) => `${company} ${country}`).values()].flatMap((own) => {
    const title = ladder.find((family) => own.some(({ group }) => group === family));
    return title === undefined ? [] : own.filter(({ group }) => group === title);
  });
}

/** The newest year of each company, title, country and kind of pay. */
function newestOf(rows: readonly CompanyRow[]): CompanyRow[] {
  const series = groupBy(rows, ({ company, group, country, pay, city }) =>
    JSON.stringify([company, group, country, pay, city]),
  );
  return [...series.values()].flatMap((own) => {
    const last = Math.max(...own.map(({ year }) => year));
    return own.filter(({ year }) => year === last);
  });
}

/** Where nobody is named, only the newest year of each country. */
function inNewestYear(rows: readonly CompanyRow[]): CompanyRow[] {
  const last = new Map<string, number>();
  for (const { country, year } of rows) last.set(country, Math.max(year, last.get(country) ?? 0));
  return rows.filter(({ country, year }) => year === last.get(country));
}

interface Making {
  data: Data;
  /** Every year of the companies in question. */
  pay: readonly CompanyRow[];
  names: ReadonlyMap<string, string>;
  request: CompanyRequest;
  adjust: (rows: readonly PayRow[]) => PayRow[];
}

function tabulate(rows: readonly CompanyRow[], making: Making): CompanyTable[] {
  const { request } = making;
  const isInstead = ({ group }: CompanyRow) => request.groups !== undefined && !isAsked(group, request.groups);
  const tables = [
    ...groupBy(rows, (row) =>
      JSON.stringify([
        isInstead(row),
        row.country,
        row.currency,
        row.year,
        row.pay,
        row.basis,
        request.groups ? "" : row.group,
      ]),
    ).values(),
  ];
  // Where nobody is named, companies without the title are no answer, unless no company of the country has it.
  const named = request.companies !== undefined;
  const hasTitle = new Set(rows.filter((row) => !isInstead(row)).map(({ country }) => country));
  const shown = tables.filter(([first]) => first && (named || !isInstead(first) || !hasTitle.has(first.country)));
  return shown
    .map((table) => makeTable(table, isInstead(table[0] as CompanyRow), making, shown.length))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => Number(a.instead) - Number(b.instead) || yearOf(b) - yearOf(a));
}

const yearOf = ({ lines }: CompanyTable) => lines[0]?.row.year ?? 0;

function isAsked(group: string | undefined, groups: readonly string[]): boolean {
  return group !== undefined && groups.some((name) => name === group || SAME_WORK[name]?.includes(group));
}

function mostOf({ companies, groups }: CompanyRequest, all: number, tables: number): number {
  if (companies) return all;
  return groups && tables === 1 ? MOST : MOST_OF_SEVERAL;
}

function makeTable(table: readonly CompanyRow[], instead: boolean, making: Making, count: number): CompanyTable {
  const { data, pay, names, request, adjust } = making;
  const most = mostOf(request, table.length, count);
  const largest = [...table].sort((a, b) => (b.n ?? 0) - (a.n ?? 0)).slice(0, most);
  const lines = largest.flatMap((own): CompanyLine[] => {
    const [row] = adjust([payRow(own, names)]);
    if (!row) return [];
    const whole = wholeOf(data.salaries, own);
    const before = earlier(pay, own);
    return [
      {
        row,
        ...(whole ? { against: own.median / whole.median - 1 } : {}),
        ...(before ? { since: { year: before.year, share: own.median / before.median - 1 } } : {}),
      },
    ];
  });
  const order = sortPay(
    lines.map(({ row }) => row),
    request.sort ?? "median",
  );
  const families = [...new Set(largest.map(({ group = "" }) => group))].sort(
    (a, b) => Number(b === request.groups?.[0]) - Number(a === request.groups?.[0]),
  );
  const first = largest.find(({ group }) => group === families[0]);
  const whole = first && wholeOf(data.salaries, first);
  const [all] = whole ? adjust([payRow(whole, names)]) : [];
  return {
    families,
    instead,
    lines: lines.sort((a, b) => order.indexOf(a.row) - order.indexOf(b.row)),
    ...(all ? { all } : {}),
    more: table.length - largest.length,
  };
}

type Whole = Extract<Catalog["salaries"][number], { kind: "percentiles" }>;

/** All employers of the same title, country, year and source. */
function wholeOf(
  salaries: Data["salaries"],
  { group, country, year, source, pay, level }: CompanyRow,
): Whole | undefined {
  return salaries.find(
    (row): row is Whole =>
      row.kind === "percentiles" &&
      row.source === source &&
      row.group === group &&
      row.country === country &&
      row.year === year &&
      row.pay === pay &&
      row.level === level,
  );
}

/** The same company, title and kind of pay in the last year before. */
function earlier(rows: readonly CompanyRow[], own: CompanyRow): CompanyRow | undefined {
  return rows
    .filter(
      (row) =>
        row.company === own.company &&
        row.group === own.group &&
        row.country === own.country &&
        row.currency === own.currency &&
        row.pay === own.pay &&
        row.basis === own.basis &&
        row.level === own.level &&
        row.year < own.year,
    )
    .sort((a, b) => b.year - a.year)[0];
}

/** What is refused of some companies, of all groups where none is named. */
export function refusedOf(
  data: Pick<Data, "refused" | "refusedOf">,
  companies?: readonly string[],
): readonly Refused[] {
  return (companies && data.refusedOf?.(companies)) ?? data.refused;
}

function findFew(
  refused: readonly Refused[],
  asked: readonly string[],
  { groups, country, year, source }: CompanyRequest,
  names: ReadonlyMap<string, string>,
): CompanyPay["few"] {
  return refused.flatMap((entry) => {
    const { company, family = "", n } = entry;
    if (!company || !asked.includes(company)) return [];
    if ((country && entry.country !== country) || (year && entry.year !== year)) return [];
    if ((source && entry.source !== source) || (groups && !isAsked(family, groups))) return [];
    return [{ company: names.get(company) ?? company, family, n, year: entry.year }];
  });
}

/** Every percentile of one company, newest first, then by how many are counted. */
export function companyRows(data: Pick<Data, "companies" | "companyPay" | "payOf">, id: string): PayRow[] {
  const { companies } = data;
  const names = new Map(companies.map((company) => [company.id, company.name]));
  return (data.payOf?.([id]) ?? data.companyPay)
    .filter(({ company }) => company === id)
    .map((row) => payRow(row, names))
    .sort((a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0));
}

/** Companies whose name or alias is near what was typed, for "did you mean". */
export function companyNames(companies: readonly Company[]): string[] {
  return companies.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
}
