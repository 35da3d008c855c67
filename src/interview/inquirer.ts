import { Writable } from "node:stream";
import { createPrompt, useEffect, useKeypress, useState } from "@inquirer/core";
import { Chalk } from "chalk";
import { createPromptModule } from "inquirer";
import { Cancelled } from "../errors.ts";
import { drawScreen, type Look, linesOf } from "./draw.ts";
import { Keyboard, type TerminalInput } from "./keyboard.ts";
import { chooseKey, firstView, type Key, pickKey, type Step, type View } from "./keys.ts";
import type { Prompter, Reply } from "./prompter.ts";
import { type ChooseQuestion, type PickQuestion, type Place, type Question, said, translated } from "./question.ts";

export interface TerminalIo {
  input: TerminalInput;
  output: NodeJS.WritableStream & { rows?: number };
  /** Columns to draw in. */
  width(): number;
  colour: boolean;
  /** False where only ASCII can be shown; `words` then spells the rest of a text out. */
  unicode: boolean;
  words(text: string): string;
  /** Ends the interview as Ctrl-C does. */
  signal?: AbortSignal | undefined;
}

type AnyReply = Reply<string | string[]>;

/** What the prompt is configured with (an alias: inquirer wants it to fit an index signature). */
type Screen = {
  message: string;
  question: Question;
  place: Place | undefined;
  look(): Look;
  /** Is given what to call when the screen must be drawn again. */
  onResize(redraw: () => void): void;
};

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR = "\u001b[2J\u001b[H";
const DEFAULT_ROWS = 24;

/** Inquirer's own prompts know neither one-key answers nor going back; this one knows all keys of the interview. */
const screenPrompt = createPrompt<AnyReply, Screen>(({ question, place, look, onResize }, done) => {
  const [view, setView] = useState<View>(firstView(question));
  const [, setSize] = useState({});
  useEffect(() => onResize(() => setSize({})), []);
  useKeypress((key: Key, line) => {
    line.clearLine(0); // readline keeps what is typed, and would move the cursor
    const step = pressed(question, view, key, place);
    if ("view" in step) setView(step.view);
    else done(step.reply);
  });
  return drawScreen(question, place, view, look()) + HIDE_CURSOR;
});

function pressed(question: Question, view: View, key: Key, place: Place | undefined): Step<string | string[]> {
  return question.kind === "pick" ? pickKey(question, view, key, place) : chooseKey(question, view, key, place);
}

/** Asks on a real terminal, one key press an answer. */
export function inquirerPrompter(io: TerminalIo): Prompter {
  return new TerminalPrompter(io);
}

class TerminalPrompter implements Prompter {
  readonly #io: TerminalIo;
  readonly #keyboard: Keyboard;
  readonly #stopped = new AbortController();
  readonly #paint: Look["paint"];
  /** How many lines each answer has left behind, so that going back takes them off again. */
  #trail: number[] = [];
  #redraw: () => void = () => {};

  constructor(io: TerminalIo) {
    this.#io = io;
    this.#paint = new Chalk({ level: io.colour ? 1 : 0 });
    this.#keyboard = new Keyboard(io.input, {
      ended: this.#stop,
      suspended: () => void io.output.write(SHOW_CURSOR),
      resumed: this.#resized,
    });
    io.output.on("resize", this.#resized);
    io.signal?.addEventListener("abort", this.#stop);
  }

  choose(question: ChooseQuestion, place?: Place): Promise<Reply<string>> {
    return this.#ask(question, place) as Promise<Reply<string>>;
  }

  pick(question: PickQuestion, place: Place): Promise<Reply<string[]>> {
    return this.#ask(question, place) as Promise<Reply<string[]>>;
  }

  tell(text: string): void {
    this.#say(this.#io.words(text));
  }

  close(): void {
    this.#io.signal?.removeEventListener("abort", this.#stop);
    this.#io.output.off("resize", this.#resized);
    this.#keyboard.close();
  }

  async #ask(question: Question, place: Place | undefined): Promise<AnyReply> {
    const { output, width, unicode, words } = this.#io;
    const shown = translated(question, words);
    const screen: Screen = {
      message: shown.title,
      question: shown,
      place,
      look: () => ({ width: width(), height: output.rows || DEFAULT_ROWS, unicode, paint: this.#paint }),
      onResize: (redraw) => {
        this.#redraw = redraw;
      },
    };
    const reply = await this.#keyboard.lend((input) =>
      prompted(screen, { input, output: forwarding(output, width), signal: this.#stopped.signal }),
    );
    if (reply.kind === "answer") this.#trail.push(this.#say(said(shown, reply.value)));
    if (reply.kind === "skip") this.#trail.push(this.#say(`${shown.short}: skipped`));
    if (reply.kind === "back") output.write(erased(this.#trail.pop() ?? 0));
    return reply;
  }

  /** Writes a text and returns how many lines it took. */
  #say(text: string): number {
    const lines = linesOf(text, this.#io.width());
    this.#io.output.write(`${lines.join("\n")}\n`);
    return lines.length;
  }

  #stop = (): void => this.#stopped.abort();

  /** A terminal made narrower has broken the lines drawn, and they can no longer be counted: begin on a clear screen. */
  #resized = (): void => {
    this.#trail = [];
    this.#io.output.write(CLEAR);
    this.#redraw();
  };
}

interface Streams {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
}

async function prompted(screen: Screen, streams: Streams): Promise<AnyReply> {
  const prompt = createPromptModule<{ screen: Screen }>({ ...streams, clearPromptOnDone: true });
  prompt.registerPrompt("screen", screenPrompt);
  try {
    const { reply } = await prompt<{ reply: AnyReply }>([{ ...screen, type: "screen", name: "reply" }]);
    return reply;
  } catch (error) {
    throw isStop(error) ? new Cancelled() : error;
  }
}

/** The escape codes that take the last lines off the screen. */
function erased(lines: number): string {
  return lines > 0 ? `\u001b[${lines}A\r\u001b[J` : "";
}

/** Inquirer ends the stream it writes to after every prompt; this one takes the end and leaves the terminal open. */
function forwarding(output: NodeJS.WritableStream, width: () => number): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, next) {
      output.write(chunk);
      next();
    },
  });
  return Object.defineProperty(stream, "columns", { get: width });
}

function isStop(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes(error.name);
}
