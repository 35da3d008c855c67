import { extname } from "node:path";
import { checkFormat, deliver, REPORT_FORMATS, type ReportFormat, type Result } from "../app/deliver.ts";
import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import { quoted } from "../app/words.ts";
import type { Catalog, Company } from "../catalog/schema.ts";
import { companyNames } from "../core/pay/companies.ts";
import { countryMeant, countryNamed } from "../core/pay/country.ts";
import { employerKey, indexEmployers } from "../core/pay/employers.ts";
import type { Mine } from "../core/pay/mine.ts";
import { nameLeftOut, overviewOf, type PayOverview, type PayRequest } from "../core/pay/overview.ts";
import { nameRefused, selectRefused, sumRefused } from "../core/pay/refused.ts";
import { findCompany, type PayFilter, type PayRow, type PaySort, standings } from "../core/pay/rows.ts";
import { UsageError, UserError } from "../errors.ts";
import { parseAmount } from "../text/money.ts";
import { didYouMean } from "../text/unknown.ts";
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
  /** Sources in full, where they would stand in a line. */
  sources?: boolean;
  format?: ReportFormat;
  output?: string;
  force?: boolean;
}

const CSV_FIELDS = [
  "company",
  "group",
  "country",
  "city",
  "level",
  "year",
  "currency",
  "period",
  "kind",
  "pay",
  "basis",
  "counted",
  "n",
  "experience",
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

/** Prints or writes pay side by side: an overview, or all about the companies or the country asked for. */
export async function salary(session: Session, companies: readonly string[], options: SalaryOptions): Promise<void> {
  const catalog = await session.catalog();
  const filters = filtersOf(catalog, companies, options);
  const format = chooseFormat(session.json, options);
  const pay = findPay(catalog, filters, options);
  await deliver(session, payResult(session, catalog, pay, options), { ...options, format }, REPORT_FORMATS);
  if (format === "csv" && pay.left.length > 0)
    session.say(`${count(pay.left.length, "figure")} left out: ${pay.left[0]?.reason}.`);
}

/** The format asked for in one of the ways there are, else undefined. Throws UsageError where they contradict each other. */
function chooseFormat(json: boolean, options: SalaryOptions): ReportFormat | undefined {
  const { csv, format, output, mine } = options;
  if (csv && (json || (format && format !== "csv")))
    throw new UsageError(`--csv and ${json ? "--json" : "--format"} exclude each other.`, "Leave one of them out.");
  checkFormat(json, format);
  const named = format ?? (csv ? "csv" : undefined);
  if (mine !== undefined && (named ?? (json ? undefined : endingOf(output))) === "csv")
    throw new UsageError(
      "CSV holds the figures alone, so --mine has no place in it.",
      "Leave out --mine, or use --json.",
    );
  return named;
}

function endingOf(output = ""): string {
  return extname(output).slice(1).toLowerCase();
}

function findPay(catalog: Catalog, filters: PayFilter, { sort, currency, real, mine }: SalaryOptions): PayOverview {
  const request: PayRequest = { filters, sort, currency: currency === "native" ? undefined : currency, real };
  const found = overviewOf(catalog, request);
  if (found.rows.length === 0) throw nothing(catalog, filters, found);
  return mine === undefined ? found : overviewOf(catalog, { ...request, mine: ownPay(mine, found.rows) });
}

function payResult(session: Session, catalog: Catalog, pay: PayOverview, options: SalaryOptions): Result {
  const thisYear = session.io.now().getFullYear();
  const { sources = false } = options;
  return {
    what: "pay figures",
    title: "Pay",
    json: () => salaryJson(pay, options),
    page: (all) =>
      session.globals.plain && !all
        ? salaryRecords(catalog, pay)
        : salaryPage(catalog, pay, {
            thisYear,
            sources: all || sources,
            typed: all ? undefined : typedAs(pay, options),
          }),
    records: () => ({ fields: CSV_FIELDS, rows: pay.rows.map(flat) }),
  };
}

/** The command line that asks for these figures; what only changes how they look is left out. */
function typedAs(
  { filters: { companies = [], country, source, level, year } }: PayOverview,
  { role }: SalaryOptions,
): string {
  const flags = { country, source, level, year, role };
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${quoted(`${value}`)}`],
  );
  return ["mlcareer salary", ...companies.map(quoted), ...given].join(" ");
}

function salaryJson(pay: PayOverview, { currency, real }: SalaryOptions): object {
  const { filters, rows, refused, left, mine, sources } = pay;
  return {
    schemaVersion: 1,
    filters: { ...filters, ...(currency ? { currency } : {}), ...(real ? { real } : {}) },
    rows,
    refused: refused.map((entry) => ({ ...entry, group: nameRefused(entry), reason: entry.why })),
    leftOut: left.map((entry) => ({
      name: nameLeftOut(entry),
      country: entry.row.country,
      currency: entry.row.currency,
      year: entry.row.year,
      source: entry.row.source,
      reason: entry.reason,
    })),
    ...(mine ? { mine: { amount: mine.value, currency: mine.currency, places: placesOf(rows, mine) } } : {}),
    sources,
  };
}

/** The percentile of an amount in every row that has percentiles in its currency. */
function placesOf(rows: readonly PayRow[], { value, currency }: Mine): object[] {
  const same = rows.filter((row) => row.currency === currency);
  return standings(same, value).flatMap(({ row, between }) => {
    if (!between) return [];
    const { company, group = "", country, level, year, n, source } = row;
    return [
      {
        ...(company ? { company } : {}),
        group,
        country,
        ...(level ? { level } : {}),
        year,
        ...(n ? { n } : {}),
        source,
        ...between,
      },
    ];
  });
}

/** A row with what was converted as fields of its own. */
function flat({ converted, real, ...row }: PayRow): {
  [field in (typeof CSV_FIELDS)[number]]?: string | number | undefined;
} {
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

function filtersOf(catalog: Catalog, typed: readonly string[], options: SalaryOptions): PayFilter {
  const { country, source, level, year } = options;
  const companies = typed.map((name) => companyId(catalog.companies, name));
  if (source && !catalog.sources.some(({ id }) => id === source)) {
    const used = [...new Set(catalog.salaries.map((row) => row.source))];
    throw new UserError(
      `There is no source ${source}.`,
      didYouMean(source, used, `Sources of pay: ${used.join(", ")}`),
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
  // As filed costs a look at every name without its signs: only where the name as it is leads nowhere.
  const found = findCompany(companies, typed) ?? indexEmployers(companies).get(employerKey(typed));
  if (found) return found.id;
  throw new UserError(
    `No pay is known for a company called ${typed}.`,
    didYouMean(
      typed,
      companyNames(companies),
      `${count(companies.length, "company", "companies")} are known; those with most behind them: mlcareer salary --country US, or IN.`,
    ),
  );
}

/** A country as its code. Throws UsageError, or UserError where another code was meant. */
function countryOf(typed: string, { countries }: Catalog): string {
  const named = countryNamed(typed, countries);
  if (named !== undefined && named in countries) return named;
  const meant = countryMeant(typed, countries);
  const code = typed.trim().toUpperCase();
  if (code in countries || (/^[A-Z]{2}$/.test(code) && meant === undefined)) return code;
  throw new UserError(
    `There is no country ${typed}.`,
    meant ? `Did you mean ${meant} (${countries[meant] ?? meant})?` : "Two letters, such as IN, US or GB.",
  );
}

const REFUSED_SAID = 3;

function nothing({ salaries, refused }: Catalog, filters: PayFilter, { left }: PayOverview): UserError {
  if (left.length > 0)
    return new UserError(
      "None of these figures can be converted so: a rate or price index for their years is missing.",
      "Leave out --currency or --real, or choose another year.",
    );
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
function ownPay(text: string, rows: readonly PayRow[]): Mine {
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
