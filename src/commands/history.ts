import { checksTaken, combineFor } from "../app/checks.ts";
import { roleOf, type Session } from "../app/session.ts";
import { answersOf, reportOf } from "../app/target.ts";
import { sayFuture, today } from "../app/today.ts";
import type { Role, Rubric } from "../catalog/schema.ts";
import { countsUntil, type Given } from "../core/check/known.ts";
import { progressOf } from "../core/plan/progress.ts";
import { profileOf } from "../core/report.ts";
import { compared, type Moment } from "../core/score/compare.ts";
import type { ScoredRole } from "../core/score/readiness.ts";
import { UsageError, UserError } from "../errors.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import { type Block, paragraph } from "../render/blocks.ts";
import type { Assessment, KeptPlan } from "../store/assessments.ts";
import type { Drafts } from "../store/drafts.ts";
import type { Damaged } from "../store/shelf.ts";
import { cleanLine } from "../text/clean.ts";
import { localDay } from "../text/day.ts";
import { reviewBlocks } from "../views/check.ts";
import { count, joined } from "../views/format.ts";
import {
  checkHead,
  type DiffView,
  diffPage,
  type HistoryCheck,
  type HistoryRow,
  historyPage,
  type PlanProgress,
  progressPage,
} from "../views/history.ts";
import { nextLine } from "../views/next.ts";
import { deliverReport } from "./report.ts";

export interface ExportOptions {
  force?: boolean;
}

export interface DeleteOptions {
  all?: boolean;
}

/** What the ids of checks begin with. */
const CHECK = "check-";

/** Lists the saved assessments, oldest first, scored with the data of now, and how the latest plan goes. */
export async function historyList(session: Session): Promise<void> {
  const store = await session.store();
  const catalog = await session.catalog();
  const { kept, damaged } = await store.assessments.list();
  const known = new Set(catalog.roles.map(({ id }) => id));
  const rows: HistoryRow[] = [];
  const taken = await checksTaken(session, store);
  for (const [i, { id, savedAt, dataVersion, answers }] of kept.entries()) {
    if (!known.has(answers.role)) {
      damaged.push({ id, reason: `the data know no role ${answers.role}` });
      continue;
    }
    const check = combineFor(session, taken, kept[i + 1]?.savedAt);
    const { readiness } = await reportOf(session, { answers, at: savedAt, check }, { first: [] }); // a list shows no steps
    const { claimed, inferred } = readiness;
    rows.push({ id, savedAt, role: answers.role, readiness: claimed, ...(inferred ? { inferred } : {}), dataVersion });
  }
  sayFuture(session, kept);
  const plan = await latestPlan(session, kept.at(-1));
  damaged.push(...plan.damaged);
  const { folder } = store;
  const adverts = store.adverts.names().map(cleanLine);
  if (session.json)
    return session.showJson({
      schemaVersion: 1,
      folder,
      assessments: rows,
      checks: taken.map(briefCheck),
      ...(plan.progress ? { plan: plan.progress } : {}),
      ...(adverts.length > 0 ? { adverts } : {}),
      damaged,
    });
  const advertLine = adverts.length > 0 ? [paragraph(`Adverts kept: ${joined(adverts)}.`)] : [];
  const unfinished = store.interviews.list().length > 0;
  const page = historyPage(rows, taken.map(briefCheck), damaged, plan.progress, folder, catalog, unfinished);
  await session.show([...page, ...advertLine, ...nextOf(rows, plan.progress !== undefined, taken.at(-1))]);
}

/** What goes on from the list; the page of an empty one says so itself. */
function nextOf(rows: readonly HistoryRow[], planned: boolean, check: Given | undefined): Block[] {
  const last = rows.at(-1);
  if (!last) return [];
  return [
    nextLine([
      rows.length > 1 ? "mlcareer history diff" : `mlcareer report ${last.id}`,
      ...(planned ? ["mlcareer history progress"] : []),
      ...(check?.id.startsWith(CHECK) ? [`mlcareer history show ${check.id}`] : []),
    ]),
  ];
}

