import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { slopes } from "../../../src/core/check/slopes.ts";
import { readiness } from "../../../src/core/score/readiness.ts";
import { type Ask, profileOf, roleOf } from "./fixtures.ts";
import { skillsNamed } from "./simulated.ts";

const SKILLS = ["a", "b", "c", "d"];
const ROLE: Ask[] = [
  { skills: ["a", "b"], best: 1, asked: 3, credits: [1, 0.5] },
  { skills: ["b", "c"], asked: 4, floor: 3, weight: 2 },
  { skills: ["d", "a"], asked: 2, floor: 1 },
];

describe("the slopes of readiness", () => {
  const shipped = loadCatalog(new URL("../../../data", import.meta.url).pathname).roles;
  const all = shipped.map((role) => ({ name: role.id, role, ids: skillsNamed(role) }));

  it.each([{ name: "of a role with legacy credit and floors", role: roleOf(ROLE), ids: SKILLS }, ...all])(
    "equal its differences where it is smooth: $name",
    ({ role, ids }) => {
      const step = 1e-6;
      let compared = 0;
      const levels = fc.tuple(...ids.map(() => fc.double({ min: 0.01, max: 3.99, noNaN: true })));
      const runs = Math.ceil(600 / ids.length);
      fc.assert(
        fc.property(levels, (drawn) => {
          const at = (skill: string, shift: number) =>
            readiness(
              role,
              profileOf(Object.fromEntries(ids.map((s, i) => [s, (drawn[i] ?? 0) + (s === skill ? shift : 0)]))),
            );
          const found = slopes(role, profileOf(Object.fromEntries(ids.map((s, i) => [s, drawn[i] ?? 0]))));
          for (const skill of ids) {
            const up = (at(skill, step).value - at(skill, 0).value) / step;
            const down = (at(skill, 0).value - at(skill, -step).value) / step;
            if (Math.abs(up - down) > 1e-4) continue; // at a corner: asked, a floor, another option
            compared += 1;
            expect(found.get(skill) ?? 0).toBeCloseTo(up, 3);
          }
        }),
        { seed: 7, numRuns: runs },
      );
      expect(compared).toBeGreaterThan(0.95 * runs * ids.length);
    },
  );
});

describe("a level more", () => {
  const found = (asks: Parameters<typeof roleOf>[0], levels: Record<string, number>) =>
    Object.fromEntries(slopes(roleOf(asks), profileOf(levels)));

  it("is worth 100 · 2.5 · (level / asked)^1.5 / asked where one skill is all there is", () => {
    expect(found([{ skills: ["a"], asked: 4 }], { a: 1 }).a).toBeCloseTo((250 / 4) * (1 / 4) ** 1.5, 9);
  });

  it("is worth nothing at the level asked, and nothing of an option that does not count", () => {
    const role = [{ skills: ["a", "b"], best: 1, asked: 3 }];
    expect(found(role, { a: 3, b: 2 }).a).toBe(0);
    expect(found(role, { a: 2, b: 1 }).b).toBeUndefined();
  });

  it("opens the gate of the worst must-have alone", () => {
    const role = [
      { skills: ["a"], asked: 4, floor: 2 },
      { skills: ["b"], asked: 4, floor: 4 },
    ];
    const credit = (level: number) => (level / 4) ** 2.5;
    const coverage = (credit(1) + credit(1)) / 2;
    const factor = 1 - 0.3 * (1 - 1 / 4);
    const gain = ((100 * 0.5 * 2.5) / 4) * (1 / 4) ** 1.5 * factor;
    expect(found(role, { a: 1, b: 1 })).toMatchObject({
      a: expect.closeTo(gain, 9),
      b: expect.closeTo(gain + (100 * coverage * 0.3) / 4, 9),
    });
  });

  it("leaves education alone", () => {
    expect(
      slopes({ requirements: [{ kind: "education", asked: "masters", weight: 1 }] as never }, profileOf({})).size,
    ).toBe(0);
  });
});
