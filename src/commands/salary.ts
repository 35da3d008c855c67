import type { Catalog, Company } from "../catalog/schema.ts";
import { parseAmount } from "../core/money.ts";
import { nearest } from "../core/nearest.ts";
import { convert, findCompany, inMoneyOf, type PayRow, type PaySort, payRows, sortPay } from "../core/salary.ts";
import { UsageError, UserError } from "../errors.ts";
import { heading, paragraph } from "../render/blocks.ts";
import { payBlocks, payNotes } from "../views/pay.ts";
import { sourceList } from "../views/sources.ts";
import type { Session } from "./session.ts";

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
  "n",
  "confidence",
  "low",
  "p10",
  "p25",
  "median",
  "p75",
  "p90",
  "high",
  "source",
  "note",
] as const satisfies readonly (keyof PayRow)[];

/** Prints pay side by side: by company, with country averages as reference lines. */
export async function salary(session: Session, companies: readonly string[], options: SalaryOptions): Promise<void> {
  const catalog = await session.catalog();
  const filters = filtersOf(catalog, companies, options);
  const found = payRows(catalog, filters);
  if (found.length === 0) throw nothing(catalog.salaries, filters);
  const { rows: real, without: unpriced } = options.real
    ? inMoneyOf(found, options.real, catalog.inflation)
    : { rows: found, without: [] };
  const currency = options.currency && options.currency !== "native" ? options.currency : undefined;
  const { rows: inCurrency, without: unconverted } = currency
    ? convert(real, currency, catalog.rates)
    : { rows: real, without: [] };
  const rows = sortPay(inCurrency, options.sort);
  const left = [...unpriced, ...unconverted];
  if (rows.length === 0)
    throw new UserError(
      "None of these figures can be converted so: a rate or price index for their years is missing.",
      "Leave out --currency or --real.",
    );
  const sources = catalog.sources.filter(({ id }) =>
    rows.some((row) => row.source === id || row.converted?.source === id || row.real?.source === id),
  );
  if (session.json) {
    session.showJson({
      schemaVersion: 1,
      filters: { ...filters, ...(currency ? { currency } : {}), ...(options.real ? { real: options.real } : {}) },
      rows,
      refused: catalog.refused,
      sources,
    });
    return;
  }
  if (options.csv) {
    const { renderCsv } = await import("../render/csv.ts");
    session.io.out(renderCsv(CSV_FIELDS, rows));
    return;
  }
  const mine = options.mine === undefined ? undefined : ownPay(options.mine, rows);
  await session.show([
    heading("Pay of machine-learning engineers", 1),
    ...payBlocks(rows, {
      sort: options.sort,
      mine,
      thisYear: session.io.now().getUTCFullYear(),
      countries: catalog.countries,
    }),
    ...payNotes(rows, catalog.countries),
    ...(left.length > 0
      ? [paragraph(`${left.length} figures are left out: no rate or price index for their year.`, "warn")]
      : []),
    heading("Sources"),
    sourceList(sources),
  ]);
}

function filtersOf(
  catalog: Pick<Catalog, "companies" | "salaries" | "sources">,
  typed: readonly string[],
  options: SalaryOptions,
) {
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
    ...(country ? { country: country.toUpperCase() } : {}),
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

function nothing(all: readonly { country: string; year: number }[], filters: object): UserError {
  const countries = [...new Set(all.map(({ country }) => country))].sort();
  const years = [...new Set(all.map(({ year }) => year))].sort();
  return new UserError(
    `No pay figure matches ${Object.entries(filters)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}.`,
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
