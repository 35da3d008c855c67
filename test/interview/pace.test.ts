import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { questions, type Setting } from "../../src/interview/flow.ts";
import { secondsFor, secondsLeft, timeLeft } from "../../src/interview/pace.ts";
import type { Question } from "../../src/interview/question.ts";
import { recorded } from "../../src/interview/record.ts";
import { interview } from "../../src/interview/run.ts";
import { answer, keysFor, knows, scriptedPrompter } from "../helpers/scripted-prompter.ts";
import { catalog, draft, NOW, question, setting } from "./fixtures.ts";

const left = (now = draft) => secondsLeft(questions(setting, now), now, catalog);

describe("the time left", () => {
  it.each([
    [0, "less than a minute left"],
    [29, "less than a minute left"],
    [30, "about 1 minute left"],
    [89, "about 1 minute left"],
    [90, "about 2 minutes left"],
    [480, "about 8 minutes left"],
  ])("%i seconds: %s", (seconds, words) => {
    expect(timeLeft(seconds)).toBe(words);
  });

  it("of a level is its name and three of four anchors at 238 words a minute, and one answer", () => {
    // "A"; "Never used it." "Read about a." "Tried a." "Shipped a." "Taught a.": 1 + 0.75 × 12 words.
    expect(secondsFor(question("level:a"))).toBeCloseTo((10 * 60) / 238 + 1.55, 10);
  });

  it("is nothing when all is answered", () => {
    const now = { ...draft, done: questions(setting, draft).map(({ id }) => id) };
    expect(left(now)).toBe(0);
  });

  it("shrinks with an answer that asks nothing more, and more so for somebody who knows little", () => {
    const asked = question("pick:several");
    const none = left(recorded(draft, asked, []));
    const most = left(recorded(draft, asked, ["b", "c"]));
    expect(none).toBeLessThan(left() - secondsFor(asked));
    expect(most).toBeGreaterThan(left());
  });
});

describe("the whole interview", () => {
  const { roles, skills } = loadCatalog("data");
  const whole: Setting = {
    role: roles.find(({ id }) => id === "ml-engineer") ?? setting.role,
    catalog: { roles, skills },
    countries: {},
  };

  /** The questions that a person meets who knows every third skill of the role, 20 at most, from the first, second or third on, with the keys pressed. */
  async function met(way: "short" | "full", from = 0): Promise<{ list: Question[]; keys: number }> {
    const asked = whole.role.requirements.flatMap((requirement) =>
      "options" in requirement ? requirement.options : [],
    );
    const known = asked.filter((_, i) => i % 3 === from).slice(0, 20);
    const person = knows(Object.fromEntries(known.map(({ skill }) => [skill, 2])));
    const list: Question[] = [];
    let keys = 0;
    const prompter = scriptedPrompter((question, place) => {
      list.push(question);
      const reply = question.topic === "way" ? answer(way) : person(question, place);
      keys += keysFor(question, reply).length;
      return reply;
    });
    const asks = { asksWay: true, asksTime: true, countries: { IN: "India", US: "United States" } };
    await interview({ ...whole, ...asks, draft: newDraft(whole.role.id, NOW), prompter, save: () => {} });
    return { list, keys };
  }

  it.each([
    ["full", 0, 7.5, 70],
    ["full", 1, 7.5, 70],
    ["full", 2, 7.5, 70],
    ["short", 0, 4, 35],
    ["short", 1, 4, 35],
    ["short", 2, 4, 35],
  ] as const)(
    "the %s way takes a fluent reader who knows 20 skills (from %i on) under %d minutes and %i keys",
    async (way, from, minutes, keys) => {
      // 300 words a minute is the upper end of what most adults read (Brysbaert 2019).
      const done = await met(way, from);
      const seconds = done.list.map((question) => 1.55 + ((secondsFor(question) - 1.55) * 238) / 300);
      expect(seconds.reduce((a, b) => a + b, 0) / 60).toBeLessThan(minutes);
      expect(done.keys).toBeLessThanOrEqual(keys);
    },
  );

  it.each(["full", "short"] as const)(
    "the %s way is estimated at the start about as long as it turns out to be",
    async (way) => {
      const { list } = await met(way);
      const real = list.reduce((sum, question) => sum + secondsFor(question), 0);
      const begun = newDraft(whole.role.id, NOW, { ratings: {}, ...(way === "short" ? { way } : {}) });
      const asks = { asksWay: true, asksTime: true, countries: { IN: "India", US: "United States" } };
      const estimated = secondsLeft(questions({ ...whole, ...asks }, begun), begun, whole.catalog);
      expect(Math.abs(estimated / real - 1)).toBeLessThan(0.2);
    },
  );
});
