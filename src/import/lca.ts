import { basename } from "node:path";
import type { Company, Refused } from "../catalog/schema.ts";
import { employerKey } from "../core/pay/employers.ts";
import { type FiledFamily, filedFamilyOf } from "../core/pay/filed-titles.ts";
import { compare, LEAST } from "../core/pay/groups.ts";
import { percentiles } from "../core/pay/quantiles.ts";
import { TOO_FEW } from "../core/pay/refused.ts";
import { empty, findColumns } from "./columns.ts";
import { Employers } from "./employers.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { type Fields, salariesYaml } from "./salaries-yaml.ts";
import { Tally } from "./tally.ts";
import { parseUnit, yearlyPay, yearOfDate } from "./units.ts";
import { boundsBy, payFault } from "./values.ts";

/*
 * Labor condition applications as the US Department of Labor discloses them (OFLC, LCA_Disclosure_Data_*.csv): one row a
 * filing, with the base wage that an employer offers a foreign worker.
 */

/** What is read, each under the names that the Department has given its column over the years. */
const COLUMNS = {
  status: ["CASE_STATUS"],
  decided: ["DECISION_DATE"],
  employer: ["EMPLOYER_NAME", "EMPLOYER_BUSINESS_NAME"],
  title: ["JOB_TITLE"],
  fullTime: ["FULL_TIME_POSITION"],
  wage: ["WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_OF_PAY_FROM_1", "WAGE_RATE_OF_PAY"],
  unit: ["WAGE_UNIT_OF_PAY", "WAGE_UNIT_OF_PAY_1"],
} as const;
type Column = keyof typeof COLUMNS;

export interface LcaOptions extends ReadOptions {
  /** The id under which sources.yaml describes the file. */
  source?: string | undefined;
  /** Companies whose names are known; others are named in the file itself. */
  companies?: readonly Company[] | undefined;
}

const boundsOf = boundsBy([]);

/** Filings of one family and year: of all employers together, and of each. */
interface Filings {
  family: FiledFamily;
  year: number;
  all: number[];
  byCompany: Map<string, number[]>;
}

/**
 * Reads a disclosure file into percentiles of base pay for every employer, family of titles and year of decision with at
 * least five certified full-time filings, and for all employers together. Hours count 2,080 a year, weeks 52, fortnights
 * 26, months 12. Throws UserError or DataError (with file:line) when it is no such file or is wrong in over a tenth of
 * the rows of these titles.
 */
export async function importLca(file: string, options: LcaOptions = {}): Promise<ImportResult> {
  const { source = "lca", companies = [] } = options;
  const tally = new Tally();
  const book = new Book(companies);
  let at: Record<Column, number> | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, options, (cells, line, delimiter) => {
    if (!at) {
      at = findColumns(cells, COLUMNS, { file, line, delimiter });
      width = cells.length;
      return;
    }
    rows++;
    if (cells.length !== width) return tally.fault("the row has more or fewer cells than the header", line);
    const columns = at;
    const outcome = readFiling((name) => (cells[columns[name]] ?? "").trim(), book);
    if ("left" in outcome) tally.leave(outcome.left, line);
    else if ("fault" in outcome) tally.fault(outcome.fault, line);
    else book.add(outcome);
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows - tally.left);
  const refused = book.refused();
  const fields = book.fields(source);
  return withGroups(file, fields.length, {
    yaml: salariesYaml(heading(basename(file)), fields, refused, book.added()),
    refused,
    ...accounted({ rows, tally }),
  });
}

interface Filing {
  family: FiledFamily;
  year: number;
  employer: string;
  pay: number;
}

/** A filing, or why it does not count. What nobody asked for is left out before anything in it can be wrong. */
function readFiling(cell: (name: Column) => string, book: Book): Filing | { left: string } | { fault: string } {
  const family = book.familyOf(cell("title"));
  if (!family) return { left: "a title of none of the families" };
  if (!/^certified$/i.test(cell("status"))) return { left: "not certified, or withdrawn" };
  if (!/^(y|yes|true|1)$/i.test(cell("fullTime"))) return { left: "not full-time" };
  const year = yearOfDate(cell("decided"));
  if (year === undefined) return { fault: "the date of the decision is none from 1990 to 2100" };
  const employer = cell("employer");
  if (employerKey(employer) === "") return { fault: "the employer's name is empty" };
  const unit = parseUnit(cell("unit"));
  if (!unit) return { fault: "the unit of the wage is none of year, month, fortnight, week, hour" };
  const amount = Number(
    cell("wage")
      .replace(/^\$/, "")
      .replace(/,(?=\d{3})/g, "")
      .replace(/ *- *$/, "") || Number.NaN,
  );
  if (Number.isNaN(amount)) return { fault: "the wage is not a number" };
  const pay = yearlyPay(amount, unit);
  const fault = payFault(pay, boundsOf("USD", year));
  return fault ? { fault } : { family, year, employer, pay };
}