function briefCheck({ id, savedAt, answers }: Given): HistoryCheck {
  const right = answers.filter(({ answer }) => answer === "right").length;
  return { id, savedAt, answers: answers.length, right, countsUntil: localDay(countsUntil(savedAt)) };
}

async function latestPlan(
  session: Session,
  latest: Assessment | undefined,
): Promise<{ progress?: PlanProgress; damaged: { id: string; reason: string }[] }> {
  const { kept, damaged } = await (await session.store()).plans.list();
  const plan = kept.at(-1);
  sayFuture(session, kept);
  return plan && latest ? { progress: progress(session, plan, latest), damaged } : { damaged };
}

function progress(session: Session, plan: KeptPlan, { answers }: Assessment): PlanProgress {
  const { id, role, hoursPerWeek, start, end, steps } = plan;
  const { ratings } = profileOf(answers);
  return { id, role, hoursPerWeek, start, end, steps: progressOf(steps, ratings, today(session.io)) };
}

/** The report of an assessment, or the questions of a check with its answers and why. */
export async function historyShow(session: Session, id: string | undefined): Promise<void> {
  if (id?.startsWith(CHECK)) return showCheck(session, id);
  const answered = await answersOf(session, id);
  const next = [`mlcareer report${id === undefined ? "" : ` ${answered.id}`}`, "mlcareer history diff"];
  await deliverReport(session, await reportOf(session, answered), { check: answered.check, next });
}

async function showCheck(session: Session, id: string): Promise<void> {
  const kept = await (await session.store()).taken.find(id);
  if (!kept) return;
  const brief = briefCheck(kept);
  if (session.json) return session.showJson({ ...brief, ...kept, right: brief.right });
  const catalog = await session.catalog();
  await session.showLong([
    ...checkHead(brief),
    ...reviewBlocks(kept, catalog.questions, catalog),
    nextLine(["mlcareer report", "mlcareer check"]),
  ]);
}

/** What was planned beside what is reached, for one kept plan or the latest. */
export async function historyProgress(session: Session, id: string | undefined): Promise<void> {
  const store = await session.store();
  const plan = await store.plans.find(id);
  if (!plan) throw new UserError("No plan is kept yet.", "Keep one with: mlcareer plan --keep");
  sayFuture(session, [plan]);
  const shown = progress(session, plan, await store.assessment());
  if (session.json) return session.showJson({ schemaVersion: 1, ...shown });
  const done = shown.steps.every(({ state }) => state === "reached");
  const next = nextLine([...(done ? [] : ["mlcareer report"]), "mlcareer plan --keep"]);
  await session.show([...progressPage(shown, await session.catalog()), next]);
}

/** What changed between two assessments: the person, or what is asked. The last two when none is named. */
export async function historyDiff(session: Session, a: string | undefined, b: string | undefined): Promise<void> {
  const store = await session.store();
  const ids = store.assessments.ids();
  const first = a ?? ids.at(-2);
  if (first === undefined)
    throw new UserError("There are no two assessments to compare yet.", "mlcareer history lists them.");
  const view = await diffOf(session, await store.assessment(first), await store.assessment(b));
  if (session.json) {
    const { comparison, ...rest } = view;
    return session.showJson({ schemaVersion: 1, ...rest, ...comparison });
  }
  await session.show([
    ...diffPage(view, await session.catalog()),
    nextLine(["mlcareer report", "mlcareer plan", "mlcareer history"]),
  ]);
}

async function diffOf(session: Session, from: Assessment, to: Assessment): Promise<DiffView> {
  const catalog = await session.catalog();
  const role = to.rubric ? roleBy(to.rubric) : roleOf(catalog, to.answers.role);
  const moment = ({ answers, rubric }: Assessment): Moment => ({
    profile: profileOf(answers),
    role: rubric && rubric.id === role.id ? roleBy(rubric) : role,
  });
  const remark = remarkOn(from, to);
  return {
    from: { id: from.id, savedAt: from.savedAt },
    to: { id: to.id, savedAt: to.savedAt },
    role: { id: role.id, title: role.title },
    comparison: compared(moment(from), moment(to)),
    ...(remark ? { remark } : {}),
  };
}

