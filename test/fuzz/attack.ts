import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { expect } from "vitest";
import { type Result, runIn, type World } from "../helpers/run.ts";

/*
 * Runs the program, in this process, on one hostile input after the other. Whatever the input, it must end by itself,
 * say in a sentence what is wrong, and let no control character through. FUZZ_RUNS sets the inputs of each test,
 * FUZZ_SEED others of them.
 */

const RUNS = Number(process.env.FUZZ_RUNS ?? 100);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123);

/** Longer than this for one input is a hang. */
const PATIENCE = 5_000;

/** The least share of the runs that must find nothing wrong. */
const ACCEPTED = 0.03;

/** The time a test may take in all. */
export const TIMEOUT = 60_000 + RUNS * 200;

/** A folder for the files of one attack, and the program run in it. */
export interface Ground {
  dir: string;
  write(name: string, content: string | Uint8Array): string;
  /** Leaves nothing of what the program has kept but these files, by their places in its folder. */
  keep(files: Readonly<Record<string, string | Uint8Array>>): void;
  run(argv: readonly string[], world?: World): Promise<Result>;
}

/** Lets `strike` loose on every input (on a share of as many as usual); each run of the program in it is judged. */
export async function attack<T>(
  inputs: fc.Arbitrary<T>,
  strike: (ground: Ground, input: T) => Promise<void>,
  share = 1,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-fuzz-"));
  const ended = { well: 0, badly: 0 };
  const watch = watchdog(join(dir, "last-run.json"));
  const ground: Ground = {
    dir,
    write(name, content) {
      const file = join(dir, name);
      writeFileSync(file, content);
      return file;
    },
    keep(files) {
      rmSync(join(dir, "home"), { recursive: true, force: true });
      for (const [name, content] of Object.entries(files)) {
        const file = join("home", "mlcareer", name);
        mkdirSync(join(dir, file, ".."), { recursive: true });
        ground.write(file, content);
      }
    },
    async run(argv, world = {}) {
      watch.begin(argv);
      const started = performance.now();
      const result = await runIn(join(dir, "home"), argv, world);
      judge(result, argv, world, performance.now() - started);
      ended[result.code === 0 ? "well" : "badly"]++;
      return result;
    },
  };
  try {
    const property = fc.asyncProperty(inputs, (input) => strike(ground, input));
    await fc.assert(property, { seed: SEED, numRuns: Math.max(1, Math.round(RUNS * share)) });
    rmSync(dir, { recursive: true, force: true });
    // Otherwise the inputs are so hostile that nothing but the first check is tried.
    expect(ended.well / (ended.well + ended.badly)).toBeGreaterThan(ACCEPTED);
  } finally {
    await watch.end();
  }
}

const STACK_LINE = /^ {4}at /m;
const COLOUR = /\u001b\[[0-9;]*m/g;
/** All that clean() takes out, but for what the program itself lays out lines and columns with. */
const UNSAFE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function judge({ code, out, err }: Result, argv: readonly string[], { colour, typed }: World, took: number): void {
  const said = { argv: argv.map((arg) => arg.slice(0, 200)), code, err: err.slice(0, 2_000) };
  // Where lines are typed, they come to an end before the questions do, as when a terminal is closed.
  expect(typed === undefined ? [0, 1, 2] : [0, 1, 2, 130], JSON.stringify(said)).toContain(code);
  if (code !== 0)
    expect(err, JSON.stringify(said)).toMatch(typed === undefined ? /^mlcareer: \S/ : /^(> )?mlcareer: \S/m);
  expect(err).not.toMatch(STACK_LINE);
  for (const text of [out, err]) expectSafe(colour ? text.replace(COLOUR, "") : text);
  if (code === 0 && out !== "" && printsJson(argv)) expect(() => JSON.parse(out)).not.toThrow();
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(PROTOTYPE);
  expect(took, JSON.stringify(said)).toBeLessThan(PATIENCE);
}

/** With --json, and nothing that asks for something else and wins over it. */
function printsJson(argv: readonly string[]): boolean {
  return argv.includes("--json") && !["complete", "--format", "--help"].some((arg) => argv.includes(arg));
}

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort();

/** Fails where a text holds a control or formatting character, and shows it escaped. */
export function expectSafe(shown: string): void {
  // Lines of iCalendar end so.
  const text = shown.startsWith("BEGIN:VCALENDAR") ? shown.replaceAll("\r\n", "\n") : shown;
  const at = text.search(UNSAFE);
  expect(
    at < 0 ? "" : JSON.stringify(text.slice(Math.max(0, at - 60), at + 20)) + text.codePointAt(at)?.toString(16),
  ).toBe("");
}

/**
 * A thread that ends the process when one run does not come to its end: nothing in this thread could, while it hangs.
 * What was run then stands in the file named, beside the input.
 */
function watchdog(file: string): { begin(argv: readonly string[]): void; end(): Promise<unknown> } {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WATCH, { eval: true, workerData: { beat, file, patience: PATIENCE * 4 } });
  worker.unref();
  return {
    begin(argv) {
      Atomics.add(beat, 0, 1);
      writeFileSync(file, JSON.stringify(argv));
    },
    end: () => worker.terminate(),
  };
}

const WATCH = `
const { workerData: { beat, file, patience } } = require("node:worker_threads");
const { readFileSync, writeSync } = require("node:fs");
let last = -1, since = Date.now();
setInterval(() => {
  const now = Atomics.load(beat, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  if (now === 0 || Date.now() - since < patience) return;
  writeSync(2, "\\nfuzz: this run hangs (its files lie beside " + file + "): mlcareer " + readFileSync(file, "utf8") + "\\n");
  process.kill(process.pid, "SIGKILL");
}, 500);
`;

/** How the output is shaped: one of the ways to print, and a width. */
export const shapes: fc.Arbitrary<{ flags: string[]; world: World }> = fc.record({
  flags: fc.constantFrom([], [], ["--plain"], ["--json"], ["--no-color"]),
  world: fc.record({
    width: fc.constantFrom(20, 40, 80, 120),
    colour: fc.boolean(),
    unicode: fc.boolean(),
  }),
});
