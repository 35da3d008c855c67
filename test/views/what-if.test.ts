import { expect, it } from "vitest";
import type { Role } from "../../src/catalog/schema.ts";
import type { Standing } from "../../src/core/plan/what-if.ts";
import { type Block, wordsOf } from "../../src/render/blocks.ts";
import { whatIfPage } from "../../src/views/what-if.ts";

const names = {
  skills: [
    { id: "python", name: "Python" },
    { id: "sql", name: "SQL" },
  ],
  roles: [
    { id: "a", title: "Role A" },
    { id: "b", title: "Role B" },
  ],
} as never;
const role = { title: "Role A" } as Role;

const standing = (readiness: number, blocking: string[], id = "a"): Standing => ({
  readiness,
  blocking,
  nearest: { id, readiness: readiness + 1 },
});
const page = (before: Standing, after: Standing, hours = 30) =>
  whatIfPage(role, [{ skill: "python", from: 2, to: 3, hours }], { before, after }, names);
const paragraphs = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "text" ? [wordsOf(block.text)] : []));

it("shows now and then side by side", () => {
  const table = page(standing(40, ["python", "sql"]), standing(44.4, ["sql"])).find(({ kind }) => kind === "table");
  expect(table).toMatchObject({
    table: {
      rows: [
        ["Readiness of 100", "40.0", "44.4"],
        ["Must-haves not met", "2", "1"],
        ["Readiness for the nearest role", "41.0", "45.4"],
      ],
    },
  });
});

it("says which must-haves are met then, which open, which stay", () => {
  const words = paragraphs(page(standing(40, ["python", "sql"]), standing(44.4, ["sql"])));
  expect(words).toContain("Must-haves met then: Python.");
  expect(words).toContain("Still not met: SQL.");
  const worse = paragraphs(page(standing(40, []), standing(30, ["python"])));
  expect(worse).toContain("Must-haves not met then: Python.");
  expect(worse.join()).not.toContain("Still not met");
});

it("names the nearest role once where it stays, and both where it changes", () => {
  expect(paragraphs(page(standing(40, []), standing(41, [])))).toContain("Nearest role now and then: Role A.");
  expect(paragraphs(page(standing(40, []), standing(41, [], "b")))).toContain(
    "Nearest role now: Role A; then: Role B.",
  );
});

it("tells the hours of a step up alone, and of a change that brings nothing", () => {
  const list = (hours: number) => page(standing(40, []), standing(40, []), hours).find(({ kind }) => kind === "list");
  expect(list(30)).toMatchObject({ items: ["Python 2 → 3, about 30 hours (an estimate)"] });
  expect(list(0)).toMatchObject({ items: ["Python 2 → 3"] });
  expect(paragraphs(page(standing(40, []), standing(40, []))).at(-1)).toMatch(/^That changes no points/);
});
