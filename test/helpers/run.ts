import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { onTestFinished } from "vitest";
import type { Io } from "../../src/io/world.ts";
import { run } from "../../src/run.ts";

export interface Result {
  code: number;
  out: string;
  err: string;
}

export interface World {
  /** Lines typed at a terminal that asks without drawing; what it says there is taken for standard error. */
  typed?: string;
  /** What stands on standard input, or what reading it does. */
  input?: string | (() => string);
  width?: number;
  colour?: boolean;
  unicode?: boolean;
  env?: Record<string, string>;
  now?: string;
}

/** A home folder of its own for one test, gone afterwards. */
export function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), "mlcareer-home-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Runs a command line without a terminal, as a script would; commands of one test share the home given. */
export async function runIn(home: string, argv: readonly string[], world: World = {}): Promise<Result> {
  const result: Result = { code: -1, out: "", err: "" };
  const {
    width = 80,
    colour = false,
    unicode = true,
    now = "2026-11-23T09:00:00.000Z",
    input = "",
    env = {},
    typed,
  } = world;
  const io: Io = {
    out: (text) => {
      result.out += text;
    },
    err: (text) => {
      result.err += text;
    },
    canAsk: typed !== undefined,
    isTTY: false,
    width,
    colour: { out: colour, err: colour },
    unicode,
    accessible: typed !== undefined,
    env: { XDG_DATA_HOME: home, ...env },
    platform: "linux",
    now: () => new Date(now),
    readInput: async () => (typeof input === "string" ? input : input()),
    streams: typed === undefined ? { input: process.stdin, output: process.stderr } : keyboard(typed, result),
  };
  result.code = await run(argv, io);
  return result;
}

function keyboard(typed: string, result: Result): Io["streams"] {
  const output = new Writable({
    write(chunk, _encoding, done) {
      result.err += chunk;
      done();
    },
  });
  return { input: new PassThrough().end(typed), output } as unknown as Io["streams"];
}

/** The same with a home of its own. */
export async function runAlone(argv: readonly string[], world: World = {}): Promise<Result> {
  return runIn(freshHome(), argv, world);
}
