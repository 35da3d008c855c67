import { extname } from "node:path";
import { UsageError } from "../errors.ts";

/** What a report can be written as; to add one, add it here and to the writer in report.ts. */
export const REPORT_FORMATS = ["text", "md", "json", "csv", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a plan can be written as. */
export const PLAN_FORMATS = ["text", "md", "json", "ics"] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** Throws UsageError where --json and --format ask for different things. */
export function checkFormat(json: boolean, format: string | undefined): void {
  if (json && format !== undefined && format !== "json")
    throw new UsageError(`--json and --format ${format} exclude each other.`, "Leave one of them out.");
}

const ENDINGS: Record<string, string> = { markdown: "md", htm: "html", txt: "text" };

/** A file's format by the ending of its name. Throws UsageError for an ending that is none of the formats. */
export function formatOf<F extends string>(file: string, formats: readonly F[]): F {
  const ending = extname(file).slice(1).toLowerCase();
  const format = formats.find((one) => one === (ENDINGS[ending] ?? ending) && ending !== "text");
  if (format) return format;
  const endings = formats.map((one) => (one === "text" ? ".txt" : `.${one}`));
  throw new UsageError(
    `Cannot tell the format of ${file} from its name.`,
    `End it in ${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}, or say --format.`,
  );
}
