import type { BankQuestion, Catalog, CheckTaken } from "../catalog/schema.ts";
import { type Check, record } from "../core/check/check.ts";
import { finished, nextQuestion, type Stop } from "../core/check/next.ts";
import { seeded } from "../core/check/random.ts";
import { inferredOf, replay } from "../core/check/result.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { ChooseQuestion } from "../interview/question.ts";
import { points } from "../views/format.ts";

/** How many questions a check asks unless told otherwise. */
export const QUESTIONS = 20;

/** One run through the questions: which comes next, what was answered, what is left out because it was skipped or seen. */
export class Asking {
  readonly #bank: ReadonlyMap<string, BankQuestion>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #prompter: Prompter;
  readonly #seen: ReadonlySet<string>;
  readonly #skipped: string[] = [];
  #check: Check;
  /** Answers of earlier checks, which count with those given now. */
  readonly #earlier: number;
  #taken: CheckTaken;

  constructor(catalog: Catalog, begun: Check, prompter: Prompter, taken: CheckTaken, seen: ReadonlySet<string>) {
    this.#bank = new Map(catalog.questions.map((question) => [question.id, question]));
    this.#names = new Map(catalog.skills.map(({ id, name }) => [id, name]));
    this.#prompter = prompter;
    this.#taken = taken;
    this.#earlier = begun.answers.length;
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
    const answered = this.#check.answers.length - this.#earlier;
    const of = Math.min(stop.questions ?? QUESTIONS, this.#check.questions.length) - this.#earlier;
    const now = inferredOf(this.#check, this.#taken.seed);
    const interval = now ? `, measured ${points(now.mean)} (${points(now.low)} to ${points(now.high)})` : "";
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
