import type { AskOptions } from "../app/ask.ts";
import { knownNow } from "../app/checks.ts";
import { formatOf, REPORT_FORMATS } from "../app/deliver.ts";
import type { FoundInFiles } from "../app/from.ts";
import { roleOf, type Session } from "../app/session.ts";
import { type Answered, answersOf, DEFAULT_ROLE, reportOf, rubricOf } from "../app/target.ts";
import { template } from "../app/template.ts";
import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import type { Known } from "../core/check/known.ts";
import { countryNamed } from "../core/pay/country.ts";
import { HOURS_PER_WEEK } from "../core/plan/calendar.ts";
import { type Report, skillsOf } from "../core/report.ts";
import { findSkill } from "../core/score/facts.ts";
import { isLevel } from "../core/score/levels.ts";
import { UsageError, UserError } from "../errors.ts";
import { readGiven } from "../io/read.ts";
import type { OwnDraft } from "../store/drafts.ts";
import { didYouMean } from "../text/unknown.ts";
import { changePage } from "../views/summary.ts";
import { deliverReport, printSummary, wordsOn } from "./report.ts";

export interface AssessOptions extends AskOptions {
  answers?: string;
  /** Résumés, exports, documents, folders of code to start from. */
  from?: string[];
  /** The e-mail address whose commits count. */
  author?: string;
  template?: boolean;
  example?: boolean;
  set?: string[];
  /** The pace at which what to do first is planned. */
  hoursPerWeek?: number;
  export?: string;
  force?: boolean;
}

const EXAMPLE = "data-scientist";

/** Measures a person against a role: by interview, from a file, or by changing single answers of the latest assessment. */
export async function assess(session: Session, typed: AssessOptions): Promise<void> {
  const catalog = await session.catalog();
  const role = roleOf(catalog, typed.role ?? DEFAULT_ROLE);
  const options = typed.role === undefined ? typed : { ...typed, role: role.id };
  if (options.author !== undefined && !options.from)
    throw new UsageError("--author says whose commits count: it goes with --from.", "For example: --from ./my-project");
  if (options.template || (options.from && !session.mayAsk)) {
    if (session.json) throw noJson(options);
    const found = options.from && (await findFor(session, role, options));
    return session.io.out(template(role, catalog, found));
  }
  if (options.example) return example(session, options);
  const answered = await gather(session, catalog, options);
  if (!answered) return;
  try {
    await finish(session, answered, options);
  } finally {
    answered.own?.leave(); // still there when its answers could not be saved
  }
}

/** Answers, what they were before a change, and the file of the interview that they come from, if they come from one. */
interface Gathered extends Answered {
  before?: Answered;
  own?: OwnDraft;
}

/** A finished report for a sample person; nothing is saved. */
async function example(session: Session, { role, export: file, force, full }: AssessOptions): Promise<void> {
  const { people } = await session.catalog();
  const person = people.find(({ id }) => id === EXAMPLE) ?? people[0];
  if (!person) throw new UserError("The data hold no sample person.");
  if (!session.json) session.say(`A made-up sample person: ${person.title}. ${person.summary}\n`);
  const made = await reportOf(
    session,
    { answers: person.answers, at: session.io.now().toISOString() },
    { role: role ?? person.role },
  );
  if (session.json || full) await deliverReport(session, made, { next: ["mlcareer assess"] });
  else await printSummary(session, made, ["mlcareer assess --example --full", "mlcareer assess"]);
  if (file) await exportReport(session, made, undefined, file, force);
}

/** The answers, wherever they come from; undefined when the interview was left and saved. */
async function gather(session: Session, catalog: Catalog, options: AssessOptions): Promise<Gathered | undefined> {
  const at = session.io.now().toISOString();
  if (options.answers !== undefined) {
    const { parseAnswers } = await import("../app/answers.ts");
    const fromInput = options.answers === "-";
    const text = fromInput ? await session.io.readInput() : await readGiven(options.answers);
    const answers = parseAnswers(text, fromInput ? "standard input" : options.answers, catalog);
    return { answers: changed(answers, options, catalog), at };
  }
  if (options.set || (options.country && !session.mayAsk)) return changeLatest(session, options, catalog, at);
  if (!session.mayAsk) throw cannotAsk(session);
  const { runInterview } = await import("../app/ask.ts");
  const found = options.from && (await findFor(session, roleOf(catalog, options.role ?? DEFAULT_ROLE), options));
  const done = await runInterview(session, catalog, found ? { ...options, found } : options);
  return done && { answers: changed(done.answers, options, catalog), at, own: done.own };
}

function noJson({ template: asked }: AssessOptions): UsageError {
  return asked
    ? new UsageError("--template prints YAML, for what explains it are comments.", "Leave out --json.")
    : new UsageError("Without a terminal --from prints an answers file, which is YAML.", "Leave out --json.");
}

