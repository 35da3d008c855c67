import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BIN } from "../helpers/built.ts";

/*
 * What ten and a hundred times as much of a file costs to read, by time of the processor and memory at the peak. In the
 * suite the sizes only have to come to an end; the long run measures them.
 */

const MEASURED = process.env.FUZZ_RUNS !== undefined;
const SIZES = [1, 10, 100];

/** Beyond the start of the program: ten times the file may cost fifteen times as much. */
const RATIO = 15;
/** Less than this much is noise, in seconds and megabytes. */
const NOISE = { seconds: 0.1, megabytes: 15 };
const MOST = { seconds: 2, megabytes: 300 };

const rows = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i)).join("");
const asLargeAsIsRead = (text: string) => text.slice(0, 8_000_000);

/** Files by the number that makes them larger; at 100 each is as large as is read, or as holds as much as is read. */
const FILES: Record<string, (size: number) => string> = {
  "unknown ids": (n) => `ratings:\n${rows(490 * n, (i) => `  pytho${i}: 1\n`)}`,
  "long unknown ids": (n) => `ratings:\n${rows(400 * n, (i) => `  ${"machine-learning-".repeat(8)}${i}: 1\n`)}`,
  "levels out of range": (n) => `ratings:\n${rows(490 * n, (i) => `  k-${i}: 9\n`)}`,
  "fields that are not known": (n) => rows(490 * n, (i) => `k${i}: 9\n`),
  "keys that are no ids": (n) => `ratings:\n${rows(490 * n, (i) => `  K_${i}: 1\n`)}`,
  "one key many times": (n) => `ratings:\n${"  python: 1\n".repeat(490 * n)}`,
  "keys equal but for what is not seen": (n) =>
    `ratings:\n${rows(400 * n, (i) => `  py${"\u200b".repeat(i % 99)}thon: 1\n`)}`,
  "many aliases": (n) => `ratings:\n${rows(400 * n, (i) => `  k${i}: *a\n`)}`,
  "many tags": (n) => `ratings:\n${rows(400 * n, (i) => `  k${i}: !x y\n`)}`,
  "a long key over many values": (n) => `ratings:\n  ${"k".repeat(900 * n)}: [${"1,".repeat(400 * n)}]\n`,
  "long keys in each other": (n) =>
    rows(35, (i) => `${" ".repeat(i)}${"k".repeat(900 * n)}:\n`) + rows(200 * n, (i) => `${" ".repeat(40)}a${i}: 1\n`),
  "a long key": (n) => `ratings: { ? "${"k".repeat(70_000 * n)}" : 1 }`,
  "a long value": (n) => `role: "${"x".repeat(70_000 * n)}"\nratings: {}\n`,
  escapes: (n) => `role: "${"\\n".repeat(39_000 * n)}"\n`,
  documents: (n) => "---\n".repeat(20_000 * n),
  values: (n) => `ratings: [${"1,".repeat(39_000 * n)}1]`,
  "a JSON object": (n) =>
    asLargeAsIsRead(
      JSON.stringify({
        ratings: Object.fromEntries(Array.from({ length: 6_000 * n }, (_, i) => [`k${i}`, { level: 1 }])),
      }),
    ),
  nesting: (n) => "[".repeat(79_000 * n),
  comments: (n) => `ratings: { python: 1 }\n${"# nothing\n".repeat(4_900 * n)}`,
  "empty lines": (n) => `a: 1\n${"\n".repeat(79_000 * n)}`,
  "folded lines": (n) => `role: >\n${"  x\n".repeat(19_000 * n)}`,
  directives: (n) => `${rows(4_900 * n, (i) => `%TAG !${i}! a\n`)}---\na: 1\n`,
  "a tag": (n) => `role: !<${"a".repeat(79_000 * n)}> x\n`,
};

/** One run of the program on a file: its exit code, and what it took. */
function cost(text: string): { code: number | null; seconds: number; megabytes: number } {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-sizes-"));
  try {
    writeFileSync(join(dir, "me.yaml"), text);
    const { status, stdout } = spawnSync(process.execPath, ["-e", MEASURE, BIN, join(dir, "me.yaml")], {
      encoding: "utf8",
      timeout: 60_000,
      env: { PATH: process.env.PATH ?? "", XDG_DATA_HOME: dir },
    });
    expect(status, "came to no end").toBe(0);
    return JSON.parse(stdout);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Waits for a run and asks what its children took: a process tells that of itself alone while it lives. */
const MEASURE = `
const { spawnSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const [bin, file] = process.argv.slice(1);
const script = 'process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();' +
  'require("node:fs").writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })) });' +
  'process.argv.splice(1, 0, ' + JSON.stringify(bin) + '); require(' + JSON.stringify(bin) + ')';
const run = spawnSync(process.execPath, ["-e", script, "report", file], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
const used = String(run.output[3]);
process.stdout.write(JSON.stringify({ code: run.status, ...(used ? JSON.parse(used) : {}) }));
`;

it.each(Object.keys(FILES))(
  "%s: ten times as much costs little over ten times as much",
  { timeout: 300_000 },
  (name) => {
    const make = FILES[name] as (size: number) => string;
    const start = MEASURED ? cost("ratings: {}\n") : { seconds: 0, megabytes: 0 };
    const costs = (MEASURED ? SIZES : [10]).map((size) => cost(make(size)));
    for (const { code } of costs) expect([0, 1]).toContain(code);
    if (!MEASURED) return;
    for (const [i, { seconds, megabytes }] of costs.entries()) {
      expect(seconds, `${name} ×${SIZES[i]}`).toBeLessThan(MOST.seconds);
      expect(megabytes, `${name} ×${SIZES[i]}`).toBeLessThan(MOST.megabytes);
      const before = costs[i - 1];
      if (!before) continue;
      const beyond = (own: number, started: number, noise: number) => Math.max(own - started, noise);
      expect(beyond(seconds, start.seconds, NOISE.seconds), `${name} ×${SIZES[i]}: seconds`).toBeLessThanOrEqual(
        RATIO * beyond(before.seconds, start.seconds, NOISE.seconds),
      );
      expect(
        beyond(megabytes, start.megabytes, NOISE.megabytes),
        `${name} ×${SIZES[i]}: megabytes`,
      ).toBeLessThanOrEqual(RATIO * beyond(before.megabytes, start.megabytes, NOISE.megabytes));
    }
  },
);
