import { createInterface } from "node:readline";
import { Cancelled } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { wrapped } from "../text/width.ts";
import { timeLeft } from "./pace.ts";
import type { Prompter, Reply } from "./prompter.ts";
import { type PickQuestion, type Place, type Question, said, translated } from "./question.ts";

export interface LineIo {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** Columns to wrap at. */
  width(): number;
  /** Spells a text out where only ASCII can be shown. */
  words(text: string): string;
  /** Ends the interview as Ctrl-C does. */
  signal?: AbortSignal | undefined;
}

/** Static text, numbered choices, one typed line an answer; nothing is redrawn. For screen readers and plain terminals. */
export function accessiblePrompter({ input, output, width, words, signal }: LineIo): Prompter {
  const lines = lineReader(input, signal);
  const say = (text: string) => void output.write(`${wrapped(words(text), width())}\n`);
  const ask = async (question: Question, place?: Place): Promise<Reply<string | string[]>> => {
    const shown = translated(question, words);
    say(spoken(shown, place));
    for (;;) {
      output.write("> ");
      const result = understood(shown, await lines.next(), place);
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
    tell: say,
    close: lines.close,
  };
}

/** A question as lines to be read aloud. */
export function spoken(question: Question, place?: Place): string {
  const { group, title, choices, kind, code } = question;
  const options = choices.map(({ label, text }, i) => {
    const sentence = text && kind === "choose" ? `: ${text}` : "";
    return `${numberOf(question, i)} ${label}${sentence}`;
  });
  const how = kind === "pick" ? "Type the numbers with spaces between, or just Enter for none" : "Type a number";
  const keys = [
    ...(place && !place.first ? ["b for back"] : []),
    ...(place ? ["s to skip"] : []),
    "q to save and quit",
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

type Understood = { reply: Reply<string | string[]> } | { say: string };

/** What a typed line means; something to say when it is no answer. */
export function understood(question: Question, line: string, place?: Place): Understood {
  const typed = cleanLine(line).toLowerCase(); // a cursor key types an escape sequence
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
  return question.kind === "pick" ? pickedLine(question, typed) : chosenLine(question, typed);
}

function chosenLine(question: Question, typed: string): Understood {
  const preset = question.kind === "choose" ? question.preset : undefined;
  if (typed === "" && preset !== undefined) return { reply: { kind: "answer", value: preset } };
  const choice = question.choices.find((_, i) => numberOf(question, i) === typed);
  if (choice) return { reply: { kind: "answer", value: choice.value } };
  const last = question.choices.length - 1;
  return { say: `Type a number from ${numberOf(question, 0)} to ${numberOf(question, last)}.` };
}

function pickedLine(question: PickQuestion, typed: string): Understood {
  if (typed === "") return { reply: { kind: "answer", value: question.preset ?? [] } };
  if (typed === "0") return { reply: { kind: "answer", value: [] } };
  const numbers = typed.split(/[\s,]+/).filter(Boolean);
  const wrong = numbers.find((number) => !question.choices.some((_, i) => numberOf(question, i) === number));
  if (wrong !== undefined) return { say: `${wrong} is none of the numbers from 1 to ${question.choices.length}.` };
  const values = question.choices.filter((_, i) => numbers.includes(numberOf(question, i))).map(({ value }) => value);
  return { reply: { kind: "answer", value: values } };
}

/** Levels have the number they are; everything else is counted from 1. */
function numberOf({ kind, topic, choices }: Question, index: number): string {
  return kind === "choose" && topic === "level" ? (choices[index]?.value ?? "") : String(index + 1);
}

function before(question: Question): string[] {
  if (question.preset === undefined || question.preset.length === 0) return [];
  const none = question.kind === "pick" ? ", 0 takes all back" : "";
  return [`Answered before: ${said(question, question.preset)}. Enter keeps it${none}.`];
}

function hasHelp({ kind, help }: Question): boolean {
  return kind === "pick" || help !== undefined;
}

function helpOf(question: Question): string {
  if (question.kind === "choose") return question.help ?? question.title;
  return question.choices.map(({ label, text }) => `${label}: ${text ?? ""}`).join("\n");
}

/** Lines one by one; what is typed ahead is kept. The end of input (Ctrl-D) means q; the signal rejects with `Cancelled`. */
function lineReader(input: NodeJS.ReadableStream, signal: AbortSignal | undefined) {
  const lines = createInterface({ input, terminal: false });
  const waiting: string[] = [];
  let wake: () => void = () => {};
  let ended = false;
  const end = () => {
    ended = true;
    wake();
  };
  lines.on("line", (line) => {
    waiting.push(line);
    wake();
  });
  lines.on("close", end);
  signal?.addEventListener("abort", end);
  return {
    async next(): Promise<string> {
      while (waiting.length === 0 && !ended && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal?.aborted) throw new Cancelled();
      return waiting.shift() ?? "q";
    },
    close(): void {
      signal?.removeEventListener("abort", end);
      lines.close();
    },
  };
}
