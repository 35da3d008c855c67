import type { BankQuestion, Catalog, CheckTaken } from "../catalog/schema.ts";
import { type Check, record } from "../core/check/check.ts";
import { finished, nextQuestion, type Stop } from "../core/check/next.ts";
import { seeded } from "../core/check/random.ts";
import { replay } from "../core/check/result.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { ChooseQuestion, Place } from "../interview/question.ts";

/** How many questions a check asks unless told otherwise. */
export const QUESTIONS = 20;

/** One run through the questions: which comes next, what was answered, what is left out because it was skipped or seen. */
export class Asking {
  readonly #bank: ReadonlyMap<string, BankQuestion>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #prompter: Prompter;
  readonly #seen: ReadonlySet<string>;
  /** What was done since the start, so that it can be taken back: questions answered and skipped. */
  readonly #done: { question: string; skipped: boolean }[] = [];
  /** The question that was taken back, which is asked next. */
  #again: string | undefined;
  readonly #begun: Check;
  #check: Check;
  /** Answers of earlier checks, which count with those given now. */
  readonly #earlier: number;
  #taken: CheckTaken;

  constructor(catalog: Catalog, begun: Check, prompter: Prompter, taken: CheckTaken, seen: ReadonlySet<string>) {
    this.#bank = new Map(catalog.questions.map((question) => [question.id, question]));
    this.#names = new Map(catalog.skills.map(({ id, name }) => [id, name]));
    this.#prompter = prompter;
    this.#taken = taken;
    this.#begun = begun;
    this.#earlier = begun.answers.length;
    this.#check = replay(begun, taken);
    this.#seen = seen;
  }

  /** What was answered so far. */
  get taken(): CheckTaken {
    return this.#taken;
  }

  /** Asks until it is enough; false when the person left before. */
  async toTheEnd(stop: Stop, save: (taken: CheckTaken) => void): Promise<boolean> {
    while (!finished(this.#check, stop, this.#taken.seed)) {
      const question = this.#next();
      if (!question) break;
      const reply = await this.#prompter.choose(this.#screen(question), this.#place(stop));
      if (reply.kind === "quit") return false;
      this.#again = undefined;
      if (reply.kind === "back") this.#takeBack();
      else this.#done.push({ question: question.id, skipped: reply.kind === "skip" });
      if (reply.kind === "answer") this.#record(question.id, reply.value);
      if (reply.kind !== "skip") save(this.#taken);
    }
    return true;
  }

  #record(question: string, value: string): void {
    const answer = value.replace(/-\d$/, "") as CheckTaken["answers"][number]["answer"];
    this.#check = record(this.#check, { question, right: answer === "right", dontKnow: answer === "dont-know" });
    this.#taken = { ...this.#taken, answers: [...this.#taken.answers, { question, answer }] };
  }

  /** Undoes the last answer, of this run or the one gone on with, or the last skip; that question is asked again. */
  #takeBack(): void {
    const last = this.#done.pop() ?? { question: this.#taken.answers.at(-1)?.question, skipped: false };
    this.#again = last.question;
    if (last.skipped) return;
    this.#taken = { ...this.#taken, answers: this.#taken.answers.slice(0, -1) };
    this.#check = replay(this.#begun, this.#taken);
  }

  /** Questions seen in earlier checks come only when no other is left. */
  #next(): BankQuestion | undefined {
    if (this.#again !== undefined) return this.#bank.get(this.#again);
    const skipped = this.#done.filter((one) => one.skipped).map(({ question }) => question);
    const asked = [...this.#check.answers.map(({ question }) => question), ...skipped];
    const fresh = this.#check.questions.filter(({ id }) => !this.#seen.has(id));
    const chosen =
      nextQuestion({ ...this.#check, questions: withAnswered(fresh, this.#check) }, asked) ??
      nextQuestion(this.#check, asked);
    return chosen && this.#bank.get(chosen.id);
  }

  /** How far it is; never the score, which would tell whether the last answer was right. */
  #place(stop: Stop): Place {
    const answered = this.#check.answers.length - this.#earlier;
    const of = Math.min(stop.questions ?? QUESTIONS, this.#check.questions.length) - this.#earlier;
    return {
      number: answered + 1,
      of,
      secondsLeft: 0,
      first: this.#done.length === 0 && this.#taken.answers.length === 0,
      words: `Question ${answered + 1} of ${stop.points === undefined ? "" : "at most "}${of}`,
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
