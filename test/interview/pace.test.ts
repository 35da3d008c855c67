import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { questions, type Setting } from "../../src/interview/flow.ts";
import { secondsFor, secondsLeft, timeLeft } from "../../src/interview/pace.ts";
import type { Question } from "../../src/interview/question.ts";
import { recorded } from "../../src/interview/record.ts";
import { interview } from "../../src/interview/run.ts";
import { knows, scriptedPrompter } from "../helpers/scripted-prompter.ts";
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

  /** The questions that a person meets who knows every third skill of the role, 20 at most. */
  async function met(): Promise<Question[]> {
    const asked = whole.role.requirements.flatMap((requirement) =>
      "options" in requirement ? requirement.options : [],
    );
    const known = asked.filter((_, i) => i % 3 === 0).slice(0, 20);
    const person = knows(Object.fromEntries(known.map(({ skill }) => [skill, 2])));
    const list: Question[] = [];
    const prompter = scriptedPrompter((question, place) => {
      list.push(question);
      return person(question, place);
    });
    await interview({ ...whole, draft: newDraft(whole.role.id, NOW), prompter, save: () => {} });
    return list;
  }

  it("takes a fluent reader who knows 20 skills under 8 minutes", async () => {
    // 300 words a minute is the upper end of what most adults read (Brysbaert 2019).
    const seconds = (await met()).map((question) => 1.55 + ((secondsFor(question) - 1.55) * 238) / 300);
    expect(seconds.reduce((a, b) => a + b, 0) / 60).toBeLessThan(8);
  });

  it("is estimated at the start about as long as it turns out to be for that person", async () => {
    const list = await met();
    const real = list.reduce((sum, question) => sum + secondsFor(question), 0);
    const begun = newDraft(whole.role.id, NOW);
    const estimated = secondsLeft(questions(whole, begun), begun, whole.catalog);
    expect(Math.abs(estimated / real - 1)).toBeLessThan(0.2);
  });
});