/** What was found in what is named, the skills of the role first, in its order. */
async function findFor(session: Session, role: Role, { from = [], author }: AssessOptions): Promise<FoundInFiles> {
  const { findIn } = await import("../app/from.ts");
  const found = await findIn(session, from, author);
  for (const note of found.notes) session.say(note);
  const order = skillsOf(role);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return { ...found, proposals: [...found.proposals].sort((a, b) => rank(a.skill) - rank(b.skill)) };
}

async function changeLatest(session: Session, options: AssessOptions, catalog: Catalog, at: string): Promise<Gathered> {
  const before = await answersOf(session, undefined);
  return { answers: changed(before.answers, options, catalog), at, before };
}

function cannotAsk({ globals }: Session): UserError {
  return new UserError(
    globals.input ? "There is no terminal to ask questions on." : "Questions are forbidden by --no-input.",
    "See a finished report with mlcareer assess --example, or give answers as a file: mlcareer assess --template > answers.yaml, then mlcareer assess --answers answers.yaml",
  );
}

/** Answers with the flags laid over them: --role, --country and every --set. */
function changed(
  answers: Answers,
  { role, country, set = [] }: AssessOptions,
  { skills, countries }: Catalog,
): Answers {
  const ratings = { ...answers.ratings };
  for (const text of set) {
    const { id, level } = setting(text, skills);
    ratings[id] = { ...ratings[id], level };
  }
  return {
    ...answers,
    ...(role ? { role } : {}),
    ...(country ? { country: countryCode(country, countries) } : {}),
    ratings,
  };
}

/** Said of flags that take several values, where one of these was meant for the command. */
export const NAMED_BEFORE = "an assessment or a file is best named before";

/** One SKILL=LEVEL, such as --set takes. */
export function setting(text: string, skills: Catalog["skills"], flag = "--set"): { id: string; level: number } {
  const [, id = "", digits = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const level = Number(digits);
  if (id === "") {
    const more = flag === "--what-if" ? `; ${NAMED_BEFORE} ${flag}` : "";
    throw new UsageError(`${flag}: "${text}" is not SKILL=LEVEL.`, `For example: ${flag} pytorch=2${more}`);
  }
  if (digits.trim() === "" || !isLevel(level)) throw new UsageError(`"${text}": a level is 0, 1, 2, 3 or 4.`);
  const found = findSkill(skills, id);
  if (!found) {
    throw new UserError(
      `There is no skill ${id}.`,
      didYouMean(
        id,
        skills.flatMap((skill) => [skill.id, skill.name, ...skill.aliases]),
        "mlcareer skill lists them all.",
      ),
    );
  }
  return { id: found.id, level };
}

/** A country as two capital letters, from its code or its name. Throws UsageError. */
export function countryCode(text: string, names: Catalog["countries"]): string {
  const code = countryNamed(text, names);
  if (code === undefined)
    throw new UsageError(`"${text}" is not a country.`, "Its name or two letters, such as India, IN, US or DE.");
  return code;
}

/** Saves (unless told not to), prints the report, exports it, and says what was written and what comes next. */
async function finish(session: Session, answered: Gathered, options: AssessOptions): Promise<void> {
  // A file that is not kept may be anybody's; all else is the person's, whose checks count.
  const own = options.save || options.answers === undefined;
  const known = own ? await knownNow(session) : undefined;
  const made = await reportOf(session, { ...answered, check: known }, options);
  if (options.export) await exportReport(session, made, known, options.export, options.force);
  const saved = options.save ? await saveAnswers(session, answered, made, options) : undefined;
  if (saved) session.say(`Saved as ${saved}.${checkoutWords(session)}`);
  if (session.json) return deliverReport(session, made, { check: known });
  const next = saved ? wordsOn(undefined, made) : wordsOn(options.answers ?? "-", made, options.role);
  if (!answered.before) return printSummary(session, made, next);
  const before = await reportOf(session, answered.before, { ...options, first: [] });
  await session.show(changePage(before, made, await session.catalog(), next));
}

/** Who came by `npm start` has no command of the name that the next line names. */
function checkoutWords({ io }: Session): string {
  return io.env.npm_lifecycle_event === "start" ? " Below, mlcareer stands for: npm start --" : "";
}

/** The ending alone tells the format: --json is about what is printed. */
async function exportReport(
  session: Session,
  made: Report,
  check: Known | undefined,
  output: string,
  force?: boolean,
): Promise<void> {
  await deliverReport(session, made, {
    check,
    format: formatOf(output, REPORT_FORMATS),
    output,
    force,
  });
}

/** Only the interview that the answers come from is finished by that; any other goes on. */
async function saveAnswers(
  session: Session,
  { answers, at, own }: Gathered,
  { dataVersion, first: steps }: Report,
  { hoursPerWeek = answers.hoursPerWeek ?? HOURS_PER_WEEK.usual }: AssessOptions,
): Promise<string> {
  const store = await session.store();
  const role = answers.role ?? DEFAULT_ROLE;
  const rubric = rubricOf(roleOf(await session.catalog(), role));
  const first = { hoursPerWeek, steps };
  const saved = store.assessments.save({ savedAt: at, dataVersion, answers: { ...answers, role }, rubric, first });
  own?.end();
  return saved.id;
}
