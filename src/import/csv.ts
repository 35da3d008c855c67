import { basename } from "node:path";
import type { Rate } from "../catalog/schema.ts";
import { groupPay, mainCurrency, PAY_LEVELS, type PayLevel, type Pays } from "../core/pay/groups.ts";
import { midpoint } from "../core/pay/ranges.ts";
import { familyOf } from "../core/pay/titles.ts";
import { parseAmount } from "../text/money.ts";
import { columnsOf, empty } from "./columns.ts";
import type { Mapping } from "./csv-mapping.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { groupFields, refusedLines, salariesYaml } from "./salaries-yaml.ts";
import { SHOWN, Tally } from "./tally.ts";
import { type Bounds, boundsBy, isCountry, isCurrency, payFault, yearOf } from "./values.ts";

type Part = keyof Mapping["columns"];
type Cell = (part: Part) => string;

export interface CsvOptions extends ReadOptions {
  /** Exchange rates, by which pay of all currencies is held to the same worth. */
  rates?: readonly Rate[] | undefined;
}

/** Rows of one group and currency. */
interface Alike extends Pays {
  currency: string;
  amounts: number[];
}

/** Why a row is not used: wrong in itself, or (left) sound but not asked for. */
type Unused = { fault: string } | { left: string };

/** What the cells besides the pay make of a row. */
type Kind = { fault: string } | { currency: string; bounds: Bounds; rest: { alike: Alike } | Unused };

/**
 * Reads anybody's CSV file into groups, its columns found by a mapping. Amounts may be written as people write them
 * (12,50,000 · 12.5L · $150k). Every row counts once; rows in another currency than most of their country are left out.
 * Throws UserError or DataError as importAijobs does.
 */
export async function importCsv(file: string, mapping: Mapping, options: CsvOptions = {}): Promise<ImportResult> {
  const tally = new Tally();
  const kept = new Rows();
  const boundsOf = boundsBy(options.rates ?? []);
  let at: Record<string, number> | undefined;
  let kindOf: ((cells: readonly string[]) => Kind) | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, { ...options, delimiter: mapping.delimiter }, (cells, line, delimiter) => {
    if (!at || !kindOf) {
      at = columnsOf(cells, Object.values(mapping.columns) as string[], { file, line, delimiter });
      width = cells.length;
      kindOf = kindsBy(mapping, at, boundsOf, kept);
      return;
    }
    rows++;
    if (cells.length !== width) return tally.fault("the row has more or fewer cells than the header", line);
    const outcome = outcomeOf(kindOf(cells), cellsBy(mapping, at, cells), mapping);
    if ("alike" in outcome) kept.add(outcome.alike, outcome.amount, line);
    else if ("fault" in outcome) tally.fault(outcome.fault, line);
    else tally.leave(outcome.left, line);
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows);
  const currencies = kept.currencies();
  const { groups, refused } = groupPay(kept.in(currencies, tally));
  const lines = refusedLines(refused);
  const fields = groups.map((group) => groupFields(group, currencies.get(group.country) ?? "", mapping.source));
  return withGroups(file, groups.length, {
    yaml: salariesYaml(heading(basename(file)), fields, lines),
    refused: lines,
    ...accounted({ rows, tally }),
  });
}

/** Pay as it comes in, by group: memory grows by a number a row. */
class Rows {
  private readonly found = new Map<string, Alike>();
  /** By country and currency: how many rows, and the lines of the first. */
  private readonly counts = new Map<string, Map<string, { count: number; firstLines: number[] }>>();

  alike(shared: Omit<Alike, "amounts">): Alike {
    const { family, country, year, level, currency } = shared;
    const key = [family, country, year, level, currency].join("\t");
    const known = this.found.get(key) ?? { ...shared, amounts: [] };
    this.found.set(key, known);
    return known;
  }

  add({ country, currency, amounts }: Alike, amount: number, line: number): void {
    amounts.push(amount);
    const ofCountry = this.counts.get(country) ?? new Map<string, { count: number; firstLines: number[] }>();
    const found = ofCountry.get(currency) ?? { count: 0, firstLines: [] };
    found.count++;
    if (found.firstLines.length < SHOWN) found.firstLines.push(line);
    this.counts.set(country, ofCountry.set(currency, found));
  }

  /** The currency that most pay of each country is in. */
  currencies(): Map<string, string> {
    return new Map(
      [...this.counts].map(([country, found]) => [
        country,
        mainCurrency(new Map([...found].map(([currency, { count }]) => [currency, count]))),
      ]),
    );
  }

