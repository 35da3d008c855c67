import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import { packPay, packPeople, unpackPay, unpackPeople } from "../../src/catalog/pack.ts";
import type { CompanyRow, Role } from "../../src/catalog/schema.ts";
import { scorePeople } from "../../src/core/score/among.ts";

const shared = { kind: "percentiles", country: "US", currency: "USD", period: "year", basis: "filings", source: "s" };
const rows = [
  { ...shared, company: "8451", group: "G", year: 2023, n: 6, p10: 0, p25: 1, median: 2, p75: 3, p90: 4 },
  { ...shared, company: "8451", group: "H", year: 2023, n: 5, p25: 1, median: 2, p75: 3 },
  { ...shared, company: "a", group: "G", year: 2023, n: 5, p25: 1, median: 2, p75: 3, experience: 3.5 },
] as CompanyRow[];
const packed = packPay(rows);

it("writes what rows share once, and reads back the same in the same order", () => {
  expect(packed.shared).toHaveLength(2);
  expect(unpackPay(JSON.parse(JSON.stringify(packed)))).toEqual(rows);
});

it("reads the rows of the companies named alone, in the order of the data", () => {
  expect(unpackPay(packed, ["a", "8451"])).toEqual(rows);
  expect(unpackPay(packed, ["a"])).toEqual(rows.slice(2));
  expect(unpackPay(packed, ["8451", "8451", "unknown"])).toEqual(rows.slice(0, 2));
  const unread = packed.rows.map(([id, json]): [string, string] => [id, id === "a" ? json : "not read"]);
  expect(unpackPay({ ...packed, rows: unread }, ["a"])).toEqual(rows.slice(2));
});

const built = builtCatalog("dist/data");

it("reads what is refused of the companies named alone", () => {
  const counted = built.refused.filter(({ company }) => company !== undefined);
  const [first] = counted;
  expect(first?.company).toBeDefined();
  expect(built.refusedOf?.([first?.company ?? ""])).toEqual(
    counted.filter(({ company }) => company === first?.company),
  );
  expect(built.refusedOf?.([])).toEqual([]);
});

describe("sample people", () => {
  const [role] = built.roles as [Role, ...Role[]];

  it("have the scores that they have when they are scored", () => {
    for (const one of built.roles) expect(built.scoredPeople?.(one), one.id).toEqual(scorePeople(one, built.people));
    expect(built.scoredPeople?.(role)).not.toHaveLength(0);
  });

  it("are scored anew for a role that is not the one that was built", () => {
    expect(built.scoredPeople?.({ ...role })).toBeUndefined();
    const dir = mkdtempSync(join(tmpdir(), "mlcareer-"));
    writeFileSync(join(dir, "people.yaml"), "[]\n");
    expect(loadCatalog(dir, built).scoredPeople).toBeUndefined();
    rmSync(dir, { recursive: true });
  });

  it("are written with their answers apart", () => {
    const { people, answers } = packPeople(built);
    expect(people.people.every((person) => !("answers" in person))).toBe(true);
    expect(unpackPeople(people.people, () => answers)).toEqual(built.people);
  });
});
