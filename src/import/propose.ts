import { clean, cleanLine } from "../text/clean.ts";
import { guessColumns, type Mapping } from "./csv-mapping.ts";
import { type ReadOptions, readCsv } from "./read-csv.ts";

/** So many rows are shown read through the mapping. */
const SHOWN = 3;

/** What else a mapping needs, with what it may be. */
const NEEDED = {
  country: "IN, or another code or English name",
  currency: "INR, or another code (ISO 4217)",
  year: "2024",
} as const;

/**
 * A mapping file for a CSV file, guessed from its header, with its first rows read through it as comments: to be
 * corrected before it is used. Throws as readCsv does.
 */
export async function proposeMapping(file: string, options: ReadOptions): Promise<string> {
  let header: string[] = [];
  const rows: string[][] = [];
  await readCsv(file, options, (cells) => {
    if (header.length === 0) header = cells.map((cell) => cell.trim());
    else if (rows.length < SHOWN) rows.push(cells);
  });
  const columns = guessColumns(header);
  return clean([...mappingLines(columns), ...rowLines(columns, header, rows), ""].join("\n"));
}

function mappingLines(columns: Mapping["columns"]): string[] {
  const found = Object.entries(columns).map(([field, title]) => `  ${field}: ${JSON.stringify(title)}`);
  const values = Object.entries(NEEDED).flatMap(([field, what]) => (field in columns ? [] : [`  # ${field}: ${what}`]));
  const group = columns.title ? [] : ["  # group: the job of all rows, such as Machine Learning Engineer"];
  const pay = columns.pay || columns.low ? [] : ["  # pay: the column of amounts, or low and high"];
  return [
    "# A mapping guessed from the names of the columns: correct it, fill in what is missing, and run",
    "# mlcareer data import csv FILE --mapping THIS -o pay.yaml",
    "columns:",
    ...found,
    ...pay,
    "values:",
    ...values,
    ...group,
    ...(columns.unit ? [] : ["  unit: year # month, week, day or hour, if amounts are for one"]),
    "  # pay: base, total, advertised or official; basis: adverts, people, official, filings or offers; note: a remark",
    "source: my-source # the id that sources.yaml describes it under",
  ];
}

function rowLines(columns: Mapping["columns"], header: readonly string[], rows: readonly string[][]): string[] {
  if (rows.length === 0) return ["# The file holds no rows."];
  const read = rows.map((cells) =>
    Object.entries(columns)
      .map(([field, title]) => `${field} ${cell(cells[header.indexOf(String(title))])}`)
      .join(", "),
  );
  return [
    `# The first ${rows.length === 1 ? "row" : `${rows.length} rows`} through it:`,
    ...read.map((line) => `#   ${line}`),
  ];
}

function cell(text = ""): string {
  return JSON.stringify(cleanLine(text).slice(0, 60));
}
