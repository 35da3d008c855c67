import { setTimeout as sleep } from "node:timers/promises";
import { type IPty, spawn as spawnPty } from "@lydell/node-pty";
import { Screen } from "./screen.ts";

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  cwd?: string;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const PATIENCE = 20_000;
const QUIET = 200;
/** A person reads a screen before a key answers it; keys that come sooner are not taken. */
const READING = 400;

/** Names of keys that are not letters, as a terminal sends them. */
const NAMED: Record<string, string> = {
  Enter: "\r",
  Space: " ",
  Up: "\u001b[A",
  Down: "\u001b[B",
  Left: "\u001b[D",
  "Ctrl-C": "\u0003",
  "Ctrl-D": "\u0004",
  "Ctrl-Z": "\u001a",
  PageDown: "\u001b[6~",
};

/** A program in a real pseudo-terminal: keys go in, a screen comes out. */
export class Terminal {
  readonly #pty: IPty;
  readonly #waiting = new Set<() => void>();
  readonly #exit: Promise<{ code: number; signal: number }>;
  #ended = false;
  #lastWrite = 0;
  #screen: Screen;
  /** Everything that was written, escape codes included. */
  raw = "";

  constructor(command: string, args: string[], { columns = 80, rows = 24, env = {}, cwd }: TerminalOptions = {}) {
    this.#screen = new Screen(columns, rows);
    this.#pty = spawnPty(command, args, {
      cols: columns,
      rows,
      name: env.TERM ?? "xterm-256color",
      env: { PATH: process.env.PATH ?? "", TERM: "xterm-256color", LC_ALL: "C.UTF-8", ...env },
      ...(cwd ? { cwd } : {}),
    });
    this.#pty.onData((text) => {
      this.#lastWrite = Date.now();
      this.raw += text;
      this.#screen.write(text);
      this.#wake();
    });
    this.#exit = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#lastWrite = Date.now();
        this.#drained(() => resolve({ code: exitCode, signal: signal ?? 0 }));
      });
    });
  }

  /** The end of a program is reported before the last of what it wrote has come through. */
  #drained(resolve: () => void): void {
    const quiet = Date.now() - this.#lastWrite;
    if (quiet < QUIET) {
      setTimeout(() => this.#drained(resolve), QUIET - quiet);
      return;
    }
    this.#ended = true;
    resolve();
    this.#wake();
  }

  /** What a person sees. */
  get text(): string {
    return this.#screen.text();
  }

  get cursorShown(): boolean {
    return this.#screen.cursorShown;
  }

  /** Presses keys: the names Enter, Space, Up, Down, Left, Ctrl-C …, everything else letter by letter. */
  press(...keys: string[]): void {
    for (const key of keys) this.#pty.write(NAMED[key] ?? key);
  }

  /** Waits until the screen shows a text, and for as long as it takes to read. Fails with the screen when it never does. */
  async waitFor(wanted: string | RegExp): Promise<void> {
    const shows = () => (typeof wanted === "string" ? this.text.includes(wanted) : wanted.test(this.text));
    await this.#until(shows, () => `the screen never showed ${wanted}:\n${this.text}`);
    await sleep(READING);
  }

  /** Lets the program do what it does about what was sent. */
  async pause(): Promise<void> {
    await sleep(READING);
  }

  /** Answers a drawn screen and reads the next one. */
  async answer(...keys: string[]): Promise<void> {
    const before = this.raw.length;
    const next = () => {
      const answered = this.raw.indexOf(SHOW_CURSOR, before);
      return this.#ended || (answered >= 0 && this.raw.includes(HIDE_CURSOR, answered));
    };
    this.press(...keys);
    await this.#until(next, () => `${keys} brought no other screen:\n${this.text}`);
    if (!this.#ended) await sleep(READING);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Waits until something that only the program can bring about is true. */
  async until(condition: () => boolean, what: string): Promise<void> {
    await this.#until(condition, () => `${what} never came:\n${this.text}`);
  }

  /** Waits for the end of the program and of what it wrote. */
  async exit(): Promise<{ code: number; signal: number }> {
    await this.#until(
      () => this.#ended,
      () => `the program never ended:\n${this.text}`,
    );
    return this.#exit;
  }

  /** Another size, as a terminal has it that does not break lines anew: what is shown stays where it is. */
  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  #wake(): void {
    for (const check of this.#waiting) check();
  }

  #until(condition: () => boolean, problem: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        clearInterval(again);
        this.#waiting.delete(check);
        finish();
      };
      const check = () => {
        if (condition()) end(resolve);
        else if (this.#ended) end(() => reject(new Error(`ended; ${problem()}`)));
      };
      const timer = setTimeout(() => end(() => reject(new Error(problem()))), PATIENCE);
      const again = setInterval(check, 50);
      this.#waiting.add(check);
      check();
    });
  }
}
