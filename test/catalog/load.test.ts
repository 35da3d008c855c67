import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { builtCatalog, PARTS } from "../../src/catalog/built.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import { type Rule, rules } from "../../src/catalog/rules.ts";
import type { Catalog } from "../../src/catalog/schema.ts";
import { DataError } from "../../src/errors.ts";

const root = new URL("../../", import.meta.url);
const shipped = loadCatalog(new URL("data", root).pathname);

/** The rules that found a fault in a case of this file: each is wrapped while the file runs. */
const broken = new Set<string>();
const original = [...rules];
for (const [i, rule] of original.entries()) {
  (rules as Rule[])[i] = (files, catalog) => {
    const found = rule(files, catalog);
    if (found.length > 0) broken.add(rule.name);
    return found;
  };
}
afterAll(() => {
  (rules as Rule[]).splice(0, rules.length, ...original);
});

function folder(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-data-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

/** What loading over the shipped data complains of, as "file:line:column path: message". */
function faults(files: Record<string, string>): string[] {
  const dir = folder(files);
  try {
    loadCatalog(dir, shipped);
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(
      ({ file, line, column, path, message }) => `${file.slice(dir.length + 1)}:${line}:${column} ${path}: ${message}`,
    );
  }
}

const SKILL = `- id: sewing
  name: Sewing
  aliases: []
  status: current
  description: Joining cloth with thread.
  prerequisites: []
  anchors: { 1: Threaded a needle., 2: Hemmed a skirt., 3: Made a coat., 4: Taught tailors. }
  hours: { steps: [1, 2, 3, 4], basis: a guess for a test }
`;

const ROLE = `id: tailor
title: Tailor
summary: Makes clothes.
sources: [upgrad-2019]
payGroups: [Tailor]
about: [{ text: Makes clothes., source: upgrad-2019 }]
worksWith: []
differs: []
responsibilities: [{ id: sew, text: Sews., source: upgrad-2019 }]
requirements:
  - { id: sew, title: Sewing, kind: all, asked: 3, options: [sewing], weight: { value: 1, basis: test }, sources: [upgrad-2019] }
`;

const LEARNING = `- skill: python
  learn:
    - { id: a-book, title: A book, by: Somebody, kind: book, cost: paid, language: en, levels: [1], isbn: "9780262046305" }
    - { id: a-page, title: A page, by: Somebody, kind: tutorial, cost: free, language: en, levels: [2], url: "https://example.org/learn" }
  build: { 1: One., 2: Two., 3: Three., 4: Four. }
`;

const BANK = `rankings: [[py-sum, py-map]]
questions:
  - { id: py-sum, skill: python, topic: t, difficulty: -1, text: What is 1 + 1?, right: "2", wrong: ["1", "3", "4"], explanation: Two. }
  - { id: py-map, skill: python, topic: t, difficulty: 1, text: What is 2 + 2?, right: "4", wrong: ["1", "3", "5"], explanation: Four. }
`;

const AVERAGE =
  "{ kind: average, company: microsoft, country: IN, currency: INR, period: year, year: 2020, value: 4000, source: upgrad-2019 }";

describe("the shipped data", () => {
  it("stand in the build exactly as the YAML says", () => {
    const built = builtCatalog(new URL("dist/data", root).pathname);
    for (const field of Object.values(PARTS).flat() as (keyof Catalog)[]) {
      expect(built[field], field).toEqual(JSON.parse(JSON.stringify(shipped[field])));
    }
  });

  it("load the same twice, byte for byte", () => {
    expect(JSON.stringify(loadCatalog(new URL("data", root).pathname))).toBe(JSON.stringify(shipped));
  });
});

describe("a folder laid over", () => {
  it("may hold pay that differs in what was counted, and companies that share a word", () => {
    const counted = (basis: string, n: number) =>
      `{ kind: percentiles, basis: ${basis}, n: ${n}, group: Tailor, country: IN, currency: INR, period: year, year: 2020, p25: 1000, median: 2000, p75: 3000, source: upgrad-2019 }`;
    const dir = folder({
      "salaries/s.yaml": `rows: [${counted("people", 5)}, ${counted("offers", 6)}]`,
      "companies.yaml": "- { id: acme, name: Acme }\n- { id: acme-labs, name: Acme Labs Inc }",
    });
    const { salaries } = loadCatalog(dir, shipped);
    expect(salaries.flatMap((row) => (row.group === "Tailor" && "n" in row ? [row.n] : []))).toEqual([5, 6]);
  });

  it("adds and replaces by id, and changes the version", () => {
    const dir = folder({ "skills/crafts.yaml": SKILL, "roles/tailor.yaml": ROLE });
    const catalog = loadCatalog(dir, shipped);
    expect(catalog.skills.at(-1)).toMatchObject({ id: "sewing", category: "crafts" });
    expect(catalog.roles.at(-1)?.requirements[0]).toMatchObject({ weight: 1, weightBasis: "test" });
    expect(catalog.skills.length).toBe(shipped.skills.length + 1);
    expect(catalog.version).not.toBe(shipped.version);
  });

  it("may hold difficulties that were fitted to rankings that disagree", () => {
    const disagreeing = BANK.replace("[[py-sum, py-map]]", "[[py-sum, py-map], [py-map, py-sum]]");
    expect(faults({ "questions/q.yaml": `fitted: true\n${disagreeing}` })).toEqual([]);
    expect(faults({ "questions/q.yaml": `fitted: false\n${disagreeing}` })).toHaveLength(1);
  });

  it("is refused with every fault at once, each with its place", () => {
    expect(
      faults({
        "skills/crafts.yaml": SKILL.replace("status: current", "status: new").replace("Sewing", '""'),
        "roles/tailor.yaml": ROLE.replace("asked: 3", "asked: 9"),
        "sources.yaml": "- id: x\n",
        "notes.yaml": "a: 1\n",
      }),
    ).toEqual([
      expect.stringMatching(/^notes\.yaml:1:1 : is not a known data file/),
      expect.stringMatching(/^roles\/tailor\.yaml:11:\d+ requirements\[0\]\.asked: must be 1 to 4|a level is 0 to 4/),
      expect.stringMatching(/^skills\/crafts\.yaml:2:3 \[0\]\.name: must not be empty/),
      expect.stringMatching(/^skills\/crafts\.yaml:4:3 \[0\]\.status: Invalid option/),
      ...["title", "publisher", "date", "licence", "reading"].map((field) =>
        expect.stringContaining(`[0].${field}: is missing`),
      ),
    ]);
  });

  it.each([
    [
      "unknown skill",
      { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("[sewing]", "[sowing]") },
      "no skill is called sowing; did you mean sewing?",
    ],
    [
      "unknown source",
      {
        "skills/c.yaml": SKILL,
        "roles/t.yaml": ROLE.replace("Sews., source: upgrad-2019", "Sews., source: upgrad-2018"),
      },
      "no source is called upgrad-2018; did you mean upgrad-2019?",
    ],
    [
      "circle",
      {
        "skills/c.yaml":
          SKILL.replace("prerequisites: []", "prerequisites: [{ skill: knitting, level: 2, before: 2 }]") +
          SKILL.replace("sewing", "knitting")
            .replace("Sewing", "Knitting")
            .replace("prerequisites: []", "prerequisites: [{ skill: sewing, level: 2, before: 1 }]"),
      },
      "prerequisites go in a circle",
    ],
    [
      "circle by way of an alternative",
      {
        "skills/c.yaml":
          SKILL.replace("prerequisites: []", "prerequisites: [{ anyOf: [python, knitting], level: 2, before: 2 }]") +
          SKILL.replace("sewing", "knitting")
            .replace("Sewing", "Knitting")
            .replace("prerequisites: []", "prerequisites: [{ skill: sewing, level: 2, before: 1 }]"),
      },
      "prerequisites go in a circle: sewing 2 → knitting 2 → knitting 1 → sewing 2",
    ],
    [
      "unknown alternative",
      {
        "skills/c.yaml": SKILL.replace(
          "prerequisites: []",
          "prerequisites: [{ anyOf: [python, pyton], level: 2, before: 2 }]",
        ),
      },
      "skills/c.yaml:6:37 [0].prerequisites[0].anyOf[1]: no skill is called pyton; did you mean python?",
    ],
    [
      "alternative named twice",
      {
        "skills/c.yaml": SKILL.replace(
          "prerequisites: []",
          "prerequisites: [{ anyOf: [python, python], level: 2, before: 2 }]",
        ),
      },
      "[0].prerequisites[0].anyOf[1]: python is named twice",
    ],
    [
      "a prerequisite that names nothing",
      { "skills/c.yaml": SKILL.replace("prerequisites: []", "prerequisites: [{ level: 2, before: 2 }]") },
      "a prerequisite is { skill: id, level: 1–4, before: 1–4 }, or has anyOf: [id, id] in place of skill",
    ],
    ["twice the same id", { "skills/c.yaml": SKILL + SKILL }, "sewing is defined twice"],
    [
      "an alias taken",
      {
        "skills/c.yaml":
          SKILL +
          SKILL.replace("sewing", "stitching")
            .replace("Sewing", "Stitching")
            .replace("aliases: []", "aliases: [SEWING]"),
      },
      'the name "sewing" already leads elsewhere',
    ],
    ["legacy without successor", { "skills/c.yaml": SKILL.replace("current", "legacy") }, "names what superseded it"],
    [
      "successor of a current one",
      { "skills/c.yaml": SKILL.replace("status: current", "status: current\n  supersededBy: [python]") },
      "only a legacy skill is superseded",
    ],
    ["weight 0", { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("value: 1", "value: 0") }, "a weight is"],
    [
      "floor above asked",
      { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("asked: 3", "asked: 3, floor: 4") },
      "the floor 4 is above the level asked, 3",
    ],
    [
      "a core that is no option",
      { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("asked: 3", "asked: 3, core: [sewing, knitting]") },
      "knitting is no option of this requirement",
    ],
    [
      "best of too few",
      { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("kind: all", "kind: best, best: 2") },
      "asks for the best 2 of 1",
    ],
    [
      "part credit for all there is",
      { "skills/c.yaml": SKILL, "roles/t.yaml": ROLE.replace("[sewing]", "[{ skill: sewing, credit: 0.5 }]") },
      "part credit needs at least 1",
    ],
    [
      "low above high",
      {
        "salaries/s.yaml":
          "rows: [{ kind: range, group: G, country: IN, currency: INR, period: year, year: 2020, low: 5, high: 4, source: upgrad-2019 }]",
      },
      "the low end 5 is above the high end 4",
    ],
    [
      "percentiles that fall",
      {
        "salaries/s.yaml":
          "rows: [{ kind: percentiles, basis: people, group: G, country: IN, currency: INR, period: year, year: 2020, p10: 1, p25: 3, median: 2, p75: 4, p90: 5, source: upgrad-2019 }]",
      },
      "percentiles must not fall",
    ],
    [
      "pay of nobody",
      {
        "salaries/s.yaml":
          "rows: [{ kind: average, country: IN, currency: INR, period: year, year: 2020, value: 4, source: upgrad-2019 }]",
      },
      "names a company or a group",
    ],
    [
      "a pay row twice",
      { "salaries/s.yaml": `rows: [${AVERAGE}, ${AVERAGE}]` },
      "microsoft, IN, 2020 [upgrad-2019] stands twice",
    ],
    [
      "a pay row in two files",
      { "salaries/s.yaml": `rows: [${AVERAGE}]`, "salaries/t.yaml": `rows: [${AVERAGE}]` },
      "t.yaml:1:8 rows[0]: the pay of",
    ],
    [
      "a company twice",
      { "companies.yaml": "- { id: acme, name: Acme }\n- { id: acme-2, name: ACME, aliases: [Bolt] }" },
      '"ACME" already leads elsewhere',
    ],
    [
      "a company and its legal form",
      { "companies.yaml": "- { id: acme-works, name: Acme Works }\n- { id: works, name: 'Acme-Works, L.L.C.' }" },
      '"ACME WORKS" already leads elsewhere',
    ],
    [
      "an alias with other signs",
      { "companies.yaml": "- { id: a-and-b, name: A and B }\n- { id: ab, name: Alpha, aliases: ['A & B Inc.'] }" },
      '"A AND B" already leads elsewhere',
    ],
    [
      "unknown company",
      {
        "salaries/s.yaml":
          "rows: [{ kind: average, company: micrsoft, country: IN, currency: INR, period: year, year: 2020, value: 4, source: upgrad-2019 }]",
      },
      "did you mean microsoft?",
    ],
    [
      "counts for other sets",
      {
        "demand.yaml":
          "sets: [{ id: a, title: A, n: 5, summarised: false, source: upgrad-2019 }]\ncounts: { python: [1, 2] }",
      },
      "has 2 counts for 1 sets",
    ],
    [
      "more than there are",
      {
        "demand.yaml":
          "sets: [{ id: a, title: A, n: 5, summarised: false, source: upgrad-2019 }]\ncounts: { python: [6] }",
      },
      "6 is more than the 5 adverts",
    ],
    ["a prototype key", { "skills/c.yaml": `${SKILL}  __proto__: { polluted: true }\n` }, "is not a known field"],
    [
      "two right answers",
      { "questions/q.yaml": BANK.replace('"1", "3", "4"', '"2", "3", "4"') },
      "the right answer stands among the wrong ones",
    ],
    [
      "the same wrong answer twice",
      { "questions/q.yaml": BANK.replace('"1", "3", "4"', '"3", "3", "4"') },
      "two answers are the same",
    ],
    [
      "a question without its right answer",
      { "questions/q.yaml": BANK.replace('right: "2", ', "") },
      "questions[0].right: is missing",
    ],
    [
      "a resource for no skill",
      { "resources/r.yaml": LEARNING.replace("skill: python", "skill: pyhton") },
      "[0].skill: no skill is called pyhton",
    ],
    [
      "an ISBN that does not add up",
      { "resources/r.yaml": LEARNING.replace("046305", "046306") },
      "[0].learn[0].isbn: the check digit",
    ],
    [
      "a resource with no place",
      { "resources/r.yaml": LEARNING.replace(', isbn: "9780262046305"', "") },
      "[0].learn[0]: names neither",
    ],
    [
      "an ISBN of a page",
      { "resources/r.yaml": LEARNING.replace("kind: book", "kind: course") },
      "[0].learn[0].isbn: only a book",
    ],
    [
      "a tracking parameter",
      { "resources/r.yaml": LEARNING.replace("/learn", "/learn?utm_source=x") },
      "[0].learn[1].url: has a tracking",
    ],
    [
      "a resource twice",
      { "resources/r.yaml": LEARNING.replace("a-page", "a-book") },
      "[0].learn[1].id: a-book is defined twice",
    ],
    [
      "a level that is none",
      { "resources/r.yaml": LEARNING.replace("levels: [1]", "levels: [5]") },
      "[0].learn[0].levels[0]",
    ],
    ["nothing to build", { "resources/r.yaml": LEARNING.replace("3: Three., ", "") }, "[0].build"],
    ["three answers", { "questions/q.yaml": BANK.replace('["1", "3", "4"]', '["1", "3"]') }, "questions[0].wrong"],
    [
      "a question on no skill",
      { "questions/q.yaml": BANK.replace("skill: python", "skill: pyhton") },
      "no skill is called pyhton; did you mean python?",
    ],
    [
      "difficulty out of range",
      { "questions/q.yaml": BANK.replace("difficulty: -1", "difficulty: -2") },
      "questions[0].difficulty: difficulty is −1.5 to 1.5",
    ],
    [
      "a question without a ranking",
      { "questions/q.yaml": BANK.replace("[[py-sum, py-map]]", "[]") },
      "stands in no ranking",
    ],
    [
      "a ranking against the difficulties",
      { "questions/q.yaml": BANK.replace("[[py-sum, py-map]]", "[[py-map, py-sum]]") },
      "ranked harder than py-map, but its difficulty is lower",
    ],
    [
      "the same question twice",
      { "questions/q.yaml": BANK.replace("What is 2 + 2?", "What is 1 + 1?") },
      "the same question stands twice",
    ],
    [
      "code that is too wide",
      { "questions/q.yaml": BANK.replace('right: "2"', `code: ${"x".repeat(80)}, right: "2"`) },
      "at most 14 lines of 76 characters",
    ],
    [
      "a responsibility served by what the role does not ask",
      {
        "skills/c.yaml": SKILL,
        "roles/t.yaml": ROLE.replace(
          "source: upgrad-2019 }]\nrequirements",
          "source: upgrad-2019, servedBy: [sewn] }]\nrequirements",
        ),
      },
      "no requirement of this role is called sewn; did you mean sew?",
    ],
    [
      "a skill that no word of adverts leads to, beside a vocabulary",
      {
        "skills/c.yaml": SKILL,
        "vocabulary/v.yaml": "- { name: Hemming, kind: skill, skill: python }\n",
      },
      "no form of the vocabulary leads to sewing",
    ],
    [
      "a package that speaks twice for one skill",
      { "code.yaml": "- { skill: python, packages: [a-b] }\n- { skill: python, packages: [A_b], most: 1 }\n" },
      "A_b speaks for python already",
    ],
    [
      "code that speaks for a skill that does not exist",
      { "code.yaml": "- { skill: pyton, packages: [a] }\n" },
      "no skill is called pyton; did you mean python?",
    ],
    ["code that names nothing", { "code.yaml": "- { skill: python, most: 1 }\n" }, "names no package, import or mark"],
    ["a mark that nothing recognises", { "code.yaml": "- { skill: python, marks: [snake] }\n" }, "is none of python"],
    ["an empty file", { "market.yaml": "" }, "the file is empty"],
    ["a binary file", { "market.yaml": "a\0b" }, "is a binary file"],
    ["not a list", { "sources.yaml": "a: 1" }, "must be a list"],
  ])("is refused for %s", (_, files, message) => {
    expect(faults(files as Record<string, string>).join("\n")).toContain(message);
  });

  it("must be a folder with data in it", () => {
    expect(() => loadCatalog(folder({}), shipped)).toThrow(/holds no data files/);
    expect(() => loadCatalog("/nowhere/at/all", shipped)).toThrow(/no such folder/);
  });
});

/** Rules whose cases stand in files of their own. */
const ELSEWHERE = [
  "projectsAreSound", // projects.test.ts
  "projectsFollowPrerequisites",
  "termsAreNamedOnce", // vocabulary.test.ts
  "formsAreDistinct",
];

it("has a case for every rule", () => {
  expect(original.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual(ELSEWHERE);
});
