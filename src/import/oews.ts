import { basename } from "node:path";
import type { Refused } from "../catalog/schema.ts";
import { DataError, UserError } from "../errors.ts";
import { columnsOf, empty } from "./columns.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { type Fields, salariesYaml } from "./salaries-yaml.ts";
import { type Skipped, Tally } from "./tally.ts";
import { yearOf } from "./values.ts";

/*
 * National tables of the US Occupational Employment and Wage Statistics (BLS): one row an occupation, with percentiles
 * of a year's pay. Where a percentile is withheld a sign stands in its place, which is never read as a number.
 */

const COLUMNS = [
  "AREA_TYPE",
  "I_GROUP",
  "OCC_CODE",
  "OCC_TITLE",
  "TOT_EMP",
  "A_PCT10",
  "A_PCT25",
  "A_MEDIAN",
  "A_PCT75",
  "A_PCT90",
] as const;
type Column = (typeof COLUMNS)[number];
const PERCENTILES = { p10: "A_PCT10", p25: "A_PCT25", median: "A_MEDIAN", p75: "A_PCT75", p90: "A_PCT90" } as const;

/** The names the occupations bear in the tables. */
export const OCCUPATIONS: Readonly<Record<string, string>> = {
  "15-1221": "Computer and Information Research Scientists",
  "15-1252": "Software Developers",
  "15-2051": "Data Scientists",
};

const WITHHELD: Readonly<Record<string, string>> = {
  "*": "no estimate was published",
  "**": "no estimate was published",
  "#": "at or above the highest wage published",
  "": "left empty",
};

export interface OewsOptions extends ReadOptions {
  /** Codes of the occupations wanted, such as 15-2051; the three of OCCUPATIONS when left out. */
  occupations?: readonly string[] | undefined;
  /** The year of the table, where the name of the file (national_M2025.csv) does not tell it. */
  year?: number | undefined;
}

/**
 * Reads national tables, one a year, into official percentiles (sources oews-YEAR). A row of which a percentile is
 * withheld is refused, and so is an occupation that a table does not have. Throws UserError or DataError.
 */
export async function importOews(files: string | readonly string[], options: OewsOptions = {}): Promise<ImportResult> {
  const list = typeof files === "string" ? [files] : files;
  const tables = list.map((file) => ({ file, year: tableYear(file, list.length === 1 ? options.year : undefined) }));
  tables.sort((a, b) => a.year - b.year);
  const twice = tables.find(({ year }, i) => tables[i - 1]?.year === year);
  if (twice) throw new UserError(`${twice.file}: the year ${twice.year} is given twice.`, "Give one table a year.");
  const parts: Table[] = [];
  for (const { file, year } of tables) parts.push(await readTable(file, year, options));
  const rows = parts.flatMap((part) => part.pay);
  const refused = parts.flatMap((part) => part.refused);
  return withGroups(list.join(", "), rows.length, {
    yaml: salariesYaml(heading(tables.map(({ file }) => file)), rows, refused),
    refused,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    used: parts.reduce((sum, part) => sum + part.used, 0),
    skipped: together(parts.flatMap((part) => part.skipped)),
  });
}

type Table = Pick<ImportResult, "rows" | "used" | "skipped" | "refused"> & { pay: Fields[] };

async function readTable(file: string, year: number, options: OewsOptions): Promise<Table> {
  const wanted = options.occupations ?? Object.keys(OCCUPATIONS);
  const tally = new Tally();
  const found = new Map<string, { pay?: Fields; refused?: Refused }>();
  let at: Record<Column, number> | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, options, (cells, line) => {
    if (!at) {
      at = columnsOf(cells, COLUMNS, file);
      width = cells.length;
      return;
    }
    const columns = at;
    const cell = (name: Column) => (cells[columns[name]] ?? "").trim();
    rows++;
    if (cells.length !== width) return tally.fault("the row has more or fewer cells than the header", line);
    const code = cell("OCC_CODE");
    if (!/^\d\d-\d{4}$/.test(code)) return tally.fault("OCC_CODE is no occupation code such as 15-2051", line);
    if (cell("AREA_TYPE") !== "1" || cell("I_GROUP") !== "cross-industry" || !wanted.includes(code))
      return tally.leave("another occupation, area or industry", line);
    if (found.has(code)) throw twiceIn(file, line, code);
    found.set(code, occupation(cell, code, year, { file, line }));
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows);
  const missing = wanted.flatMap((code) => (found.has(code) ? [] : [absent(code, year)]));
  return {
    pay: wanted.flatMap((code) => listed(found.get(code)?.pay)),
    refused: [...wanted.flatMap((code) => listed(found.get(code)?.refused)), ...missing],
    ...accounted({ rows, tally }),
  };
}

