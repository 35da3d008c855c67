import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/catalog/schema.ts";
import { placeAmong, type ScoredPerson, scorePeople } from "../../../src/core/score/among.ts";
import { all, roleWith } from "../../helpers/roles.ts";

const one = (id: string, readiness: number): ScoredPerson => ({ id, title: id, readiness });
const THREE = [one("a", 10), one("b", 40), one("c", 90)];

const person = (id: string, role: string, x: number): Person => ({
  id,
  title: id,
  summary: "Made up.",
  role,
  answers: { ratings: { x: { level: x } } },
});

describe("the nearest of the sample people", () => {
  it.each([
    ["between two", 50, THREE, "b", "c"],
    ["just above one", 40.000001, THREE, "b", "c"],
    ["just the same as one, who is neither", 40, THREE, "a", "c"],
    ["below all", 3, THREE, undefined, "a"],
    ["the same as the lowest", 10, THREE, undefined, "b"],
    ["above all", 95, THREE, "c", undefined],
    ["the same as the highest", 90, THREE, "b", undefined],
    [
      "of those who score the same, the first above and the last below",
      50,
      [one("a", 40), one("b", 40)],
      "b",
      undefined,
    ],
    ["nobody there", 50, [], undefined, undefined],
    ["nobody but the same", 40, [one("b", 40)], undefined, undefined],
  ])("%s", (_, value, people, below, above) => {
    const among = placeAmong(value, people);
    expect([among.below?.id, among.above?.id]).toEqual([below, above]);
    expect(Object.values(among)).not.toContain(undefined);
  });

  it("leaves nobody between", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 100 }), (values, value) => {
        const sorted = values.sort((a, b) => a - b).map((score, i) => one(`p${i}`, score));
        const { below, above } = placeAmong(value, sorted);
        const closer = sorted.filter(
          ({ readiness }) =>
            readiness !== value && readiness > (below?.readiness ?? -1) && readiness < (above?.readiness ?? 101),
        );
        expect(closer).toEqual([]);
        expect((below?.readiness ?? -1) < value && value < (above?.readiness ?? 101)).toBe(true);
      }),
      { seed: 5 },
    );
  });
});

describe("who is compared", () => {
  const role = {
    ...roleWith([all("a", 2, ["x"])]),
    id: "mine",
    differs: [{ role: "near", text: "Much the same.", source: "s" }],
  };

  it("is who was described for the role or for one that it is told apart from, the lowest first", () => {
    const people = [person("high", "mine", 2), person("low", "near", 1), person("far", "other", 1)];
    expect(scorePeople(role, people).map(({ id, readiness }) => [id, Math.round(readiness)])).toEqual([
      ["low", 18],
      ["high", 100],
    ]);
  });

  it("is nobody for a role that none was described for", () => {
    expect(scorePeople({ ...role, differs: [] }, [person("far", "other", 1)])).toEqual([]);
  });
});
