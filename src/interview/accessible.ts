import { createInterface } from "node:readline";
import { LEVEL_NAMES } from "../core/score/levels.ts";
import { Cancelled } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { wrapped } from "../text/width.ts";
import { Attention } from "./attention.ts";
import { withoutSequences } from "./key-reader.ts";
import { timeLeft } from "./pace.ts";
import type { Prompter, Reply } from "./prompter.ts";
import {
  type PickQuestion,
  type Place,
  type Question,
  type RateQuestion,
  ratedIn,
  said,
  translated,
} from "./question.ts";

export interface LineIo {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
  /** Columns to wrap at. */
  width(): number;
  /** Spells a text out where only ASCII can be shown. */
  words(text: string): string;
  /** Ends the interview as Ctrl-C does. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after a question in which no line from a terminal answers it. */
  reading?: number;
}

const EARLY = "What was typed before this was asked is not taken.";

/** Static text, numbered choices, one typed line an answer; nothing is redrawn. For screen readers and plain terminals. */
export function accessiblePrompter({ input, output, width, words, signal, reading }: LineIo): Prompter {
  const attention = new Attention(input.isTTY ? reading : 0);
  const lines = lineReader(input, attention, signal);
  const say = (text: string) => void output.write(`${wrapped(words(text), width())}\n`);
  /** A typed line that comes after the prompt; when none will, the prompt does not stay without a line end. */
  const typed = async (prompt: string): Promise<string> => {
    attention.begin();
    for (;;) {
      output.write(prompt);
      const line = await lines.next();
      if (typeof line === "string") return line;
      if (line.no === "early") say(EARLY);
      else output.write("\n");
      if (line.no === "stopped") throw new Cancelled();
      if (line.no === "ended") return "q";
    }
  };
  const ask = async (question: Question, place?: Place): Promise<Reply<string | string[]>> => {
    const shown = translated(question, words);
    say(spoken(shown, place));
    for (;;) {
      const result = understood(shown, await typed("> "), place);
      if ("reply" in result) {
        if (result.reply.kind === "answer") say(said(shown, result.reply.value));
        return result.reply;
      }
      say(result.say);
    }
  };
  return {
    choose: (question, place) => ask(question, place) as Promise<Reply<string>>,
    pick: (question, place) => ask(question, place) as Promise<Reply<string[]>>,
    rate: (question, place) => ask(question, place) as Promise<Reply<string[]>>,
    enter: async (text) => {
      for (;;) {
        const line = (await typed(words(text))).trim().toLowerCase();
        if (line === "" || line === "q") return line === "";
      }
    },
    tell: say,
    close: lines.close,
  };
}

/** A question as lines to be read aloud. */
export function spoken(question: Question, place?: Place): string {
  const { group, title, choices, kind, code } = question;
  const options = choices.map(({ label, text, value }, i) => {
    if (question.kind === "rate")
      return `${numberOf(question, i)} ${label}: ${levelIn(question, value)}. ${text ?? ""}`;
    const sentence = text && kind === "choose" ? `: ${text}` : "";
    return `${numberOf(question, i)} ${label}${sentence}`;
  });
  const how = HOW[kind];
  const keys = [
    ...(place && !place.first ? ["b for back"] : []),
    ...(place ? ["s to skip"] : []),
    place ? "q to save and quit" : "q to leave",
    ...(hasHelp(question) ? ["? for help"] : []),
  ];
  return [
    "",
    place
      ? `${group}. ${place.words ?? `Group ${place.number} of ${place.of}, ${timeLeft(place.secondsLeft)}`}.`
      : `${group}.`,
    title,
    ...(code === undefined ? [] : [code.trimEnd()]),
    ...options,
    ...before(question),
    `${how}; ${keys.join(", ")}.`,
  ].join("\n");
}

const HOW: Record<Question["kind"], string> = {
  choose: "Type a number",
  pick: "Type the numbers with spaces between, or n for none",
  rate: "Enter takes all as they stand; to change some, type number=level, such as 1=2 3=0, or n for none",
};

/** "3 independent". */
function levelIn({ preset }: RateQuestion, skill: string): string {
  const level = preset.map(ratedIn).find((one) => one.skill === skill)?.level ?? 0;
  return `${level} ${LEVEL_NAMES[level as 0]}`;
}

type Understood = { reply: Reply<string | string[]> } | { say: string };

/** What a typed line means; something to say when it is not an answer. */
export function understood(question: Question, line: string, place?: Place): Understood {
  const typed = cleanLine(withoutSequences(line)).toLowerCase();
  if (typed === "" && line.trim() !== "") return { say: "Type a number or a letter; other keys do nothing here." };
  switch (typed) {
    case "b":
    case "back":
      return place && !place.first ? { reply: { kind: "back" } } : { say: "There is nothing to go back to." };
    case "s":
    case "skip":
      return place ? { reply: { kind: "skip" } } : { say: "This cannot be skipped." };
    case "q":
    case "quit":
      return { reply: { kind: "quit" } };
    case "?":
    case "help":
      return { say: helpOf(question) };
  }
  if (question.kind === "rate") return ratedLine(question, typed);
  return question.kind === "pick" ? pickedLine(question, typed) : chosenLine(question, typed);
}

