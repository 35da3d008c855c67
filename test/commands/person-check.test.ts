import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { historySchema, reportSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runIn } from "../helpers/run.ts";

const { questions } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const SKILLS = ["python", "pytorch", "sql", "git", "statistics"];
const RATINGS = "role: ml-engineer\nratings: { python: 3, pytorch: 2, sql: 2, git: 3, statistics: 2, docker: 1 }\n";
const LATER = "2027-11-22T12:00:00Z";
const TOO_LATE = "2027-11-25T12:00:00Z";

/** Answers to the nth question of each skill, all right or all wrong. */
function answersTo(nth: number, choice: "right" | "wrong", skills = SKILLS): string {
  const lines = skills.map((skill) => {
    const question = questions.filter((one) => one.skill === skill)[nth];
    return `  ${question?.id}: ${JSON.stringify(choice === "right" ? question?.right : question?.wrong[0])}`;
  });
  return `seed: 5\nanswers:\n${lines.join("\n")}\n`;
}

async function home(checks = [answersTo(0, "right")]): Promise<string> {
  const folder = freshHome();
  await runIn(folder, ["assess", "--answers", "-"], { input: RATINGS });
  for (const input of checks) await runIn(folder, ["check", "--answers", "-"], { input });
  return folder;
}

async function report(folder: string, args: string[] = [], now?: string) {
  const { out } = await runIn(folder, ["report", "--json", ...args], now === undefined ? {} : { now });
  return reportSchema.parse(JSON.parse(out));
}

function kept(folder: string, kind: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(kind));
  return join(folder, found ?? "nothing");
}

