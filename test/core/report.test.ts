import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Answers } from "../../src/catalog/schema.ts";
import { reportSchema } from "../../src/commands/json/schemas.ts";
import { makeReport, type ReportInput, skillsOf } from "../../src/core/report.ts";
import { all, best, education, roleWith } from "../helpers/roles.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const role = catalog.roles.find(({ id }) => id === "ml-engineer") ?? roleWith([]);
const AT = "2026-11-23T09:00:00.000Z";

const report = (answers: Partial<Answers>, more: Partial<ReportInput> = {}) =>
  makeReport({
    catalog,
    role,
    answers: { role: role.id, ratings: {}, ...answers } as Answers,
    assessedAt: AT,
    version: "1.2.3",
    first: [],
    ...more,
  });

describe("a report", () => {
  it("says what it was made from", () => {
    expect(report({})).toMatchObject({
      schemaVersion: 1,
      generator: { name: "mlcareer", version: "1.2.3" },
      dataVersion: catalog.version,
      role: { id: role.id, title: role.title },
      assessedAt: AT,
    });
  });

  it("counts what was answered, 0 included, and names the rest", () => {
    const { answered, notAnswered } = report({ ratings: { python: { level: 3 }, sql: { level: 0 } } });
    expect(answered).toBe(2);
    expect(notAnswered).toEqual(skillsOf(role).filter((id) => id !== "python" && id !== "sql"));
  });

  it("loses every point that it does not claim, somewhere", () => {
    for (const ratings of [{}, { python: { level: 3 } }, { python: { level: 4 }, statistics: { level: 2 } }] as const) {
      const { readiness, losses } = report({ ratings });
      const lost = losses.reduce((sum, { points }) => sum + points, 0);
      expect(readiness.claimed + lost).toBeCloseTo(100, 3);
    }
  });

  it("has nobody as claimed below nothing, and everybody as claimed below everything", () => {
    const everything = Object.fromEntries(skillsOf(role).map((id) => [id, { level: 4 as const }]));
    const nothing = report({});
    const full = report({ ratings: everything, education: { degree: "doctorate", related: true } });
    expect([nothing.readiness.claimed, full.readiness.claimed]).toEqual([0, 100]);
    expect(nothing.among).not.toHaveProperty("below");
    expect(full.among).not.toHaveProperty("above");
    expect(full.gaps.filter(({ status }) => status !== "met")).toEqual([]);
    expect(new Set(full.strengths)).toEqual(new Set(skillsOf(role)));
    expect(full).toMatchObject({ blockingWorth: 0, gate: { value: 1 } });
  });

  it("names the must-have that the gate hangs on, and what opening it returns", () => {
    const { gate, blockingWorth, gaps } = report({ ratings: { statistics: { level: 2 } } });
    expect(gate.value).toBeLessThan(1);
    const must = role.requirements.find(({ id }) => id === gate.requirement);
    expect(must?.kind !== "education" && must?.floor).toBeGreaterThan(0);
    expect(blockingWorth).toBeGreaterThan(0);
    expect(gaps[0]?.status).toBe("blocking");
  });

  it("scores the same answers for every role, and its own as it claims", () => {
    const { roles, readiness } = report({ ratings: { python: { level: 3 }, sql: { level: 2 } } });
    expect(roles.map(({ id }) => id)).toEqual(catalog.roles.map(({ id }) => id));
    const own = roles.find(({ id }) => id === role.id);
    expect(own).toMatchObject({ readiness: readiness.claimed, answered: 2, of: skillsOf(role).length });
  });

  it("has figures of six decimals at most, and follows its schema", () => {
    const full = report({ ratings: { python: { level: 2, lastUsed: "longer" } }, country: "US" });
    const json = JSON.stringify({ ...full, pay: [] });
    expect(json.match(/\d\.\d{7,}/g)).toBeNull();
    expect(reportSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(JSON.parse(JSON.stringify(full)));
  });

  it("tells a level last used long ago, and alternatives of what is not met", () => {
    const { gaps } = report({ ratings: { python: { level: 4, lastUsed: "longer" } } });
    expect(gaps.find(({ skill }) => skill === "python")).toMatchObject({ status: "refresh", lastUsed: "longer" });
    for (const { status, alternatives } of gaps) if (status === "met") expect(alternatives).toBeUndefined();
  });
});

describe("the pay of a report", () => {
  it("is that of the person's country, level by level, or of five countries over all levels", () => {
    const own = report({ country: "US" }).pay ?? [];
    expect(new Set(own.map(({ country }) => country))).toEqual(new Set(["US"]));
    expect(own.some(({ level }) => level !== undefined)).toBe(true);
    const all = report({}).pay ?? [];
    expect(new Set(all.map(({ country }) => country)).size).toBe(5);
    for (const { level, kind } of all) expect([level, kind]).toEqual([undefined, "percentiles"]);
  });

  it("is left out where nothing is known, and its sources stand among those of the report", () => {
    expect(report({ country: "AQ" })).toHaveProperty("pay", undefined);
    const { pay = [], sources } = report({ country: "US" });
    const known = new Set(sources.map(({ id }) => id));
    for (const { source } of pay) expect(known).toContain(source);
    expect(known).toContain("mlcareer-estimates");
  });
});

describe("a check in a report", () => {
  const question = catalog.questions.find(({ skill }) => skill === "python");
  const check = {
    seed: 1,
    answers: [{ question: question?.id ?? "", answer: "right" as const }],
    first: AT,
    last: AT,
  };

  it("stands beside what is claimed and changes none of it", () => {
    const ratings = { python: { level: 3 as const } };
    const [without, beside] = [report({ ratings }), report({ ratings }, { check })];
    expect(without).not.toHaveProperty("check");
    expect(beside.check).toMatchObject({ asked: 1, right: 1 });
    expect(beside.readiness).toEqual(without.readiness);
    expect(beside.gaps).toEqual(without.gaps);
  });
});

describe("the first things to do", () => {
  it("are those given, with six decimals", () => {
    const first = [{ skill: "python", from: 0, to: 2, returns: 1 / 3, hours: 40 }];
    expect(report({}, { first }).first).toEqual([{ ...first[0], returns: 0.333333 }]);
  });
});

it("the skills of a role stand once each, in file order", () => {
  const made = roleWith([all("x", 2, ["b", "a"]), education("masters"), best("y", 1, 2, ["a", "c"])]);
  expect(skillsOf(made)).toEqual(["b", "a", "c"]);
});
