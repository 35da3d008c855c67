import { grouped } from "../core/money.ts";
import { cleanLine } from "../core/text.ts";
import { UsageError } from "../errors.ts";
import { importAijobs } from "../import/aijobs.ts";
import type { ReadOptions } from "../import/read-csv.ts";
import type { ImportResult } from "../import/result.ts";
import type { Io } from "../io.ts";
import { createFile } from "../store/write.ts";

export const IMPORT_KINDS = ["aijobs", "oews", "csv"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportOptions {
  /** Where the YAML goes. */
  out: string;
  force?: boolean;
  source?: string;
  /** aijobs: whether adjacent equal rows are the two ends of a range. */
  ends?: "auto" | "pairs" | "rows";
  /** oews: the year, where the file's name does not tell it, and the occupations wanted. */
  year?: number;
  occupations?: string[];
  /** csv: the columns, what holds for all rows, a file with both, and what separates cells. */
  map?: string;
  set?: string;
  mapping?: string;
  delimiter?: string;
}

/**
 * Reads a file of pay (for oews one a year), writes it as a file of data/salaries/ and prints an account of its rows.
 * All is read before anything is written, and that whole or not at all. Throws UserError, DataError or UsageError.
 */
export async function dataImport(
  io: Io,
  kind: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const [file] = files;
  if (file === undefined || (files.length > 1 && kind !== "oews"))
    throw new UsageError(`data import ${kind} takes ${kind === "oews" ? "one file or more" : "one file"}.`);
  const progress = progressOn(io);
  const reading: ReadOptions = { progress: progress?.show, signal: io.signal };
  try {
    const result = await read(kind, file, files, options, reading);
    progress?.clear();
    createFile(options.out, result.yaml, { force: options.force ?? false });
    io.out(account(result, options.out));
  } finally {
    progress?.clear();
  }
}

async function read(
  kind: string,
  file: string,
  files: readonly string[],
  options: ImportOptions,
  reading: ReadOptions,
): Promise<ImportResult> {
  if (kind === "aijobs") return importAijobs(file, { ...reading, source: options.source, ends: options.ends });
  if (kind === "oews") {
    const { importOews } = await import("../import/oews.ts");
    return importOews(files, { ...reading, year: options.year, occupations: options.occupations });
  }
  if (kind !== "csv") throw new UsageError(`data import knows ${IMPORT_KINDS.join(", ")}, not ${cleanLine(kind)}.`);
  const [{ importCsv }, { mappingOf }] = await Promise.all([
    import("../import/csv.ts"),
    import("../import/csv-mapping.ts"),
  ]);
  return importCsv(file, mappingOf(options), reading);
}

/** A line that is drawn over itself, on a terminal only. */
function progressOn({ streams, err }: Io): { show(read: number, total: number): void; clear(): void } | undefined {
  if (!streams.output.isTTY) return undefined;
  let shown = -1;
  return {
    show(read, total) {
      const percent = total > 0 ? Math.floor((100 * read) / total) : 100;
      if (percent !== shown) err(`\rReading: ${percent} %`);
      shown = percent;
    },
    clear() {
      if (shown >= 0) err("\r\u001b[K");
      shown = -1;
    },
  };
}

function account({ rows, used, groups, skipped, refused }: ImportResult, out: string): string {
  const skips = skipped.map(({ reason, count, firstLines }) => {
    const more = count > firstLines.length ? ", …" : "";
    return `  ${grouped(count)}: ${reason} (line ${firstLines.join(", ")}${more})`;
  });
  return [
    `Wrote ${cleanLine(out)}: ${grouped(groups)} groups of pay from ${grouped(used)} of ${grouped(rows)} rows.`,
    ...(skips.length > 0 ? ["Rows left out:", ...skips] : []),
    ...(refused.length > 0
      ? [`Groups refused, each with its reason, stand at the end of the file (${grouped(refused.length)}).`]
      : []),
    "To use it: put it into the folder salaries/ of a data folder, name its source in sources.yaml there, and run",
    "mlcareer data check FOLDER, then mlcareer salary --data FOLDER.",
    "",
  ].join("\n");
}
