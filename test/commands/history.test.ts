import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { diffSchema, historySchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runIn } from "../helpers/run.ts";

let home: string;
beforeEach(() => {
  home = freshHome();
});

const assess = (levels: Record<string, number>, day: string, extra: string[] = []) =>
  runIn(home, ["assess", "--answers", "-", ...extra], {
    input: JSON.stringify({ role: "ml-engineer", ratings: levels }),
    now: `${day}T09:00:00Z`,
  });

const diffOf = async (...args: string[]) =>
  diffSchema.parse(JSON.parse((await runIn(home, ["history", "diff", ...args, "--json"])).out));

describe("history", () => {
  it("lists assessments with their trend, as the published schema says", async () => {
    await assess({ python: 1 }, "2026-01-05");
    await assess({ python: 3, sql: 2 }, "2026-06-05");
    const { out } = await runIn(home, ["history"]);
    expect(out).toMatch(/Trend[\s\S]*Machine Learning Engineer +\d\.\d +\d\.\d +\+\d\.\d +▁▁\n/);
    const json = historySchema.parse(JSON.parse((await runIn(home, ["history", "--json"])).out));
    expect(json.assessments.map(({ id }) => id)).toEqual(["2026-01-05", "2026-06-05"]);
  });

  it("goes on without a file that is damaged or newer, and leaves it as it is", async () => {
    await assess({ python: 1 }, "2026-01-05");
    const folder = join(home, "mlcareer", "assessments");
    writeFileSync(join(folder, "2026-01-06.json"), "{ not json");
    writeFileSync(join(folder, "2026-01-07.json"), '{"schemaVersion": 9}');
    mkdirSync(join(home, "mlcareer", "plans"), { recursive: true });
    writeFileSync(join(home, "mlcareer", "plans", "plan-2026-01-07.json"), "[]");
    const { out, code } = await runIn(home, ["history"]);
    expect(code).toBe(0);
    expect(out).toMatch(/2026-01-06 cannot be read/);
    expect(out).toMatch(/2026-01-07 cannot be read:[\s\S]*newer\s+mlcareer/);
    expect(out).toMatch(/plan-2026-01-07 cannot be read/);
    expect(readFileSync(join(folder, "2026-01-06.json"), "utf8")).toBe("{ not json");
    expect(readdirSync(folder)).toHaveLength(3);
  });
});

describe("history diff", () => {
  it("says that the person changed when the data are the same", async () => {
    await assess({ python: 1 }, "2026-01-05");
    await assess({ python: 3, sql: 2 }, "2026-06-05");
    const diff = await diffOf();
    expect(diff.rubricChanged).toBe(0);
    expect(diff.youChanged).toBeCloseTo(diff.after - diff.before, 9);
    expect(diff.skills).toEqual([
      { skill: "python", from: 1, to: 3 },
      { skill: "sql", from: 0, to: 2 },
    ]);
    expect(await diffOf("2026-01-05", "2026-06-05")).toEqual(diff);
  });

  it("says that the rubric changed when the same answers are scored by other data", async () => {
    const levels = { python: 3, sql: 2 };
    await assess(levels, "2026-01-05");
    const data = join(home, "data");
    mkdirSync(join(data, "roles"), { recursive: true });
    const role = readFileSync(new URL("../../data/roles/ml-engineer.yaml", import.meta.url), "utf8");
    const changed = role.replace(/(- id: sql\n(?: {4}.*\n)*? {4}asked: )\d/, "$14");
    expect(changed).not.toBe(role);
    writeFileSync(join(data, "roles", "ml-engineer.yaml"), changed);
    await assess(levels, "2026-06-05", ["--data", data]);
    const diff = await diffOf();
    expect(diff.youChanged).toBe(0);
    expect(diff.rubricChanged).toBeCloseTo(diff.after - diff.before, 9);
    expect(diff.rubricChanged).not.toBe(0);
    expect(diff.skills).toEqual([]);
    expect(diff.requirements).toEqual([expect.objectContaining({ id: "sql", change: "changed" })]);
    const { out } = await runIn(home, ["history", "diff"]);
    expect(out).toMatch(/You changed[\s\S]*0\.0[\s\S]*The rubric changed[\s\S]*[+−]\d/);
    expect(out).toContain("Asked for at another level or weight: ");
  });

  it("needs two assessments, and says so where the older one names no rubric", async () => {
    await assess({ python: 1 }, "2026-01-05");
    expect((await runIn(home, ["history", "diff"])).err).toContain("no two assessments");
    const file = join(home, "mlcareer", "assessments", "2026-01-05.json");
    const { rubric: _, digest: __, ...older } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(older));
    await assess({ python: 2 }, "2026-06-05");
    const diff = await diffOf();
    expect(diff.remark).toContain("does not say what it was scored by");
    expect(diff.rubricChanged).toBe(0);
  });
});

describe("history export", () => {
  it("gives everything as one file", async () => {
    await assess({ python: 1 }, "2026-01-05");
    await assess({ python: 2 }, "2026-01-06");
    await runIn(home, ["plan", "--target", "20", "--keep"]);
    const file = join(home, "all.json");
    const { err } = await runIn(home, ["history", "export", file]);
    expect(err).toContain(`Wrote 2 assessments, 0 checks and 1 plan to ${file}.`);
    const all = JSON.parse(readFileSync(file, "utf8"));
    expect(all.assessments.map(({ answers }: { answers: unknown }) => answers)).toEqual([
      { role: "ml-engineer", ratings: { python: { level: 1 } } },
      { role: "ml-engineer", ratings: { python: { level: 2 } } },
    ]);
    expect(all.plans).toHaveLength(1);
    expect((await runIn(home, ["history", "export", file])).code).toBe(1);
    expect(JSON.parse((await runIn(home, ["history", "export", "-"])).out).assessments).toHaveLength(2);
  });
});
