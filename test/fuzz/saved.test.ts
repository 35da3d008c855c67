import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { it } from "vitest";
import { attack, shapes, TIMEOUT } from "./attack.ts";
import { nearFile } from "./inputs.ts";
import { ANSWERS, CHECK_ANSWERS, SAVED } from "./sound.ts";

/** What reads the saved assessments. */
const READING: readonly string[][] = [
  ["history"],
  ["history"],
  ["history", "show"],
  ["history", "show", "2026-11-20"],
  ["report"],
  ["report", "--format", "md"],
  ["report", "--role", "data-scientist"],
  ["assess", "--set", "python=4", "--no-save"],
  ["check", "--answers", "CHECK"],
  ["history", "delete", "2026-11-20"],
];

/** The first name is that of every assessment of the day; the others are no ids. */
const NAMES = [
  "2026-11-20.json",
  "2026-11-20.json",
  "2026-11-20-2.json",
  "x.json",
  "\u001b[31m\u202e.json",
  "__proto__.json",
];

const stores = fc.record({
  file: nearFile(SAVED, SAVED, ANSWERS),
  name: fc.constantFrom(...NAMES),
  beside: fc.boolean(),
  reading: fc.constantFrom(...READING),
  shape: shapes,
});

it("a saved assessment, however it is broken", { timeout: TIMEOUT }, () =>
  attack(stores, async (ground, { file, name, beside, reading, shape }) => {
    const folder = join("home", "mlcareer", "assessments");
    rmSync(join(ground.dir, "home"), { recursive: true, force: true });
    mkdirSync(join(ground.dir, folder), { recursive: true });
    ground.write(join(folder, name), file);
    if (beside) ground.write(join(folder, "2026-11-21.json"), SAVED.replace("2026-11-20", "2026-11-21"));
    const argv = reading.map((word) => (word === "CHECK" ? ground.write("check.yaml", CHECK_ANSWERS) : word));
    await ground.run([...argv, ...shape.flags], shape.world);
  }),
);