describe("a check belongs to the person", () => {
  it("is a file of its own that only its owner can read, beside an assessment that stays as it was", async () => {
    const folder = await home();
    const checks = kept(folder, "mlcareer/checks");
    expect(readdirSync(checks)).toEqual(["check-2026-11-23.json"]);
    expect(statSync(join(checks, "check-2026-11-23.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(kept(folder, "mlcareer/assessments"))).toEqual(["2026-11-23.json"]);
  });

  it("survives --set and new answers, combined with the new ratings", async () => {
    const folder = await home();
    const before = (await report(folder)).readiness.inferred;
    const set = await runIn(folder, ["assess", "--set", "docker=4", "--json"]);
    const after = (await report(folder)).readiness.inferred;
    expect(after).toMatchObject({ questions: 5 });
    expect(after?.mean).toBeGreaterThan(before?.mean ?? 100);
    expect(JSON.parse(set.out).readiness.inferred).toEqual(after);
    await runIn(folder, ["assess", "--answers", "-"], { input: RATINGS.replace("docker: 1", "docker: 4") });
    expect((await report(folder)).readiness.inferred).toEqual(after);
  });

  it("adds its answers to those of earlier ones; of a question answered again the later answer counts", async () => {
    const folder = await home([answersTo(0, "right"), answersTo(1, "wrong")]);
    expect((await report(folder)).check).toMatchObject({ asked: 10, right: 5, wrong: 5 });
    await runIn(folder, ["check", "--answers", "-"], { input: answersTo(0, "wrong") });
    expect((await report(folder)).check).toMatchObject({ asked: 10, right: 0, wrong: 10 });
  });

  it("counts until it is a year old, and then is told to have gone", async () => {
    const folder = await home();
    expect((await report(folder, [], LATER)).readiness.inferred).toBeDefined();
    const { out, err } = await runIn(folder, ["report", "--json"], { now: TOO_LATE });
    expect(JSON.parse(out).readiness).not.toHaveProperty("inferred");
    expect(err).toContain("of 2026-11-23, is over a year old and no longer counts");
  });

  it("does not count for an assessment that had been followed by another before it was taken", async () => {
    const folder = await home([]);
    await runIn(folder, ["assess", "--set", "docker=2"], { now: "2026-12-01T12:00:00Z" });
    await runIn(folder, ["check", "--answers", "-"], { input: answersTo(0, "right"), now: "2026-12-02T12:00:00Z" });
    const { out } = await runIn(folder, ["history", "--json"], { now: "2026-12-03T12:00:00Z" });
    const { assessments, checks } = historySchema.parse(JSON.parse(out));
    expect(assessments.map(({ id, inferred }) => [id, inferred !== undefined])).toEqual([
      ["2026-11-23", false],
      ["2026-12-01", true],
    ]);
    expect(checks).toEqual([
      { id: "check-2026-12-02", savedAt: "2026-12-02T12:00:00.000Z", answers: 5, right: 5, countsUntil: "2027-12-02" },
    ]);
  });

  it("is not mixed with a file, which may be anybody's", async () => {
    const folder = await home();
    const { out } = await runIn(folder, ["report", "-", "--json"], { input: RATINGS });
    expect(JSON.parse(out).readiness).not.toHaveProperty("inferred");
    const unsaved = await runIn(folder, ["assess", "--answers", "-", "--no-save", "--json"], { input: RATINGS });
    expect(JSON.parse(unsaved.out).readiness).not.toHaveProperty("inferred");
  });

  it("is read on from within an assessment of an earlier version, also for newer ratings", async () => {
    const folder = await home([]);
    const file = join(kept(folder, "mlcareer/assessments"), "2026-11-23.json");
    const { digest: _, order: __, ...old } = JSON.parse(readFileSync(file, "utf8"));
    const answers = SKILLS.map((skill) => ({
      question: questions.find((q) => q.skill === skill)?.id,
      answer: "right",
    }));
    writeFileSync(file, JSON.stringify({ ...old, check: { seed: 5, answers } }));
    const alone = (await report(folder)).readiness.inferred;
    expect(alone).toMatchObject({ questions: 5 });
    await runIn(folder, ["assess", "--set", "docker=1"]);
    expect((await report(folder)).readiness.inferred).toEqual(alone);
  });

  it("is named and left alone when damaged, and the report comes without it", async () => {
    const folder = await home();
    const file = join(kept(folder, "mlcareer/checks"), "check-2026-11-23.json");
    writeFileSync(file, "{ broken");
    const { code, out, err } = await runIn(folder, ["report", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).readiness).not.toHaveProperty("inferred");
    expect(err).toContain("check-2026-11-23 cannot be read, so its answers do not count");
    expect(readFileSync(file, "utf8")).toBe("{ broken");
  });
});

describe("checks in history", () => {
  it("are shown with their questions, exported, and deleted", async () => {
    const folder = await home();
    const shown = await runIn(folder, ["history", "show", "check-2026-11-23"]);
    expect(shown.out).toContain("5 answers on 2026-11-23, 5 right");
    expect(shown.out).toContain("Your answers, and why");
    const everything = JSON.parse((await runIn(folder, ["history", "export", "-"])).out);
    expect(everything.checks[0].answers).toHaveLength(5);
    const gone = await runIn(folder, ["history", "delete", "check-2026-11-23"]);
    expect(gone.err).toContain("Deleted the check check-2026-11-23");
    expect((await report(folder)).readiness).not.toHaveProperty("inferred");
  });

  it("are told apart from unknown ones", async () => {
    const { code, err } = await runIn(await home(), ["history", "show", "check-2026-11-24"]);
    expect(code).toBe(1);
    expect(err).toContain("No saved check is called check-2026-11-24");
  });
});

describe("claimed and measured", () => {
  it("are the two words on every screen", async () => {
    const folder = await home([answersTo(0, "right"), answersTo(1, "wrong")]);
    for (const args of [["report"], ["history"], ["check", "--answers", "-"], ["explain", "check"], ["plan"]]) {
      const { out, err } = await runIn(folder, args, args.includes("-") ? { input: answersTo(2, "right") } : {});
      expect(`${out} ${err}`).not.toMatch(/\binfer/i);
      expect(`${out} ${err}`).toMatch(/measured/i);
    }
  });

  it("are told apart by report and plan, which say which of the two they use", async () => {
    const folder = await home();
    const squeezed = (await runIn(folder, ["report", "--full"])).out.replace(/\s+/g, " ");
    expect(squeezed).toContain("From your claimed levels.");
    expect(squeezed).toContain("mlcareer plan --measured plans from it");
    expect((await runIn(folder, ["plan"])).err).toContain(
      "From your claimed levels; --measured takes the measured ones.",
    );
  });

  it("says on the first screen that tools were claimed that do not exist", async () => {
    const folder = freshHome();
    await runIn(folder, ["assess", "--answers", "-"], { input: RATINGS.replace("docker: 1", "quernstore: 3") });
    for (const args of [["report"], ["check", "--answers", "-"]]) {
      const { out } = await runIn(folder, args, args.includes("-") ? { input: answersTo(0, "right") } : {});
      expect(out.split("\n").slice(0, 14).join(" ").replace(/\s+/g, " ")).toContain("but no such tool exists");
    }
  });
});

describe("plan --measured", () => {
  const planFrom = async (folder: string, ...args: string[]) => {
    const { out, err } = await runIn(folder, ["plan", "--json", ...args]);
    return { plan: JSON.parse(out), err };
  };

  it("starts from the measured levels, and says so", async () => {
    const folder = await home([answersTo(0, "wrong"), answersTo(1, "wrong"), answersTo(2, "wrong")]);
    const claimed = await planFrom(folder);
    const measured = await planFrom(folder, "--measured");
    expect(measured.plan.readinessFrom).toBeLessThan(claimed.plan.readinessFrom);
    expect(measured.err).toContain("From your measured levels");
  });

  it.each([
    [[], "Nothing was measured yet", ["plan", "--measured"]],
    [[answersTo(0, "right", ["python"])], "so far there is 1", ["plan", "--measured"]],
    [[], "a file may be anybody's", ["plan", "-", "--measured"]],
  ])("says what is missing (%#)", async (checks, message, args) => {
    const { code, err } = await runIn(await home(checks), args, { input: RATINGS });
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});
