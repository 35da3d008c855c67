import * as z from "zod";
import { type BankQuestion, type Catalog, type CheckTaken, checkTakenSchema, type Role } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { type Check, record } from "../core/check/check.ts";
import { finished, nextQuestion, type Stop } from "../core/check/next.ts";
import { beginCheck, checkResult, inferredOf, replay } from "../core/check/result.ts";
import { seeded } from "../core/random.ts";
import { readiness } from "../core/readiness.ts";
import { profileOf } from "../core/report.ts";
import { Cancelled, DataError, UserError } from "../errors.ts";
import { readText } from "../files.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { ChooseQuestion } from "../interview/question.ts";
import { heading, paragraph } from "../render/blocks.ts";
import type { Store } from "../store/assessments.ts";
import { inferredBlocks, reviewBlocks, UNCALIBRATED } from "../views/check.ts";
import { count, points } from "../views/format.ts";
import { openPrompter } from "./interview.ts";
import { roleOf, type Session } from "./session.ts";
import { type Answered, answersOf, DEFAULT_ROLE } from "./target.ts";

export interface CheckCommand {
  questions?: number;
  until?: number;
  answers?: string;
  seed?: number;
  fresh?: boolean;
}

const QUESTIONS = 20;
const SECONDS_A_QUESTION = 30;

/** Asks questions chosen for what they tell, and reports claimed and inferred readiness side by side. */
export async function check(session: Session, target: string | undefined, options: CheckCommand): Promise<void> {
  const catalog = await session.catalog();
  const answered = await answersOf(session, target);
  const role = roleOf(catalog, answered.answers.role ?? DEFAULT_ROLE);
  const begun = beginCheck(role, profileOf(answered.answers), catalog);
  if (begun.questions.length === 0) {
    session.say("No skill that questions can measure is rated above 0, so there is nothing to check.");
    return;
  }
  const taken =
    options.answers === undefined
      ? await askAll(session, catalog, begun, answered, options)
      : await fromFile(session, begun, options);
  if (taken) await finish(session, catalog, role, answered, taken);
}

/** The questions asked on the terminal; undefined when the person saved and left. */
async function askAll(
  session: Session,
  catalog: Catalog,
  begun: Check,
  answered: Answered,
  options: CheckCommand,
): Promise<CheckTaken | undefined> {
  if (!session.mayAsk) {
    throw new UserError(
      "There is no terminal to ask questions on.",
      "Give the answers as a file: mlcareer check --answers FILE",
    );
  }
  const store = await session.store();
  const taken = options.fresh ? undefined : unfinished(store, answered);
  const prompter = await openPrompter(session);
  const run = new Asking(
    catalog,
    begun,
    prompter,
    taken ?? { seed: options.seed ?? seedOf(session), answers: [] },
    await seenBefore(store),
  );
  try {
    const stop: Stop = { questions: options.questions ?? QUESTIONS, points: options.until };
    prompter.tell(
      taken
        ? `Going on after ${count(taken.answers.length, "answer")}.`
        : introduction(Math.min(stop.questions ?? QUESTIONS, begun.questions.length)),
    );
    const done = await run.toTheEnd(stop, (now) => store.saveCheckDraft({ at: answered.at, ...now }));
    if (!done) session.say("Saved. Go on with: mlcareer check");
    return done;
  } catch (error) {
    if (error instanceof Cancelled)
      throw new Cancelled("Stopped; what you answered is saved.", "Go on with: mlcareer check");
    throw error;
  } finally {
    prompter.close();
  }
}

function introduction(questions: number): string {
  const minutes = Math.max(1, Math.round((questions * SECONDS_A_QUESTION) / 60));
  return `About ${questions} questions, ${minutes} minutes. Each is chosen for what it tells. "I don't know" is a good answer when it is true.\n${UNCALIBRATED}`;
}

/** One run through the questions: which comes next, what was answered, what is left out because it was skipped or seen. */
class Asking {
  readonly #bank: ReadonlyMap<string, BankQuestion>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #prompter: Prompter;
  readonly #seen: ReadonlySet<string>;
  readonly #skipped: string[] = [];
  #check: Check;
  #taken: CheckTaken;

  constructor(catalog: Catalog, begun: Check, prompter: Prompter, taken: CheckTaken, seen: ReadonlySet<string>) {
    this.#bank = new Map(catalog.questions.map((question) => [question.id, question]));
    this.#names = new Map(catalog.skills.map(({ id, name }) => [id, name]));
    this.#prompter = prompter;
    this.#taken = taken;
    this.#check = replay(begun, taken);
    this.#seen = seen;
  }

  async toTheEnd(stop: Stop, save: (taken: CheckTaken) => void): Promise<CheckTaken | undefined> {
    while (!finished(this.#check, stop, this.#taken.seed)) {
      const question = this.#next();
      if (!question) break;
      const reply = await this.#prompter.choose(this.#screen(question), this.#place(stop));
      if (reply.kind === "quit") return undefined;
      if (reply.kind !== "answer") {
        this.#skipped.push(question.id);
        continue;
      }
      const answer = reply.value.replace(/-\d$/, "") as CheckTaken["answers"][number]["answer"];
      this.#check = record(this.#check, {
        question: question.id,
        right: answer === "right",
        dontKnow: answer === "dont-know",
      });
      this.#taken = { ...this.#taken, answers: [...this.#taken.answers, { question: question.id, answer }] };
      save(this.#taken);
    }
    return this.#taken;
  }

