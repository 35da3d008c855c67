import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import type { Catalog, Company } from "../catalog/schema.ts";
import { countryMeant } from "../core/pay/country.ts";
import { nameRefused, selectRefused, sumRefused } from "../core/pay/refused.ts";
import {
  convert,
  findCompany,
  inMoneyOf,
  nameOf,
  type PayFilter,
  type PayRow,
  type PaySort,
  payRows,
  sortPay,
  standings,
} from "../core/pay/rows.ts";
import { UsageError, UserError } from "../errors.ts";
import { parseAmount } from "../text/money.ts";
import { nearest } from "../text/nearest.ts";
import { count } from "../views/format.ts";
import { salaryPage, salaryRecords } from "../views/salary.ts";

export interface SalaryOptions {
  country?: string;
  source?: string;
  level?: string;
  year?: number;
  sort?: PaySort;
  currency?: string;
  real?: number;
  mine?: string;
  csv?: boolean;
  /** Whose pay: a role, or all groups there are. */
  role?: string;
}

/** A row left out, and why. */
interface LeftOut {
  row: PayRow;
  reason: string;
}

const CSV_FIELDS = [
  "company",
  "group",
  "country",
  "level",
  "year",
  "currency",
  "period",
  "kind",
  "basis",
  "counted",
  "n",
  "confidence",
  "low",
  "p10",
  "p25",
  "median",
  "p75",
  "p90",
  "high",
  "convertedFrom",
  "convertedRate",
  "convertedYear",
  "convertedSource",
  "realYear",
  "realFactor",
  "realSource",
  "source",
  "note",
] as const;

/** Prints pay side by side: an overview, or all about the companies or the country asked for. */
export async function salary(session: Session, companies: readonly string[], options: SalaryOptions): Promise<void> {
  const catalog = await session.catalog();
  const filters = filtersOf(catalog, companies, options);
  if (options.csv && session.json)
    throw new UsageError("--csv and --json exclude each other.", "Leave one of them out.");
  if (options.csv && options.mine !== undefined)
    throw new UsageError(
      "--csv holds the figures alone, so --mine has no place in it.",
      "Leave out one of the two, or use --json.",
    );
  const { rows, left } = adjusted(payRows(catalog, filters), catalog, filters, options);
  const mine = options.mine === undefined ? undefined : ownPay(options.mine, rows);
  if (session.json) return session.showJson(salaryJson(catalog, filters, options, rows, left, mine));
  if (options.csv) {
    const { renderCsv } = await import("../render/csv.ts");
    session.io.out(renderCsv(CSV_FIELDS, rows.map(flat)));
    if (left.length > 0) session.say(`${count(left.length, "figure")} left out: ${left[0]?.reason}.`);
    return;
  }
  const view = { filters, sort: options.sort, mine, thisYear: session.io.now().getFullYear() };
  await session.show(
    session.globals.plain ? salaryRecords(catalog, rows, view) : salaryPage(catalog, rows, left.length, view),
  );
}

function salaryJson(
  catalog: Catalog,
  filters: PayFilter,
  { currency, real }: SalaryOptions,
  rows: readonly PayRow[],
  left: readonly LeftOut[],
  mine: { value: number; currency: string } | undefined,
): object {
  return {
    schemaVersion: 1,
    filters: { ...filters, ...(currency ? { currency } : {}), ...(real ? { real } : {}) },
    rows,
    refused: selectRefused(catalog.refused, filters).map((entry) => ({
      ...entry,
      group: nameRefused(entry),
      reason: entry.why,
    })),
    leftOut: left.map(({ row, reason }) => ({
      name: nameOf(row),
      country: row.country,
      currency: row.currency,
      year: row.year,
      source: row.source,
      reason,
    })),
    ...(mine ? { mine: { amount: mine.value, currency: mine.currency, places: placesOf(rows, mine) } } : {}),
    sources: sourcesOf(catalog, rows),
  };
}

/** The percentile of an amount in every row that has percentiles in its currency. */
function placesOf(rows: readonly PayRow[], { value, currency }: { value: number; currency: string }): object[] {
  const same = rows.filter((row) => row.currency === currency);
  return standings(same, value).flatMap(({ row, between }) => {
    if (!between) return [];
    const { group = "", country, level, year, n, source } = row;
    return [{ group, country, ...(level ? { level } : {}), year, ...(n ? { n } : {}), source, ...between }];
  });
}

/** A row with what was converted as fields of its own. */
function flat({ converted, real, ...row }: PayRow): Partial<Record<(typeof CSV_FIELDS)[number], string | number>> {
  return {
    ...row,
    ...(converted
      ? {
          convertedFrom: converted.from,
          convertedRate: converted.rate,
          convertedYear: converted.year,
          convertedSource: [converted.source, converted.via].filter(Boolean).join(" and "),
        }
      : {}),
    ...(real ? { realYear: real.year, realFactor: real.factor, realSource: real.source } : {}),
  };
}

