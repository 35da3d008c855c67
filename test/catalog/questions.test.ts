import { describe, expect, it } from "vitest";
import { shuffled } from "../../src/app/check-asking.ts";
import { loadCatalog } from "../../src/catalog/load.ts";

const { questions, skills, demand } = loadCatalog(new URL("../../data", import.meta.url).pathname);

describe("the question bank", () => {
  const counts = new Map<string, number>();
  for (const { skill } of questions) counts.set(skill, (counts.get(skill) ?? 0) + 1);

  it("asks at least four questions on every skill that it asks about", () => {
    expect([...counts].filter(([, n]) => n < 4)).toEqual([]);
  });

  it("asks at least four on each of the 40 most demanded skills that questions can measure", () => {
    const named = (id: string) => (demand.counts[id] ?? []).reduce((sum, n) => sum + n, 0);
    const measurable = skills.filter(
      ({ status, category }) => status === "current" && category !== "working-with-people",
    );
    const most = measurable.sort((a, b) => named(b.id) - named(a.id)).slice(0, 40);
    expect(most.filter(({ id }) => (counts.get(id) ?? 0) < 4).map(({ id }) => id)).toEqual([]);
  });

  it("asks nothing that four answers cannot measure", () => {
    const people = new Set(skills.filter(({ category }) => category === "working-with-people").map(({ id }) => id));
    expect(questions.filter(({ skill }) => people.has(skill))).toEqual([]);
  });

  it("has unique ids and texts", () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ text, code }) => `${text}${code}`)).size).toBe(questions.length);
  });

  it("offers neither all nor none of the answers", () => {
    const all = questions.flatMap(({ right, wrong }) => [right, ...wrong]);
    expect(all.filter((answer) => /^(all|none|both) of the (above|others)/i.test(answer))).toEqual([]);
  });

  it("spreads difficulty over the whole range", () => {
    const sorted = questions.map(({ difficulty }) => difficulty).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
    expect(at(0.1)).toBeLessThan(-0.9);
    expect(Math.abs(at(0.5))).toBeLessThan(0.3);
    expect(at(0.9)).toBeGreaterThan(0.9);
  });

  it("puts the right answer at every place as often", () => {
    const places = [0, 0, 0, 0];
    for (let seed = 0; seed < 40; seed++) {
      for (const { id } of questions) {
        const place = shuffled([0, 1, 2, 3], `${seed} ${id}`).indexOf(0);
        places[place] = (places[place] ?? 0) + 1;
      }
    }
    const n = 40 * questions.length;
    // Four standard deviations of a fair share.
    for (const count of places) expect(Math.abs(count / n - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / n));
  });

  it("shows the same order for the same seed", () => {
    expect(shuffled([1, 2, 3, 4], "7 x")).toEqual(shuffled([1, 2, 3, 4], "7 x"));
    expect(
      [1, 2, 3, 4, 5, 6]
        .map((seed) => shuffled([1, 2, 3, 4], `${seed} x`).join())
        .filter((o, i, all) => all.indexOf(o) === i).length,
    ).toBeGreaterThan(1);
  });
});
