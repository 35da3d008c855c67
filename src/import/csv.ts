import { basename } from "node:path";
import type { Company, Rate } from "../catalog/schema.ts";
import { countryCode } from "../core/pay/country.ts";
import { employerKey } from "../core/pay/employers.ts";
import { filedFamilyOf } from "../core/pay/filed-titles.ts";
import { groupPay, mainCurrency, PAY_LEVELS, type PayLevel, type Pays } from "../core/pay/groups.ts";
import { midpoint } from "../core/pay/ranges.ts";
import { familyOf } from "../core/pay/titles.ts";
import { cleanLine } from "../text/clean.ts";
import { type Read, readPay } from "./amounts.ts";
import { columnsOf, empty } from "./columns.ts";
import { type Mapping, refuseUnmappedUnit } from "./csv-mapping.ts";
import { Employers } from "./employers.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { groupFields, refusedLines, salariesYaml } from "./salaries-yaml.ts";
import { SHOWN, Tally } from "./tally.ts";
import { parseUnit, UNITS, type Unit, yearOfDate } from "./units.ts";
import { type Bounds, boundsBy, isCountry, isCurrency } from "./values.ts";

type Part = keyof Mapping["columns"];
type Cell = (part: Part) => string;

export interface CsvOptions extends ReadOptions {
  /** Exchange rates, by which pay of all currencies is held to the same worth. */
  rates?: readonly Rate[] | undefined;
  /** Companies whose names are known; others are named in the file itself. */
  companies?: readonly Company[] | undefined;
}

/** Rows of one group and currency. */
interface Alike extends Pays {
  currency: string;
  amounts: number[];
  weights?: number[];
}

/** Why a row is not used: wrong in itself, or (left) sound but not asked for. */
type Unused = { fault: string } | { left: string };

/** How the pay of a row is read. */
interface Priced {
  currency: string;
  bounds: Bounds;
  unit: Unit;
}

/** What the cells besides the pay make of a row. */
type Kind = Unused | (Priced & { alike: Alike });

/**
 * Reads anybody's CSV file into groups, its columns found by a mapping. Amounts may be written as people write them
 * (12,50,000 · 12.5L · $150k). Every row counts once; rows in another currency than most of their country are left out.
 * Throws UserError or DataError as importAijobs does.
 */
export async function importCsv(file: string, mapping: Mapping, options: CsvOptions = {}): Promise<ImportResult> {
  const tally = new Tally();
  const kept = new Rows(options.companies ?? []);
  const boundsOf = boundsBy(options.rates ?? []);
  let at: Record<string, number> | undefined;
  let kindOf: ((cells: readonly string[]) => Kind) | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, { ...options, delimiter: mapping.delimiter }, (cells, line, delimiter) => {
    if (!at || !kindOf) {
      refuseUnmappedUnit(cells, mapping, { file, line, delimiter });
      at = columnsOf(cells, Object.values(mapping.columns) as string[], { file, line, delimiter });
      width = cells.length;
      kindOf = kindsBy(mapping, at, boundsOf, kept);
      return;
    }
    rows++;
    if (cells.length !== width) return tally.fault("the row has more or fewer cells than the header", line);
    const outcome = outcomeOf(kindOf(cells), cellsBy(mapping, at, cells), mapping);
    if ("alike" in outcome) kept.add(outcome, line);
    else if ("fault" in outcome) tally.fault(outcome.fault, line);
    else tally.leave(outcome.left, line);
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows - tally.left);
  const currencies = kept.currencies();
  const { groups, refused } = groupPay(kept.in(currencies, tally));
  const shown = new Set(groups.map(({ company }) => company));
  const lines = refusedLines(refused.filter(({ company }) => shown.has(company)));
  const { pay, note } = mapping.values ?? {};
  const common = { source: mapping.source, pay, note };
  const fields = groups.map((group) => groupFields(group, currencies.get(group.country) ?? "", common));
  const added = kept.employers.added(new Set(groups.flatMap(({ company }) => company ?? [])));
  return withGroups(file, groups.length, {
    yaml: salariesYaml(heading(basename(file)), fields, lines, added),
    refused: lines,
    ...accounted({ rows, tally }),
  });
}

/** Pay as it comes in, by group: memory grows by a number a row. */
class Rows {
  readonly employers: Employers;
  private readonly found = new Map<string, Alike>();
  /** By country and currency: how many rows, and the lines of the first. */
  private readonly counts = new Map<string, Map<string, { count: number; firstLines: number[] }>>();

