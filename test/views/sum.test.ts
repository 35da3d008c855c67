import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Role } from "../../src/catalog/schema.ts";
import type { Profile } from "../../src/core/score/readiness.ts";
import { cellWords, wordsOf } from "../../src/render/blocks.ts";
import { hasFloor, sumBlocks, weighsSame } from "../../src/views/sum.ts";
import { all, anyProfile, anyRole, best, education, profile, roleWith } from "../helpers/roles.ts";

const NAMES = { skills: [] };

/** What the blocks say: sentences, the items of the list, the rows of the table with its last line. */
function told(role: Role, person: Profile) {
  const blocks = sumBlocks(role, person, NAMES);
  const sentences = blocks.flatMap((block) => (block.kind === "text" ? [wordsOf(block.text)] : []));
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items.map(wordsOf) : []));
  const rows = blocks.flatMap((block) =>
    block.kind === "table" ? [...block.table.rows.map((row) => row.map(cellWords)), block.table.footer ?? []] : [],
  );
  return { sentences, items, rows };
}

describe("one requirement in words", () => {
  const other = all("Other", 2, ["o"], { weight: 0.5 });
  it.each([
    ["partly", all("A", 3, ["x"]), profile({ x: 2 }), "A can bring 66.7 points and brings 24.2: x 2 of 3 (36.3 %)."],
    ["wholly", all("A", 3, ["x"]), profile({ x: 4 }), "A can bring 66.7 points and brings all of them: x 4 of 3."],
    ["not at all", all("A", 3, ["x"]), profile({}), "A can bring 66.7 points and brings none of them: x 0 of 3."],
    [
      "the mean of several",
      all("A", 2, ["x", "y"]),
      profile({ x: 2, y: 1 }),
      "A can bring 66.7 points and brings 39.2: x 2 of 2 (100 %) and y 1 of 2 (17.7 %); 58.8 % on average.",
    ],
    [
      "the best alone",
      best("A", 1, 2, ["x", "y"]),
      profile({ x: 1 }),
      "A can bring 66.7 points and brings 11.8: x 1 of 2 (17.7 %).",
    ],
    [
      "a degree",
      education("masters"),
      profile({}, "masters", false),
      "education can bring 66.7 points and brings 33.3: counted as bachelor's degree, asked master's degree (50.0 %).",
    ],
  ])("%s", (_, requirement, person, sentence) => {
    expect(told(roleWith([requirement, other]), person).items[0]).toBe(sentence);
  });
});

describe("the sum", () => {
  const role = roleWith([
    all("Least", 2, ["p"], { weight: 1 }),
    all("Most", 2, ["q"], { weight: 6, floor: 2 }),
    all("More", 2, ["r"], { weight: 3 }),
    all("Some", 2, ["s"], { weight: 2 }),
  ]);

  it("shows the three that weigh most, the rest in one row, and what a must-have takes", () => {
    const { rows, sentences } = told(role, profile({ p: 2, q: 1, r: 2 }));
    expect(rows).toEqual([
      ["Most", "8.9", "50.0"],
      ["More", "25.0", "25.0"],
      ["Some", "0.0", "16.7"],
      ["The other requirement", "8.3", "8.3"],
      ["Together", "42.2", "100.0"],
      ["Less for the must-have not met", "−6.4", ""],
      ["Readiness", "35.8", "100.0"],
    ]);
    expect(sentences).toContain(
      "The must-have furthest below its least level is Most: 50.0 % of that level is reached. Three tenths of what is missing, 15.0 %, is taken from the sum.",
    );
  });

  it("says that must-haves are met, where there are any", () => {
    expect(told(role, profile({ q: 2 })).rows).toContainEqual(["Less for must-haves: every one is met", "0.0", ""]);
    const without = told(roleWith([all("A", 2, ["x"])]), profile({ x: 1 })).rows;
    expect(without.map(([title]) => title)).toEqual(["A", "Together", "Readiness"]);
  });

  it("adds up as printed", () => {
    fc.assert(
      fc.property(anyRole, anyProfile, (random, person) => {
        const rows = told(random, person).rows.map(([title = "", brings = "", of = ""]) => ({
          title,
          brings: Number(brings.replace("−", "-")),
          of: Number(of),
        }));
        const together = rows.findIndex(({ title }) => title === "Together");
        const sum = (of: typeof rows, key: "brings" | "of") => of.reduce((total, row) => total + row[key], 0);
        expect(sum(rows.slice(0, together), "brings")).toBeCloseTo(rows[together]?.brings ?? Number.NaN, 6);
        expect(sum(rows.slice(0, together), "of")).toBeCloseTo(100, 6);
        expect(sum(rows.slice(together, -1), "brings")).toBeCloseTo(rows.at(-1)?.brings ?? Number.NaN, 6);
      }),
      { seed: 8 },
    );
  });
});

it.each([
  ["one must-have", [all("a", 2, ["x"], { floor: 1 }), all("b", 2, ["y"], { weight: 2 })], true, false],
  ["none, and equal weights", [all("a", 2, ["x"]), education("masters")], false, true],
])("knows a role with %s", (_, requirements, floor, same) => {
  expect([hasFloor({ requirements }), weighsSame({ requirements })]).toEqual([floor, same]);
});
