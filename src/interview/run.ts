import { WAY } from "./about-you.ts";
import type { Draft } from "./draft.ts";
import { questions, type Setting } from "./flow.ts";
import { secondsLeft, timeLeft } from "./pace.ts";
import type { Prompter, Reply } from "./prompter.ts";
import type { Place, Question } from "./question.ts";
import { recorded, steppedBack } from "./record.ts";

export interface Interview extends Setting {
  draft: Draft;
  prompter: Prompter;
  /** Called with every reply, before the next question is shown. */
  save(draft: Draft): void | Promise<void>;
}

/** Asks all open questions; ends early when the person quits. Rejects with `Cancelled` on Ctrl-C; all replies are saved. */
export async function interview({ draft: begun, prompter, save, ...setting }: Interview): Promise<{
  finished: boolean;
  draft: Draft;
}> {
  let draft = begun;
  try {
    prompter.tell(draft.done.every((id) => id === WAY) ? introduction(setting, draft) : "Going on where you stopped.");
    for (;;) {
      const list = questions(setting, draft);
      const index = list.findIndex(({ id }) => !draft.done.includes(id));
      const question = list[index];
      if (!question) return { finished: true, draft };
      const reply = await ask(prompter, question, placeOf(list, index, draft, setting));
      if (reply.kind === "quit") return { finished: false, draft };
      draft = after(draft, list, index, question, reply);
      await save(draft);
    }
  } finally {
    prompter.close();
  }
}

function ask(prompter: Prompter, question: Question, place: Place): Promise<Reply<string | string[]>> {
  if (question.kind === "rate") return prompter.rate(question, place);
  return question.kind === "pick" ? prompter.pick(question, place) : prompter.choose(question, place);
}

function after(
  draft: Draft,
  list: Question[],
  index: number,
  question: Question,
  reply: Reply<string | string[]>,
): Draft {
  if (reply.kind === "back") return steppedBack(draft, list, index);
  return recorded(draft, question, reply.kind === "answer" ? reply.value : undefined);
}

/** Where an interview stands that was left; undefined when all is answered. */
export function standing(setting: Setting, draft: Draft): Place | undefined {
  const list = questions(setting, draft);
  const index = list.findIndex(({ id }) => !draft.done.includes(id));
  return index < 0 ? undefined : placeOf(list, index, draft, setting);
}

function placeOf(list: readonly Question[], index: number, draft: Draft, { catalog }: Setting): Place {
  const groups = [...new Set(list.map(({ group }) => group))];
  const open = list.some(({ id }) => id === WAY) && !draft.done.includes(WAY);
  return {
    number: groups.indexOf(list[index]?.group ?? "") + 1,
    of: groups.length,
    secondsLeft: secondsLeft(list, draft, catalog),
    first: index === 0,
    ...(open ? { words: list[index]?.id === WAY ? "First question" : "To confirm" } : {}), // how many there are, the answer to WAY decides
  };
}

/** What a person must know before the first question; that some items do not exist is said, not hidden. */
export function introduction(setting: Setting, draft: Draft): string {
  const list = questions(setting, draft);
  const { skills } = setting.catalog;
  const decoys = skills.filter(({ status }) => status === "decoy").length;
  const time = timeLeft(secondsLeft(list, draft, setting.catalog)).replace(" left", "");
  const length = `: ${new Set(list.map(({ group }) => group)).size} groups of questions, ${time}`;
  return [
    `${setting.role.title}${list.some(({ id }) => id === WAY) && !draft.done.includes(WAY) ? "" : length}.`, // the way decides
    "Answer what you have done, not what you have read about. You can stop and go on later.",
    ...(decoys > 0
      ? [`Some of the items do not exist (${decoys}): they show how careful the answers are, and cost no points.`]
      : []),
  ].join("\n");
}