function chosenLine(question: Question, typed: string): Understood {
  const preset = question.kind === "choose" ? question.preset : undefined;
  if (typed === "" && preset !== undefined) return { reply: { kind: "answer", value: preset } };
  const choice =
    question.choices.find((_, i) => numberOf(question, i) === typed) ??
    question.choices.find(({ key }) => key === typed);
  if (choice) return { reply: { kind: "answer", value: choice.value } };
  const last = question.choices.length - 1;
  return { say: `Type a number from ${numberOf(question, 0)} to ${numberOf(question, last)}.` };
}

function pickedLine(question: PickQuestion, typed: string): Understood {
  if (typed === "") return { reply: { kind: "answer", value: question.preset ?? [] } };
  if (typed === "a" || typed === "all")
    return { reply: { kind: "answer", value: question.choices.map(({ value }) => value) } };
  if (["0", "n", "none"].includes(typed)) return { reply: { kind: "answer", value: [] } };
  const numbers = typed.split(/[\s,]+/).filter(Boolean);
  const wrong = numbers.find((number) => !question.choices.some((_, i) => numberOf(question, i) === number));
  if (wrong !== undefined)
    return { say: `${shortened(wrong)} is none of the numbers from 1 to ${question.choices.length}.` };
  const values = question.choices.filter((_, i) => numbers.includes(numberOf(question, i))).map(({ value }) => value);
  return { reply: { kind: "answer", value: values } };
}

function ratedLine({ preset, choices }: RateQuestion, typed: string): Understood {
  if (["0", "n", "none"].includes(typed))
    return { reply: { kind: "answer", value: choices.map(({ value }) => `${value}=0`) } };
  const levels = new Map(preset.map(ratedIn).map(({ skill, level }) => [skill, level]));
  for (const word of typed.split(/[\s,]+/).filter(Boolean)) {
    const [, number, level] = /^(\d+)=([0-4])$/.exec(word) ?? [];
    const choice = choices[Number(number) - 1];
    if (!choice)
      return {
        say: `${shortened(word)} is not number=level, such as 1=2: numbers 1 to ${choices.length}, levels 0 to 4.`,
      };
    levels.set(choice.value, Number(level));
  }
  return { reply: { kind: "answer", value: choices.map(({ value }) => `${value}=${levels.get(value) ?? 0}`) } };
}

/** Levels have the number they are; everything else is counted from 1. */
function numberOf({ kind, topic, choices }: Question, index: number): string {
  return kind === "choose" && topic === "level" ? (choices[index]?.value ?? "") : String(index + 1);
}

function before(question: Question): string[] {
  if (question.preset === undefined || question.preset.length === 0) return [];
  if (question.topic === "used") return ["Enter means all of them."];
  if (question.kind === "rate") return [];
  const none = question.kind === "pick" ? ", n takes all back" : "";
  return [`Answered before: ${said(question, question.preset)}. Enter keeps it${none}.`];
}

function hasHelp({ kind, help }: Question): boolean {
  return kind !== "choose" || help !== undefined;
}

function helpOf(question: Question): string {
  if (question.kind === "choose") return question.help ?? question.title;
  if (question.kind === "rate")
    return question.choices
      .map(({ label, levels = [] }) => `${label}:\n${levels.map((text, i) => `  ${i} ${text}`).join("\n")}`)
      .join("\n");
  return question.choices.map(({ label, text }) => `${label}: ${text ?? ""}`).join("\n");
}

function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word;
}

type Line = string | { no: "early" | "ended" | "stopped" };

/**
 * Lines one by one. Those that came before anybody could read what is asked are left out, and that is told once they
 * have all come. Where nobody reads, what is typed ahead is kept.
 */
function lineReader(input: NodeJS.ReadableStream, attention: Attention, signal: AbortSignal | undefined) {
  const lines = createInterface({ input, terminal: false });
  const waiting: string[] = [];
  let wake: () => void = () => {};
  let ended = false;
  let early = false;
  const end = () => {
    ended = true;
    wake();
  };
  lines.on("line", (line) => {
    if (attention.hears()) {
      waiting.push(line);
      attention.end();
    } else early = true;
    wake();
  });
  lines.on("close", end);
  signal?.addEventListener("abort", end);
  const something = (milliseconds?: number) =>
    new Promise<void>((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    async next(): Promise<Line> {
      while (waiting.length === 0 && !ended && !signal?.aborted) {
        if (early && attention.wait === 0) break;
        await something(early ? attention.wait : undefined);
      }
      if (signal?.aborted) return { no: "stopped" };
      const line = waiting.shift();
      if (line !== undefined) return line;
      if (ended) return { no: "ended" };
      early = false;
      return { no: "early" };
    },
    close(): void {
      signal?.removeEventListener("abort", end);
      lines.close();
    },
  };
}
