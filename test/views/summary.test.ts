import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const { people } = loadCatalog("data");
const lines = (text: string) => text.trimEnd().split("\n");

/** The report of a sample person's answers, as a file, with more of them. */
async function reportOf(id: string, more: object = {}, width = 80) {
  const home = freshHome();
  const answers = people.find((person) => person.id === id)?.answers;
  writeFileSync(join(home, "me.json"), JSON.stringify({ ...answers, ...more }));
  const { out } = await runIn(home, ["report", join(home, "me.json")], { width });
  return out.replaceAll(home, "HOME");
}

describe("a result on one screen", () => {
  it.each([60, 80, 100])(
    "takes at most 22 lines of %i columns for every sample person",
    async (width) => {
      for (const { id } of people)
        for (const more of [{}, { country: "US" }, { country: "IN" }, { way: "short" }]) {
          const out = await reportOf(id, more, width);
          expect(lines(out).length, out).toBeLessThanOrEqual(22);
          for (const words of ["readiness", "Must-haves", "First steps", "Pay", "Next: "]) expect(out).toContain(words);
        }
    },
    60_000,
  );

  it("says where somebody stands, among whom, what to do first, what it pays and how to go on", async () => {
    expect(await reportOf("backend-engineer", { country: "IN" })).toMatchInlineSnapshot(`
      "Machine Learning Engineer: readiness 37.6 of 100, claimed
      ███████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░

      Among made-up sample people, that is between a junior AI engineer (36.3) and a
      data engineer (43.3).

      Must-haves  not met: Feature engineering (0 of 2), Model evaluation (1 of 2),
                  Machine-learning algorithms (1 of 2) and 1 more; met, they return
                  13.6 points

      First steps, from your claimed levels
        1. Descriptive statistics 1 → 2: +0.1 points, about 12 hours
        2. pandas and NumPy 1 → 2: +0.2 points, about 25 hours
        3. scikit-learn 1 → 2: +0.2 points, about 30 hours

      Pay, IN       median ₹28 lakh, half ₹22.5 lakh to ₹35 lakh a year (Machine
                    Learning Engineer, 2025) [aijobs-2025-08]
      Not answered  52 of 82 skills, counted as none

      Next: mlcareer report HOME/me.json --full ·
      mlcareer plan HOME/me.json ·
      mlcareer check HOME/me.json
      "
    `);
  });

  it("says at least and up to after the short way, and that the rest was not asked", async () => {
    const out = await reportOf("backend-engineer", { way: "short" });
    expect(out).toMatch(/readiness at least [\d.]+, up to [\d.]+ of 100, claimed/);
    expect(out).toMatch(/Not asked +\d+ of \d+ skills/);
    expect(out).not.toContain("Nearest role");
  });

  it("leaves parts out at 40 columns, and never the score, the must-haves, the first step, the pay or what comes next", async () => {
    const out = await reportOf("beginner", { country: "IN" }, 40);
    for (const part of ["Nearest role", "Not answered", "█", "3."]) expect(out).not.toContain(part);
    for (const words of ["readiness", "Must-haves", "1.", "Pay, IN", "Next: "]) expect(out).toContain(words);
  });

  it("prints all of it with --full, and in a file in any case", async () => {
    const { out } = await runAlone(["assess", "--example", "--full"]);
    expect(out).toContain("Where the points went");
    const { out: text } = await runAlone(["assess", "--example"]);
    expect(text).not.toContain("Where the points went");
  });
});

it("a change prints the difference and what to do first now, nothing else", async () => {
  const home = freshHome();
  await runIn(home, ["assess", "--answers", "-"], { input: "ratings: { python: 2, sql: 2, ml-algorithms: 1 }" });
  const { out } = await runIn(home, ["assess", "--set", "python=3"]);
  expect(out).toMatch(/readiness [\d.]+ → [\d.]+ \(\+[\d.]+\), claimed\./);
  expect(lines(out).length).toBeLessThanOrEqual(9);
});