  /** The pay in the currency of its country; all other goes to the tally. */
  in(currencies: ReadonlyMap<string, string>, tally: Tally): Alike[] {
    const others = [...this.counts].flatMap(([country, found]) =>
      [...found].flatMap(([currency, rows]) => (currency === currencies.get(country) ? [] : [rows])),
    );
    const lines = others.flatMap(({ firstLines }) => firstLines).sort((a, b) => a - b);
    const count = others.reduce((sum, rows) => sum + rows.count, 0);
    for (const [i, line] of lines.slice(0, SHOWN).entries())
      tally.leave(
        "not in the currency of most pay in the country",
        line,
        i === 0 ? count - Math.min(SHOWN, lines.length) + 1 : 1,
      );
    return [...this.found.values()].filter(({ country, currency }) => currency === currencies.get(country));
  }
}

function cellsBy({ columns, values }: Mapping, at: Record<string, number>, cells: readonly string[]): Cell {
  return (part) => {
    const column = columns[part];
    if (column !== undefined) return (cells[at[column] as number] ?? "").trim();
    return String(values?.[part as keyof typeof values] ?? "");
  };
}

/** So many kinds of rows are remembered: in most files nearly every row is of a kind that came before. */
const KINDS = 10_000;

function kindsBy(
  mapping: Mapping,
  at: Record<string, number>,
  boundsOf: ReturnType<typeof boundsBy>,
  kept: Rows,
): (cells: readonly string[]) => Kind {
  const { pay, low, high, ...others } = mapping.columns;
  const places = Object.values(others).map((column) => at[column as string] as number);
  const known = new Map<string, Kind>();
  return (cells) => {
    // Never the cell itself, which would keep the whole piece of the file that it was cut from.
    const key = JSON.stringify(places.map((i) => cells[i]));
    const found = known.get(key);
    if (found) return found;
    if (known.size >= KINDS) known.clear();
    const kind = kindOf(cellsBy(mapping, at, cells), mapping, boundsOf, kept);
    known.set(key, kind);
    return kind;
  };
}

function kindOf(cell: Cell, mapping: Mapping, boundsOf: ReturnType<typeof boundsBy>, kept: Rows): Kind {
  const [currency, country, year] = [
    cell("currency").toUpperCase(),
    cell("country").toUpperCase(),
    yearOf(cell("year")),
  ];
  if (!isCurrency(currency)) return { fault: "the currency is not known (ISO 4217)" };
  if (!isCountry(country)) return { fault: "the country is no code of two letters" };
  if (year === undefined) return { fault: "the year is none from 1990 to 2100" };
  const bounds = boundsOf(currency, year);
  const level = levelOf(cell("level"), mapping);
  if (level === "unknown")
    return { currency, bounds, rest: { fault: "the level is none of EN, MI, SE, EX nor named under levels" } };
  const family = mapping.columns.title ? familyOf(cell("title")) : mapping.values?.group;
  if (!family) return { currency, bounds, rest: { left: "a title of none of the families" } };
  const { basis = "people", columns } = mapping;
  const counted = columns.pay ? "rows" : "ranges";
  return { currency, bounds, rest: { alike: kept.alike({ family, country, year, level, basis, counted, currency }) } };
}

function outcomeOf(kind: Kind, cell: Cell, mapping: Mapping): { alike: Alike; amount: number } | Unused {
  if ("fault" in kind) return kind;
  const pay = payOf(cell, mapping, kind.currency, kind.bounds);
  if ("fault" in pay) return pay;
  return "alike" in kind.rest ? { alike: kind.rest.alike, amount: pay.amount } : kind.rest;
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

/** What most exports write; parseAmount reads it the same, at ten times the cost. */
const PLAIN = /^[1-9]\d{3,11}$/;

/** Amounts that were read: round sums come again and again. Short ones, and so many, that they take little room. */
const READ = { longest: 12, most: 10_000 };
const amountsRead = new Map<string, ReturnType<typeof parseAmount>>();

function readAmount(text: string): ReturnType<typeof parseAmount> {
  if (PLAIN.test(text)) return { value: Number(text) };
  if (text.length > READ.longest) return parseAmount(text);
  const read = amountsRead.get(text) ?? parseAmount(text);
  if (amountsRead.size >= READ.most) amountsRead.clear();
  amountsRead.set(text, read);
  return read;
}

function amountOf(text: string, currency: string, bounds: Bounds): Amount {
  if (/^\s*(-|\(|0+(\.0+)?\s*$)/.test(text)) return { fault: "the pay is zero or negative" };
  const read = readAmount(text);
  if ("error" in read) return { fault: `the pay cannot be read with certainty, or is ${bounds.words}` };
  if (read.currency !== undefined && read.currency !== currency)
    return { fault: "the amount names another currency than the row" };
  const fault = payFault(read.value, bounds);
  return fault === undefined ? { amount: read.value } : { fault };
}

function heading(name: string): string[] {
  return [
    `Pay by group, country, year and level. Made from ${name} by`,
    "mlcareer data import csv; make it again rather than change it. Quantiles of type 7; n counts rows.",
  ];
}