function occupation(
  cell: (name: Column) => string,
  code: string,
  year: number,
  place: { file: string; line: number },
): { pay?: Fields; refused?: Refused } {
  const group = `${cell("OCC_TITLE")} (${code})`;
  const texts = Object.entries(PERCENTILES).map(([name, column]) => [name, column, cell(column)] as const);
  const withheld = texts.filter(([, , text]) => text in WITHHELD);
  if (withheld.length > 0) {
    const reasons = withheld.map(
      ([name, , text]) => `${name} is withheld (${text ? `${text}: ` : ""}${WITHHELD[text]})`,
    );
    return { refused: { group: `${group}, US ${year}`, n: employed(cell("TOT_EMP")), reason: reasons.join(", ") } };
  }
  const values = texts.map(([name, column, text]): [string, number] => [name, wage(text, column, place)]);
  if (values.some(([, value], i) => value < (values[i - 1]?.[1] ?? 0)))
    throw new DataError([{ ...place, column: 1, path: "", message: "the percentiles fall" }], "Nothing was written.");
  const pay: Fields = { kind: "percentiles", group, country: "US", currency: "USD", period: "year", year };
  return { pay: { ...pay, basis: "official", ...Object.fromEntries(values), source: `oews-${year}` } };
}

function wage(text: string, column: string, place: { file: string; line: number }): number {
  const value = /^\d{1,3}(,?\d{3})*$/.test(text) ? Number(text.replaceAll(",", "")) : 0;
  if (value > 0) return value;
  const message = "is neither a wage nor one of the signs *, ** and #";
  throw new DataError([{ ...place, column: 1, path: column, message }], "Nothing was written.");
}

function listed<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function employed(text: string): number {
  return /^[\d,]+$/.test(text) ? Number(text.replaceAll(",", "")) : 0;
}

function absent(code: string, year: number): Refused {
  const name = OCCUPATIONS[code] ? `${OCCUPATIONS[code]} (${code})` : code;
  return { group: `${name}, US ${year}`, n: 0, reason: "the table of this year has no such occupation" };
}

function tableYear(file: string, told: number | undefined): number {
  const year = told ?? yearOf(/M(\d{4})/.exec(basename(file))?.[1]);
  if (year !== undefined) return year;
  throw new UserError(
    `${file}: the name does not tell the year of the table.`,
    "Add --year, or name the file as BLS does, such as national_M2025.csv.",
  );
}

function twiceIn(file: string, line: number, code: string): DataError {
  return new DataError(
    [{ file, line, column: 1, path: "OCC_CODE", message: `${code} stands twice` }],
    "Nothing was written.",
  );
}

/** One entry a reason; the lines are those of the first table. */
function together(skipped: readonly Skipped[]): Skipped[] {
  const reasons = new Map<string, Skipped>();
  for (const entry of skipped) {
    const known = reasons.get(entry.reason);
    reasons.set(entry.reason, known ? { ...known, count: known.count + entry.count } : entry);
  }
  return [...reasons.values()];
}

function heading(files: readonly string[]): string[] {
  return [
    "A year's pay of US occupations in May, official percentiles. Made by mlcareer data import oews from",
    ...files.map((file) => `  ${basename(file)}`),
    "Make it again rather than change it.",
    "Withheld percentiles (*, **, #) are never read as numbers: a row with one is refused, its n is the number employed.",
  ];
}
