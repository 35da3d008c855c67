import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/app/store.ts";
import { seeded } from "../../src/core/check/random.ts";

/* What is on disk after a process was killed in the middle of a save, and after several saved at once. CRASHES=200 for a long run. */

const CRASHES = Number(process.env.CRASHES ?? 40);
const WRITERS = 4;
const SAVES = 50;

let folder: string;
let saver: string;
let home: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mlcareer-crash-"));
  saver = join(folder, "saver.cjs");
  const entry = fileURLToPath(new URL("../helpers/saver.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: saver,
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  home = mkdtempSync(join(folder, "home-"));
});

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [saver, home, ...args], { stdio: ["ignore", "pipe", "inherit"] });
const open = () => openStore({ env: { XDG_DATA_HOME: home }, platform: "linux" });
/** What every writer kept of its own interview. */
function drafts(): { n: number; end: number }[] {
  const { interviews } = open();
  return interviews.list().map((one) => JSON.parse(interviews.read(one)));
}
const temporaries = (dir: string) => readdirSync(dir).filter((name) => name.endsWith(".tmp"));

function makeOld(path: string): void {
  const then = Date.now() / 1000 - 2 * 3600;
  utimesSync(path, then, then);
}

describe("kill -9 in the middle of a save", () => {
  it(
    `leaves whole files, ${CRASHES} times at random moments, and a save an hour later sweeps what was left`,
    async () => {
      const random = seeded(11);
      let saves = 0;
      for (let i = 0; i < CRASHES; i++) {
        const child = start();
        await once(child.stdout as NodeJS.ReadableStream, "data");
        await pause(random() * 30);
        child.kill("SIGKILL");
        await once(child, "exit");
        const { kept, damaged } = await open().assessments.list();
        expect(damaged).toEqual([]);
        expect(kept.length).toBeGreaterThanOrEqual(saves);
        saves = kept.length;
        for (const { n, end } of drafts()) expect(n).toBe(end);
      }
      expect(saves).toBeGreaterThan(CRASHES / 4);
      const { assessments, folder: own } = open();
      for (const dir of [assessments.folder, own]) for (const name of temporaries(dir)) makeOld(join(dir, name));
      const child = start("1");
      await once(child, "exit");
      expect(temporaries(assessments.folder)).toEqual([]);
      expect(temporaries(own)).toEqual([]);
    },
    CRASHES * 2000,
  );
});

describe("several processes saving at once", () => {
  it(`lose nothing: ${WRITERS} writers, ${SAVES} saves each`, async () => {
    const children = Array.from({ length: WRITERS }, () => start(String(SAVES)));
    const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
    expect(codes).toEqual(children.map(() => 0));
    const { kept, damaged } = await open().assessments.list();
    expect(damaged).toEqual([]);
    const expected = children.flatMap(({ pid }) => Array.from({ length: SAVES }, (_, i) => `${pid} ${i + 1}`));
    expect(kept.map(({ dataVersion }) => dataVersion).sort()).toEqual(expected.sort());
    expect(drafts().map(({ n }) => n)).toEqual(children.map(() => SAVES));
  }, 120_000);
});
