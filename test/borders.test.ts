import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import {
  circlesOf,
  faultsOf,
  importsOf,
  readContributing,
  readSources,
  readTable,
  roomOf,
} from "../bin/dev/borders.mjs";

const table = readTable(readContributing());
const files = readSources();
const rooms = [...table.keys()];

/** A file of each room, to plant imports in and to import. */
const sample = new Map(
  rooms.map((room) => [room, [...files.keys()].find((path) => roomOf(path, table) === room) ?? ""]),
);

/** The faults when one file of a room has a line more. */
function planted(room: string, line: string): string[] {
  const path = sample.get(room) ?? "";
  return faultsOf(new Map([[path, `${line}\n${files.get(path)}`]]), table);
}

const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

describe("the borders", () => {
  it("hold for every import there is, without a circle, types included", () => {
    expect(faultsOf(files, table)).toEqual([]);
    expect(circlesOf(files)).toEqual([]);
  });

  it("know a room for every row and every file", () => {
    for (const [room, path] of sample) expect(path, room).not.toBe("");
    expect(pairs.length).toBeGreaterThan(400);
  });

  it.each([
    ["values", (to: string) => `import { x } from "${to}";`, "values"],
    ["values on several lines", (to: string) => `import {\n  x,\n  type Y,\n} from "${to}";`, "values"],
    ["everything", (to: string) => `import * as x from "${to}";`, "values"],
    ["for its effects", (to: string) => `import "${to}";`, "values"],
    ["late", (to: string) => `const x = await import("${to}");`, "values"],
    ["passed on", (to: string) => `export { x } from "${to}";`, "values"],
    ["types", (to: string) => `import type { X } from "${to}";`, "types"],
    ["types, each marked", (to: string) => `import { type X, type Y } from "${to}";`, "types"],
  ] as const)("catch each forbidden import between two rooms: %s", (_, line, kind) => {
    for (const [from, to] of pairs) {
      const target = posix.relative(posix.dirname(sample.get(from) ?? ""), sample.get(to) ?? "");
      const found = planted(from, line(target.startsWith(".") ? target : `./${target}`));
      const may = table.get(from);
      const allowed = may?.values.includes(to) || (kind === "types" && may?.types.includes(to));
      expect(found.length, `${from} → ${to}`).toBe(allowed ? 0 : 1);
    }
  });

  it("catch packages that a room may not use", () => {
    for (const room of rooms) expect(planted(room, 'import x from "left-pad";').length, room).toBe(1);
    expect(planted("core/score", 'import { readFileSync } from "node:fs";')).toHaveLength(1);
    expect(planted("commands", 'import type { Command } from "commander";')).toEqual([]);
    expect(planted("commands", 'import { Command } from "commander";')).toHaveLength(1);
  });

  it("catch a circle, of types too, and nothing else", () => {
    const circle = new Map([
      ["a.ts", 'import type { B } from "./b.ts";'],
      ["b.ts", 'import { c } from "./c.ts";'],
      ["c.ts", 'export { a } from "./a.ts";'],
      ["d.ts", ""],
    ]);
    expect(circlesOf(circle)).toEqual(["a.ts", "b.ts", "c.ts"]);
    expect(
      circlesOf(
        new Map([
          ["a.ts", 'import "./b.ts";'],
          ["b.ts", ""],
        ]),
      ),
    ).toEqual([]);
  });

  it("read no import out of other text", () => {
    expect(importsOf('export const name = "from";\nexport function from(a = "x") {}')).toEqual([]);
  });
});