  /** Questions seen in earlier checks come only when no other is left. */
  #next(): BankQuestion | undefined {
    const asked = [...this.#check.answers.map(({ question }) => question), ...this.#skipped];
    const fresh = this.#check.questions.filter(({ id }) => !this.#seen.has(id));
    const chosen =
      nextQuestion({ ...this.#check, questions: withAnswered(fresh, this.#check) }, asked) ??
      nextQuestion(this.#check, asked);
    return chosen && this.#bank.get(chosen.id);
  }

  #place(stop: Stop) {
    const answered = this.#check.answers.length;
    const of = Math.min(stop.questions ?? QUESTIONS, this.#check.questions.length);
    const now = inferredOf(this.#check, this.#taken.seed);
    const interval = now ? `, inferred ${points(now.mean)} (${points(now.low)} to ${points(now.high)})` : "";
    return {
      number: answered + 1,
      of,
      secondsLeft: 0,
      first: true,
      words: `Question ${answered + 1} of ${of}${interval}`,
    };
  }

  #screen({ id, skill, text, code, right, wrong }: BankQuestion): ChooseQuestion {
    const choices = [{ value: "right", label: right }, ...wrong.map((label) => ({ value: "wrong", label }))];
    const mixed = shuffled(choices, `${this.#taken.seed} ${id}`);
    return {
      kind: "choose",
      topic: "other",
      id,
      subject: skill,
      group: this.#names.get(skill) ?? skill,
      title: text,
      short: this.#names.get(skill) ?? skill,
      choices: [
        ...mixed.map(({ value, label }, i) => ({
          value: `${value}-${i}`,
          key: String(i + 1),
          label,
          summary: "answered",
        })),
        { value: "dont-know", key: "5", label: "I don't know", summary: "I don't know" },
      ],
      ...(code === undefined ? {} : { code }),
    };
  }
}

/** Answered questions stay in the check, whatever was seen: their answers are part of what is known. */
function withAnswered(open: Check["questions"], { questions, answers }: Check): Check["questions"] {
  const done = new Set(answers.map(({ question }) => question));
  const kept = new Set(open.map(({ id }) => id));
  return questions.filter(({ id }) => done.has(id) || kept.has(id));
}

/** The same order for the same seed and question. */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  const next = seeded(
    [...seed].reduce((sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5),
  );
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

function seedOf({ io }: Session): number {
  return Math.floor(io.now().getTime() / 1000) % 2 ** 31;
}

const draftSchema = checkTakenSchema.extend({ at: z.string() });

/** A check left earlier on the same answers. */
function unfinished(store: Store, { at }: Answered): CheckTaken | undefined {
  const text = store.checkDraft();
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const draft = draftSchema.safeParse(value).data;
  return draft && draft.at === at ? { seed: draft.seed, answers: draft.answers } : undefined;
}

/** Questions answered in any saved check, so that a retake asks others. */
async function seenBefore(store: Store): Promise<Set<string>> {
  const { assessments } = await store.list();
  return new Set(assessments.flatMap(({ check: taken }) => taken?.answers.map(({ question }) => question) ?? []));
}

const fileSchema = z.strictObject({
  seed: z.int().min(0).optional(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
});

/** Answers from a file: question ids with the text of the answer chosen, or dont-know. */
async function fromFile(
  session: Session,
  begun: Check,
  { answers: file = "", seed }: CheckCommand,
): Promise<CheckTaken> {
  const name = file === "-" ? "standard input" : file;
  const parsed = parseYaml(file === "-" ? await session.io.readInput() : readText(file), name);
  const result = conform(fileSchema, parsed);
  if ("issues" in result) throw new DataError(result.issues);
  const { questions } = await session.catalog();
  const bank = new Map(questions.map((question) => [question.id, question]));
  const askable = new Set(begun.questions.map(({ id }) => id));
  const issues = Object.entries(result.value.answers).flatMap(([id, text]) => {
    const question = bank.get(id);
    if (!question) return [parsed.issue(["answers", id], `there is no question ${id}`)];
    if (!askable.has(id))
      return [parsed.issue(["answers", id], `asks about ${question.skill}, which is rated 0 or not part of the role`)];
    const known = [question.right, ...question.wrong, "dont-know"].includes(text);
    return known ? [] : [parsed.issue(["answers", id], "is none of the four answers of this question, nor dont-know")];
  });
  if (issues.length > 0) throw new DataError(issues);
  const answers = Object.entries(result.value.answers).map(([id, text]) => ({
    question: id,
    answer:
      text === "dont-know"
        ? ("dont-know" as const)
        : text === bank.get(id)?.right
          ? ("right" as const)
          : ("wrong" as const),
  }));
  return { seed: seed ?? result.value.seed ?? 1, answers };
}

async function finish(
  session: Session,
  catalog: Catalog,
  role: Role,
  answered: Answered,
  taken: CheckTaken,
): Promise<void> {
  const profile = profileOf(answered.answers);
  const { result, inferred } = checkResult(role, profile, catalog, taken);
  const claimed = readiness(role, profile).value;
  const store = await session.store();
  const saved = store.save({
    savedAt: session.io.now().toISOString(),
    dataVersion: catalog.version,
    answers: { ...answered.answers, role: role.id },
    check: { seed: taken.seed, answers: result.answers },
  });
  store.removeCheckDraft();
  if (session.json)
    session.showJson({
      schemaVersion: 1,
      role: role.id,
      claimed: Math.round(claimed * 1e6) / 1e6,
      ...(inferred ? { inferred } : {}),
      check: result,
    });
  else {
    await session.show([
      heading(`Check: ${role.title}`, 1),
      ...inferredBlocks(claimed, inferred, result, catalog),
      ...(result.asked > 0
        ? reviewBlocks(taken, catalog.questions, catalog)
        : [paragraph("No question was answered.")]),
    ]);
  }
  session.say(`\nSaved as ${saved.id}. Next: mlcareer report`);
}
