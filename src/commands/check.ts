import { openPrompter } from "../app/ask.ts";
import { answersFrom } from "../app/check-answers.ts";
import { Asking, QUESTIONS } from "../app/check-asking.ts";
import { beginOrGoOn, leftOf } from "../app/check-left.ts";
import { checksTaken } from "../app/checks.ts";
import { roleOf, type Session } from "../app/session.ts";
import { type Answered, answersOf, DEFAULT_ROLE, rubricOf } from "../app/target.ts";
import type { Catalog, CheckTaken, Role } from "../catalog/schema.ts";
import type { Check } from "../core/check/check.ts";
import { combineChecks, type Known } from "../core/check/known.ts";
import type { Stop } from "../core/check/next.ts";
import { beginCheck, checkResult, decoysClaimed, replay } from "../core/check/result.ts";
import { profileOf } from "../core/report.ts";
import { readiness } from "../core/score/readiness.ts";
import { rounded } from "../core/score/rounded.ts";
import { Cancelled, UsageError, UserError } from "../errors.ts";
import { heading, paragraph } from "../render/blocks.ts";
import type { Store } from "../store/assessments.ts";
import type { OwnDraft } from "../store/drafts.ts";
import { decoyBlocks, measuredBlocks, UNCALIBRATED } from "../views/check.ts";
import { count } from "../views/format.ts";
import { nextLine } from "../views/next.ts";

export interface CheckCommand {
  /** Another role than the one that the answers are for. */
  role?: string;
  questions?: number;
  until?: number;
  answers?: string;
  seed?: number;
  fresh?: boolean;
  exportResponses?: string;
  force?: boolean;
}

/** Answers about to be checked, and whether their role is one that `--role` names. */
type Checked = Answered & { byFlag?: boolean };

const SECONDS_A_QUESTION = 30;

/** Asks questions chosen for what they tell, and reports claimed and measured readiness side by side. */
export async function check(session: Session, target: string | undefined, options: CheckCommand): Promise<void> {
  const catalog = await session.catalog();
  const given = await answersOf(session, target);
  const role = roleOf(catalog, options.role ?? given.answers.role ?? DEFAULT_ROLE);
  const answered: Checked =
    options.role === undefined ? given : { ...given, answers: { ...given.answers, role: role.id }, byFlag: true };
  if (options.force && options.exportResponses === undefined)
    throw new UsageError("--force replaces the file of --export-responses.", "Name it, or leave out --force.");
  if (options.exportResponses !== undefined) {
    const { exportResponses } = await import("./check-export.ts");
    return exportResponses(session, answered, options.exportResponses, options.force);
  }
  const empty = beginCheck(role, profileOf(answered.answers), catalog);
  if (empty.questions.length === 0) {
    session.say("No skill that questions can measure is rated above 0, so there is nothing to check.");
    return;
  }
  if (options.answers !== undefined)
    return finish(session, catalog, role, answered, await answersFrom(session, empty, options));
  const begun = answered.check ? replay(empty, answered.check) : empty;
  if (begun.answers.length === begun.questions.length) {
    session.say("Within the last year you answered every question on what you rate above 0. See: mlcareer report");
    return;
  }
  const asked = await askAll(session, catalog, begun, answered, options);
  if (!asked) return;
  if (asked.left !== undefined) {
    await showSoFar(session, catalog, role, answered, asked.taken);
    return session.say(asked.left);
  }
  try {
    await finish(session, catalog, role, answered, asked.taken, asked.own);
  } finally {
    asked.own.leave(); // still there when the result could not be saved
  }
}

interface Asked {
  taken: CheckTaken;
  own: OwnDraft;
  /** What became of it where the person left before the end. */
  left?: string;
}

/** The questions asked on the terminal; undefined when not even the first was. */
async function askAll(
  session: Session,
  catalog: Catalog,
  begun: Check,
  answered: Answered,
  options: CheckCommand,
): Promise<Asked | undefined> {
  if (!session.mayAsk) {
    throw new UserError(
      "There is no terminal to ask questions on.",
      "Give the answers as a file: mlcareer check --answers FILE",
    );
  }
  const store = await session.store();
  const prompter = await openPrompter(session);
  let own: OwnDraft | undefined;
  let finished = false;
  try {
    const { checks } = store;
    const start = await beginOrGoOn({ session, checks, prompter, answered, fresh: options.fresh === true });
    if (!start) return undefined;
    own = start.own;
    const before = begun.answers.length; // of earlier checks, which count with the new ones
    const stop: Stop = { questions: before + (options.questions ?? QUESTIONS), points: options.until };
    prompter.tell(
      start.taken
        ? `Going on after ${count(start.taken.answers.length, "answer")}.`
        : introduction(Math.min(options.questions ?? QUESTIONS, begun.questions.length - before)),
    );
    const taken = start.taken ?? { seed: options.seed ?? seedOf(session), answers: [] };
    const run = new Asking(catalog, begun, prompter, taken, await seenBefore(session, store));
    finished = await run.toTheEnd(stop, (now) => start.own.keep(leftOf(answered, now)));
    if (finished) return { taken: run.taken, own };
    return { taken: run.taken, own, left: own.leave() ? `Saved. Go on with: ${again(options)}` : `Left. ${GONE}` };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    if (own?.leave() === false) throw new Cancelled(`Stopped. ${GONE}`);
    throw new Cancelled("Stopped; what you answered is saved.", `Go on with: ${again(options)}`);
  } finally {
    prompter.close();
    if (!finished) own?.leave();
  }
}

