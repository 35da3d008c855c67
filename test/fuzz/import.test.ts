import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { attack, expectSafe, type Ground, TIMEOUT } from "./attack.ts";
import { INHERITED, money, nearFile, nearTable, nearText, word } from "./inputs.ts";
import { AIJOBS, FOLDER, MAPPING, OEWS, PAY } from "./sound.ts";

/** Imports a file; what was written must be a file that a data folder takes. */
async function importAndCheck(ground: Ground, argv: readonly string[]): Promise<void> {
  const folder = join(ground.dir, "data");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "salaries"), { recursive: true });
  const out = join(folder, "salaries", "new.yaml");
  const { code } = await ground.run(["data", "import", ...argv, "-o", out]);
  expect(existsSync(out)).toBe(code === 0);
  if (code !== 0) return;
  const written = readFileSync(out, "utf8");
  expectSafe(written);
  // The attack may have changed the source that the rows name; the folder must know it, whatever it is.
  const sources = [...new Set([...written.matchAll(/\bsource: "?([a-z0-9-]+)/g)].map(([, id]) => id))];
  const source = FOLDER["sources.yaml"] ?? "";
  ground.write(
    join("data", "sources.yaml"),
    sources.map((id) => source.replace("my-source", JSON.stringify(id))).join(""),
  );
  const checked = await ground.run(["data", "check", folder]);
  expect(checked.err).toBe("");
}

it("an aijobs index, however it is broken", { timeout: TIMEOUT }, () =>
  attack(
    fc.tuple(
      fc.oneof(nearFile(AIJOBS), nearTable(AIJOBS)),
      fc.constantFrom([], ["--ends", "rows"], ["--ends", "pairs"]),
    ),
    async (ground, [file, flags]) =>
      importAndCheck(ground, ["aijobs", ground.write("pay.csv", file), "--source", "my-source", ...flags]),
  ),
);

it("an OEWS table, however it is broken", { timeout: TIMEOUT }, () =>
  attack(
    fc.tuple(fc.oneof(nearFile(OEWS), nearTable(OEWS)), fc.constantFrom([], ["--occupations", "15-2051,11-0000"])),
    async (ground, [file, flags]) =>
      importAndCheck(ground, ["oews", ground.write("national_M2025.csv", file), ...flags]),
  ),
);

/** Mostly sound: where over a tenth of the rows is wrong, none is taken. */
const pay = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom("12,50,000", "18L", "2200000") },
  { weight: 1, arbitrary: money },
);

/** Columns of PAY with cells near sound ones in the places that matter; one odd grade a file, so that its rows are counted together. */
const rows = fc.constantFrom("", ...INHERITED).chain((odd) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom("ML Engineer", "ML Engineer", "Data Scientist", "Baker"),
        pay,
        fc.constantFrom("SE", "Senior", odd, odd),
      ),
      { minLength: 8, maxLength: 40 },
    )
    .map((list) => list.map(([job, amount, grade]) => `${job},"${amount.replaceAll('"', '""')}",IN,INR,2024,${grade}`))
    .map((lines) => Buffer.from(["Job,Pay,Land,Money,When,Grade", ...lines, ""].join("\n"))),
);

it("any CSV file and its mapping, however they are broken", { timeout: TIMEOUT }, () =>
  attack(
    fc.tuple(
      fc.oneof(nearFile(PAY), nearTable(PAY), rows),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant(Buffer.from(MAPPING)) },
        { weight: 1, arbitrary: nearFile(MAPPING) },
      ),
    ),
    async (ground, [file, mapping]) =>
      importAndCheck(ground, [
        "csv",
        ground.write("pay.csv", file),
        "--mapping",
        ground.write("mapping.yaml", mapping),
      ]),
  ),
);

const MAP = "title=Job,pay=Pay,country=Land,currency=Money,year=When,level=Grade";

it("any CSV file by flags, however they are broken", { timeout: TIMEOUT }, () =>
  attack(
    fc.record({
      map: nearText(MAP, MAP, "pay=Pay"),
      set: nearText("country=IN,currency=INR,year=2024", "group=Tailor,country=IN,currency=INR,year=2024", "year=2024"),
      source: fc.oneof({ weight: 4, arbitrary: fc.constant("my-source") }, { weight: 1, arbitrary: word }),
      delimiter: fc.option(fc.constantFrom(",", ";", "tab", "|", "", "x", "\u001b"), { freq: 3, nil: undefined }),
    }),
    async (ground, { map, set, source, delimiter }) => {
      const flags = [
        `--map=${map}`,
        `--set=${set}`,
        `--source=${source}`,
        ...(delimiter === undefined ? [] : [`--delimiter=${delimiter}`]),
      ];
      await importAndCheck(ground, [
        "csv",
        ground.write("pay.csv", PAY),
        ...flags.map((flag) => flag.replaceAll("\0", "")),
      ]);
    },
  ),
);