/** The rows in the money and currency asked for, sorted, and how many had to be left out for want of a rate or index. */
function adjusted(
  found: PayRow[],
  catalog: Catalog,
  filters: PayFilter,
  { real, currency, sort }: SalaryOptions,
): { rows: PayRow[]; left: LeftOut[] } {
  if (found.length === 0) throw nothing(catalog, filters);
  const priced = real ? inMoneyOf(found, real, catalog.inflation) : { rows: found, without: [] };
  const converted =
    currency && currency !== "native"
      ? convert(priced.rows, currency, catalog.rates)
      : { rows: priced.rows, without: [] };
  if (converted.rows.length === 0) {
    throw new UserError(
      "None of these figures can be converted so: a rate or price index for their years is missing.",
      "Leave out --currency or --real, or choose another year.",
    );
  }
  const left = [
    ...priced.without.map((row) => ({ row, reason: `no price index from ${row.year} to ${real}` })),
    ...converted.without.map((row) => ({ row, reason: `no rate from ${row.currency} to ${currency} for ${row.year}` })),
  ];
  return { rows: sortPay(converted.rows, sort), left };
}

function sourcesOf({ sources }: Catalog, rows: readonly PayRow[]): Catalog["sources"] {
  const used = new Set(
    rows.flatMap(({ source, converted, real }) => [source, converted?.source, converted?.via, real?.source]),
  );
  for (const { id, via } of sources) if (used.has(id)) used.add(via);
  return sources.filter(({ id }) => used.has(id));
}

function filtersOf(catalog: Catalog, typed: readonly string[], options: SalaryOptions): PayFilter {
  const { country, source, level, year } = options;
  const companies = typed.map((name) => companyId(catalog.companies, name));
  if (source && !catalog.sources.some(({ id }) => id === source)) {
    const used = [...new Set(catalog.salaries.map((row) => row.source))];
    const near = nearest(source, used);
    throw new UserError(
      `There is no source ${source}.`,
      near ? `Did you mean ${near}?` : `Sources of pay: ${used.join(", ")}`,
    );
  }
  return {
    ...(companies.length > 0 ? { companies } : {}),
    ...(options.role === "all" ? {} : { groups: roleOf(catalog, options.role ?? DEFAULT_ROLE).payGroups }),
    ...(country ? { country: countryOf(country, catalog) } : {}),
    ...(source ? { source } : {}),
    ...(level ? { level: level.toUpperCase() } : {}),
    ...(year ? { year } : {}),
  };
}

function companyId(companies: readonly Company[], typed: string): string {
  const found = findCompany(companies, typed);
  if (found) return found.id;
  const near = nearest(
    typed,
    companies.flatMap(({ id, name, aliases }) => [id, name, ...aliases]),
  );
  throw new UserError(
    `No pay is known for a company called ${typed}.`,
    near ? `Did you mean ${near}?` : `Companies: ${companies.map(({ id }) => id).join(", ")}`,
  );
}

/** A country as its code. Throws UsageError, or UserError where another code was meant. */
function countryOf(typed: string, { countries }: Catalog): string {
  const meant = countryMeant(typed, countries);
  const code = typed.trim().toUpperCase();
  if (code in countries || (/^[A-Z]{2}$/.test(code) && meant === undefined)) return code;
  throw new UserError(
    `There is no country ${typed}.`,
    meant ? `Did you mean ${meant} (${countries[meant] ?? meant})?` : "Two letters, such as IN, US or GB.",
  );
}

const REFUSED_SAID = 3;

function nothing({ salaries, refused }: Catalog, filters: PayFilter): UserError {
  const asked = Object.entries(filters).filter(([name]) => name !== "groups");
  const few = sumRefused(selectRefused(refused, filters));
  const said = few
    .slice(0, REFUSED_SAID)
    .map((entry) => `${nameRefused(entry)}: ${count(entry.n, "row")}, ${entry.why} [${entry.source ?? "?"}]`);
  const countries = [...new Set(salaries.map(({ country }) => country))].sort();
  const years = [...new Set(salaries.map(({ year }) => year))].sort();
  return new UserError(
    `No pay figure matches ${asked.map(([name, value]) => `${name} ${value}`).join(", ")}.` +
      (said.length > 0 ? `\nNot shown: ${said.join("; ")}.` : ""),
    `There are figures for ${countries.join(", ")} and the years ${years.join(", ")}.`,
  );
}

/** The user's own pay, in the currency it names or else the only one shown. */
function ownPay(text: string, rows: readonly PayRow[]): { value: number; currency: string } {
  const amount = parseAmount(text);
  if ("error" in amount) throw new UsageError(`--mine: ${amount.error}.`);
  const shown = [...new Set(rows.map(({ currency }) => currency))];
  const [only] = shown;
  const currency = amount.currency ?? (shown.length === 1 ? only : undefined);
  if (!currency)
    throw new UsageError(
      `--mine ${text}: which currency? The figures are in ${shown.join(" and ")}.`,
      "Write it with the amount, such as $150k or 18L, or choose a --country.",
    );
  if (!shown.includes(currency))
    throw new UsageError(
      `--mine ${text} is in ${currency}, but the figures shown are in ${shown.join(" and ")}.`,
      `Add --currency ${currency} or choose another --country.`,
    );
  return { value: amount.value, currency };
}