/** How to go on: the same role is named again. */
function again({ role }: CheckCommand): string {
  return `mlcareer check${role === undefined ? "" : ` --role ${role}`}`;
}

const GONE = "This check was gone on with in another window, or deleted.";

function introduction(questions: number): string {
  const minutes = Math.max(1, Math.round((questions * SECONDS_A_QUESTION) / 60));
  return `About ${questions} questions, ${minutes} minutes. Each is chosen for what it tells. "I don't know" is a good answer when it is true.\n${UNCALIBRATED}`;
}

function seedOf({ io }: Session): number {
  return Math.floor(io.now().getTime() / 1000) % 2 ** 31;
}

/** Questions answered in any check, however old, so that a retake asks others. */
async function seenBefore(session: Session, store: Store): Promise<Set<string>> {
  const taken = await checksTaken(session, store);
  return new Set(taken.flatMap(({ answers }) => answers.map(({ question }) => question)));
}

/** What is known by the answers given so far, of a check that was left. */
async function showSoFar(
  session: Session,
  catalog: Catalog,
  role: Role,
  answered: Answered,
  taken: CheckTaken,
): Promise<void> {
  if (taken.answers.length === 0) return;
  const profile = profileOf(answered.answers);
  const together = withEarlier(answered, taken, session.io.now().toISOString());
  const { result, inferred } = checkResult(role, profile, catalog, together);
  await session.show([
    heading(`Check: ${role.title}, so far`, 1),
    ...measuredBlocks(readiness(role, profile).value, inferred, result, catalog).slice(1),
  ]);
}

async function finish(
  session: Session,
  catalog: Catalog,
  role: Role,
  answered: Checked,
  taken: CheckTaken,
  own?: OwnDraft,
): Promise<void> {
  const profile = profileOf(answered.answers);
  const savedAt = session.io.now().toISOString();
  const together = withEarlier(answered, taken, savedAt);
  const { result, inferred } = checkResult(role, profile, catalog, together);
  const claimed = readiness(role, profile).value;
  const saved = await save(session, catalog, role, answered, taken, savedAt);
  own?.end();
  if (session.json)
    session.showJson({
      schemaVersion: 1,
      role: role.id,
      claimed: rounded(claimed),
      ...(inferred ? { inferred } : {}),
      check: result,
    });
  else
    await session.show([
      heading(`Check: ${role.title}`, 1),
      ...decoyBlocks(decoysClaimed(catalog, profile), catalog),
      ...measuredBlocks(claimed, inferred, result, catalog).slice(1), // the page has its heading
      ...(saved.check === undefined ? [paragraph("No question was answered.")] : []),
      nextLine([
        `mlcareer report${answered.byFlag ? ` --role ${role.id}` : ""}`,
        ...(saved.check === undefined ? [] : [`mlcareer history show ${saved.check}`]),
      ]),
    ]);
  if (saved.words !== undefined) session.say(`Saved as ${saved.words}.`);
}

/** The answers with those of earlier checks that still count; a question answered again counts as answered now. */
function withEarlier({ check: earlier }: Answered, taken: CheckTaken, savedAt: string): Known {
  const before = earlier ? [{ ...earlier, id: "", savedAt: earlier.last }] : [];
  const { first = savedAt } = earlier ?? {};
  return {
    seed: taken.seed,
    answers: [],
    ...combineChecks([...before, { ...taken, id: "", savedAt }]),
    first,
    last: savedAt,
  };
}

/** Keeps the answers, and the ratings where they came from a file: what is saved in words, and the id of the check. */
async function save(
  session: Session,
  { version: dataVersion }: Catalog,
  role: Role,
  { id, answers }: Answered,
  { seed, answers: given }: CheckTaken,
  savedAt: string,
): Promise<{ words?: string; check?: string }> {
  const store = await session.store();
  const rated =
    id === undefined
      ? store.assessments.save({
          savedAt,
          dataVersion,
          answers: { ...answers, role: role.id },
          rubric: rubricOf(role),
        }).id
      : undefined;
  const check = given.length > 0 ? store.taken.save({ savedAt, dataVersion, seed, answers: given }).id : undefined;
  const words =
    check !== undefined && rated !== undefined ? `${rated} (ratings) and ${check} (answers)` : (check ?? rated);
  return { ...(words === undefined ? {} : { words }), ...(check === undefined ? {} : { check }) };
}
