import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Answers } from "../../src/catalog/schema.ts";
import { planFirst } from "../../src/core/plan/first.ts";
import { makeReport } from "../../src/core/report.ts";
import { assumeInAnswers } from "../../src/core/score/asked.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { questions } from "../../src/interview/flow.ts";
import { draftOfRest } from "../../src/interview/rest.ts";
import { interview } from "../../src/interview/run.ts";
import { shortRequirements } from "../../src/interview/short.ts";
import { answer, type Script, scriptedPrompter } from "../helpers/scripted-prompter.ts";
import { NOW, catalog as small, role as smallRole } from "./fixtures.ts";

const catalog = loadCatalog("data");
const role = catalog.roles.find(({ id }) => id === "ml-engineer") as (typeof catalog.roles)[number];
const setting = { role, catalog, countries: {}, asksWay: true, asksTime: true };

/** Answers as a sample person would, by the way given. */
function playing({ answers }: (typeof catalog.people)[number], way: "short" | "full"): Script {
  const level = (skill: string) => answers.ratings[skill]?.level ?? 0;
  return (question) => {
    if (question.topic === "way") return answer(way);
    if (question.topic === "pick")
      return answer(question.choices.map(({ value }) => value).filter((id) => level(id) > 0));
    if (question.topic === "used") return answer(question.choices.map(({ value }) => value));
    if (question.topic === "level") return answer(String(level(question.subject)));
    if (question.topic !== "degree") return answer("");
    const { degree = "none", related = false } = answers.education ?? {};
    return answer(degree === "none" || related ? degree : `${degree}/other`);
  };
}

function scored(answers: Answers) {
  const first = planFirst(catalog, role, assumeInAnswers(answers, catalog.skills), undefined);
  return makeReport({ catalog, role, answers, assessedAt: NOW, version: "0", first });
}

async function reportBy(person: (typeof catalog.people)[number], way: "short" | "full") {
  const prompter = scriptedPrompter(playing(person, way));
  const { draft } = await interview({ ...setting, draft: newDraft(role.id, NOW), prompter, save: () => {} });
  return scored(draft.answers);
}

describe("the short way", () => {
  it("asks every must-have, and at most fifteen things besides", () => {
    const chosen = shortRequirements(role, catalog);
    for (const requirement of role.requirements)
      if (requirement.kind !== "education" && requirement.floor) expect(chosen).toContain(requirement);
    const things = chosen.flatMap((one) =>
      one.kind === "education" || one.floor ? [] : [one.kind === "all" ? one.options.length : one.best],
    );
    expect(things.reduce((a, b) => a + b, 0)).toBe(15);
    const weight = (list: typeof chosen) => list.reduce((sum, one) => sum + one.weight, 0);
    expect(weight(chosen) / weight(role.requirements)).toBeGreaterThan(0.6);
  });

  it("is not offered where it would ask everything", () => {
    const list = questions(
      { role: smallRole, catalog: small, countries: {}, asksWay: true },
      newDraft(smallRole.id, NOW),
    );
    expect(list.map(({ id }) => id)).not.toContain("way:");
  });

  it.each(catalog.people.map((person) => [person.id, person] as const))(
    "%s: the full score lies between at least and up to",
    async (_id, person) => {
      const [short, full] = [await reportBy(person, "short"), await reportBy(person, "full")];
      expect(short.readiness.claimed).toBeLessThanOrEqual(full.readiness.claimed + 1e-6);
      expect(short.readiness.claimedUpTo).toBeGreaterThanOrEqual(full.readiness.claimed - 1e-6);
      expect(full.readiness).not.toHaveProperty("claimedUpTo");
    },
  );

  it("makes no gap and no step of what it did not ask, and says so of its requirements", async () => {
    const [person] = catalog.people;
    if (!person) throw new Error("nobody");
    const { gaps, first, answers, requirements } = await reportBy(person, "short");
    for (const { skill } of [...gaps, ...first]) expect(answers.ratings).toHaveProperty(skill);
    expect(first.length).toBe(3);
    expect(requirements.find(({ id }) => id === "mathematics-statistics")?.notAsked).toBe(true);
    expect(requirements.find(({ id }) => id === "python")).not.toHaveProperty("notAsked");
  });

  it("leaves the rest to be asked, and nothing of it twice", async () => {
    const person = catalog.people.find(({ id }) => id === "backend-engineer");
    if (!person) throw new Error("no such person");
    const { answers } = await reportBy(person, "short");
    const draft = draftOfRest(setting, answers, NOW);
    const open = questions(setting, draft).filter(({ id }) => !draft.done.includes(id));
    expect(
      open.filter(({ topic }) => topic === "level").every(({ subject }) => answers.ratings[subject] === undefined),
    ).toBe(true);
    expect(open.map(({ id }) => id)).toContain("pick:mathematics-statistics");
    expect(open.map(({ id }) => id)).not.toContain("pick:ml-methods");
    const prompter = scriptedPrompter(playing(person, "full"));
    const { draft: done } = await interview({ ...setting, draft, prompter, save: () => {} });
    const whole = scored(done.answers);
    expect(whole.readiness).toEqual((await reportBy(person, "full")).readiness);
  });
});
