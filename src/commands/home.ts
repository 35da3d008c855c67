import { leftInterview, openPrompter } from "../app/ask.ts";
import type { Session } from "../app/session.ts";
import { answersOf, reportOf } from "../app/target.ts";
import { today } from "../app/today.ts";
import type { Catalog } from "../catalog/schema.ts";
import { progressOf } from "../core/plan/progress.ts";
import { profileOf } from "../core/score/readiness.ts";
import { UserError } from "../errors.ts";
import type { ChooseQuestion } from "../interview/question.ts";
import { points } from "../views/format.ts";
import { scoreWords } from "../views/report.ts";

const WORDS = `mlcareer shows where you stand on the way to machine-learning engineer.
It asks what you have done, or reads it: mlcareer assess --from resume.pdf ./code
You get: gaps ranked, what to learn first, what the job pays, all explained.
Nothing leaves this machine. Stop whenever you like, and go on later.
A finished example: mlcareer assess --example. All commands: mlcareer --help`;

/** One way on: its key, what it is, and the words of the command line that goes there. */
type Way = [key: string, label: string, argv: string[]];

const REST: Way = ["a", "answer what was not asked", ["assess", "--continue"]];

function waysFrom(asksRest: boolean): Way[] {
  return [
    ["r", "report", ["report"]],
    ...(asksRest ? [REST] : []),
    ["p", "plan", ["plan"]],
    ["c", "check: turn your ratings into a measured readiness", ["check"]],
    ["e", "change answers", ["assess", "--edit"]],
  ];
}

/** What is shown without a command; the words of the command to go on with, or undefined when the person leaves. */
export async function home(session: Session, help: string): Promise<string[] | undefined> {
  if (!session.mayAsk) {
    session.io.err(help);
    throw new UserError(
      "There is no terminal to ask questions on.",
      "See a finished report: mlcareer assess --example (from a checkout: npm start -- assess --example)",
    );
  }
  const left = await leftInterview(session);
  const saved = await latest(session);
  if (!left && !saved) return (await begins(session)) ? ["assess"] : undefined;
  const title = [...(saved ? [saved.words] : []), ...(left ? [left] : [])].join("\n");
  const ways: Way[] = [
    ...(left ? ([["g", "go on with the questions", ["assess", "--continue"]]] as Way[]) : []),
    ...(saved
      ? waysFrom(saved.isShort && !left)
      : ([["f", "begin anew, dropping those answers", ["assess", "--fresh"]]] as Way[])),
  ];
  return chosen(session, title, ways);
}

async function begins(session: Session): Promise<boolean> {
  session.say(`${WORDS}\n`);
  const prompter = await openPrompter(session);
  try {
    return await prompter.enter("Press Enter to begin, q to leave: ");
  } finally {
    prompter.close();
  }
}

/** Asks for a way on, one key each; Enter is the first. */
async function chosen(session: Session, title: string, ways: readonly Way[]): Promise<string[] | undefined> {
  const question: ChooseQuestion = {
    kind: "choose",
    topic: "other",
    id: "home:",
    subject: "",
    group: "mlcareer",
    title,
    short: "Next",
    choices: ways.map(([key, label]) => ({ value: key, key, label })),
    ...(ways[0] ? { preset: ways[0][0] } : {}),
  };
  const prompter = await openPrompter(session);
  try {
    const reply = await prompter.choose(question);
    return reply.kind === "answer" ? ways.find(([key]) => key === reply.value)?.[2] : undefined;
  } finally {
    prompter.close();
  }
}

/** Score and due step of the latest assessment, in two lines, and whether it left questions out; undefined when there is none. */
async function latest(session: Session): Promise<{ words: string; isShort: boolean } | undefined> {
  const store = await session.store();
  if (store.assessments.ids().length === 0) return undefined;
  const answered = await answersOf(session, undefined);
  const made = await reportOf(session, answered);
  const { inferred } = made.readiness;
  const measured = inferred
    ? `; measured ${points(inferred.mean)} (${points(inferred.low)} to ${points(inferred.high)})`
    : "";
  const step = (await dueStep(session, answered.answers)) ?? made.first[0];
  const catalog = await session.catalog();
  const next = step
    ? `Next step: ${nameOf(catalog, step.skill)} ${step.from} → ${step.to}.`
    : "Every level asked is claimed.";
  return {
    words: `${made.role.title}: readiness ${scoreWords(made)} of 100, claimed${measured} (${answered.id}).\n${next}`,
    isShort: answered.answers.way === "short",
  };
}

interface Step {
  skill: string;
  from: number;
  to: number;
}

/** The first step of the latest kept plan that is not reached. */
async function dueStep(session: Session, answers: Parameters<typeof profileOf>[0]): Promise<Step | undefined> {
  const { kept } = await (await session.store()).plans.list();
  const steps = kept.at(-1)?.steps ?? [];
  return progressOf(steps, profileOf(answers).ratings, today(session.io)).find(({ state }) => state !== "reached");
}

function nameOf({ skills }: Catalog, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}
