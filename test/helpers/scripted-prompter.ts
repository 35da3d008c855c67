import type { Prompter, Reply } from "../../src/interview/prompter.ts";
import type { Place, Question, RateQuestion } from "../../src/interview/question.ts";

export type AnyReply = Reply<string | string[]>;

/** Replies to a question, or throws to stop as Ctrl-C does. */
export type Script = (question: Question, place: Place | undefined) => AnyReply;

/** A prompter that replies by a script and remembers what it was asked. */
export interface ScriptedPrompter extends Prompter {
  asked: string[];
  places: (Place | undefined)[];
  told: string[];
  closed: boolean;
}

export function scriptedPrompter(script: Script): ScriptedPrompter {
  const ask = async (question: Question, place: Place | undefined) => {
    prompter.asked.push(question.id);
    prompter.places.push(place);
    return script(question, place);
  };
  const prompter: ScriptedPrompter = {
    asked: [],
    places: [],
    told: [],
    closed: false,
    choose: (question, place) => ask(question, place) as Promise<Reply<string>>,
    pick: (question, place) => ask(question, place) as Promise<Reply<string[]>>,
    rate: (question, place) => ask(question, place) as Promise<Reply<string[]>>,
    enter: async () => true,
    tell: (text) => void prompter.told.push(text),
    close: () => {
      prompter.closed = true;
    },
  };
  return prompter;
}

export const answer = (value: string | string[]): AnyReply => ({ kind: "answer", value });

/** A person who knows some skills at given levels and nothing else, and used them all within the year. */
export function knows(levels: Readonly<Record<string, number>>, degree = "bachelors", way = "full"): Script {
  return (question) => {
    switch (question.topic) {
      case "pick":
        return answer(question.choices.map(({ value }) => value).filter((skill) => (levels[skill] ?? 0) > 0));
      case "level":
        return answer(String(levels[question.subject] ?? 0));
      case "used":
        return answer(question.choices.map(({ value }) => value));
      case "found":
        return answer(question.preset as string[]);
      case "way":
        return answer(way);
      case "time":
        return answer("");
      case "degree":
        return answer(degree);
      case "country":
        return answer("");
      default:
        throw new Error(`no answer to ${question.id}`);
    }
  };
}

/** The keys a person presses to give a reply: one for each pick and Enter, one for everything else. */
export function keysFor(asked: Question, reply: AnyReply): string {
  if (reply.kind !== "answer") return reply.kind.charAt(0);
  if (asked.kind === "rate") return `${ratesFor(asked, reply.value)}\r`;
  const values = [reply.value].flat();
  if (asked.kind === "pick" && asked.preset?.join() === values.join()) return "\r";
  if (asked.kind === "pick" && values.length === 0) return "n";
  const taken = asked.choices.filter(({ value }) => values.includes(value));
  const older = asked.choices.filter((choice) => choice.older);
  const opens = older.length > 1 && taken.some((choice) => choice.older) ? older[0]?.key : "";
  return opens + taken.map(({ key }) => key).join("") + (asked.kind === "pick" ? "\r" : "");
}

/** The row's letter and the level, for each that is not as proposed. */
function ratesFor({ preset, choices }: RateQuestion, values: string | readonly string[]): string {
  const changed = [values].flat().filter((value) => !preset.includes(value));
  return changed
    .map((value) => `${choices.find((one) => value.startsWith(`${one.value}=`))?.key}${value.slice(-1)}`)
    .join("");
}
