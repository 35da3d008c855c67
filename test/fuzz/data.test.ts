import { mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runAlone } from "../helpers/run.ts";
import { attack, type Ground, shapes, TIMEOUT } from "./attack.ts";
import { nearFile, spoilt, UNSAFE } from "./inputs.ts";
import { ANSWERS, FOLDER } from "./sound.ts";

/** Commands that show data; a folder that passed the check must pass them too. */
const SHOWN: readonly string[][] = [
  ["data", "sources"],
  ["salary"],
  ["salary", "--role", "all", "--country", "IN", "--currency", "USD"],
  ["salary", "--role", "all", "--real", "2024", "--mine", "18L"],
  ["salary", "--role", "tailor"],
  ["salary", "--csv", "--role", "all"],
  ["market"],
  ["role", "tailor"],
  ["role", "--compare", "ml-engineer", "tailor"],
  ["skill", "sewing"],
  ["skill"],
  ["explain", "readiness"],
  ["explain", "sewing"],
  ["explain", "coats"],
  ["explain", "my-source"],
  ["explain", "salary", "needle"],
  ["plan", "ANSWERS", "--role", "tailor", "--hours-per-week", "80"],
  ["plan", "ANSWERS", "--role", "tailor", "--hours-per-week", "80", "--format", "ics"],
  ["plan", "ANSWERS", "--what-if", "sewing=2"],
  ["report", "ANSWERS", "--role", "tailor"],
  ["check", "ANSWERS", "--answers", "CHECK"],
  ["complete", "--", "skill", "se"],
  ["complete", "--", "explain", ""],
  ["data", "schema"],
  ["assess", "--example"],
  ["assess", "--example", "--role", "tailor"],
  ["assess", "--template", "--role", "tailor"],
];

/** A command with files in the places of their names. */
function withFiles({ write }: Ground, argv: readonly string[]): string[] {
  const files: Record<string, () => string> = {
    ANSWERS: () => write("answers.yaml", `${ANSWERS.replace("role: ml-engineer", "role: tailor")}  sewing: 2\n`),
    CHECK: () => write("check.yaml", "answers: { needle-eye: Through the eye, needle-thread: Glue }"),
  };
  return argv.map((word) => files[word]?.() ?? word);
}

const names = Object.keys(FOLDER);
const sound = (name: string): string => FOLDER[name] ?? "";

/** One file of the folder is broken, now and then a second. */
const folders = fc.record({
  broken: fc.array(
    fc.constantFrom(...names).chain((name) => nearFile(sound(name)).map((file) => [name, file] as const)),
    { minLength: 1, maxLength: 2 },
  ),
  show: fc.constantFrom(...SHOWN),
  shape: shapes,
});

function fill({ dir, write }: Ground, broken: readonly (readonly [string, Uint8Array])[]): string {
  for (const name of names) {
    mkdirSync(join(dir, "data", name, ".."), { recursive: true });
    write(join("data", name), sound(name));
  }
  for (const [name, file] of broken) write(join("data", name), file);
  return join(dir, "data");
}

// Otherwise a fault in it would keep every attack from coming further than the first check.
it("begins from a folder that is sound, and shows every part of it", { timeout: TIMEOUT }, () =>
  attack(
    fc.constant(SHOWN),
    async (ground, all) => {
      const dir = fill(ground, []);
      for (const show of all) {
        const { code, err } = await ground.run([...withFiles(ground, show), "--data", dir]);
        expect([show, code, err.replace(/^\n?(A made-up sample person|Saved as).*/s, "")]).toEqual([show, 0, ""]);
      }
    },
    0,
  ),
);

it("no text of a data folder comes out as it went in", { timeout: TIMEOUT }, () =>
  attack(
    fc.constantFrom(...UNSAFE),
    async (ground, word) => {
      const dir = fill(
        ground,
        names.map((name) => [name, Buffer.from(spoilt(sound(name), word))] as const),
      );
      const { err } = await ground.run(["data", "check", dir]);
      expect([word, err]).toEqual([word, ""]);
      for (const show of SHOWN) await ground.run([...withFiles(ground, show), "--data", dir]);
    },
    0.06,
  ),
);

it("a data folder, however its files are broken", { timeout: TIMEOUT }, () =>
  attack(folders, async (ground, { broken, show, shape }) => {
    const dir = fill(ground, broken);
    const { code } = await ground.run(["data", "check", dir, ...shape.flags], shape.world);
    if (code === 0) await ground.run([...withFiles(ground, show), "--data", dir, ...shape.flags], shape.world);
  }),
);

it("a folder that is none", async () => {
  const { code, err } = await runAlone(["data", "check", "/dev/null/\u001b[31m"]);
  expect([code, err]).toEqual([1, expect.stringContaining("Cannot read the data folder")]);
});
