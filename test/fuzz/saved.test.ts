import { join } from "node:path";
import fc from "fast-check";
import { it } from "vitest";
import { attack, shapes, TIMEOUT } from "./attack.ts";
import { nearFile } from "./inputs.ts";
import { ANSWERS, CHECK_ANSWERS, CHECK_DRAFT, DRAFT, KEPT_PLAN, LATER, SAVED, SETTINGS } from "./sound.ts";

/** What reads the saved assessments. */
const READING: readonly string[][] = [
  ["history"],
  ["history"],
  ["history", "show"],
  ["history", "show", "2026-11-20"],
  ["history", "diff"],
  ["history", "diff", "2026-11-20", "2026-11-21"],
  ["history", "progress"],
  ["history", "export", "-"],
  ["report"],
  ["report", "--format", "md"],
  ["report", "--role", "data-scientist"],
  ["plan"],
  ["plan", "--format", "md"],
  ["plan", "--what-if", "sql=4"],
  ["assess", "--set", "python=4", "--no-save"],
  ["check", "--answers", "CHECK"],
  ["complete", "--", "history", "show", ""],
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
    ground.keep({ [`assessments/${name}`]: file, ...(beside ? { "assessments/2026-11-21.json": LATER } : {}) });
    const argv = reading.map((word) => (word === "CHECK" ? ground.write("check.yaml", CHECK_ANSWERS) : word));
    await ground.run([...argv, ...shape.flags], shape.world);
  }),
);

const plans = fc.record({
  file: nearFile(KEPT_PLAN, KEPT_PLAN, SAVED),
  name: fc.constantFrom("plan-2026-11-20.json", "plan-2026-11-20.json", "plan-x.json", "\u009b31m.json"),
  reading: fc.constantFrom(
    ["history", "progress"],
    ["history", "progress", "plan-2026-11-20"],
    ["history", "list"],
    ["history", "export", "-"],
    ["complete", "--", "history", "progress", ""],
    ["history", "delete", "plan-2026-11-20"],
    ["plan", "--keep"],
  ),
  shape: shapes,
});

it("a kept plan, however it is broken", { timeout: TIMEOUT }, () =>
  attack(plans, async (ground, { file, name, reading, shape }) => {
    ground.keep({
      [`plans/${name}`]: file,
      "assessments/2026-11-20.json": SAVED,
      "assessments/2026-11-21.json": LATER,
    });
    await ground.run([...reading, ...shape.flags], shape.world);
  }),
);

/** Lines as somebody types them who goes on with what was left, and who then goes away. */
const typed = fc
  .array(
    fc.constantFrom(
      "",
      "1",
      "2",
      "3",
      "9",
      "1 2",
      "b",
      "s",
      "?",
      "q",
      "x",
      "1 99",
      "-1",
      "\u001b[A",
      "\u001b[D1",
      "\u202e",
    ),
    {
      maxLength: 25,
    },
  )
  .map((lines) => lines.map((line) => `${line}\n`).join(""));

/** All that is still to be asked is skipped. */
const toTheEnd = fc.constant("s\n".repeat(100));

const left = fc.record({
  file: nearFile(DRAFT),
  typed: fc.oneof({ weight: 3, arbitrary: typed }, { weight: 1, arbitrary: toTheEnd }),
  argv: fc.constantFrom(
    ["assess"],
    ["assess", "--continue"],
    ["assess", "--continue", "--no-save"],
    ["assess", "--role", "data-scientist"],
    ["history", "export", "-"],
  ),
  shape: shapes,
});

it("an interview that was left, however its file is broken", { timeout: TIMEOUT }, () =>
  attack(left, async (ground, { file, typed, argv, shape: { flags, world } }) => {
    ground.keep({ "draft.json": file });
    await ground.run([...argv, ...flags], { ...world, typed });
    await ground.run(["report", ...flags], world);
    await ground.run(["history", "export", "-"], world);
  }),
);

const leftChecks = fc.record({
  file: nearFile(CHECK_DRAFT),
  typed,
  argv: fc.constantFrom(["check"], ["check", "--questions", "3"], ["check", "--fresh"], ["history", "export", "-"]),
  shape: shapes,
});

it("a check that was left, however its file is broken", { timeout: TIMEOUT }, () =>
  attack(leftChecks, async (ground, { file, typed, argv, shape: { flags, world } }) => {
    ground.keep({ "check.json": file, "assessments/2026-11-20.json": SAVED });
    await ground.run([...argv, ...flags], { ...world, typed });
    await ground.run(["report", ...flags], world);
  }),
);

const settings = fc.record({
  file: nearFile(SETTINGS, SETTINGS, "currency: USD\ncolor: false\ndata: mine\n"),
  argv: fc.constantFrom(
    ["salary", "microsoft"],
    ["salary", "--country", "IN", "--currency", "native"],
    ["plan", "--target", "40"],
    ["plan", "--what-if", "sql=4"],
    ["skill", "sql", "--no-plain"],
    ["help", "files"],
    ["--help"],
  ),
  shape: shapes,
});

it("a settings file, however it is broken", { timeout: TIMEOUT }, () =>
  attack(settings, async (ground, { file, argv, shape: { flags, world } }) => {
    ground.keep({ "assessments/2026-11-20.json": SAVED, "config.yaml": file });
    await ground.run([...argv, ...flags], { ...world, env: { XDG_CONFIG_HOME: join(ground.dir, "home") } });
  }),
);
