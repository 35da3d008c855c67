import { Writable } from "node:stream";
import { createPrompt, useEffect, useKeypress, useState } from "@inquirer/core";
import { Chalk } from "chalk";
import { createPromptModule } from "inquirer";
import { Cancelled } from "../errors.ts";
import { drawScreen, type Look } from "./draw.ts";
import { Keyboard, type TerminalInput } from "./keyboard.ts";
import { chooseKey, firstView, type Key, pickKey, type Step, type View } from "./keys.ts";
import type { Prompter, Reply } from "./prompter.ts";
import { type Place, type Question, said, translated } from "./question.ts";

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

interface Screen {
  question: Question;
  place: Place;
  look(): Look;
  /** Calls back when the terminal's size changed; returns how to stop. */
  onResize(redraw: () => void): () => void;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const CLEAR = "\u001b[2J\u001b[H";
const DEFAULT_ROWS = 24;

/** Inquirer's own prompts know neither one-key answers nor going back; this one knows all keys of the interview. */
const screenPrompt = createPrompt<Reply<string | string[]>, Screen>(({ question, place, look, onResize }, done) => {
  const [view, setView] = useState<View>(firstView(question));
  const [, setSize] = useState({});
  useEffect(() => onResize(() => setSize({})), []);
  useKeypress((key: Key, line) => {
    line.clearLine(0); // readline keeps what is typed; it would move the cursor
    const step = pressed(question, view, key, !place.first);
    if ("view" in step) setView(step.view);
    else done(step.reply);
  });
  return drawScreen(question, place, view, look()) + HIDE_CURSOR;
});

function pressed(question: Question, view: View, key: Key, canGoBack: boolean): Step<string | string[]> {
  return question.kind === "pick" ? pickKey(question, view, key, canGoBack) : chooseKey(question, view, key, canGoBack);
}

/** Asks on a real terminal, one key press an answer. */
export function inquirerPrompter(io: TerminalIo): Prompter {
  const { input, output, width, unicode, words } = io;
  const paint = new Chalk({ level: io.colour ? 1 : 0 });
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  io.signal?.addEventListener("abort", stop);
  const redraw = () => output.emit("resize");
  const keyboard = new Keyboard(input, {
    ended: stop,
    suspended: () => void output.write(SHOW_CURSOR),
    resumed: redraw,
  });
  const say = (text: string, tone = paint.reset) => void output.write(`${tone(words(text))}\n`);

  const ask = async (question: Question, place: Place): Promise<Reply<string | string[]>> => {
    const shown = translated(question, words);
    const look = () => ({ width: width(), height: output.rows ?? DEFAULT_ROWS, unicode, paint });
    const screen = {
      type: "screen",
      name: "reply",
      message: "",
      question: shown,
      place,
      look,
      onResize: resizing(output),
    };
    const reply = await keyboard.lend(async (reader) => {
      const module = createPromptModule({
        input: reader,
        output: forwarding(output, width),
        clearPromptOnDone: true,
        signal: stopped.signal,
      });
      module.registerPrompt("screen", screenPrompt);
      try {
        return ((await module([screen as never])) as { reply: Reply<string | string[]> }).reply;
      } catch (error) {
        throw isStop(error) ? new Cancelled() : error;
      }
    });
    if (reply.kind === "answer") say(said(shown, reply.value));
    if (reply.kind === "skip") say(`${shown.short}: skipped`, paint.dim);
    return reply;
  };
  return {
    choose: (question, place) => ask(question, place) as Promise<Reply<string>>,
    pick: (question, place) => ask(question, place) as Promise<Reply<string[]>>,
    tell: (text) => say(text),
    close() {
      io.signal?.removeEventListener("abort", stop);
      keyboard.close();
    },
  };
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

/** A terminal made narrower has broken the lines drawn, so that they can no longer be counted: begin on a clear screen. */
function resizing(output: NodeJS.WritableStream): Screen["onResize"] {
  return (redraw) => {
    const listener = () => {
      output.write(CLEAR);
      redraw();
    };
    output.on("resize", listener);
    return () => void output.off("resize", listener);
  };
}

function isStop(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes(error.name);
}
