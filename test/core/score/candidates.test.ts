import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SkillRequirement } from "../../../src/catalog/schema.ts";
import { candidates } from "../../../src/core/score/candidates.ts";
import type { SkillFacts } from "../../../src/core/score/facts.ts";
import { all, best } from "../../helpers/roles.ts";
import { profileOf } from "../check/fixtures.ts";
import { factsOf } from "../plan/fixtures.ts";

/** Adverts name a most, then b, then c; d is not counted. "old" is a legacy tool that they name most of all. */
const DEMAND: Record<string, number> = { a: 0.5, b: 0.3, c: 0.1, old: 0.9 };
const FACTS: SkillFacts = {
  ...factsOf({ old: { legacy: true }, quick: { steps: [1, 1, 1, 1] } }),
  demand: (id) => DEMAND[id],
};

const ask = (k: number, skills: string[], asked = 3) => best("r", k, asked, skills) as SkillRequirement;
const pick = (requirement: SkillRequirement, levels: Record<string, number> = {}, preferred: string[] = []) =>
  candidates(requirement, profileOf(levels).ratings, FACTS, new Set(preferred));

describe("the options to bring up", () => {
  it.each<[string, SkillRequirement, Record<string, number>, string[], string[]]>([
    [
      "all, in file order, where all are asked",
      all("r", 3, ["c", "a", "old"]) as SkillRequirement,
      {},
      [],
      ["c", "a", "old"],
    ],
    ["all where the best k are all there are", ask(2, ["c", "a"]), {}, [], ["c", "a"]],
    ["those that adverts name most", ask(2, ["d", "c", "b", "a"]), {}, [], ["a", "b"]],
    ["what reaches the level already", ask(1, ["a", "c"]), { c: 3 }, [], ["c"]],
    ["what reaches the level before what is preferred", ask(1, ["a", "c"]), { c: 3 }, ["a"], ["c"]],
    ["what is preferred", ask(1, ["a", "c"]), {}, ["c"], ["c"]],
    ["what lies two levels above the one named most", ask(1, ["a", "c"]), { c: 2 }, [], ["c"]],
    ["not what lies one level above it", ask(1, ["a", "c"]), { c: 1 }, [], ["a"]],
    ["nor what lies two levels above when that one is begun", ask(1, ["a", "c"]), { a: 1, c: 2 }, [], ["a"]],
    ["never a legacy tool while there are others", ask(1, ["old", "d"]), { old: 4 }, ["old"], ["d"]],
    ["a legacy tool where there are not enough others", ask(2, ["old", "d", "older"]), {}, [], ["d", "older"]],
    ["the higher level among those not counted", ask(1, ["d", "e"]), { e: 1 }, [], ["e"]],
    ["the quicker among those not counted", ask(1, ["d", "quick"]), {}, [], ["quick"]],
    ["the first where nothing tells them apart", ask(1, ["e", "d"]), {}, [], ["e"]],
  ])("are %s", (_, requirement, levels, preferred, found) => {
    expect(pick(requirement, levels, preferred)).toEqual(found);
  });

  it("hold a legacy tool last, when two are asked and one other is there", () => {
    expect(pick(ask(2, ["old", "d", "x"].slice(0, 2)))).toEqual(["old", "d"]);
    expect(pick(best("r", 2, 3, ["old", "d", "x"], { credits: { x: 0.5 } }) as SkillRequirement)).toEqual(["d", "old"]);
  });

  it("take an option with part credit for a legacy one", () => {
    const half = best("r", 1, 3, ["a", "d"], { credits: { a: 0.5 } }) as SkillRequirement;
    expect(pick(half, { a: 3 })).toEqual(["d"]);
  });

  it("look at the level that an option asks for itself", () => {
    const own = best("r", 1, 3, ["a", "c"], { levels: { c: 2 } }) as SkillRequirement;
    expect(pick(own, { a: 2, c: 2 })).toEqual(["c"]);
  });

  it("are k of the options, each once, and stay when one of them reaches the level", () => {
    const skills = ["a", "b", "c", "d", "old"];
    const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 4 }), fc.nat(3), (drawn, k, raised) => {
        const ratings = Object.fromEntries(skills.map((skill, i) => [skill, drawn[i] ?? 0]));
        const found = pick(ask(k, skills), ratings);
        expect(new Set(found).size).toBe(k);
        for (const skill of found) expect(skills).toContain(skill);
        expect(found).not.toContain("old");
        const done = found[raised % k] ?? "";
        expect(pick(ask(k, skills), { ...ratings, [done]: 4 })).toContain(done);
      }),
      { seed: 62 },
    );
  });
});
