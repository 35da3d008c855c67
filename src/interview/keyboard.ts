import { emitKeypressEvents } from "node:readline";
import { PassThrough } from "node:stream";

/** A terminal's input: raw mode exists only on real terminals. */
export type TerminalInput = NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };

/** What the owner of a keyboard is told: the input ended (a closed terminal), the program was stopped and goes on. */
export interface Events {
  ended(): void;
  suspended(): void;
  resumed(): void;
}

const CTRL_Z = "\u001a";
/** The end of input. Readline would close the prompt on it without an answer; it means the same as q. */
const CTRL_D = "\u0004";

/**
 * Hands key presses to one prompt at a time and keeps what is typed between two prompts: inquirer opens standard input
 * anew for every prompt and drops what arrived meanwhile, so that a fast "3" "1" would lose its second key. The terminal
 * stays in raw mode from the first prompt to `close`, so that nothing typed is echoed in between either.
 */
export class Keyboard {
  readonly #input: TerminalInput;
  readonly #events: Events;
  readonly #waiting: string[] = [];
  #reader: PassThrough | undefined;
  #delivering = false;

  constructor(input: TerminalInput, events: Events) {
    this.#input = input;
    this.#events = events;
    emitKeypressEvents(input);
    input.setRawMode?.(true);
    input.on("keypress", this.#keep).on("end", this.#events.ended);
    input.resume();
  }

  /** Runs a prompt on an input of its own, which gets the waiting keys one by one until the prompt settles. */
  async lend<T>(prompt: (input: NodeJS.ReadableStream) => Promise<T>): Promise<T> {
    const reader = new PassThrough();
    this.#reader = reader;
    try {
      const settled = prompt(reader);
      this.#deliver();
      return await settled;
    } finally {
      this.#reader = undefined;
      reader.destroy();
    }
  }

  /** Gives the terminal back as it was. */
  close(): void {
    this.#input.off("keypress", this.#keep).off("end", this.#events.ended);
    this.#input.setRawMode?.(false);
    this.#input.pause();
  }

  #keep = (_text: string | undefined, { sequence }: { sequence?: string }): void => {
    if (sequence === undefined) return;
    if (sequence === CTRL_Z && process.platform !== "win32") this.#suspend();
    else this.#waiting.push(sequence === CTRL_D ? "q" : sequence);
    this.#deliver();
  };

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
    process.once("SIGCONT", () => {
      this.#input.setRawMode?.(true);
      this.#events.resumed();
    });
    process.kill(process.pid, "SIGTSTP");
  }
}
