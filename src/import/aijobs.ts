import { basename } from "node:path";
import type { Refused } from "../catalog/schema.ts";
import { compare, groupPay } from "../core/pay/groups.ts";
import { FAMILIES } from "../core/pay/titles.ts";
import { AijobsIndex, COLUMNS } from "./aijobs-index.ts";
import { columnsOf, empty } from "./columns.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { groupFields, refusedLines, salariesYaml } from "./salaries-yaml.ts";

export interface AijobsOptions extends ReadOptions {
  /** The id under which sources.yaml describes the file; aijobs-2025 when left out. */
  source?: string | undefined;
  /** Whether adjacent equal rows are put together as ranges; `auto`: unless repeated adverts were removed before. */
  ends?: "auto" | "pairs" | "rows" | undefined;
}

/** Countries that write their own money with a bare $, which an index may take for the US dollar. */
const OWN_DOLLARS: ReadonlySet<string> = new Set("AR AU CA CL CO HK MX NZ SG TW".split(" "));
const DOLLAR_NOTE =
  "The index gives most pay of this country in US dollars; it may have read the country's own bare $ so.";

/**
 * Reads a file of the aijobs.net salary index into groups of title family, country of residence, year and level, in the
 * currency most rows of the country are in. Throws UserError or DataError (with file:line) when it is no such file, is
 * wrong in more than a tenth of its rows, or holds no group of five.
 */
export async function importAijobs(file: string, options: AijobsOptions = {}): Promise<ImportResult> {
  const { source = "aijobs-2025", ends = "auto" } = options;
  let index: AijobsIndex | undefined;
  await readCsv(file, options, (cells, line, delimiter) => {
    if (index) index.add(cells, line);
    else index = new AijobsIndex(columnsOf(cells, COLUMNS, { file, line, delimiter }), cells.length);
  });
  // The compiler does not see that the callback has set it.
  const found = index as AijobsIndex | undefined;
  if (!found || found.rows === 0) throw empty(file);
  found.finishRun();
  found.tally.check(file, found.rows);
  const pairs = ends === "pairs" || (ends === "auto" && !found.isDeduplicated());
  const { groups, refused } = groupPay(found.pays(pairs));
  const lines = [...refusedLines(refused), ...currencyLines(found)];
  const rows = groups.map((group) => {
    const currency = found.currencyOf(group.country);
    const doubtful = currency === "USD" && OWN_DOLLARS.has(group.country);
    return groupFields(group, currency, { source, note: doubtful ? DOLLAR_NOTE : undefined });
  });
  return withGroups(file, groups.length, {
    yaml: salariesYaml(heading(basename(file), pairs), rows, lines),
    refused: lines,
    ...accounted(found),
  });
}

function currencyLines(index: AijobsIndex): Refused[] {
  return [...index.otherCurrency]
    .sort(([a], [b]) => compare(a, b))
    .map(([country, counts]) => ({
      country,
      n: [...counts.values()].reduce((sum, n) => sum + n, 0),
      why: `paid in ${listed([...counts.keys()].sort())}, not in ${index.currencyOf(country)} as most rows of the country; neither converted nor mixed`,
    }));
}

/** A line has room for about fifty currencies. */
const CURRENCIES = 40;

function listed(currencies: readonly string[]): string {
  const more = currencies.length - CURRENCIES;
  return `${currencies.slice(0, CURRENCIES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function heading(name: string, pairs: boolean): string[] {
  return [
    `Pay by title family, country of residence, year and level. Made from ${name} by`,
    "mlcareer data import aijobs; make it again rather than change it.",
    `Families: ${FAMILIES.join(", ")}.`,
    "Full-time only, a year's gross pay, in the currency most rows of a country are in. Quantiles of type 7.",
    ...(pairs
      ? [
          "counted: ranges: two adjacent rows equal in all but pay are the ends of one advertised range; an advert that",
          "stands in the file again is dropped; n counts adverts, the percentiles are those of the ranges' midpoints.",
        ]
      : [
          "counted: rows: repeated adverts had been removed from the file, which breaks the pairs of rows that are the two",
          "ends of one advertised range; n counts rows (most adverts give two), the percentiles are those of the rows.",
        ]),
    "basis: adverts where most rows of the year stand in such pairs, else people (answers to a survey).",
  ];
}
