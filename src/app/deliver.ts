import { extname } from "node:path";
import { UsageError } from "../errors.ts";
import type { Page } from "../render/blocks.ts";
import type { CalendarEntry } from "../render/ics.ts";
import type { Session } from "./session.ts";

/*
 * The one place that writes any result in any format anywhere. A new format is its file in render/, a line in FORMATS
 * and, where it takes more than a page, a field of Result.
 */

/** What every result can be written as. */
const PAGE_FORMATS = ["text", "md", "json", "html"] as const;
export const REPORT_FORMATS = [...PAGE_FORMATS, "csv"] as const;
export const PLAN_FORMATS = [...PAGE_FORMATS, "ics"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type PlanFormat = (typeof PLAN_FORMATS)[number];
export type Format = ReportFormat | PlanFormat;

type Soon<T> = T | Promise<T>;

/** A result in every shape that a format may ask for; each is made only when it does. */
export interface Result {
  /** In "Wrote the plan to plan.md." */
  what: string;
  title: string;
  /** The published shape. */
  json(): Soon<object>;
  /** `all`: for a file, in which nothing is left out for want of room. */
  page(all: boolean): Soon<Page>;
  /** For CSV, a row each. */
  records?(): Soon<{ fields: readonly string[]; rows: readonly object[] }>;
  calendar?(): Soon<readonly CalendarEntry[]>;
}

/** Where a result goes and as what. */
export interface Delivery {
  format?: Format | undefined;
  output?: string | undefined;
  force?: boolean | undefined;
}

/** By the format: the text of a file. */
export const FORMATS: Record<Format, (result: Result, session: Session) => Promise<string>> = {
  text: async (result) =>
    (await import("../render/terminal.ts")).renderTerminal(await result.page(true), {
      width: 80,
      unicode: true,
      colour: false,
    }),
  md: async (result) => (await import("../render/markdown.ts")).renderMarkdown(await result.page(true)),
  json: async (result) => `${JSON.stringify(await result.json(), null, 2)}\n`,
  html: async (result) => (await import("../render/html.ts")).renderHtml(await result.page(true), result.title),
  csv: async (result) => {
    const { fields, rows } = given(await result.records?.());
    return (await import("../render/csv.ts")).renderCsv(fields as never[], rows);
  },
  ics: async (result, { io }) =>
    (await import("../render/ics.ts")).renderIcs(result.title, given(await result.calendar?.()), io.now()),
};

/**
 * Prints a result, or writes it to a file and says so; without a format it is that of --json, of the file's ending, or
 * text. Throws UsageError for an ending that is none of `offered`, UserError when the file exists (without force) or
 * cannot be written.
 */
export async function deliver(
  session: Session,
  result: Result,
  { format, output, force = false }: Delivery = {},
  offered: readonly Format[] = PAGE_FORMATS,
): Promise<void> {
  // Fetched where a place is named, since nearly nobody names one and all would wait for it.
  const place = output === undefined ? undefined : await import("../io/destination.ts");
  const file = output === undefined || place?.isStandardOutput(output) ? undefined : output;
  const chosen = format ?? (session.json ? "json" : file ? formatOf(file, offered) : "text");
  if (file === undefined) return print(session, result, chosen);
  await place?.writeOutput(file, await FORMATS[chosen](result, session), { force });
  session.say(`Wrote the ${result.what} to ${file}.`);
}

/** On standard output --fields picks among JSON, and text fits the terminal. */
async function print(session: Session, result: Result, format: Format): Promise<void> {
  if (format === "json") return session.showJson(await result.json());
  if (format === "text") return session.showLong(await result.page(false));
  session.io.out(await FORMATS[format](result, session));
}

/** A format that a command offers but has nothing for is a bug. */
function given<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("this result has no such format");
  return part;
}

/** Throws UsageError where --json and --format ask for different things. */
export function checkFormat(json: boolean, format: string | undefined): void {
  if (json && format !== undefined && format !== "json")
    throw new UsageError(`--json and --format ${format} exclude each other.`, "Leave one of them out.");
}

const ENDINGS: Record<string, string> = { markdown: "md", htm: "html", txt: "text" };

/** A file's format by the ending of its name. Throws UsageError for an ending that is none of the formats. */
export function formatOf<F extends Format>(file: string, formats: readonly F[]): F {
  const ending = extname(file).slice(1).toLowerCase();
  const format = formats.find((one) => one === (ENDINGS[ending] ?? ending) && ending !== "text");
  if (format) return format;
  const endings = formats.map((one) => (one === "text" ? ".txt" : `.${one}`));
  throw new UsageError(
    `Cannot tell the format of ${file} from its name.`,
    `End it in ${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}, or say --format.`,
  );
}
