import { Chalk } from "chalk";
import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { drawScreen, type Look } from "../../src/interview/draw.ts";
import { questions } from "../../src/interview/flow.ts";
import { firstView } from "../../src/interview/keys.ts";
import type { Question } from "../../src/interview/question.ts";
import { NOW, place, question } from "./fixtures.ts";

const plain: Look = { width: 80, height: 24, unicode: true, paint: new Chalk({ level: 0 }) };
const draw = (id: string, look: Partial<Look> = {}, view = {}) => {
  const asked = question(id);
  return drawScreen(asked, place, { ...firstView(asked), ...view }, { ...plain, ...look });
};

describe("a screen", () => {
  it("shows all levels with what they mean, where one is, how long it takes, and the keys", () => {
    expect(draw("level:a")).toMatchInlineSnapshot(`
      "
      single                                       Group 2 of 5 · about 5 minutes left
      A: what is the most you have done?

        0  none         Never used it.
        1  aware        Read about a.
        2  guided       Tried a.
        3  independent  Shipped a.
        4  leading      Taught a.

      0-4 or ↑↓ Enter answer · b back · s skip · q save and quit · ? help"
    `);
  });

  it("shows what is picked in words, not in colour alone", () => {
    expect(draw("pick:several", {}, { active: 1, marked: ["b", "d"] })).toMatchInlineSnapshot(`
      "
      several                                      Group 2 of 5 · about 5 minutes left
      Which of these have you worked with, even a little?

        [x] 1  B
      ❯ [ ] 2  C
        [x] 3  D

      1-3 or space pick · Enter go on · a all · n none · b back · s skip
      q save and quit · ? help"
    `);
  });

  it("counts in its keys the rows that it shows, older tools as one", () => {
    const asked = question("pick:several") as Question;
    const folded = { ...asked, choices: asked.choices.map((one, i) => (i > 0 ? { ...one, older: true } : one)) };
    const view = firstView(folded as Question);
    expect(drawScreen(folded as Question, place, view, plain)).toContain("1-2 or space pick");
    expect(drawScreen(folded as Question, place, { ...view, opened: true }, plain)).toContain("1-3 or space pick");
  });

  it("is ASCII where only that can be shown", () => {
    const text = draw("level:a", { unicode: false }, { active: 2, note: "Nothing is chosen yet." });
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(text).toContain("> 2  guided");
  });

  it("stands on narrow terminals with each meaning under its level", () => {
    expect(draw("level:a", { width: 30 })).toMatchInlineSnapshot(`
      "
      single
      Group 2 of 5 · about 5 minutes
      left
      A: what is the most you have
      done?

        0  none
           Never used it.
        1  aware
           Read about a.
        2  guided
           Tried a.
        3  independent
           Shipped a.
        4  leading
           Taught a.

      0-4 or ↑↓ Enter answer
      b back · s skip
      q save and quit · ? help"
    `);
  });

  it("scrolls with the pointer where the terminal is low", () => {
    const low = (active: number) => draw("level:a", { height: 8 }, { active });
    expect(low(0)).toMatch(/❯ 0 {2}none[\s\S]*↓ more/);
    expect(low(0)).not.toContain("leading");
    expect(low(4)).toMatch(/↑ more[\s\S]*❯ 4 {2}leading/);
    expect(low(4)).not.toContain("none");
  });

  it("offers neither back nor skip outside the interview", () => {
    const asked = question("level:a");
    const text = drawScreen(asked, undefined, firstView(asked), plain);
    expect(text).not.toContain("back");
    expect(text).not.toContain("skip");
    expect(text).not.toContain("Group");
  });

  it("adds nothing but colour with colour", () => {
    const coloured = draw("pick:several", { paint: new Chalk({ level: 1 }) }, { active: 1, marked: ["b"] });
    expect(coloured).toContain("\u001b[36m");
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(draw("pick:several", {}, { active: 1, marked: ["b"] }));
  });
});

describe("every screen of every role", () => {
  const { roles, skills, countries } = loadCatalog("data");
  const ratings = Object.fromEntries(skills.map(({ id }) => [id, { level: 2 }]));
  const screens = roles.flatMap((role) =>
    questions({ role, catalog: { roles, skills }, countries }, newDraft(role.id, NOW, { ratings })),
  );

  it.each([20, 40, 60, 80, 120])("fits %i columns", (width) => {
    for (const asked of screens) {
      const lines = drawScreen(asked, place, firstView(asked), { ...plain, width }).split("\n");
      expect(Math.max(...lines.map((line) => stringWidth(line))), lines.join("\n")).toBeLessThanOrEqual(width);
    }
  });

  it.each([
    [80, 24],
    [80, 16],
    [40, 24],
  ])("fits %i columns and %i lines, wherever the pointer stands, and shows the pointer", (width, height) => {
    for (const asked of screens) {
      for (const active of asked.choices.keys()) {
        const view = { ...firstView(asked), active };
        const lines = drawScreen(asked, place, view, { ...plain, width, height }).split("\n");
        expect(lines.length, lines.join("\n")).toBeLessThan(height);
        expect(lines.some((line) => line.startsWith("❯"))).toBe(true);
      }
    }
  });

  const check = loadCatalog("data").questions.map(
    ({ id, text, code, right, wrong }): Question => ({
      kind: "choose",
      topic: "other",
      id,
      subject: id,
      group: id,
      title: text,
      short: id,
      choices: [right, ...wrong, "I don't know"].map((label, i) => ({ value: label, key: String(i + 1), label })),
      ...(code === undefined ? {} : { code }),
    }),
  );

  it.each([
    [20, 6],
    [40, 12],
    [80, 24],
    [20, 3],
  ])("and of the check fit %i columns and %i lines, show the pointer, and can be read to the end", (width, height) => {
    for (const asked of [...screens, ...check]) {
      const shown = (view: object) =>
        drawScreen(asked, place, { ...firstView(asked), ...view }, { ...plain, width, height }).split("\n");
      for (const active of asked.choices.keys()) {
        const lines = shown({ active });
        expect(lines.length, lines.join("\n")).toBeLessThan(height);
        expect(Math.max(...lines.map((line) => stringWidth(line))), lines.join("\n")).toBeLessThanOrEqual(width);
        expect(lines.some((line) => line.startsWith("❯"))).toBe(true);
      }
      const pages = Array.from({ length: 60 }, (_, page) => shown({ page }));
      const all = [...pages, ...asked.choices.map((_, active) => shown({ active }))].flat().join("\n");
      const words = [asked.title, ...asked.choices.map(({ label }) => label)].flatMap((text) => text.split(/\s+/));
      // Longer words may be broken on so narrow a terminal.
      for (const word of words.filter(({ length }) => length <= 10)) expect(all).toContain(word);
    }
  });

  it("shows at 80 by 24 all that there is to choose from", () => {
    for (const asked of screens) {
      if (asked.topic === "country") continue;
      expect(drawScreen(asked, place, firstView(asked), plain)).not.toMatch(/[↑↓^v] more$/m);
    }
  });
});
