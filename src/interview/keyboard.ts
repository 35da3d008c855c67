import { PassThrough } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { Attention } from "./attention.ts";
import { isMove, KeyReader } from "./key-reader.ts";

/** A terminal's input: raw mode exists only on real terminals. */
export type TerminalInput = NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };

/** Why keys were not taken: they were pasted, or came before the screen could be read. */
export type Ignored = "pasted" | "early";

/** What the owner of a keyboard is told besides keys. */
export interface Events {
  /** The input ended: a closed terminal. */
  ended(): void;
  /** Ctrl-C. */
  interrupted(): void;
  /** The program was stopped, and goes on. */
  suspended(): void;
  resumed(): void;
  ignored(why: Ignored): void;
}

/** Is given an input of its own, and something to call once its screen is drawn. */
export type Prompt<T> = (input: NodeJS.ReadableStream, shown: () => void) => Promise<T>;

const CTRL_C = "\u0003";
const CTRL_Z = "\u001a";
/** The end of input. Readline would close the prompt on it without an answer; it means the same as q. */
const CTRL_D = "\u0004";

/** More keys than this at once are pasted into a terminal that puts no brackets around it: no screen takes as many. */
const BURST = 16;
/** Moves kept while the screen is drawn. */
const MOST_WAITING = 32;
/** How long the rest of a sequence may take to come, and of pasted text. */
const SPLIT = 200;
const PASTING = 2000;
/** A stop that has not come by then never will: no shell is there that could bring the program back. */
const STOPPING = 200;

/**
 * Hands key presses to one prompt at a time. A key answers only the screen that it was pressed for: what is pasted, held
 * down or typed ahead is left out, and so is what is no key. Moving about changes nothing and always goes through. The
 * terminal stays in raw mode from the first prompt to `close`, so that nothing typed is echoed in between either.
 */
export class Keyboard {
  readonly #input: TerminalInput;
  readonly #events: Events;
  readonly #attention: Attention;
  readonly #decoder = new StringDecoder("utf8");
  readonly #keys = new KeyReader();
  #waiting: string[] = [];
  #reader: PassThrough | undefined;
  #delivering = false;
  #split: NodeJS.Timeout | undefined;

  constructor(input: TerminalInput, events: Events, attention = new Attention()) {
    this.#input = input;
    this.#events = events;
    this.#attention = attention;
    input.setRawMode?.(true);
    input.on("data", this.#take).on("end", this.#events.ended);
    input.resume();
  }

  /** Runs a prompt on an input of its own, which gets the keys one by one until the prompt settles. */
  async lend<T>(prompt: Prompt<T>): Promise<T> {
    const reader = new PassThrough();
    this.#reader = reader;
    try {
      const settled = prompt(reader, () => this.#attention.begin());
      this.#deliver();
      return await settled;
    } finally {
      this.#attention.end();
      this.#waiting = this.#waiting.filter(isMove);
      this.#reader = undefined;
      reader.destroy();
    }
  }

  /** Gives the terminal back as it was. */
  close(): void {
    clearTimeout(this.#split);
    this.#input.off("data", this.#take).off("end", this.#events.ended);
    this.#input.setRawMode?.(false);
    this.#input.pause();
  }

  #take = (chunk: Buffer | string): void => {
    clearTimeout(this.#split);
    const text = typeof chunk === "string" ? chunk : this.#decoder.write(chunk);
    const { keys, pasted } = this.#keys.read(text);
    this.#split = setTimeout(() => this.#keys.giveUp(), this.#keys.pasting ? PASTING : SPLIT);
    // Ctrl-C by itself is heard within a paste too, whose end may have got lost.
    if (text === CTRL_C || keys.includes(CTRL_C)) this.#events.interrupted();
    else this.#press(keys, pasted);
  };

  #press(keys: readonly string[], pasted: boolean): void {
    const burst = keys.filter((key) => !isMove(key)).length > BURST;
    if (pasted || burst) {
      this.#attention.disturb();
      this.#events.ignored("pasted");
    }
    if (!burst) for (const key of keys) this.#keep(key);
    this.#deliver();
  }

  #keep(key: string): void {
    if (key === CTRL_Z && process.platform !== "win32") this.#suspend();
    else if (isMove(key)) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(key);
    } else if (this.#attention.hears()) this.#waiting.push(key === CTRL_D ? "q" : key);
    else this.#events.ignored("early");
  }

  /** One key a turn of the event loop: the key that answers a prompt must not be followed by one meant for the next. */
  #deliver(): void {
    if (this.#delivering || !this.#reader || this.#waiting.length === 0) return;
    this.#delivering = true;
    setImmediate(() => {
      this.#delivering = false;
      if (this.#reader) this.#reader.write(this.#waiting.shift() ?? "");
      this.#deliver();
    });
  }

  #suspend(): void {
    this.#events.suspended();
    this.#input.setRawMode?.(false);
    const resume = () => {
      clearTimeout(unstopped);
      process.off("SIGCONT", resume);
      this.#input.setRawMode?.(true);
      this.#events.resumed();
    };
    const unstopped = setTimeout(resume, STOPPING);
    process.once("SIGCONT", resume);
    process.kill(process.pid, "SIGTSTP");
  }
}
