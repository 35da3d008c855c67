import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { findSkill, skillFacts } from "../../../src/core/score/facts.ts";
import { weightTotal } from "../../../src/core/score/readiness.ts";

const catalog = loadCatalog(new URL("../../../data", import.meta.url).pathname);

describe("a skill is found", () => {
  it.each([
    ["python", "python"],
    ["  PyTorch ", "pytorch"],
    ["pyton", undefined],
  ])("by %j: %s", (typed, id) => expect(findSkill(catalog.skills, typed)?.id).toBe(id));

  it("by every name and alias that the data give, as itself", () => {
    for (const skill of catalog.skills)
      for (const word of [skill.id, skill.name, ...skill.aliases])
        expect(findSkill(catalog.skills, word.toUpperCase())?.id, word).toBe(skill.id);
  });
});

it("asking for a skill that is not there is a bug", () => {
  expect(() => skillFacts(catalog).skill("cobol")).toThrow();
  expect(skillFacts(catalog).skill("python").name).toBe("Python");
});

it("weights add up, also of nothing", () => {
  expect(weightTotal([{ weight: 0.5 }, { weight: 1.25 }])).toBe(1.75);
  expect(weightTotal([])).toBe(0);
});
