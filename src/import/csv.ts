import { basename } from "node:path";
import type { Rate } from "../catalog/schema.ts";
import { groupPay, LEAST, mainCurrency, PAY_LEVELS, type Pay, type PayLevel } from "../core/pay/groups.ts";
import { midpoint } from "../core/pay/ranges.ts";
import { familyOf } from "../core/pay/titles.ts";
import { parseAmount } from "../text/money.ts";
import { columnsOf, empty } from "./columns.ts";
import type { Mapping } from "./csv-mapping.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { groupFields, refusedLines, salariesYaml } from "./salaries-yaml.ts";
import { Tally } from "./tally.ts";
import { type Bounds, boundsBy, isCountry, isCurrency, payFault, yearOf } from "./values.ts";

type Row = Pay & { currency: string; line: number };
type Part = keyof Mapping["columns"];
type Cell = (part: Part) => string;

export interface CsvOptions extends ReadOptions {
  /** Exchange rates, by which pay of all currencies is held to the same worth. */
  rates?: readonly Rate[] | undefined;
}

/** A row as pay, or why not: wrong in itself, or (left) sound but not asked for. */
type Outcome = { row: Row } | { fault: string } | { left: string };

/**
 * Reads anybody's CSV file into groups, its columns found by a mapping. Amounts may be written as people write them
 * (12,50,000 · 12.5L · $150k). Every row counts once; rows in another currency than most of their country are left out.
 * Throws UserError or DataError as importAijobs does.
 */
export async function importCsv(file: string, mapping: Mapping, options: CsvOptions = {}): Promise<ImportResult> {
  const tally = new Tally();
  const boundsOf = boundsBy(options.rates ?? []);
  const found: Row[] = [];
  let at: Record<string, number> | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, { ...options, delimiter: mapping.delimiter }, (cells, line) => {
    if (!at) {
      at = columnsOf(cells, Object.values(mapping.columns) as string[], file, mapping.delimiter);
      width = cells.length;
      return;
    }
    rows++;
    if (cells.length !== width) return tally.fault("the row has more or fewer cells than the header", line);
    const outcome = outcomeOf(cellsBy(mapping, at, cells), mapping, line, boundsOf);
    if ("row" in outcome) found.push(outcome.row);
    else if ("fault" in outcome) tally.fault(outcome.fault, line);
    else tally.leave(outcome.left, line);
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows);
  const currencies = currenciesOf(found);
  const kept = found.filter(({ country, currency, line }) => {
    const main = currency === currencies.get(country);
    if (!main) tally.leave("not in the currency of most pay in the country", line);
    return main;
  });
  const { groups, refused } = groupPay(kept);
  const lines = refusedLines(refused, LEAST);
  const fields = groups.map((group) => groupFields(group, currencies.get(group.country) ?? "", mapping.source));
  return withGroups(file, groups.length, {
    yaml: salariesYaml(heading(basename(file)), fields, lines),
    refused: lines,
    ...accounted({ rows, tally }),
  });
}

function cellsBy({ columns, values }: Mapping, at: Record<string, number>, cells: readonly string[]): Cell {
  return (part) => {
    const column = columns[part];
    if (column !== undefined) return (cells[at[column] as number] ?? "").trim();
    return String(values?.[part as keyof typeof values] ?? "");
  };
}

function outcomeOf(cell: Cell, mapping: Mapping, line: number, boundsOf: ReturnType<typeof boundsBy>): Outcome {
  const family = mapping.columns.title ? familyOf(cell("title")) : mapping.values?.group;
  const [currency, country, year] = [
    cell("currency").toUpperCase(),
    cell("country").toUpperCase(),
    yearOf(cell("year")),
  ];
  if (!isCurrency(currency)) return { fault: "the currency is not known (ISO 4217)" };
  if (!isCountry(country)) return { fault: "the country is no code of two letters" };
  if (year === undefined) return { fault: "the year is none from 1990 to 2100" };
  const pay = payOf(cell, mapping, currency, boundsOf(currency, year));
  if ("fault" in pay) return pay;
  const level = levelOf(cell("level"), mapping);
  if (level === "unknown") return { fault: "the level is none of EN, MI, SE, EX nor named under levels" };
  if (!family) return { left: "a title of none of the families" };
  const { basis = "people", columns } = mapping;
  const counted = columns.pay ? "rows" : "ranges";
  return { row: { family, country, year, level, amount: pay.amount, basis, counted, currency, line } };
}

function levelOf(word: string, { levels }: Mapping): PayLevel | "unknown" | undefined {
  if (word === "") return undefined;
  if (levels && Object.hasOwn(levels, word)) return levels[word];
  return PAY_LEVELS.find((level) => level === word) ?? "unknown";
}

type Amount = { amount: number } | { fault: string };

function payOf(cell: Cell, { columns }: Mapping, currency: string, bounds: Bounds): Amount {
  if (columns.pay) return amountOf(cell("pay"), currency, bounds);
  const [low, high] = [amountOf(cell("low"), currency, bounds), amountOf(cell("high"), currency, bounds)];
  if ("fault" in low) return low;
  if ("fault" in high) return high;
  if (low.amount > high.amount) return { fault: "the low end is above the high end" };
  return { amount: midpoint({ low: low.amount, high: high.amount }) };
}

function amountOf(text: string, currency: string, bounds: Bounds): Amount {
  if (/^\s*(-|\(|0+(\.0+)?\s*$)/.test(text)) return { fault: "the pay is zero or negative" };
  const read = parseAmount(text);
  if ("error" in read) return { fault: `the pay cannot be read with certainty, or is ${bounds.words}` };
  if (read.currency !== undefined && read.currency !== currency)
    return { fault: "the amount names another currency than the row" };
  const fault = payFault(read.value, bounds);
  return fault === undefined ? { amount: read.value } : { fault };
}

function currenciesOf(rows: readonly Row[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { country, currency } of rows) {
    const found = counts.get(country) ?? new Map<string, number>();
    counts.set(country, found.set(currency, (found.get(currency) ?? 0) + 1));
  }
  return new Map([...counts].map(([country, found]) => [country, mainCurrency(found)]));
}

function heading(name: string): string[] {
  return [
    `Pay by group, country, year and level. Made from ${name} by`,
    "mlcareer data import csv; make it again rather than change it. Quantiles of type 7; n counts rows.",
  ];
}
