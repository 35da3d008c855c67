import { checkFormat, formatOf, REPORT_FORMATS, type ReportFormat } from "../app/formats.ts";
import type { Session } from "../app/session.ts";
import { answersOf, reportOf } from "../app/target.ts";
import type { Report, ReportGap } from "../core/report.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import { reportPage } from "../views/report.ts";

export interface ReportOptions {
  format?: ReportFormat;
  output?: string;
  force?: boolean;
  role?: string;
}

const GAP_FIELDS = [
  "skill",
  "requirement",
  "level",
  "asked",
  "status",
  "worth",
  "hours",
  "lastUsed",
  "alternatives",
] as const satisfies readonly (keyof ReportGap)[];

/** Prints or writes the report of a saved assessment or a file. */
export async function report(session: Session, target: string | undefined, options: ReportOptions): Promise<void> {
  checkFormat(session.json, options.format);
  const made = await reportOf(session, await answersOf(session, target), options.role);
  const file = options.output !== undefined && isStandardOutput(options.output) ? undefined : options.output;
  const format = options.format ?? (session.json ? "json" : file ? formatOf(file, REPORT_FORMATS) : "text");
  if (file === undefined) return printReport(session, made, format);
  await writeReport(session, made, { ...options, output: file, format });
}

/** Prints a report on standard output. */
export async function printReport(session: Session, made: Report, format: ReportFormat): Promise<void> {
  if (format === "json") return session.showJson(made);
  if (format === "text") return session.show(reportPage(made, await session.catalog()));
  session.io.out(await reportText(session, made, format));
}

/** Writes a report to a file and says so. Throws UserError when the file exists (without force) or cannot be written. */
export async function writeReport(
  session: Session,
  made: Report,
  { output, format, force = false }: { output: string; format?: ReportFormat; force?: boolean },
): Promise<void> {
  const text = await reportText(session, made, format ?? formatOf(output, REPORT_FORMATS));
  await writeOutput(output, text, { force });
  session.say(`Wrote the report to ${output}.`);
}

async function reportText(session: Session, made: Report, format: ReportFormat): Promise<string> {
  const catalog = await session.catalog();
  switch (format) {
    case "json":
      return `${JSON.stringify(made, null, 2)}\n`;
    case "csv": {
      const { renderCsv } = await import("../render/csv.ts");
      return renderCsv(GAP_FIELDS, made.gaps);
    }
    case "html": {
      const { renderHtml } = await import("../render/html.ts");
      return renderHtml(reportPage(made, catalog, { all: true }), `Gap report: ${made.role.title}`);
    }
    case "md": {
      const { renderMarkdown } = await import("../render/markdown.ts");
      return renderMarkdown(reportPage(made, catalog, { all: true }));
    }
    case "text": {
      const { renderTerminal } = await import("../render/terminal.ts");
      return renderTerminal(reportPage(made, catalog, { all: true }), { width: 80, unicode: true, colour: false });
    }
  }
}
