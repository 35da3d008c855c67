import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bankVersion } from "../../src/app/responses.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import { responsesSchema } from "../../src/catalog/schema.ts";
import { calibrationSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const { questions } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const SKILLS = ["python", "pytorch", "sql"];
const RATINGS = "role: ml-engineer\ncountry: IN\nratings: { python: 3, pytorch: 2, sql: 1 }\n";
const asked = SKILLS.map((skill) => questions.find((one) => one.skill === skill)?.id ?? "");
const folder = mkdtempSync(join(tmpdir(), "mlcareer-calibrate-"));

async function home(): Promise<string> {
  const own = freshHome();
  await runIn(own, ["assess", "--answers", "-"], { input: RATINGS });
  const input = `answers:\n${asked.map((id) => `  ${id}: dont-know`).join("\n")}\n`;
  await runIn(own, ["check", "--answers", "-"], { input });
  return own;
}

/** A file of responses with parts laid over it. */
function responses(name: string, over: object = {}, answer = "right"): string {
  const file = join(folder, name);
  const list = asked.map((question) => ({ question, answer, claimed: 2 }));
  const whole = {
    kind: "mlcareer-responses",
    schemaVersion: 1,
    bank: bankVersion(questions),
    responses: list,
    ...over,
  };
  writeFileSync(file, JSON.stringify(whole));
  return file;
}

describe("check --export-responses", () => {
  it("writes question, answer and claimed level, and nothing that tells whose they are", async () => {
    const file = join(folder, "mine.json");
    const { code, err } = await runIn(await home(), ["check", "--export-responses", file]);
    expect(code).toBe(0);
    expect(err).toContain("Wrote 3 answers");
    const text = readFileSync(file, "utf8");
    const claimed = new Map([
      ["python", 3],
      ["pytorch", 2],
      ["sql", 1],
    ]);
    const expected = SKILLS.map((skill, i) => ({
      question: asked[i],
      answer: "dont-know",
      claimed: claimed.get(skill),
    }));
    expect(responsesSchema.parse(JSON.parse(text)).responses).toEqual(
      expected.sort((a, b) => ((a.question ?? "") < (b.question ?? "") ? -1 : 1)),
    );
    expect(text).not.toMatch(/2026|seed|country|IN|ml-engineer"|savedAt|"id"/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("happens only when asked, replaces nothing, and prints to - ", async () => {
    const own = await home();
    const file = join(folder, "there.json");
    writeFileSync(file, "mine");
    expect((await runIn(own, ["check", "--export-responses", file])).code).toBe(1);
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await runIn(own, ["check", "--export-responses", file, "--force"])).code).toBe(0);
    responsesSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    responsesSchema.parse(JSON.parse((await runIn(own, ["check", "--export-responses", "-"])).out));
  });

  it.each([
    [["check", "--export-responses", "-"], 1, "no check was taken within a year"],
    [["check", "--export-responses", "-", "--questions", "5"], 2, "cannot be used with"],
    [["check", "--force"], 2, "--force replaces the file of --export-responses"],
  ])("refuses %j in a sentence", async (args, code, message) => {
    const own = freshHome();
    await runIn(own, ["assess", "--answers", "-"], { input: RATINGS });
    const run = await runIn(own, args);
    expect(run.code).toBe(code);
    expect(run.err).toContain(message);
  });
});

describe("data calibrate", () => {
  it("lists what too few answered", async () => {
    const { code, out } = await runAlone(["data", "calibrate", responses("one.json"), responses("two.json"), "--json"]);
    expect(code).toBe(0);
    const { people, fitted, tooFew, sameQuestions } = calibrationSchema.parse(JSON.parse(out));
    expect({ people, fitted, sameQuestions }).toEqual({ people: 2, fitted: [], sameQuestions: true });
    expect(tooFew.map(({ n }) => n)).toEqual([2, 2, 2]);
  });

  it("takes what check exports, also from standard input", async () => {
    const { out } = await runIn(await home(), ["check", "--export-responses", "-"]);
    expect((await runAlone(["data", "calibrate", "-"], { input: out })).out).toContain("people: 1");
  });

  const [first = ""] = asked;
  const answer = { question: first, answer: "right", claimed: 2 };
  const two = questions.filter(({ skill }) => skill === "python").map(({ id }) => id);
  it.each([
    ["another file", { kind: "something" }, "is not a file of responses"],
    ["a newer format", { schemaVersion: 2 }, "was written by a newer mlcareer (format 2)"],
    ["another wording", { bank: "00000000" }, "holds answers to another version of the questions (00000000"],
    ["an unknown question", { responses: [{ ...answer, question: "nonsense" }] }, "there is no question nonsense"],
    ["a question twice", { responses: [answer, answer] }, "is answered twice in this file"],
    [
      "two levels of a skill",
      {
        responses: [
          { ...answer, question: two[0] },
          { ...answer, question: two[1], claimed: 3 },
        ],
      },
      "is claimed at two levels",
    ],
    ["no level", { responses: [{ ...answer, claimed: 0 }] }, "must be 1 to 4"],
    ["an unknown answer", { responses: [{ ...answer, answer: "perhaps" }] }, "responses[0].answer"],
    ["more than there should be", { name: "Ada" }, "is not a known field"],
  ])("refuses %s in a sentence", async (_name, over, message) => {
    const { code, out, err } = await runAlone([
      "data",
      "calibrate",
      responses("good.json"),
      responses("bad.json", over),
    ]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err).toContain("bad.json");
  });

  it("refuses what is no such file at all, one that is missing, and one named twice", async () => {
    const text = join(folder, "text.json");
    writeFileSync(text, "hello");
    expect((await runAlone(["data", "calibrate", text])).err).toContain("is not a file of responses");
    expect((await runAlone(["data", "calibrate", join(folder, "missing.json")])).code).toBe(1);
    const one = responses("one.json");
    expect((await runAlone(["data", "calibrate", one, one])).err).toContain("is named twice");
    expect((await runAlone(["data", "calibrate"])).code).toBe(2);
  });
});

describe("data calibrate with 200 people", () => {
  let files: string[] = [];
  beforeAll(() => {
    files = Array.from({ length: 200 }, (_, i) =>
      responses(`p${i}.json`, {}, i % 5 < 3 ? "right" : i % 5 === 3 ? "wrong" : "dont-know"),
    );
  });

  it("writes ranked and fitted difficulties with their errors, as YAML or as JSON by the file's name", async () => {
    const [yaml, json] = [join(folder, "fitted.yaml"), join(folder, "fitted.json")];
    expect((await runAlone(["data", "calibrate", ...files, "-o", yaml])).err).toContain("Wrote 3 fitted difficulties");
    await runAlone(["data", "calibrate", ...files, "-o", json]);
    const { fitted } = calibrationSchema.parse(JSON.parse(readFileSync(json, "utf8")));
    expect(fitted.map(({ question, n, p }) => [question, n, p])).toEqual(
      questions.filter(({ id }) => asked.includes(id)).map(({ id }) => [id, 200, 0.6]),
    );
    for (const { question, ranked } of fitted)
      expect(ranked).toBe(questions.find(({ id }) => id === question)?.difficulty);
    const { load } = await import("js-yaml");
    expect(calibrationSchema.parse(load(readFileSync(yaml, "utf8"))).fitted).toEqual(fitted);
    expect((await runAlone(["data", "calibrate", ...files.slice(0, 2), "-o", yaml])).code).toBe(1);
    expect(existsSync(yaml)).toBe(true);
  });
});
