import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAmount } from "../../src/text/money.ts";
import { attack, shapes, TIMEOUT } from "./attack.ts";
import { INHERITED, money, word } from "./inputs.ts";
import { ANSWERS, FOLDER, KEPT_PLAN, LATER, OEWS, SAVED } from "./sound.ts";

/** Command lines with a place for a word. */
const LINES: readonly ((word: string) => string[])[] = [
  (x) => [x],
  (x) => ["skill", x],
  (x) => ["skill", "big", x],
  (x) => ["role", x],
  (x) => ["role", "--compare", "ml-engineer", x],
  (x) => ["explain", x],
  (x) => ["explain", "salary", x],
  (x) => ["explain", "ml-engineer", x],
  (x) => ["salary", x],
  (x) => ["salary", `--country=${x}`],
  (x) => ["salary", `--source=${x}`],
  (x) => ["salary", `--level=${x}`],
  (x) => ["salary", `--year=${x}`],
  (x) => ["salary", `--sort=${x}`],
  (x) => ["salary", `--currency=${x}`],
  (x) => ["salary", `--real=${x}`],
  (x) => ["salary", `--role=${x}`],
  (x) => ["salary", `--fields=${x}`],
  (x) => ["market", `--fields=figures,${x}`],
  (x) => ["report", x],
  (x) => ["report", `--format=${x}`],
  (x) => ["assess", "--example", `--role=${x}`],
  (x) => ["assess", "--no-save", `--set=${x}`],
  (x) => ["assess", "--no-save", `--set=python=${x}`],
  (x) => ["assess", "--no-save", `--country=${x}`],
  (x) => ["check", x],
  (x) => ["check", `--questions=${x}`],
  (x) => ["history", "show", x],
  (x) => ["history", "diff", x],
  (x) => ["history", "diff", "2026-11-20", x],
  (x) => ["history", "progress", x],
  (x) => ["history", x],
  (x) => ["history", "delete", x],
  (x) => ["plan", x],
  (x) => ["plan", `--hours-per-week=${x}`],
  (x) => ["plan", `--start=${x}`],
  (x) => ["plan", `--weeks-off=${x}`],
  (x) => ["plan", `--deadline=${x}`],
  (x) => ["plan", `--target=${x}`],
  (x) => ["plan", `--what-if=${x}`],
  (x) => ["plan", `--what-if=sql=${x}`],
  (x) => ["plan", `--format=${x}`],
  (x) => ["help", x],
  (x) => ["completion", x],
  (x) => ["complete", "--", x],
  (x) => ["complete", "--", "skill", x],
  (x) => ["complete", "--", "salary", "--company", x],
  (x) => ["data", "schema", x],
  (x) => ["data", x],
  (x) => [`--data=/nowhere/${x}`, "skill"],
  (x) => [`--${x}`],
  (x) => [`-${x}`],
  (x) => ["skill", x, "--", x, x],
];

it("any word at any place of the command line", { timeout: TIMEOUT }, () =>
  attack(fc.record({ line: fc.constantFrom(...LINES), word, shape: shapes }), async (ground, { line, word, shape }) => {
    // What is found under the name typed is a file of this machine, not of the attack.
    if (/^[./~]/.test(word)) return;
    ground.keep({
      "assessments/2026-11-20.json": SAVED,
      "assessments/2026-11-21.json": LATER,
      "plans/plan-2026-11-20.json": KEPT_PLAN,
    });
    await ground.run([...line(word), ...shape.flags], shape.world);
  }),
);

it("the name of what every object has, at any place of the command line", { timeout: TIMEOUT }, () =>
  attack(
    fc.constant(LINES),
    async (ground, lines) => {
      for (const line of lines) for (const name of INHERITED) await ground.run(line(name));
    },
    0,
  ),
);

/** Names a file can have here: no folders in it, and no longer than a name may be. */
const fileName = word.map((text) => `-${text.replaceAll("/", "")}`.slice(0, 80));

it("any name of a file or a folder", { timeout: TIMEOUT }, () =>
  attack(
    fc.record({ name: fileName, shape: shapes }),
    async (ground, { name, shape: { flags, world } }) => {
      rmSync(join(ground.dir, "in"), { recursive: true, force: true });
      mkdirSync(join(ground.dir, "in", `data${name}`), { recursive: true });
      const at = (ending: string) => join("in", `x${name}${ending}`);
      const answers = ground.write(at(".yaml"), ANSWERS);
      await ground.run(["report", answers, "-o", join(ground.dir, at(".html")), ...flags], world);
      await ground.run(["report", join(ground.dir, at(".none")), ...flags], world);
      await ground.run(["report", answers, "-o", join(ground.dir, at("")), ...flags], world);
      const table = ground.write(at("M2025.csv"), OEWS);
      await ground.run(["data", "import", "oews", table, "-o", join(ground.dir, at(".txt")), ...flags], world);
      ground.write(join("in", `data${name}`, "sources.yaml"), FOLDER["sources.yaml"] ?? "");
      await ground.run(["data", "check", join(ground.dir, "in", `data${name}`), ...flags], world);
      ground.write(join("in", `data${name}`, `x${name}.yaml`), "a: 1");
      await ground.run(["data", "check", join(ground.dir, "in", `data${name}`), ...flags], world);
    },
    0.2,
  ),
);

const amounts = fc.oneof(money, word);

it("any amount as one's own pay", { timeout: TIMEOUT }, () =>
  attack(fc.record({ amount: amounts, shape: shapes, country: fc.constantFrom("IN", "US") }), async (ground, input) => {
    const { country, shape } = input;
    const argv = ["salary", "--country", country, "--year", "2025", `--mine=${input.amount}`, ...shape.flags];
    const { out, code } = await ground.run(argv, shape.world);
    if (code === 0) expect(out).not.toMatch(/NaN|Infinity|undefined/);
  }),
);

it("any amount is read as a finite number or refused with a reason", () => {
  const property = fc.property(amounts, (text) => {
    const amount = parseAmount(text);
    if ("error" in amount) expect(amount.error).toMatch(/\S/);
    else expect(Number.isFinite(amount.value) && amount.value >= 1_000, JSON.stringify(amount)).toBe(true);
  });
  fc.assert(property, { seed: 1, numRuns: 10_000 });
});
