import { checkFormat, formatOf, REPORT_FORMATS, type ReportFormat } from "../app/deliver.ts";
import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
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
  const request: PayRequest = {
    filters,
    sort: options.sort,
    currency: options.currency === "native" ? undefined : options.currency,
    real: options.real,
  };
  const found = overviewOf(catalog, request);
  if (found.rows.length === 0) throw nothing(catalog, filters, found);
  const mine = options.mine === undefined ? undefined : ownPay(options.mine, found.rows);
  const pay = mine ? overviewOf(catalog, { ...request, mine }) : found;
  const file = options.output;
  if (file === undefined || file === STANDARD_OUTPUT) return printPay(session, catalog, pay, options, format);
  // Fetched here, since nearly nobody writes to a file and all would wait for it.
  const { writeOutput } = await import("../io/destination.ts");
  await writeOutput(file, await renderPay(session, catalog, pay, options, format), { force: options.force ?? false });
  session.say(`Wrote ${file}.`);
}

/** What stands for standard output. */
const STANDARD_OUTPUT = "-";

/** The format asked for in one of the ways there are. Throws UsageError where they contradict each other. */
function chooseFormat(json: boolean, options: SalaryOptions): ReportFormat {
  if (options.csv && (json || (options.format && options.format !== "csv")))
    throw new UsageError(`--csv and ${json ? "--json" : "--format"} exclude each other.`, "Leave one of them out.");
  checkFormat(json, options.format);
  const { output } = options;
  const byName = output === STANDARD_OUTPUT ? undefined : output;
  const plain = options.format ?? (json ? "json" : options.csv ? "csv" : undefined);
  const format = plain ?? (byName === undefined ? "text" : formatOf(byName, REPORT_FORMATS));
  if (format === "csv" && options.mine !== undefined)
    throw new UsageError(
      "--csv holds the figures alone, so --mine has no place in it.",
      "Leave out one of the two, or use --json.",
    );
  return format;
}

async function printPay(
  session: Session,
  catalog: Catalog,
  pay: PayOverview,
  options: SalaryOptions,
  format: ReportFormat,
): Promise<void> {
  if (format === "json") return session.showJson(salaryJson(pay, options));
  if (format === "text")
    return session.show(
      session.globals.plain ? salaryRecords(catalog, pay) : salaryPage(catalog, pay, viewOf(session, options)),
    );
  session.io.out(await renderPay(session, catalog, pay, options, format));
  if (format === "csv" && pay.left.length > 0)
    session.say(`${count(pay.left.length, "figure")} left out: ${pay.left[0]?.reason}.`);
}

function viewOf(session: Session, { sources = false }: SalaryOptions) {
  return { thisYear: session.io.now().getFullYear(), sources };
}

async function renderPay(
  session: Session,
  catalog: Catalog,
  pay: PayOverview,
  options: SalaryOptions,
  format: ReportFormat,
): Promise<string> {
  if (format === "json") return `${JSON.stringify(salaryJson(pay, options), undefined, 2)}\n`;
  if (format === "csv") return (await import("../render/csv.ts")).renderCsv(CSV_FIELDS, pay.rows.map(flat));
  const page = salaryPage(catalog, pay, { ...viewOf(session, options), sources: true });
  if (format === "html") return (await import("../render/html.ts")).renderHtml(page, "Pay");
  if (format === "md") return (await import("../render/markdown.ts")).renderMarkdown(page);
  return (await import("../render/plain.ts")).renderPlain(page);
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
  // As filed costs a look at every name without its signs: only where the name as it is leads nowhere.
  const found = findCompany(companies, typed) ?? indexEmployers(companies).get(employerKey(typed));
  if (found) return found.id;
  const near = nearest(typed, companyNames(companies));
  throw new UserError(
    `No pay is known for a company called ${typed}.`,
    near
      ? `Did you mean ${near}?`
      : `${count(companies.length, "company", "companies")} are known; those with most behind them: mlcareer salary --country US, or IN.`,
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
