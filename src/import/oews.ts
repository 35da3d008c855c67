import { basename } from "node:path";
import type { Refused } from "../catalog/schema.ts";
import { DataError, UsageError, UserError } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { grouped } from "../text/money.ts";
import { columnsOf, empty } from "./columns.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";
import { accounted, type ImportResult, withGroups } from "./result.ts";
import { type Fields, salariesYaml } from "./salaries-yaml.ts";
import { type Skipped, Tally } from "./tally.ts";
import { boundsBy, payFault, yearOf } from "./values.ts";

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

const WITHHELD: ReadonlyMap<string, string> = new Map([
  ["*", "no estimate was published"],
  ["**", "no estimate was published"],
  ["#", "at or above the highest wage published"],
  ["", "left empty"],
]);

const CODE = /^\d\d-\d{4}$/;
/** So that the name of a group, with code and year, stays within the 300 characters of a line. */
const MAX_TITLE = 250;

const boundsOf = boundsBy([]);

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
  const wanted = wantedOf(options.occupations);
  const twice = tables.find(({ year }, i) => tables[i - 1]?.year === year);
  if (twice) throw new UserError(`${twice.file}: the year ${twice.year} is given twice.`, "Give one table a year.");
  const parts: Table[] = [];
  for (const { file, year } of tables) parts.push(await readTable(file, year, wanted, options));
  const rows = parts.flatMap((part) => part.pay);
  const refused = parts.flatMap((part) => part.refused);
  const result = {
    yaml: salariesYaml(heading(tables.map(({ file }) => file)), rows, refused),
    refused,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    used: parts.reduce((sum, part) => sum + part.used, 0),
    skipped: together(parts.flatMap((part) => part.skipped)),
  };
  return withGroups(list.join(", "), rows.length, result, "occupation wanted with all its percentiles");
}

function wantedOf(occupations: readonly string[] = Object.keys(OCCUPATIONS)): string[] {
  const malformed = occupations.length === 0 ? '""' : occupations.find((code) => !CODE.test(code));
  if (malformed === undefined) return [...new Set(occupations)];
  throw new UsageError(`--occupations: ${malformed} is not an occupation code such as 15-2051.`);
}

type Table = Pick<ImportResult, "rows" | "used" | "skipped" | "refused"> & { pay: Fields[] };
type Cell = (name: Column) => string;

/** Where a row stands. */
interface Place {
  file: string;
  line: number;
}

async function readTable(file: string, year: number, wanted: readonly string[], options: ReadOptions): Promise<Table> {
  const tally = new Tally();
  const found = new Map<string, { pay?: Fields; refused?: Refused }>();
  /** By occupation, what the first row of it says that does not speak of the whole country and all industries. */
  const elsewhere = new Map<string, string>();
  let at: Record<Column, number> | undefined;
  let width = 0;
  let rows = 0;
  await readCsv(file, options, (cells, line, delimiter) => {
    if (!at) {
      at = columnsOf(cells, COLUMNS, { file, line, delimiter });
      width = cells.length;
      return;
    }
    const columns = at;
    const cell: Cell = (name) => (cells[columns[name]] ?? "").trim();
    const place = { file, line };
    rows++;
    const broken = rowFault(cells, width, cell, wanted, place);
    if (broken) return tally.fault(broken, line);
    const code = cell("OCC_CODE");
    const other = otherScope(cell);
    if (other || !wanted.includes(code)) {
      if (other && !elsewhere.has(code)) elsewhere.set(code, `the table has it, but on line ${line} with ${other}`);
      return tally.leave("another occupation, area or industry", line);
    }
    if (found.has(code)) throw fault(place, "OCC_CODE", `${code} stands twice`);
    found.set(code, occupation(cell, code, year, place));
  });
  if (rows === 0) throw empty(file);
  tally.check(file, rows);
  const missing = wanted.flatMap((code) => (found.has(code) ? [] : [absent(code, year, elsewhere.get(code))]));
  return {
    pay: wanted.flatMap((code) => listed(found.get(code)?.pay)),
    refused: [...wanted.flatMap((code) => listed(found.get(code)?.refused)), ...missing],
    ...accounted({ rows, tally }),
  };
}

/** What is wrong with a row. Throws DataError where the row seems to be one of those wanted, which must not go unseen. */
function rowFault(cells: string[], width: number, cell: Cell, wanted: readonly string[], place: Place) {
  if (cells.length !== width) {
    const code = wanted.find((one) => cells.some((text) => text.includes(one) || text.trim() === OCCUPATIONS[one]));
    if (code) throw fault(place, "", `the row of ${code} has ${cells.length} cells, the header ${width}`);
    return "the row has more or fewer cells than the header";
  }
  const code = cell("OCC_CODE");
  if (CODE.test(code)) return undefined;
  const meant = wanted.find((one) => bare(code) === bare(one) || cell("OCC_TITLE") === OCCUPATIONS[one]);
  if (meant) throw fault(place, "OCC_CODE", `is not an occupation code such as 15-2051; is ${meant} meant?`);
  return "OCC_CODE is not an occupation code such as 15-2051";
}

