import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Store } from "../../src/store/assessments.ts";
import { freshHome, runIn } from "../helpers/run.ts";

/** What a file of answers may carry as evidence, and what no output may do with it. */
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "[x](javascript:alert(1)) @someone #12 :bomb:",
  "<img src=x onerror=alert(1)>",
  "\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007 \u202eevil",
  "https://evil.example/a",
];

describe("evidence in every output", () => {
  it("is inert: no formula, link, markup or escape", async () => {
    const home = freshHome();
    const ratings = Object.fromEntries(
      ["python", "sql", "docker", "git", "aws"].map((id, i) => [
        id,
        { level: 2, evidence: [{ kind: "resume", where: HOSTILE[i], quote: HOSTILE[i], date: "2026-01" }] },
      ]),
    );
    writeFileSync(join(home, "me.json"), JSON.stringify({ ratings }));
    const out: Record<string, string> = {};
    for (const format of ["text", "md", "html", "csv"])
      out[format] = (await runIn(home, ["report", join(home, "me.json"), "--full", "--format", format])).out;
    expect(out.text).toContain("onerror");
    for (const [format, text] of Object.entries(out)) {
      expect(text, format).not.toContain("\u001b]8");
      expect(text, format).not.toContain("\u202e");
    }
    expect(out.html).not.toContain("<img src=x");
    expect(out.html).not.toContain('href="https://evil');
    expect(out.md).not.toMatch(/(?<!\\)\[x(?<!\\)\]\(/);
    expect(out.md).not.toMatch(/(?<!\\)<img/);
    expect(out.md).not.toMatch(/(?<![\\\w])@someone/);
    expect(out.csv).not.toMatch(/(?:^|,)"?=/m);
  });
});

describe("evidence that is kept", () => {
  it("stays with the assessment, in what history shows and exports", async () => {
    const home = freshHome();
    const evidence = [{ kind: "resume", where: "cv.txt, work 1", quote: "Shipped it", date: "2026-03", level: 3 }];
    writeFileSync(join(home, "me.json"), JSON.stringify({ ratings: { python: { level: 3, evidence } } }));
    await runIn(home, ["assess", "--answers", join(home, "me.json")]);
    expect((await runIn(home, ["history", "show"])).out).toContain("Shipped it");
    await runIn(home, ["history", "export", join(home, "all.json")]);
    const { assessments } = JSON.parse(readFileSync(join(home, "all.json"), "utf8"));
    expect(assessments[0].answers.ratings.python.evidence).toEqual(evidence);
    await runIn(home, ["assess", "--set", "sql=2"]);
    expect((await runIn(home, ["report", "--full"])).out).toContain("Shipped it");
  });

  it("was a link once: a file of then is read, and so is its digest", async () => {
    const home = freshHome();
    const folder = join(home, "mlcareer");
    mkdirSync(folder, { recursive: true });
    const never = async () => {
      throw new Error("as it was written, it needs no second look");
    };
    const store = () => new Store(folder, { assessment: never, plan: never, taken: never });
    const ratings = { python: { level: 2, evidence: "https://example.org/repo" } } as never;
    store().assessments.save({
      savedAt: "2026-01-05T09:00:00.000Z",
      dataVersion: "x",
      answers: { role: "ml-engineer", ratings },
    });
    const link = [{ kind: "link", where: "https://example.org/repo" }];
    expect((await store().assessment()).answers.ratings.python?.evidence).toEqual(link);
    const { out } = await runIn(home, ["report", "--json"]);
    expect(JSON.parse(out).evidence.skills[0]).toMatchObject({ skill: "python", supports: 2, evidence: link });
  });

  it("changes no number that was there without it", async () => {
    const home = freshHome();
    const evidence = [{ kind: "resume", where: "cv.txt", quote: "Shipped it", level: 3 }];
    const numbers = async (rating: object) => {
      writeFileSync(join(home, "me.json"), JSON.stringify({ ratings: { python: rating, sql: { level: 2 } } }));
      const { out } = await runIn(home, ["report", join(home, "me.json"), "--json"]);
      const { evidence: _, answers: __, assessedAt: ___, ...rest } = JSON.parse(out);
      return rest;
    };
    expect(await numbers({ level: 3, evidence })).toEqual(await numbers({ level: 3 }));
  });
});
