import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { checkSchema, reportSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const { questions } = loadCatalog(new URL("../../data", import.meta.url).pathname);

const ANSWERS = "role: ml-engineer\nratings: { python: 3, pytorch: 2, sql: 2, git: 3, statistics: 2, docker: 1 }\n";
const asked = ["python", "pytorch", "sql", "git", "statistics"].map((skill) =>
  questions.find((q) => q.skill === skill),
);

/** A file that answers the same questions all right, all wrong or with "I don't know". */
function file(choice: "right" | "wrong" | "dont-know"): string {
  const lines = asked.map((question) => {
    const text = choice === "right" ? question?.right : choice === "wrong" ? question?.wrong[0] : "dont-know";
    return `  ${question?.id}: ${JSON.stringify(text)}`;
  });
  return `seed: 5\nanswers:\n${lines.join("\n")}\n`;
}

async function home(): Promise<string> {
  const folder = freshHome();
  await runIn(folder, ["assess", "--answers", "-"], { input: ANSWERS });
  return folder;
}

describe("check with answers from a file", () => {
  it("reports claimed and measured apart, as its schema says, and keeps both", async () => {
    const folder = await home();
    const { code, out } = await runIn(folder, ["check", "--answers", "-", "--json"], { input: file("right") });
    expect(code).toBe(0);
    const result = checkSchema.parse(JSON.parse(out));
    expect(result.check).toMatchObject({ asked: 5, right: 5, wrong: 0, dontKnow: 0, seed: 5 });
    expect(result.inferred?.low).toBeLessThan(result.inferred?.mean ?? 0);
    const report = reportSchema.parse(JSON.parse((await runIn(folder, ["report", "--json"])).out));
    expect(report.readiness).toEqual({ claimed: result.claimed, inferred: result.inferred });
    expect(report.check?.answers).toHaveLength(5);
    const text = await runIn(folder, ["report", "--full"]);
    expect(text.out).toContain("Claimed and measured");
    expect(text.out.replace(/\s+/g, " ")).toContain("This is not a certificate");
  });

  it("measures for another role where one is named, and leads to the report for it", async () => {
    const folder = await home();
    const argv = ["check", "--role", "data-engineer", "--answers", "-"];
    const answers = file("right")
      .replace(/ {2}pytorch-.*\n/, "")
      .replace(/ {2}[a-z-]*statistics-.*\n/, "");
    const json = checkSchema.parse(JSON.parse((await runIn(folder, [...argv, "--json"], { input: answers })).out));
    expect(json.role).toBe("data-engineer");
    const { out } = await runIn(folder, argv, { input: answers });
    expect(out).toContain("Check: Data Engineer");
    expect(out).toContain("mlcareer report --role data-engineer");
    expect(JSON.parse((await runIn(folder, ["report", "--json"])).out).role.id).toBe("ml-engineer");
  });

  it("rises with right answers and counts I don't know as wrong, apart", async () => {
    const of = async (choice: "right" | "wrong" | "dont-know") =>
      checkSchema.parse(
        JSON.parse((await runIn(await home(), ["check", "--answers", "-", "--json"], { input: file(choice) })).out),
      );
    const [right, wrong, unknown] = [await of("right"), await of("wrong"), await of("dont-know")];
    expect(right.inferred?.mean).toBeGreaterThan(wrong.inferred?.mean ?? 100);
    expect(unknown.inferred).toEqual(wrong.inferred);
    expect([wrong.check.wrong, unknown.check.dontKnow]).toEqual([5, 5]);
  });

  it("shows no measured readiness before five answers", async () => {
    const input = file("right").split("\n").slice(0, 4).join("\n");
    const { out } = await runIn(await home(), ["check", "--answers", "-", "--json"], { input });
    expect(JSON.parse(out)).not.toHaveProperty("inferred");
  });

  it("ends on one screen, and teaches with the command that it ends in", async () => {
    const folder = await home();
    const { out: result } = await runIn(folder, ["check", "--answers", "-"], { input: file("wrong") });
    expect(result.trimEnd().split("\n").length).toBeLessThanOrEqual(22);
    expect(result.trimEnd().split("\n").at(-1)).toBe("Next: mlcareer report · mlcareer history show check-2026-11-23");
    const { out } = await runIn(folder, ["history", "show", "check-2026-11-23"]);
    const squeezed = out.replace(/\s+/g, " ");
    for (const question of asked)
      expect(squeezed).toContain((question?.explanation ?? "?").replace(/\s+/g, " ").slice(0, 40));
  });

  it.each([
    ["answers: { nonsense: x }\n", "there is no question nonsense"],
    [`answers: { ${asked[0]?.id}: nonsense }\n`, "is none of the four answers"],
    [
      `answers: { ${questions.find((q) => q.skill === "kubernetes" || q.skill === "java")?.id}: dont-know }\n`,
      "rated 0 or not part of the role",
    ],
    ["answers: 3\n", "answers"],
    ["", "the file is empty"],
  ])("refuses %j with the place", async (input, message) => {
    const { code, err } = await runIn(await home(), ["check", "--answers", "-"], { input });
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe("check", () => {
  it("has nothing to ask a beginner, and says so", async () => {
    const folder = freshHome();
    await runIn(folder, ["assess", "--answers", "-"], { input: "role: ml-engineer\nratings: { communication: 2 }\n" });
    const { code, err } = await runIn(folder, ["check"]);
    expect(code).toBe(0);
    expect(err).toContain("nothing to check");
  });

  it("needs a terminal or a file, and an assessment", async () => {
    expect((await runIn(await home(), ["check"])).err).toContain("--answers FILE");
    expect((await runAlone(["check"])).err).toContain("no saved assessment");
    expect((await runAlone(["check", "--questions", "0"])).code).toBe(2);
  });
});
