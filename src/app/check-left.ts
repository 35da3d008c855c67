import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { answersSchema, type CheckTaken, checkTakenSchema } from "../catalog/schema.ts";
import { UserError } from "../errors.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { Drafts, OwnDraft, Unfinished } from "../store/drafts.ts";
import { parsedJson } from "../text/clean.ts";
import { count } from "../views/format.ts";
import type { Session } from "./session.ts";
import type { Answered } from "./target.ts";

const leftSchema = checkTakenSchema.extend({
  /** When the answers were given that it checks, their assessment (if they are saved), and they themselves. */
  at: z.string(),
  id: z.string().optional(),
  of: answersSchema.optional(), // missing in those of an earlier version
});

type Left = z.infer<typeof leftSchema>;

/** A check about to be asked: its own file, and what was answered earlier if it is gone on with. */
export interface BegunCheck {
  own: OwnDraft;
  taken?: CheckTaken;
}

interface Beginning {
  session: Session;
  checks: Drafts;
  prompter: Prompter;
  answered: Answered;
  fresh: boolean;
}

/** The check of the same answers that was left, or a new one; undefined when the person leaves again. */
export async function beginOrGoOn(beginning: Beginning): Promise<BegunCheck | undefined> {
  const { checks, prompter, answered, fresh } = beginning;
  if (fresh) return { own: checks.begin(checks.list().filter(({ open }) => !open)) };
  const found = usable(beginning);
  const same = found.find(({ left }) => isOf(left, answered));
  if (!same) {
    sayOthers(beginning, found);
    return { own: checks.begin() };
  }
  if (same.file.open) {
    const reply = await askWhetherHere(prompter, same.left);
    if (reply === undefined) return undefined;
    if (reply === "beside") return { own: checks.begin() };
  }
  const own = checks.takeOver(same.file);
  if (!own) return beginOrGoOn(beginning); // another run was faster
  const { seed, answers } = parseLeft(checks.read({ name: own.openName }));
  return { own, taken: { seed, answers } };
}

/** What is kept of a check while it is asked. */
export function leftOf({ at, id, answers }: Answered, taken: CheckTaken): Left {
  return { at, ...(id === undefined ? {} : { id }), of: answers, ...taken };
}

/** Answers of a file are as of now every time that it is read, so answers are known by what they say. */
function isOf({ at, of }: Left, { at: now, answers }: Answered): boolean {
  return of === undefined ? at === now : isDeepStrictEqual(of, JSON.parse(JSON.stringify(answers)));
}

interface Found {
  file: Unfinished;
  left: Left;
}

/** All that can be gone on with, the latest first; what cannot is named. */
function usable({ session, checks }: Beginning): Found[] {
  return checks.list().flatMap((file): Found[] => {
    try {
      return [{ file, left: parseLeft(checks.read(file)) }];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      session.say(
        `An unfinished check, ${join(checks.folder, file.name)}, cannot be used: ${error.message} It stays as it is; mlcareer check --fresh drops it.`,
      );
      return [];
    }
  });
}

function parseLeft(text: string): Left {
  const left = leftSchema.safeParse(parsedJson(text)).data;
  if (left) return left;
  throw new UserError("it is damaged.");
}

function sayOthers({ session }: Beginning, found: readonly Found[]): void {
  for (const { file, left } of found) {
    if (file.open) continue;
    const how = left.id === undefined ? "" : `; go on with it: mlcareer check ${left.id}`;
    session.say(`A check of other answers, left after ${count(left.answers.length, "answer")}, stays as it is${how}.`);
  }
}

async function askWhetherHere(prompter: Prompter, { answers }: Left): Promise<string | undefined> {
  const short = "Unfinished check";
  const reply = await prompter.choose({
    kind: "choose",
    topic: "other",
    id: "continue:",
    subject: "",
    group: short,
    title: `Another check seems to be open in another window (${count(answers.length, "answer")}). Go on with it here?`,
    short,
    choices: [
      { value: "here", key: "1", label: "go on here; the other window is told so at its next answer" },
      { value: "beside", key: "2", label: "begin another one, leaving that as it is" },
    ],
    preset: "here",
  });
  return reply.kind === "answer" ? reply.value : undefined;
}