/** A kept rubric as a role to score by; where its parts came from was not kept. */
function roleBy({ requirements, ...rest }: Rubric): ScoredRole & Pick<Role, "id" | "title"> {
  return { ...rest, requirements: requirements.map((rule) => ({ ...rule, sources: [], weightBasis: "" })) };
}

function remarkOn(from: Assessment, to: Assessment): string | undefined {
  if (from.answers.role !== to.answers.role)
    return `${from.id} was for ${from.answers.role}; both are scored here as ${to.answers.role}, by the same rubric.`;
  if (!from.rubric) return `${from.id} does not say what it was scored by, so both are scored by the newer rubric.`;
  return undefined;
}

/** Writes all that is kept as one JSON file. */
export async function historyExport(session: Session, file: string, { force = false }: ExportOptions): Promise<void> {
  const store = await session.store();
  const [assessments, plans, taken] = [
    await store.assessments.list(),
    await store.plans.list(),
    await store.taken.list(),
  ];
  const [interviews, checks] = [unfinishedIn(store.interviews), unfinishedIn(store.checks)];
  const everything = {
    schemaVersion: 1,
    exportedAt: session.io.now().toISOString(),
    assessments: assessments.kept,
    plans: plans.kept,
    checks: taken.kept,
    adverts: store.adverts.names().map((name) => ({ name, text: store.adverts.text(name) })),
    unfinished: { interviews: interviews.texts, checks: checks.texts },
    damaged: [...assessments.damaged, ...plans.damaged, ...taken.damaged, ...interviews.damaged, ...checks.damaged],
  };
  const text = `${JSON.stringify(everything, null, 2)}\n`;
  if (isStandardOutput(file)) return session.io.out(text);
  await writeOutput(file, text, { force });
  session.say(
    `Wrote ${count(assessments.kept.length, "assessment")}, ${count(taken.kept.length, "check")} and ${count(plans.kept.length, "plan")} to ${file}.` +
      (everything.damaged.length > 0
        ? ` ${count(everything.damaged.length, "damaged file")} could only be named.`
        : ""),
  );
}

/** The texts of what is unfinished, the latest first, and the files that cannot be read. */
function unfinishedIn(drafts: Drafts): { texts: string[]; damaged: Damaged[] } {
  const texts: string[] = [];
  const damaged: Damaged[] = [];
  for (const file of drafts.list()) {
    try {
      texts.push(drafts.read(file));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      damaged.push({ id: cleanLine(file.name), reason: error.message });
    }
  }
  return { texts, damaged };
}

/** Deletes one assessment, check or plan, or every trace of all. */
export async function historyDelete(session: Session, id: string | undefined, { all }: DeleteOptions): Promise<void> {
  const store = await session.store();
  if (all && id) throw new UsageError("Name one assessment or --all, not both.");
  if (all) {
    await store.deleteAll();
    session.say(`Deleted all that was kept in ${store.folder}.`);
    return;
  }
  if (!id) throw new UsageError("Which assessment? Name its id, or --all.", "mlcareer history lists them.");
  if (store.adverts.names().includes(id)) {
    store.adverts.delete(id);
    session.say(`Deleted the advert ${id}.`);
    return;
  }
  const kind = kindOf(id);
  store.delete(kind, id);
  session.say(`Deleted the ${WHAT[kind]} ${id}.`);
}

const WHAT = { plans: "plan", taken: "check", assessments: "assessment" } as const;

function kindOf(id: string): keyof typeof WHAT {
  if (id.startsWith("plan-")) return "plans";
  return id.startsWith(CHECK) ? "taken" : "assessments";
}
