import type { Refused } from "../catalog/schema.ts";
import { LEAST } from "../core/pay/groups.ts";
import { nameRefused } from "../core/pay/refused.ts";
import { UserError } from "../errors.ts";
import { grouped } from "../text/money.ts";
import type { Skipped, Tally } from "./tally.ts";

/** What an import made of a file: the text to write, and an account of every row. */
export interface ImportResult {
  /** A file of data/salaries/, the same to the byte for the same input. */
  yaml: string;
  /** Groups of pay in it, and those refused. */
  groups: number;
  refused: Refused[];
  /** Rows below the header, those that stand behind pay (shown or refused), and the others by reason. */
  rows: number;
  used: number;
  skipped: Skipped[];
}

/** The account of the rows: each is either used or skipped. */
export function accounted({
  rows,
  tally,
}: {
  rows: number;
  tally: Tally;
}): Pick<ImportResult, "rows" | "used" | "skipped"> {
  return { rows, used: rows - tally.count, skipped: tally.list() };
}

const SHOWN = 5;

/** The result, unless nothing came of the file: then UserError with the reasons. */
export function withGroups(
  file: string,
  groups: number,
  result: Omit<ImportResult, "groups">,
  wanted = `group of at least ${LEAST}`,
): ImportResult {
  if (groups > 0) return { ...result, groups };
  const reasons = [
    ...result.refused.slice(0, SHOWN).map((entry) => `${nameRefused(entry)}: ${entry.why}`),
    ...result.skipped.map(({ reason, count }) => `${count}: ${reason}`),
  ];
  throw new UserError(
    `${file}: of ${result.rows} rows no ${wanted} could be made${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}.`,
    "Nothing was written.",
  );
}

/** That a data folder does not take so many groups. */
export function tooMuch(groups: number, reason: string): UserError {
  return new UserError(
    `${grouped(groups)} groups of pay make a file that no data folder takes: ${reason}`,
    "Import the rows in parts, such as a file for each year. Nothing was written.",
  );
}
