import { describe, expect, it } from "vitest";
import { Asking } from "../../src/app/check-asking.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { CheckTaken } from "../../src/catalog/schema.ts";
import { beginCheck } from "../../src/core/check/result.ts";
import { profile } from "../helpers/roles.ts";
import { type AnyReply, answer, scriptedPrompter } from "../helpers/scripted-prompter.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const role = catalog.roles.find(({ id }) => id === "ml-engineer");
if (!role) throw new Error("no role");
const begun = beginCheck(role, profile({ python: 3, sql: 2, docker: 1, git: 3 }), catalog);

/** A check whose questions get these replies, one after the other: what was asked, saved and answered. */
async function asking(replies: AnyReply["kind"][], { stop = {}, taken = { seed: 1, answers: [] } as CheckTaken } = {}) {
  const left = [...replies];
  const prompter = scriptedPrompter(() => {
    const kind = left.shift() ?? "quit";
    return kind === "answer" ? answer("dont-know") : ({ kind } as AnyReply);
  });
  const run = new Asking(catalog, begun, prompter, taken, new Set());
  const saved: number[] = [];
  const ended = await run.toTheEnd({ questions: 20, ...stop }, ({ answers }) => saved.push(answers.length));
  return { ended, saved, prompter, answered: run.taken.answers.map(({ question }) => question) };
}

describe("going back", () => {
  it("takes the last answer back and asks the same question again", async () => {
    const { prompter, saved, answered } = await asking(["answer", "answer", "back", "answer"]);
    const [first, second, , again, next] = prompter.asked;
    expect(again).toBe(second);
    expect(answered).toEqual([first, second]);
    expect(saved).toEqual([1, 2, 1, 2]);
    expect(next).toBe(prompter.asked[2]); // as if it had never been otherwise
  });

  it("goes on to the answers before it", async () => {
    const { prompter, answered } = await asking(["answer", "answer", "back", "back"]);
    expect(prompter.asked.at(-1)).toBe(prompter.asked[0]);
    expect(answered).toEqual([]);
  });

  it("comes to a question that was skipped, and takes no answer back for it", async () => {
    const { prompter, answered } = await asking(["answer", "skip", "back"]);
    expect(prompter.asked.at(-1)).toBe(prompter.asked[1]);
    expect(answered).toEqual([prompter.asked[0]]);
  });

  it("takes back an answer of the run before", async () => {
    const before = await asking(["skip", "answer"]); // the new run knows of no skip, and would ask the first again
    const taken = before.answered.map((question) => ({ question, answer: "dont-know" as const }));
    const { prompter, answered } = await asking(["back"], { taken: { seed: 1, answers: taken } });
    expect(prompter.asked[1]).toBe(before.prompter.asked[1]);
    expect(answered).toEqual([]);
  });

  it("is offered where there is something to go back to", async () => {
    const { prompter } = await asking(["answer", "back", "skip"]);
    expect(prompter.places.map((place) => place?.first)).toEqual([true, false, true, false]);
  });
});

describe("while it runs", () => {
  it("says how far it is, and nothing of the score", async () => {
    const { prompter } = await asking(Array.from({ length: 7 }, () => "answer" as const));
    expect(prompter.places.map((place) => place?.words)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Question ${n} of 20`),
    );
  });

  it("says that it may end sooner where it may", async () => {
    const { prompter } = await asking([], { stop: { points: 10 } });
    expect(prompter.places[0]?.words).toBe("Question 1 of at most 20");
  });

  it("tells the end from being left", async () => {
    expect((await asking(["answer"], { stop: { questions: 1 } })).ended).toBe(true);
    expect((await asking(["answer", "quit"])).ended).toBe(false);
  });
});
