import { advertReport } from "../app/adverts.ts";
import { checkFormat, type Delivery, deliver, REPORT_FORMATS, type ReportFormat, type Result } from "../app/deliver.ts";
import type { Session } from "../app/session.ts";
import { answersOf, reportOf } from "../app/target.ts";
import type { Report, ReportGap } from "../core/report.ts";
import { UsageError } from "../errors.ts";
import { reportPage } from "../views/report.ts";

export interface ReportOptions {
  format?: ReportFormat;
  output?: string;
  force?: boolean;
  role?: string;
  /** The pace at which what to do first is planned. */
  hoursPerWeek?: number;
  /** An advert kept by name, or a file. */
  for?: string;
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
  if (options.for !== undefined && options.role !== undefined)
    throw new UsageError("--for and --role exclude each other.", "Leave one of them out.");
  const answered = await answersOf(session, target);
  const made =
    options.for === undefined
      ? await reportOf(session, answered, options)
      : await advertReport(session, options.for, answered);
  await deliverReport(session, made, options);
}

/** Prints a report, or writes it to a file and says so. Throws as `deliver` does. */
export async function deliverReport(session: Session, made: Report, delivery: Delivery = {}): Promise<void> {
  const catalog = await session.catalog();
  const result: Result = {
    what: "report",
    title: `Gap report: ${made.role.title}`,
    json: () => made,
    page: (all) => reportPage(made, catalog, { all }),
    records: () => ({ fields: GAP_FIELDS, rows: made.gaps }),
  };
  await deliver(session, result, delivery, REPORT_FORMATS);
}
