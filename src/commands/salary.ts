import type { Catalog, Company } from "../catalog/schema.ts";
import { parseAmount } from "../core/money.ts";
import { nearest } from "../core/nearest.ts";
import {
  convert,
  findCompany,
  inMoneyOf,
  type PayFilter,
  type PayRow,
  type PaySort,
  payRows,
  sortPay,
} from "../core/salary.ts";
import { UsageError, UserError } from "../errors.ts";
import { salaryPage } from "../views/salary.ts";
import { roleOf, type Session } from "./session.ts";
import { DEFAULT_ROLE } from "./target.ts";

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

type Filters = PayFilter;

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
  "source",
  "note",
] as const satisfies readonly (keyof PayRow)[];

/** Prints pay side by side: an overview, or all about the companies or the country asked for. */
export async function salary(session: Session, companies: readonly string[], options: SalaryOptions): Promise<void> {
  const catalog = await session.catalog();
  const filters = filtersOf(catalog, companies, options);
  const { rows, left } = adjusted(payRows(catalog, filters), catalog, filters, options);
  if (session.json) {
    const { currency, real } = options;
    const asked = { ...filters, ...(currency ? { currency } : {}), ...(real ? { real } : {}) };
    return session.showJson({
      schemaVersion: 1,
      filters: asked,
      rows,
      refused: refusedOf(catalog, filters),
      sources: sourcesOf(catalog, rows),
    });
  }
  if (options.csv) {
    const { renderCsv } = await import("../render/csv.ts");
    return session.io.out(renderCsv(CSV_FIELDS, rows));
  }
  await session.show(
    salaryPage(catalog, rows, left, {
      filters,
      sort: options.sort,
      mine: options.mine === undefined ? undefined : ownPay(options.mine, rows),
      thisYear: session.io.now().getUTCFullYear(),
    }),
  );
}

/** The rows in the money and currency asked for, sorted, and how many had to be left out for want of a rate or index. */
function adjusted(
  found: PayRow[],
  catalog: Catalog,
  filters: Filters,
  { real, currency, sort }: SalaryOptions,
): { rows: PayRow[]; left: number } {
  if (found.length === 0) throw nothing(catalog.salaries, filters);
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
  return { rows: sortPay(converted.rows, sort), left: priced.without.length + converted.without.length };
}

/** Groups refused, of the groups and the country asked for; entries over several countries always belong. */
function refusedOf({ refused }: Catalog, { groups, country }: Filters): Catalog["refused"] {
  const ofGroup = (group: string) => !groups || groups.some((name) => group.startsWith(name));
  const ofCountry = (group: string) => {
    const named = /, ([A-Z]{2})(?: \d{4})?$/.exec(group)?.[1];
    return !country || named === undefined || named === country;
  };
  return refused.filter(({ group }) => ofGroup(group) && ofCountry(group));
}

function sourcesOf({ sources }: Catalog, rows: readonly PayRow[]): Catalog["sources"] {
  const used = new Set(rows.flatMap(({ source, converted, real }) => [source, converted?.source, real?.source]));
  for (const { id, via } of sources) if (used.has(id)) used.add(via);
  return sources.filter(({ id }) => used.has(id));
}

function filtersOf(catalog: Catalog, typed: readonly string[], options: SalaryOptions): Filters {
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
      .filter(([name]) => name !== "groups")
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
