import type { Session } from "../app/session.ts";
import { statusLine } from "../app/status.ts";
import { UsageError } from "../errors.ts";
import { importAijobs } from "../import/aijobs.ts";
import type { ReadOptions } from "../import/read-csv.ts";
import type { ImportResult } from "../import/result.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import type { Io } from "../io/world.ts";
import { cleanLine } from "../text/clean.ts";
import { grouped } from "../text/money.ts";

export const IMPORT_KINDS = ["aijobs", "oews", "lca", "csv"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportOptions {
  /** Where the YAML goes; - for standard output. Needed but for a proposal. */
  out?: string | undefined;
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
  /** csv: print a mapping guessed from the header instead. */
  propose?: boolean;
}

/** What each kind takes besides the file, its place and --force. */
const TAKES: Record<ImportKind, readonly Exclude<keyof ImportOptions, "out" | "force" | "propose">[]> = {
  aijobs: ["source", "ends"],
  oews: ["year", "occupations"],
  lca: ["source"],
  csv: ["source", "map", "set", "mapping", "delimiter"],
};

/** What stands for standard input. */
const DASH = "-";

/**
 * Reads a file of pay (for oews one a year), writes it as a file of data/salaries/ and prints an account of its rows.
 * All is read before anything is written, and that whole or not at all. Throws UserError, DataError or UsageError.
 */
export async function dataImport(
  session: Session,
  kind: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { io } = session;
  const request = requestOf(kind, files, options, session.json);
  if (options.propose) return propose(session, request, options);
  const out = placeOf(options);
  const progress = progressOn(io);
  // The process ends with the signal: what is said must be said at once.
  const stopped = () => {
    progress?.clear();
    io.err("Stopped; nothing was written.\n");
  };
  io.signal?.addEventListener("abort", stopped);
  try {
    const result = await read(session, request, options, { progress: progress?.show, signal: io.signal });
    progress?.clear();
    const { checkReadable } = await import("../import/readable.ts");
    checkReadable(result, out);
    if (isStandardOutput(out)) {
      io.out(result.yaml);
      io.err(account(result, await stubFor(session, result), "standard output"));
      return;
    }
    await writeOutput(out, result.yaml, { force: options.force ?? false });
    if (session.json) {
      const { yaml: _, ...counts } = result;
      session.showJson({ schemaVersion: 1, file: cleanLine(out), ...counts });
    } else io.out(account(result, await stubFor(session, result), out));
  } finally {
    io.signal?.removeEventListener("abort", stopped);
    progress?.clear();
  }
}

/** Prints a mapping that is to be corrected. */
async function propose(session: Session, { kind, files, fromInput }: Request, options: ImportOptions): Promise<void> {
  if (kind !== "csv") throw new UsageError("--propose is for csv: the other kinds know their columns.");
  if (options.out !== undefined)
    throw new UsageError("--propose prints a mapping and writes no pay, so it takes no -o.");
  const { proposeMapping } = await import("../import/own.ts");
  const delimiter = options.delimiter === "tab" ? "\t" : options.delimiter;
  const input = fromInput ? { input: session.io.streams.input } : {};
  session.io.out(await proposeMapping(files[0], { delimiter, signal: session.io.signal, ...input }));
}

function placeOf({ out }: ImportOptions): string {
  if (out !== undefined) return out;
  throw new UsageError("Where is the YAML to go? -o is missing.", "Add -o pay.yaml, or -o - for standard output.");
}

/** What sources.yaml is to say of a source that nobody has described yet. */
async function stubFor(session: Session, { yaml }: ImportResult): Promise<string> {
  const ids = new Set([...yaml.matchAll(/^ {2}- .*\bsource: ([a-z0-9-]+)/gm)].map(([, id]) => id as string));
  for (const { id } of (await session.catalog()).sources) ids.delete(id);
  return [...ids]
    .map(
      (id) =>
        `- id: ${id}\n  title: …\n  publisher: …\n  date: "…"\n  licence: …\n  reading: what it measures, and what to mind\n`,
    )
    .join("");
}

interface Request {
  kind: ImportKind;
  /** The name of standard input in the place of -. */
  files: readonly [string, ...string[]];
  fromInput: boolean;
}

/** What is asked for, once nothing in it is contradictory or would be passed over in silence. Throws UsageError. */
function requestOf(kind: string, files: readonly string[], options: ImportOptions, json: boolean): Request {
  if (!isKind(kind))
    throw new UsageError(`data import knows ${IMPORT_KINDS.join(", ")}, adverts, not ${cleanLine(kind)}.`);
  const [file, ...more] = files;
  if (file === undefined || (more.length > 0 && kind !== "oews"))
    throw new UsageError(`data import ${kind} takes ${kind === "oews" ? "one file or more" : "one file"}.`);
  const others = new Set(Object.values(TAKES).flat());
  const refused = [...others].filter((name) => options[name] !== undefined && !TAKES[kind].includes(name));
  if (refused.length > 0) {
    const why = (name: string) =>
      kind === "oews" && name === "source" ? ": its rows name the source of their year, such as oews-2025" : "";
    const faults = refused.map((name) => `data import ${kind} takes no --${name}${why(name)}.`);
    throw new UsageError(faults.join("\n"), `It takes ${flagsOf(kind)}.`);
  }
  if (more.length > 0 && options.year !== undefined)
    throw new UsageError(
      "--year is for one table.",
      "Of several, each tells its year by its name, such as national_M2025.csv.",
    );
  if (more.length > 0 && files.includes(DASH))
    throw new UsageError(
      "Standard input can only be the one table of an import.",
      "Add --year, which its name would tell.",
    );
  if (json && options.out !== undefined && isStandardOutput(options.out))
    throw new UsageError("--json and -o - would both print on standard output.", "Leave out one of them.");
  return { kind, files: [file === DASH ? "standard input" : file, ...more], fromInput: file === DASH };
}

function isKind(kind: string): kind is ImportKind {
  return IMPORT_KINDS.some((one) => one === kind);
}

function flagsOf(kind: ImportKind): string {
  return TAKES[kind].map((name) => `--${name}`).join(", ");
}

async function read(
  session: Session,
  { kind, files, fromInput }: Request,
  options: ImportOptions,
  reading: ReadOptions,
): Promise<ImportResult> {
  const [file] = files;
  const from = { ...reading, ...(fromInput ? { input: session.io.streams.input } : {}) };
  if (kind === "aijobs") return importAijobs(file, { ...from, source: options.source, ends: options.ends });
  if (kind === "oews") {
    const { importOews } = await import("../import/tables.ts");
    return importOews(files, { ...from, year: options.year, occupations: options.occupations });
  }
  if (kind === "lca") {
    const { importLca } = await import("../import/tables.ts");
    const { companies } = await session.catalog();
    return importLca(file, { ...from, source: options.source, companies });
  }
  const { importCsv, mappingOf } = await import("../import/own.ts");
  const mapping = await mappingOf(options);
  const { rates, companies } = await session.catalog();
  return importCsv(file, mapping, { ...from, rates, companies });
}

function progressOn(io: Io): { show: ReadOptions["progress"]; clear(): void } | undefined {
  const line = statusLine(io);
  return (
    line && {
      show(read, total) {
        const far = total ? `${Math.floor((100 * read) / total)} %` : `${Math.floor(read / 1_000_000)} MB`;
        if (far !== "0 MB") line.show(`Reading: ${far}`);
      },
      clear: line.clear,
    }
  );
}

function account({ rows, used, groups, skipped, refused }: ImportResult, stub: string, out: string): string {
  const skips = skipped.map(({ reason, count, firstLines }) => {
    const more = count > firstLines.length ? ", …" : "";
    return `  ${grouped(count)}: ${reason} (line ${firstLines.join(", ")}${more})`;
  });
  return [
    `Wrote ${cleanLine(out)}: ${grouped(groups)} ${groups === 1 ? "group" : "groups"} of pay from ${grouped(used)} of ${grouped(rows)} rows.`,
    ...(skips.length > 0 ? ["Rows left out:", ...skips] : []),
    ...(refused.length > 0
      ? [`Groups refused, each with its reason, stand at the end of the file (${grouped(refused.length)}).`]
      : []),
    "To use it: put it into the folder salaries/ of a data folder, name its source in sources.yaml there, and run",
    "mlcareer data check FOLDER, then mlcareer salary --data FOLDER.",
    ...(stub ? ["For sources.yaml:", stub] : []),
    "",
  ].join("\n");
}
