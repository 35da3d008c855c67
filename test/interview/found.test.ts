import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { newDraft, parseDraft } from "../../src/interview/draft.ts";
import { questions } from "../../src/interview/flow.ts";
import { foundQuestions } from "../../src/interview/found.ts";
import { recorded, steppedBack } from "../../src/interview/record.ts";

const catalog = loadCatalog("data");
const role = catalog.roles.find(({ id }) => id === "ml-engineer") as (typeof catalog.roles)[number];
const AT = "2026-11-25T09:00:00.000Z";
const evidence = (quote: string) => [{ kind: "resume" as const, where: "cv.txt, work 1", quote, level: 3 }];

const found = [
  { skill: "python", level: 3, lastUsed: "within-year" as const, evidence: evidence("Shipped a Python service") },
  { skill: "docker", level: 2, evidence: evidence("Docker") },
];
const setting = { role, catalog, countries: { US: "United States" }, asksWay: true, asksTime: true };
const draft = { ...newDraft(role.id, AT), found };

describe("what was found", () => {
  it("comes before all else, ticked at the level proposed, and counts for nothing before it is confirmed", () => {
    const [first] = questions(setting, draft);
    expect(first).toMatchObject({ id: "found:1", kind: "rate", preset: ["python=3", "docker=2"] });
    expect(first?.choices[0]?.text).toBe('"Shipped a Python service" (cv.txt, work 1)');
    expect(draft.answers.ratings).toEqual({});
  });

  it("once confirmed is a rating with its evidence, and is not asked again", () => {
    const [first] = foundQuestions(draft, catalog);
    const after = recorded(draft, first as never, ["python=3", "docker=1"]);
    expect(after.answers.ratings.python).toEqual({ level: 3, lastUsed: "within-year", evidence: found[0]?.evidence });
    expect(after.answers.ratings.docker).toEqual({ level: 1, evidence: found[1]?.evidence });
    const asked = questions(setting, after).filter(({ id }) => !after.done.includes(id));
    expect(asked.map(({ id }) => id)).not.toContain("level:python");
    expect(
      asked.some(({ topic, choices }) => topic === "used" && choices.some(({ value }) => value === "python")),
    ).toBe(false);
  });

  it("at level 0 has no evidence, and skipped is asked for as all else", () => {
    const [first] = foundQuestions(draft, catalog);
    expect(recorded(draft, first as never, ["python=0", "docker=2"]).answers.ratings.python).toEqual({ level: 0 });
    const skipped = recorded(draft, first as never);
    expect(skipped.answers.ratings).toEqual({});
    expect(questions(setting, skipped).some(({ id }) => id === "level:python")).toBe(true);
  });

  it("stands as it was answered when the person goes back", () => {
    const [first] = foundQuestions(draft, catalog);
    const after = recorded(draft, first as never, ["python=1", "docker=2"]);
    const list = questions(setting, after);
    const back = steppedBack(after, list, 1);
    expect(questions(setting, back)[0]).toMatchObject({ id: "found:1", preset: ["python=1", "docker=2"] });
  });

  it("may be left at that: then nothing but country and degree follows", () => {
    const [first] = foundQuestions(draft, catalog);
    const confirmed = recorded(draft, first as never, ["python=3", "docker=2"]);
    const way = questions(setting, confirmed).find(({ topic }) => topic === "way");
    expect(way?.choices.map(({ value }) => value)).toEqual(["short", "full", "found"]);
    const after = recorded(confirmed, way as never, "found");
    const open = questions(setting, after).filter(({ id }) => !after.done.includes(id));
    expect(open.map(({ topic }) => topic)).toEqual(["country", "degree"]);
    expect(after.answers.way).toBe("short");
    expect(questions(setting, recorded(after, way as never, "full")).length).toBeGreaterThan(20);
  });

  it("offers to leave it at that for a role without a short way too", () => {
    const small = catalog.roles.find(({ id }) => id === "data-scientist") as typeof role;
    const way = questions({ ...setting, role: small }, { ...draft, role: small.id }).find(
      ({ topic }) => topic === "way",
    );
    expect(way?.choices.map(({ value }) => value)).toEqual(["full", "found"]);
    expect(way?.preset).toBe("full");
  });

  it("is kept in the draft's file", () => {
    expect(parseDraft(JSON.stringify(draft), catalog).found).toEqual(found);
  });

  it("takes as many screens as fit 24 lines", () => {
    const many = catalog.skills.slice(0, 15).map(({ id }) => ({ skill: id, level: 2, evidence: evidence(id) }));
    const screens = foundQuestions({ ...draft, found: many }, catalog);
    expect(screens.map(({ choices }) => choices.length)).toEqual([5, 5, 5]);
    expect(screens.map(({ group }) => group)).toEqual([1, 2, 3].map((n) => `Found in what you gave (${n} of 3)`));
  });
});
