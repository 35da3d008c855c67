import { stringify } from "csv-stringify/sync";
import { clean } from "../text/clean.ts";

type CsvValue = string | number | undefined;

/**
 * Records as CSV with one header row. Text that a spreadsheet would take for a formula is made text; numbers stay
 * numbers.
 */
export function renderCsv<T extends object>(fields: readonly (keyof T & string)[], records: readonly T[]): string {
  const rows = records.map((record) => fields.map((field) => flat(record[field])));
  return stringify([[...fields], ...rows], {
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

function flat(value: unknown): CsvValue {
  if (value === undefined || typeof value === "number") return value;
  if (Array.isArray(value)) return value.join(" ");
  return clean(typeof value === "string" ? value : JSON.stringify(value)).trimStart();
}
