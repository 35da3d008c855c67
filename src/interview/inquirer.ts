import { Writable } from "node:stream";
import { createPrompt, useEffect, useKeypress, useState } from "@inquirer/core";
import { Chalk } from "chalk";
import { createPromptModule } from "inquirer";
import { Cancelled } from "../errors.ts";
import { Attention } from "./attention.ts";
import { drawScreen, type Look, linesOf } from "./draw.ts";
import { PASTE_OFF, PASTE_ON } from "./key-reader.ts";
import { type Ignored, Keyboard, type TerminalInput } from "./keyboard.ts";
import { chooseKey, firstView, type Key, pickKey, rateKey, type Step, type View } from "./keys.ts";
import type { Prompter, Reply } from "./prompter.ts";
import {
  type ChooseQuestion,
  type PickQuestion,
  type Place,
  type Question,
  type RateQuestion,
  said,
  translated,
} from "./question.ts";

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
  /** Milliseconds in which no key answers a new screen. */
  reading?: number;
}

type AnyReply = Reply<string | string[]>;

/** Draws the screen again, with a note or as it was. */
type Redraw = (note?: string) => void;

/** What the prompt is configured with (an alias: inquirer wants it to fit an index signature). */
type Screen = {
  message: string;
  question: Question;
  place: Place | undefined;
  look(): Look;
  /** Is called once the screen is drawn. */
  onShown(redraw: Redraw): void;
};

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const DEFAULT_ROWS = 24;
/** A window that is dragged reports many sizes; the screen is drawn for the last of them. */
const RESIZING = 60;

const WHY: Record<Ignored, string> = {
  pasted: "What is pasted answers nothing: press a key.",
  early: "That key came before this could be read, and is not taken.",
};

/** Inquirer's own prompts know neither one-key answers nor going back; this one knows all keys of the interview. */
const screenPrompt = createPrompt<AnyReply, Screen>(({ question, place, look, onShown }, done) => {
  const [view, setView] = useState<View>(firstView(question));
  // Drawn anew it must be read anew: a key held down does not answer "None of these?" too.
  useEffect(() => onShown((note) => setView((now) => redrawn(now, note))), [view.confirming === true]);
  useKeypress((key: Key, line) => {
    line.clearLine(0); // readline keeps what is typed, and would move the cursor
    const step = pressed(question, view, key, place);
    if ("view" in step) setView(step.view);
    else done(step.reply);
  });
  return drawScreen(question, place, view, look()) + HIDE_CURSOR;
});

/** Another view, so that it is drawn, unless it says already what it is to say. */
function redrawn(view: View, note: string | undefined): View {
  if (note === undefined || view.confirming) return { ...view };
  return view.note === note ? view : { ...view, note };
}

function pressed(question: Question, view: View, key: Key, place: Place | undefined): Step<string | string[]> {
  if (question.kind === "rate") return rateKey(question, view, key, place);
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
  #closed = false;
  #redraw: Redraw = () => {};
  /** How many lines the screen takes. */
  #height = 0;
  /** True while a shell has the terminal. */
  #away = false;
  #resizing: NodeJS.Timeout | undefined;

  constructor(io: TerminalIo) {
    this.#io = io;
    this.#paint = new Chalk({ level: io.colour ? 1 : 0 });
    const events = {
      ended: this.#stop,
      interrupted: this.#stop,
      suspended: this.#suspended,
      resumed: this.#resumed,
      ignored: (why: Ignored) => this.#redraw(WHY[why]),
    };
    this.#keyboard = new Keyboard(io.input, events, new Attention(io.reading));
    io.output.write(PASTE_ON);
    io.output.on("resize", this.#resized);
    io.signal?.addEventListener("abort", this.#stop);
  }

  choose(question: ChooseQuestion, place?: Place): Promise<Reply<string>> {
    return this.#ask(question, place) as Promise<Reply<string>>;
  }

  pick(question: PickQuestion, place: Place): Promise<Reply<string[]>> {
    return this.#ask(question, place) as Promise<Reply<string[]>>;
  }

  rate(question: RateQuestion, place: Place): Promise<Reply<string[]>> {
    return this.#ask(question, place) as Promise<Reply<string[]>>;
  }

  tell(text: string): void {
    this.#say(this.#io.words(text));
  }

  close(): void {
    this.#io.signal?.removeEventListener("abort", this.#stop);
    this.#io.output.off("resize", this.#resized);
    clearTimeout(this.#resizing);
    this.#keyboard.close();
    if (!this.#closed) this.#io.output.write(PASTE_OFF);
    this.#closed = true;
  }

  async enter(text: string): Promise<boolean> {
    const { output, words } = this.#io;
    output.write(words(text));
    const begins = await this.#keyboard.lend((input, shown) => enterOrQuit(input, shown, this.#stopped.signal));
    output.write("\n");
    if (this.#stopped.signal.aborted) throw new Cancelled();
    return begins;
  }

  async #ask(question: Question, place: Place | undefined): Promise<AnyReply> {
    const { output, width, unicode, words } = this.#io;
    const asked = translated(question, words);
    const look = () => ({ width: width(), height: output.rows || DEFAULT_ROWS, unicode, paint: this.#paint });
    const drawn = forwarding(output, width, (lines) => {
      this.#height = lines;
    });
    const reply = await this.#keyboard
      .lend((input, shown) => {
        const onShown = (redraw: Redraw) => {
          this.#redraw = redraw;
          shown();
        };
        const screen = { message: asked.title, question: asked, place, look, onShown };
        return prompted(screen, { input, output: drawn, signal: this.#stopped.signal });
      })
      .finally(this.#gone);
    if (reply.kind === "answer") this.#trail.push(this.#say(said(asked, reply.value)));
    if (reply.kind === "skip") this.#trail.push(this.#say(`${asked.short}: skipped`));
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

  #gone = (): void => {
    this.#redraw = () => {};
    this.#height = 0;
  };

  /**
   * Draws over the lines of this screen and no other. A terminal made narrower may have broken them into more rows than
   * were drawn; what then stays of them above is ours, whereas going up further could wipe what stood there before.
   */
  #resized = (): void => {
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => {
      if (!this.#away) this.#redraw();
    }, RESIZING);
  };

  #suspended = (): void => {
    this.#away = true;
    this.#io.output.write(SHOW_CURSOR + PASTE_OFF);
  };

  /** What the shell has written since stands below the screen that was left; the new one is drawn below that. */
  #resumed = (): void => {
    this.#away = false;
    this.#trail = [];
    this.#io.output.write(PASTE_ON + "\n".repeat(Math.max(0, this.#height - 1)));
    this.#redraw();
  };
}

/** True for Enter, false for q; also false when stopped. */
function enterOrQuit(input: NodeJS.ReadableStream, shown: () => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    input.on("data", (key: Buffer) => {
      if (["\r", "\n"].includes(String(key))) resolve(true);
      if (String(key).toLowerCase() === "q") resolve(false);
    });
    signal.addEventListener("abort", () => resolve(false));
    if (signal.aborted) resolve(false);
    shown();
  });
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

/**
 * Inquirer ends the stream it writes to after every prompt; this one takes the end and leaves the terminal open. It tells
 * how many lines each drawing of the screen has.
 */
function forwarding(output: NodeJS.WritableStream, width: () => number, drawn: (lines: number) => void): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, next) {
      const lines = String(chunk).split("\n").length;
      if (lines > 1) drawn(lines);
      output.write(chunk);
      next();
    },
  });
  return Object.defineProperty(stream, "columns", { get: width });
}

function isStop(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes(error.name);
}
