import type { Output } from "./output.ts";
import { gatherBytes, gatherText } from "./read.ts";

/**
 * Everything a command may touch of the world around it: streams, terminal, clock, environment. Tests pass their own;
 * `processIo` is the real one.
 */
export interface Io {
  /** Writes data (to stdout) or talk: progress, hints, errors (to stderr). */
  out(text: string): void;
  err(text: string): void;
  /** True when questions can be asked: standard input and standard error are both terminals. */
  canAsk: boolean;
  /** True when standard output is a terminal. */
  isTTY: boolean;
  /** Columns of the terminal, or 80. */
  width: number;
  /** Columns of the terminal that talk is read on; undefined where it goes elsewhere. */
  talkWidth?: number | undefined;
  /** Lines of the terminal that standard output is. */
  rows?: number | undefined;
  colour: { out: boolean; err: boolean };
  /** False where only ASCII can be shown. */
  unicode: boolean;
  /** Static text and numbered choices instead of redrawn screens: asked for, or the terminal cannot move its cursor. */
  accessible: boolean;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  now(): Date;
  /** All of standard input as text. */
  readInput(): Promise<string>;
  /** The same as bytes, where what it is must be found out first. */
  readInputBytes?(what: string): Promise<Buffer>;
  streams: { input: NodeJS.ReadStream; output: NodeJS.WriteStream };
  /** Fires when the process is told to end (SIGTERM, SIGHUP). */
  signal?: AbortSignal;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The real terminal, decided once for the whole run. */
export function processIo(stdout: Output, stderr: Output, signal?: AbortSignal): Io {
  const { env, platform } = process;
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    // The first look at standard input loads a tenth of Node; most commands never take it.
    get canAsk() {
      return stderr.isTTY && Boolean(process.stdin.isTTY);
    },
    isTTY: stdout.isTTY,
    width: widthOf(env, stdout.columns || stderr.columns),
    talkWidth: stderr.isTTY ? widthOf(env, stderr.columns) : undefined,
    get rows() {
      return (stdout.isTTY && process.stdout.rows) || undefined; // 0 where nobody told the terminal its size
    },
    colour: { out: wantsColour(env, stdout.isTTY), err: wantsColour(env, stderr.isTTY) },
    unicode: speaksUnicode(env, platform),
    accessible: isOn(env.ACCESSIBLE) || env.TERM === "dumb",
    env,
    platform,
    now: () => new Date(),
    readInput: () => gatherText(process.stdin, "standard input"),
    readInputBytes: (what) => gatherBytes(process.stdin, "standard input", what),
    get streams() {
      return { input: process.stdin, output: process.stderr };
    },
    ...(signal ? { signal } : {}),
  };
}

/** The same world with a few things otherwise. What of it is only worked out when asked for is not asked for here. */
export function ioWith(io: Io, own: Partial<Io>): Io {
  return Object.assign(Object.create(io) as Io, own);
}

/**
 * COLUMNS wins over the terminal's own width; without either, 80. A terminal that nobody told its size has 0 columns,
 * which is no width either. Between 20 and 200 columns are used.
 */
export function widthOf(env: Env, columns: number | undefined): number {
  const told = Number.parseInt(env.COLUMNS ?? "", 10);
  return Math.min(200, Math.max(20, (told > 0 ? told : columns) || 80));
}

/** Off with NO_COLOR or FORCE_COLOR=0, on where forced; else on a terminal, but for TERM=dumb and CLICOLOR=0. */
export function wantsColour(env: Env, isTTY: boolean): boolean {
  if (env.NO_COLOR || isOff(env.FORCE_COLOR)) return false;
  if (forcesColour(env)) return true;
  return isTTY && env.TERM !== "dumb" && !isOff(env.CLICOLOR);
}

/** True where the environment wants colour in any case. */
export function forcesColour(env: Env): boolean {
  return isOn(env.FORCE_COLOR) || isOn(env.CLICOLOR_FORCE);
}

/** What is empty says as little as what is not set; 0 and false say no. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== "" && !isOff(value);
}

function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(0|false)$/i.test(value);
}

/** The locale tells, in the order the C library looks; Windows terminals of today all do. */
export function speaksUnicode(env: Env, platform: NodeJS.Platform): boolean {
  if (env.TERM === "dumb" || env.TERM === "linux") return false;
  if (platform === "win32") return true;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (!locale) return platform === "darwin";
  return /utf-?8/i.test(locale);
}