function bare(code: string): string {
  return code.replace(/\D/g, "");
}

/** What makes a row one of another area or industry than the whole; undefined for a row of the whole. */
function otherScope(cell: Cell): string | undefined {
  const expected = [["AREA_TYPE", "1"] as const, ["I_GROUP", "cross-industry"] as const];
  const other = expected.find(([name, value]) => cell(name) !== value);
  return other && `${other[0]} "${cleanLine(cell(other[0])).slice(0, 40)}" instead of ${other[1]}`;
}

function occupation(cell: Cell, code: string, year: number, place: Place): { pay?: Fields; refused?: Refused } {
  const title = cleanLine(cell("OCC_TITLE"));
  if (title === "" || title.length > MAX_TITLE)
    throw fault(place, "OCC_TITLE", title ? `is over ${MAX_TITLE} characters` : "is empty");
  const group = `${title} (${code})`;
  const people = employed(cell("TOT_EMP"), place);
  const texts = Object.entries(PERCENTILES).map(([name, column]) => [name, column, cell(column)] as const);
  const withheld = texts.filter(([, , text]) => WITHHELD.has(text));
  if (withheld.length > 0) {
    // By sign: one sentence for each percentile would be longer than a line may be.
    const reasons = [...new Set(withheld.map(([, , text]) => text))].map((text) => {
      const names = withheld.filter((entry) => entry[2] === text).map(([name]) => name);
      const verb = names.length === 1 ? "is" : "are";
      return `${names.join(", ")} ${verb} withheld (${text ? `${text}: ` : ""}${WITHHELD.get(text)})`;
    });
    return { refused: { family: group, country: "US", year, n: people ?? 0, why: reasons.join(", ") } };
  }
  const values = texts.map(([name, column, text]): [string, number] => [name, wage(text, column, place)]);
  if (values.some(([, value], i) => value < (values[i - 1]?.[1] ?? 0))) throw fault(place, "", "the percentiles fall");
  const pay: Fields = { kind: "percentiles", group, country: "US", currency: "USD", period: "year", year };
  return {
    pay: {
      ...pay,
      basis: "official",
      ...Object.fromEntries(values),
      source: `oews-${year}`,
      // Not as n: that would be read as how many were asked, and be trusted and sorted by.
      note:
        people && `About ${grouped(people)} were employed as ${title} in May ${year}, not counting the self-employed.`,
    },
  };
}

function wage(text: string, column: string, place: Place): number {
  const value = whole(text);
  if (value === undefined) throw fault(place, column, "is neither a wage nor one of the signs *, ** and #");
  const wrong = payFault(value, boundsOf("USD", 0));
  if (wrong) throw fault(place, column, wrong);
  return value;
}

/** How many people, to the nearest ten as the tables give it; undefined where that is withheld. */
function employed(text: string, place: Place): number | undefined {
  if (WITHHELD.has(text)) return undefined;
  const people = whole(text);
  if (people !== undefined && people <= Number.MAX_SAFE_INTEGER) return people;
  throw fault(place, "TOT_EMP", "is neither a number of people nor one of the signs * and **");
}

function whole(text: string): number | undefined {
  return /^\d{1,3}(,?\d{3})*$/.test(text) ? Number(text.replaceAll(",", "")) : undefined;
}

function listed<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function absent(code: string, year: number, why = "the table of this year has no such occupation"): Refused {
  const family = OCCUPATIONS[code] ? `${OCCUPATIONS[code]} (${code})` : code;
  return { family, country: "US", year, n: 0, why };
}

function tableYear(file: string, told: number | undefined): number {
  if (told !== undefined && yearOf(String(told)) === undefined)
    throw new UsageError(`--year: ${told} is none from 1990 to 2100.`);
  const year = told ?? yearOf(/M(\d{4})/.exec(basename(file))?.[1]);
  if (year !== undefined) return year;
  throw new UserError(
    `${file}: the name does not tell the year of the table.`,
    "Add --year, or name the file as BLS does, such as national_M2025.csv.",
  );
}

function fault(place: Place, path: string, message: string): DataError {
  return new DataError([{ ...place, column: 1, path, message }], "Nothing was written.");
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
    "Rows bear no n: the tables tell how many are employed (see note), not how many of them were asked for.",
  ];
}
