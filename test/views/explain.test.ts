import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Requirement } from "../../src/catalog/schema.ts";
import type { PayRow } from "../../src/core/pay/rows.ts";
import { explainFigure, explainPay, explainRequirement, explainSkill } from "../../src/views/explain.ts";
import { WORDS } from "../../src/views/explain-words.ts";
import { factsIn, headingsIn, rowsIn, sectionOf, sentencesIn } from "../helpers/blocks.ts";
import { all, best, education, roleWith } from "../helpers/roles.ts";

const shipped = loadCatalog(new URL("../../data", import.meta.url).pathname);
const source = (id: string) => ({
  id,
  title: `Source ${id}`,
  publisher: "P",
  date: "2025",
  licence: "L",
  reading: "R",
});
const data = {
  demand: shipped.demand,
  skills: ["a", "b"].map((id) => ({ id, name: id.toUpperCase() })),
  sources: [source("s"), source("t")],
} as never;

describe("a requirement explained", () => {
  const must = all("must", 3, ["a", "b"], { weight: 3, floor: 2 });
  const choice = best("choice", 1, 2, ["a", "b"], { weight: 1, credits: { b: 0.5 }, levels: { a: 4 } });
  const degree = education("masters", 4);
  const role = { ...roleWith([must, choice, degree]), title: "Role" };
  const explain = (requirement: Requirement) => explainRequirement(role, requirement, data);

  it.each<[string, Requirement, Record<string, string>]>([
    [
      "must",
      must,
      {
        Asked: "level 3, must-have: at least 2",
        "Satisfied by": "A and B",
        Weight: "3.0000, that is 37.5 of 100 points",
        "Basis of the weight": "test",
      },
    ],
    [
      "choice",
      { ...choice, note: "A remark." },
      {
        Asked: "level 2",
        "Satisfied by": "the best 1 of A (level 4) and B (credit 0.5)",
        Weight: "1.0000, that is 12.5 of 100 points",
        "Basis of the weight": "test",
        Note: "A remark.",
      },
    ],
    [
      "education",
      degree,
      { Asked: "masters", Weight: "4.0000, that is 50.0 of 100 points", "Basis of the weight": "test" },
    ],
  ])("says all of %s and no more", (id, requirement, facts) => {
    const page = explain(requirement);
    expect(headingsIn(page)).toEqual([`${id}, a requirement of Role`, "Sources"]);
    expect(factsIn(page)).toEqual(facts);
  });

  it("leads on to the skills where there are several, and lists its own sources", () => {
    expect(sentencesIn(explain(must))[0]).toMatch(/Its skills: explain a, explain b$/);
    expect(sentencesIn(explain(all("x", 1, ["a"])))).toEqual(["Source s. P, 2025. Licence: L. [s]"]);
  });
});

describe("a skill explained", () => {
  const python = shipped.skills.find(({ id }) => id === "python");
  if (!python) throw new Error("no python");

  it("has a row for each requirement of each role that names it", () => {
    const rows = rowsIn(sectionOf(explainSkill(python, shipped), "Weight"));
    const asking = shipped.roles.flatMap((role) =>
      role.requirements.flatMap((requirement) =>
        requirement.kind !== "education" && requirement.options.some(({ skill }) => skill === "python")
          ? [[role.id, requirement.title]]
          : [],
      ),
    );
    expect(asking.length).toBeGreaterThan(2);
    expect(rows.map(([role, title]) => [role, title])).toEqual(asking);
  });

  it("tells the hours step by step, as an estimate", () => {
    const skill = { ...python, hours: { steps: [1, 2, 3, 4], basis: "a guess" } } as typeof python;
    const [said] = sentencesIn(sectionOf(explainSkill(skill, shipped), "Hours"));
    expect(said).toMatch(/^1 to level 1, 2 more to 2, 3 more to 3, 4 more to 4\. An estimate .*: a guess\./);
  });

  it("says that no role asks for it, where none does", () => {
    const page = explainSkill({ ...python, id: "nobody-asks" }, shipped);
    expect(sentencesIn(sectionOf(page, "Weight"))[0]).toBe("No role asks for it.");
  });
});

describe("pay explained", () => {
  const row = (over: Partial<PayRow> = {}): PayRow => ({
    group: "ML",
    country: "US",
    currency: "USD",
    period: "year",
    low: 100_000,
    high: 200_000,
    kind: "range",
    year: 2024,
    source: "s",
    ...over,
  });
  const explain = (over: Partial<PayRow>) =>
    factsIn(explainPay("Acme", [row(over)], { sources: [source("s")], countries: { US: "United States" } }));

  it.each<[string, Partial<PayRow>, string, RegExp]>([
    ["a range", {}, "100,000 to 200,000 USD a year", /^a range/],
    ["a figure", { kind: "figure", high: 100_000 }, "100,000 USD a year", /^one figure/],
    ["an average", { kind: "average", high: 100_000 }, "100,000 USD a year", /^an average/],
    [
      "percentiles",
      { kind: "percentiles", p10: 1000, p25: 2000, median: 3000, p75: 4000, p90: 5000 },
      "P10 1,000, P25 2,000, median 3,000, P75 4,000, P90 5,000 USD a year",
      /^percentiles/,
    ],
  ])("%s", (_, over, figure, kind) => {
    const facts = explain(over);
    expect(facts.Figure).toBe(figure);
    expect(facts.Kind).toMatch(kind);
    expect(facts["Where, when"]).toBe("United States, 2024");
    expect(facts["Source: publisher"]).toBe("P");
    expect(facts).not.toHaveProperty("Counted");
  });

  it("says how many were counted, the note, and does without an unknown source or country", () => {
    const facts = explain({ n: 1234, basis: "people", confidence: "high", note: "N.", source: "gone", country: "XX" });
    expect(facts.Counted).toMatch(/^1,234 people, confidence high /);
    expect(facts).toMatchObject({ Note: "N.", "Where, when": "XX, 2024" });
    expect(Object.keys(facts).some((label) => label.startsWith("Source"))).toBe(false);
  });
});

it("a figure of the market is explained with its formula and source", () => {
  const figure = { id: "f", title: "Growth", value: 2, unit: "%", period: "2025", source: "s", derived: "a / b" };
  const page = explainFigure(figure as never, { sources: [source("s")] });
  expect(headingsIn(page)).toEqual(["Growth"]);
  expect(factsIn(page)).toMatchObject({ Figure: "2 % (worked out)", Formula: "a / b", "Source: id": "s" });
});

describe("the words explained", () => {
  it.each(Object.entries(WORDS))("%s has a title and paragraphs that end like sentences", (_, { title, text }) => {
    expect(title).not.toBe("");
    expect(text.length).toBeGreaterThan(0);
    for (const paragraph of text) expect(paragraph).toMatch(/[.)](?: \[[\w-]+\])?$/);
  });
});
