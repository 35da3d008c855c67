import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const ANSWERS = "role: software-engineer\nratings: { python: 3, git: 2 }\n";

/** A home in which these answers are saved, and the file that they lie in. */
async function homeWith(answers: string): Promise<{ home: string; file: string }> {
  const home = freshHome();
  const { code } = await runIn(home, ["assess", "--answers", "-"], { input: answers });
  expect(code).toBe(0);
  const name = readdirSync(home, { recursive: true, encoding: "utf8" }).find((path) =>
    /assessments.*\.json$/.test(path),
  );
  return { home, file: join(home, name ?? "") };
}

describe("explain readiness", () => {
  it("takes the latest assessment and its role", async () => {
    const { home } = await homeWith(ANSWERS);
    const { out, err, code } = await runIn(home, ["explain", "readiness"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Your number: \d+\.\d for Software Engineer$/m);
  });

  it.each([[["ml-engineer"]], [["ml", "engineer"]]])("scores it for another role: %j", async (words) => {
    const { home } = await homeWith(ANSWERS);
    const { out } = await runIn(home, ["explain", "readiness", ...words]);
    expect(out).toMatch(/^Your number: \d+\.\d for Machine Learning Engineer$/m);
  });

  it("tells an assessment that cannot be read, and explains without it", async () => {
    const { home, file } = await homeWith(ANSWERS);
    writeFileSync(file, "{");
    const { out, err, code } = await runIn(home, ["explain", "readiness"]);
    expect(code).toBe(0);
    expect(err).toMatch(/^Your latest assessment is left out: /);
    expect(out).toContain("An example: ");
  });

  it("says which roles there are", async () => {
    const { err, code } = await runAlone(["explain", "readiness", "nurse"]);
    expect(code).toBe(1);
    expect(err).toContain("There is no role nurse.");
  });
});

it("names the nearest sample people in the report, in its JSON and of a sample person's", async () => {
  const { home } = await homeWith("role: ml-engineer\nratings: { python: 3, git: 2 }\n");
  const { out } = await runIn(home, ["report"]);
  expect(out).toMatch(/^Among made-up sample people, that is between a complete beginner \(\d/m);
  const { among, readiness } = JSON.parse((await runIn(home, ["report", "--json"])).out);
  expect(among.below).toEqual({ id: "beginner", title: "Complete beginner", readiness: expect.any(Number) });
  expect(among.below.readiness).toBeLessThan(readiness.claimed);
  expect(among.above.readiness).toBeGreaterThan(readiness.claimed);
  expect((await runAlone(["assess", "--example"])).out).toContain("Among made-up sample people");
});

it("explains every heading and column that a report and the page on every role print", async () => {
  const { home } = await homeWith("role: ml-engineer\ncountry: US\nratings: { python: 3, git: 2 }\n");
  const shown = [
    await runIn(home, ["report", "--full"]),
    await runIn(home, ["report"]),
    await runIn(home, ["role", "--for-me"]),
  ];
  const words = [
    "Every role for you",
    "What to do first",
    "Gaps, the most pressing first",
    "Where the points went",
    "Strengths",
    "What the job pays",
    "What one more level is worth",
    "What this rests on",
    "Must-haves",
    "First steps",
    "Nearest role",
    "Not answered",
    "Readiness",
    "Claimed",
    "Level",
    "Worth",
    "Hours",
    "Status",
    "You / asked",
    "Weight",
    "Lost",
    "To 75",
    "Median pay",
    "P10 – P90",
    "Median",
    "Confidence",
    "Kind",
  ];
  const text = shown.map(({ out }) => out).join("\n");
  for (const word of words) {
    expect(text.toLowerCase(), word).toContain(word.toLowerCase());
    const { code, out, err } = await runIn(home, ["explain", ...word.split(" ")]);
    expect(code, `${word}: ${err}`).toBe(0);
    expect(out).toMatch(/^Next: mlcareer /m);
  }
});