/** All filings by family, year and company. */
class Book {
  private readonly filings = new Map<string, Filings>();
  private readonly families = new Map<string, FiledFamily | undefined>();
  private readonly employers: Employers;

  constructor(companies: readonly Company[]) {
    this.employers = new Employers(companies);
  }

  familyOf(title: string): FiledFamily | undefined {
    if (!this.families.has(title)) this.families.set(title, filedFamilyOf(title));
    return this.families.get(title);
  }

  add({ family, year, employer, pay }: Filing): void {
    const key = `${family}\t${year}`;
    const filings = this.filings.get(key) ?? { family, year, all: [], byCompany: new Map<string, number[]>() };
    this.filings.set(key, filings);
    filings.all.push(pay);
    const id = this.employers.idOf(employer);
    const own = filings.byCompany.get(id) ?? [];
    filings.byCompany.set(id, own);
    own.push(pay);
  }

  private sorted(): Filings[] {
    return [...this.filings.values()].sort((a, b) => compare(a.family, b.family) || a.year - b.year);
  }

  /** Rows of the file: for each family and year all employers together, then each employer by its id. */
  fields(source: string): Fields[] {
    return this.sorted().flatMap(({ family, year, all, byCompany }) => {
      const rowOf = (wages: readonly number[], company?: string): Fields[] =>
        wages.length < LEAST ? [] : [rowFields({ company, family, year, wages, source })];
      const companies = [...byCompany].sort(([a], [b]) => compare(a, b));
      return [...rowOf(all), ...companies.flatMap(([id, wages]) => rowOf(wages, id))];
    });
  }

  /** Companies that the file shows and nobody has named before. */
  added(): Company[] {
    return this.employers.added(this.shown());
  }

  private shown(): Set<string> {
    return new Set(
      this.sorted().flatMap(({ byCompany }) =>
        [...byCompany].flatMap(([id, { length }]) => (length < LEAST ? [] : [id])),
      ),
    );
  }

  /** Employers with too few: in the newest year each by name where another family of it is shown, the rest as one number. */
  refused(): Refused[] {
    const shown = this.shown();
    const newest = Math.max(...[...this.filings.values()].map(({ year }) => year));
    return this.sorted().flatMap(({ family, year, byCompany }) => {
      const few = [...byCompany].filter(([, { length }]) => length < LEAST).sort(([a], [b]) => compare(a, b));
      const place = { family, country: "US", year };
      const isNamed = (id: string) => year === newest && shown.has(id);
      const rest = few.filter(([id]) => !isNamed(id));
      const n = rest.reduce((sum, [, { length }]) => sum + length, 0);
      return [
        ...few.flatMap(([id, { length }]) => (isNamed(id) ? [{ company: id, ...place, n: length, why: TOO_FEW }] : [])),
        ...(n > 0 ? [{ ...place, n, why: `${rest.length} employers with ${TOO_FEW} each` }] : []),
      ];
    });
  }
}

interface RowParts {
  company: string | undefined;
  family: string;
  year: number;
  wages: readonly number[];
  source: string;
}

function rowFields({ company, family, year, wages, source }: RowParts): Fields {
  const place = { kind: "percentiles", company, group: family, country: "US", currency: "USD", period: "year", year };
  return { ...place, pay: "base", basis: "filings", n: wages.length, ...percentiles(wages), source };
}

function heading(name: string): string[] {
  return [
    `Base pay by employer, family of titles and year. Made from ${name} by`,
    "mlcareer data import lca; make it again rather than change it. Quantiles of type 7; n counts filings.",
    "Certified full-time filings for foreign workers (H-1B, H-1B1, E-3): the lower end of the wage offered, without stock and bonus.",
    "Rows without a company are all employers of that family and year together.",
  ];
}
