import { advertReport } from "../app/adverts.ts";
import { checkFormat, type Delivery, deliver, REPORT_FORMATS, type ReportFormat, type Result } from "../app/deliver.ts";
import type { Session } from "../app/session.ts";
import { answersOf, reportOf } from "../app/target.ts";
import { isPipe, quoted } from "../app/words.ts";
import type { Known } from "../core/check/known.ts";
import type { Report, ReportGap } from "../core/report.ts";
import { UsageError } from "../errors.ts";
import { isStandardOutput } from "../io/destination.ts";
import { nextLine } from "../views/next.ts";

export interface ReportOptions {
  format?: ReportFormat;
  output?: string;
  force?: boolean;
  role?: string;
  /** The pace at which what to do first is planned. */
  hoursPerWeek?: number;
  /** An advert kept by name, or a file. */
  for?: string;
  full?: boolean;
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
  "evidence",
] as const satisfies readonly (keyof ReportGap | "evidence")[];

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
  const printed = options.output === undefined || isStandardOutput(options.output);
  const brief = printed && options.format === undefined && options.full !== true && options.for === undefined;
  if (brief && !session.json) return printSummary(session, made, wordsOn(target, made, options.role));
  const next = wordsOn(target, made, options.role, options.for).slice(1); // the first leads to this page
  await deliverReport(session, made, { ...options, check: answered.check, next });
}

/** The lines that a result takes at most, so that a terminal of 24 shows it with the line of the command below. */
const LINES = 22;

/** Prints what matters most of a report, on one screen. */
export async function printSummary(session: Session, made: Report, next: readonly string[]): Promise<void> {
  const names = await session.catalog();
  const { FIRST_TO_GO, summaryPage } = await import("../views/summary.ts");
  for (let gone = 0; ; gone++) {
    const shown = summaryPage(made, names, next, new Set(FIRST_TO_GO.slice(0, gone)));
    const fits = session.globals.plain || (await session.rendered(shown)).split("\n").length - 1 <= LINES;
    if (fits || gone === FIRST_TO_GO.length) return session.show(shown);
  }
}

/** The commands that go on from a result. `target`: what was named on the line; a pipe can be named no more. */
export function wordsOn(target: string | undefined, { answers }: Report, role?: string, advert?: string): string[] {
  if (target !== undefined && isPipe(target)) return ["mlcareer salary", "mlcareer market", "mlcareer --help"];
  const of =
    (target === undefined ? "" : ` ${quoted(target)}`) +
    (role === undefined ? "" : ` --role ${role}`) +
    (advert === undefined ? "" : ` --for ${quoted(advert)}`);
  const rest = answers.way === "short" && target === undefined;
  const named = target === undefined ? "" : ` ${quoted(target)}`;
  return [
    `mlcareer report${of} --full`,
    `mlcareer plan${of}`,
    rest ? "mlcareer assess --continue" : `mlcareer check${named}`,
  ];
}

interface ReportDelivery extends Delivery {
  /** The answers that the report counts. */
  check?: Known | undefined;
  /** The commands that go on from the page; a file has none. */
  next?: readonly string[];
}

/** Prints a report, or writes it to a file and says so. Throws as `deliver` does. */
export async function deliverReport(
  session: Session,
  made: Report,
  { check, next = [], ...delivery }: ReportDelivery = {},
): Promise<void> {
  const catalog = await session.catalog();
  const result: Result = {
    what: "report",
    title: `Gap report: ${made.role.title}`,
    json: () => made,
    page: async (all) => {
      const { decisionOf } = await import("../core/decision.ts"); // JSON and CSV need none of the planner
      const { reportPage } = await import("../views/report.ts");
      const shown = reportPage(made, decisionOf(catalog, made.answers, check), catalog, { all });
      return all || next.length === 0 ? shown : [...shown, nextLine(next)];
    },
    records: async () => {
      const { evidenceWords } = await import("../views/evidence.ts");
      return {
        fields: GAP_FIELDS,
        rows: made.gaps.map((gap) => ({ ...gap, evidence: evidenceWords(made, gap.skill) })),
      };
    },
  };
  await deliver(session, result, delivery, REPORT_FORMATS);
}