  constructor(companies: readonly Company[]) {
    this.employers = new Employers(companies);
  }

  companyOf(name: string): string | undefined {
    return employerKey(name) === "" ? undefined : this.employers.idOf(name);
  }

  alike(shared: Omit<Alike, "amounts" | "weights">): Alike {
    const { family, country, year, level, currency, company, city } = shared;
    const key = [family, country, year, level, currency, company, city].join("\t");
    const known = this.found.get(key) ?? { ...shared, amounts: [] };
    this.found.set(key, known);
    return known;
  }

  add({ alike, amount, weight }: { alike: Alike; amount: number; weight: number }, line: number): void {
    const { country, currency, amounts } = alike;
    if (weight !== 1) alike.weights ??= amounts.map(() => 1);
    amounts.push(amount);
    alike.weights?.push(weight);
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
  const { pay, low, high, n, ...others } = mapping.columns;
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

/** What nobody asked for is left out before anything in it can be wrong. */
function kindOf(cell: Cell, mapping: Mapping, boundsOf: ReturnType<typeof boundsBy>, kept: Rows): Kind {
  const family = mapping.columns.title ? titleFamily(cell("title")) : mapping.values?.group;
  if (!family) return { left: "a title of none of the families" };
  const [currency, country, year] = [
    cell("currency").toUpperCase(),
    countryCode(cell("country")),
    yearOfDate(cell("year")),
  ];
  if (!isCurrency(currency)) return { fault: "the currency is not known (ISO 4217)" };
  if (!isCountry(country)) return { fault: "the country is neither a code of two letters nor an English name" };
  if (year === undefined) return { fault: "the year is none from 1990 to 2100" };
  const unit = unitOf(cell("unit"), mapping);
  if (!unit) return { fault: `the unit of the pay is none of ${UNITS.join(", ")}` };
  const level = levelOf(cell("level"), mapping);
  if (level === "unknown") return { fault: "the level is none of EN, MI, SE, EX nor named under levels" };
  const company = kept.companyOf(cell("company"));
  const city = cleanLine(cell("city"));
  const place = { ...(company ? { company } : {}), ...(city ? { city } : {}) };
  const { columns, values } = mapping;
  const basis = values?.basis ?? mapping.basis ?? "people";
  const counted = columns.pay ? "rows" : "ranges";
  const alike = kept.alike({ family, country, year, level, basis, counted, currency, ...place });
  return { currency, bounds: boundsOf(currency, year), unit, alike };
}

/** The family of a title among those of the roles, or else among their neighbours. */
function titleFamily(title: string): string | undefined {
  return familyOf(title) ?? filedFamilyOf(title);
}

/** A year where nothing says otherwise; never where a column says something that is not known. */
function unitOf(text: string, { columns, values }: Mapping): Unit | undefined {
  return columns.unit || values?.unit ? parseUnit(text) : "year";
}

function outcomeOf(
  kind: Kind,
  cell: Cell,
  mapping: Mapping,
): { alike: Alike; amount: number; weight: number } | Unused {
  if (!("alike" in kind)) return kind;
  const pay = payOf(cell, mapping, kind);
  if ("fault" in pay) return pay;
  const weight = mapping.columns.n ? Number(cell("n")) : 1;
  if (!Number.isInteger(weight) || weight < 1 || weight > MOST_WEIGHT)
    return { fault: "n is not a whole number above 0" };
  return { alike: kind.alike, amount: pay.amount, weight };
}

/** No survey counts more people in one row. */
const MOST_WEIGHT = 10_000_000;

function levelOf(word: string, { levels }: Mapping): PayLevel | "unknown" | undefined {
  if (word === "") return undefined;
  if (levels && Object.hasOwn(levels, word)) return levels[word];
  return PAY_LEVELS.find((level) => level === word) ?? "unknown";
}

function payOf(cell: Cell, { columns }: Mapping, { currency, bounds, unit }: Priced): Read {
  if (columns.pay) return readPay(cell("pay"), currency, unit, bounds);
  const [low, high] = [readPay(cell("low"), currency, unit, bounds), readPay(cell("high"), currency, unit, bounds)];
  if ("fault" in low) return low;
  if ("fault" in high) return high;
  if (low.amount > high.amount) return { fault: "the low end is above the high end" };
  return { amount: midpoint({ low: low.amount, high: high.amount }) };
}

function heading(name: string): string[] {
  return [
    `Pay by group, country, year and level. Made from ${name} by`,
    "mlcareer data import csv; make it again rather than change it. Quantiles of type 7; n counts rows, or adds up the column of n.",
  ];
}
