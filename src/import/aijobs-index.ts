import { mainCurrency, PAY_LEVELS, type PayLevel, type Pays } from "../core/pay/groups.ts";
import { isAdvertised, midpoint, type Range, type RunCount, rangesOf } from "../core/pay/ranges.ts";
import { type Family, familyOf } from "../core/pay/titles.ts";
import { Tally } from "./tally.ts";
import { boundsBy, isCountry, isCurrency, payFault, yearOf } from "./values.ts";

export const COLUMNS = [
  "work_year",
  "experience_level",
  "employment_type",
  "job_title",
  "salary",
  "salary_currency",
  "salary_in_usd",
  "employee_residence",
  "remote_ratio",
  "company_location",
  "company_size",
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the two ends of one advert have in common. */
const SHARED = COLUMNS.filter((name) => name !== "salary" && name !== "salary_in_usd");

/** The index gives the worth in dollars itself; what it gives in the row's own currency is held to no rate. */
const boundsOf = boundsBy([]);

/** Numbers as exports write them, also 1.2e5; not what else a computer reads as one, such as 0x1F. */
const NUMBER = /^\s*[+-]?\d+(\.\d*)?(e\+?\d+)?\s*$/i;

/** An index of this many rows repeats adverts; where it does not, somebody has removed what was repeated. */
const SURELY_REPEATS = 1_000;

/** Adverts (or people) equal in everything but pay. */
interface Alike {
  family: Family;
  country: string;
  currency: string;
  year: number;
  level: PayLevel;
  line: number;
  amounts: number[];
  ranges: Map<string, Range>;
  /** Rows that only repeat a range. */
  repeated: number;
}

/** Gathers the rows of an aijobs index as they come; memory grows with different adverts, not with rows. */
export class AijobsIndex {
  rows = 0;
  readonly tally = new Tally();
  /** Rows left out because they are in another currency than most of their country: counts by country and currency. */
  readonly otherCurrency = new Map<string, Map<string, number>>();
  private readonly alike = new Map<string, Alike>();
  private readonly families = new Map<string, Family | undefined>();
  private readonly years = new Map<number, RunCount>();
  private readonly currencies = new Map<string, Map<string, number>>();
  private run: { cells: string[]; line: number; amounts: number[] } | undefined;
  private readonly at: Record<Column, number>;
  private readonly sharedAt: number[];
  private readonly width: number;

  constructor(at: Record<Column, number>, width: number) {
    this.at = at;
    this.width = width;
    this.sharedAt = SHARED.map((name) => at[name]);
  }

  add(cells: string[], line: number): void {
    this.rows++;
    const fault = this.fault(cells);
    if (fault) {
      this.tally.fault(fault, line);
      return;
    }
    const amount = Number(cells[this.at.salary]);
    if (this.continues(cells)) {
      this.run?.amounts.push(amount);
      return;
    }
    this.finishRun();
    this.run = { cells, line, amounts: [amount] };
  }

  private continues(cells: string[]): boolean {
    const { run } = this;
    if (!run) return false;
    for (const i of this.sharedAt) if (run.cells[i] !== cells[i]) return false;
    return true;
  }

  private fault(cells: string[]): string | undefined {
    if (cells.length !== this.width) return "the row has more or fewer cells than the header";
    const fault = this.payFault(cells);
    if (fault) return fault;
    // Equal to a row that has passed already.
    return this.continues(cells) ? undefined : this.sharedFault(cells);
  }

  private payFault(cells: string[]): string | undefined {
    const [salary = "", inUsd = ""] = [cells[this.at.salary], cells[this.at.salary_in_usd]];
    if (!NUMBER.test(salary) || !NUMBER.test(inUsd)) return "the pay is not a number";
    const [amount, usd] = [Number(salary), Number(inUsd)];
    const currency = cells[this.at.salary_currency] ?? "";
    const fault =
      payFault(usd, boundsOf("USD", 0)) ?? (isCurrency(currency) ? payFault(amount, boundsOf(currency, 0)) : undefined);
    if (fault) return fault;
    return currency === "USD" && amount !== usd ? "salary and salary_in_usd differ in dollars" : undefined;
  }

  private sharedFault(cells: string[]): string | undefined {
    const cell = (name: Column) => cells[this.at[name]];
    if (yearOf(cell("work_year")) === undefined) return "work_year is not a year from 1990 to 2100";
    if (!PAY_LEVELS.includes(cell("experience_level") as PayLevel)) return "experience_level is none of EN, MI, SE, EX";
    if (!isCurrency(cell("salary_currency"))) return "salary_currency is not a currency (ISO 4217)";
    if (!isCountry(cell("employee_residence"))) return "employee_residence is not a country code (two capital letters)";
    return cell("job_title")?.trim() ? undefined : "job_title is empty";
  }

  /** Files away the run of equal rows that has come to its end; to be called once more after the last row. */
  finishRun(): void {
    const { run } = this;
    if (!run) return;
    this.run = undefined;
    const { cells, line, amounts } = run;
    const cell = (name: Column) => cells[this.at[name]] as string;
    this.count(Number(cell("work_year")), cell("employee_residence"), cell("salary_currency"), amounts.length);
    const family = this.familyOf(cell("job_title"));
    if (cell("employment_type") !== "FT") this.tally.leave("not full-time", line, amounts.length);
    else if (!family) this.tally.leave("a title of none of the families", line, amounts.length);
    else this.keep(this.alikeOf(cells, family, line), amounts);
  }

  private alikeOf(cells: string[], family: Family, line: number): Alike {
    const key = this.sharedAt.map((i) => cells[i]).join("\t");
    const known = this.alike.get(key);
    if (known) return known;
    const cell = (name: Column) => cells[this.at[name]] as string;
    const alike: Alike = {
      family,
      country: cell("employee_residence"),
      currency: cell("salary_currency"),
      year: Number(cell("work_year")),
      level: cell("experience_level") as PayLevel,
      line,
      amounts: [],
      ranges: new Map(),
      repeated: 0,
    };
    this.alike.set(key, alike);
    return alike;
  }

  private keep(alike: Alike, amounts: readonly number[]): void {
    for (const amount of amounts) alike.amounts.push(amount);
    for (const range of rangesOf(amounts)) {
      const ends = `${range.low} ${range.high}`;
      if (alike.ranges.has(ends)) alike.repeated += range.rows;
      else alike.ranges.set(ends, range);
    }
  }

  private count(year: number, country: string, currency: string, n: number): void {
    const years = this.years.get(year) ?? { rows: 0, inRuns: 0 };
    this.years.set(year, { rows: years.rows + n, inRuns: years.inRuns + (n > 1 ? n : 0) });
    raise(this.currencies, country, currency, n);
  }

  private familyOf(title: string): Family | undefined {
    if (!this.families.has(title)) this.families.set(title, familyOf(title));
    return this.families.get(title);
  }

  /** Whether repeated adverts were removed from the file before: then pairs are broken, and rows must stand alone. */
  isDeduplicated(): boolean {
    if (this.rows < SURELY_REPEATS) return false;
    return [...this.alike.values()].every(({ amounts }) => new Set(amounts).size === amounts.length);
  }

  /** The currency most of a country's rows are in. */
  currencyOf(country: string): string {
    return mainCurrency(this.currencies.get(country) ?? new Map());
  }

  /** Every advert or person in its country's main currency; what is left out goes to the tally. */
  *pays(pairs: boolean): Generator<Pays> {
    for (const alike of this.alike.values()) {
      const { family, country, currency, year, level, line, amounts } = alike;
      if (currency !== this.currencyOf(country)) {
        this.tally.leave("not in the currency of most pay in the country", line, amounts.length);
        raise(this.otherCurrency, country, currency, amounts.length);
        continue;
      }
      const advertised = isAdvertised(this.years.get(year) ?? { rows: 0, inRuns: 0 });
      const basis = advertised ? "adverts" : "people";
      const counted = advertised && pairs ? "ranges" : "rows";
      const each = counted === "ranges" ? [...alike.ranges.values()].map(midpoint) : amounts;
      if (counted === "ranges" && alike.repeated > 0)
        this.tally.leave("an advert that stands in the file already", line, alike.repeated);
      yield { family, country, year, level, amounts: each, basis, counted };
    }
  }
}

function raise(counts: Map<string, Map<string, number>>, outer: string, inner: string, n: number): void {
  const found = counts.get(outer) ?? new Map<string, number>();
  counts.set(outer, found.set(inner, (found.get(inner) ?? 0) + n));
}
