import { readFileSync } from "node:fs";
import fc from "fast-check";
import { it } from "vitest";
import { type Format, PLAN_FORMATS, REPORT_FORMATS } from "../../src/app/deliver.ts";
import { decode } from "../../src/io/read.ts";
import { attack, expectSafe, shapes, TIMEOUT } from "./attack.ts";
import { nearFile } from "./inputs.ts";
import { ANSWERS, ANSWERS_JSON, CHECK_ANSWERS } from "./sound.ts";

const REPORT = `{ "schemaVersion": 1, "answers": ${ANSWERS_JSON} }\n`;

const endingOf = (format: Format) => (format === "text" ? "txt" : format);

const files = fc.record({
  file: nearFile(ANSWERS, ANSWERS, ANSWERS_JSON, REPORT),
  shape: shapes,
  way: fc.constantFrom(
    ["assess", "--no-save", "--answers"],
    ["report"],
    ...REPORT_FORMATS.map((format) => ["report", "--format", format]),
    ["report", "--role", "software-engineer"],
    ["plan"],
    ["plan", "--deadline", "2027-06-30", "--hours-per-week", "30"],
    ["plan", "--what-if", "sql=4", "docker=2"],
    ...PLAN_FORMATS.map((format) => ["plan", "--target", "60", "--format", format]),
  ),
  piped: fc.boolean(),
});

it("an answers file, however it is broken", { timeout: TIMEOUT }, () =>
  attack(files, async (ground, { file, way, shape: { flags, world }, piped }) => {
    if (piped) await ground.run([...way, "-", ...flags], { ...world, input: () => decode(file, "standard input") });
    else await ground.run([...way, ground.write("answers.yaml", file), ...flags], world);
  }),
);

it("an answers file that is exported", { timeout: TIMEOUT }, () =>
  attack(
    fc.tuple(
      nearFile(ANSWERS, ANSWERS_JSON),
      fc.constantFrom(
        ...REPORT_FORMATS.map(endingOf).map((ending) => ["report", ending] as const),
        ...PLAN_FORMATS.map(endingOf).map((ending) => ["plan", ending] as const),
      ),
    ),
    async (ground, [file, [command, ending]]) => {
      const out = `${ground.dir}/out.${ending}`;
      const { code } = await ground.run([command, ground.write("answers.yaml", file), "-o", out, "--force"]);
      if (code === 0) expectSafe(readFileSync(out, "utf8"));
    },
  ),
);

it("a file of answers to the check", { timeout: TIMEOUT }, () =>
  attack(fc.record({ file: nearFile(CHECK_ANSWERS), shape: shapes }), async (ground, { file, shape }) => {
    const argv = ["check", ground.write("answers.yaml", ANSWERS.replace("sql: 2", "pandas-numpy: 2"))];
    await ground.run([...argv, "--answers", ground.write("check.yaml", file), ...shape.flags], shape.world);
  }),
);
