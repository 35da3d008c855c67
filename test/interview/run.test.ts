import { describe, expect, it } from "vitest";
import { Cancelled } from "../../src/errors.ts";
import type { Draft } from "../../src/interview/draft.ts";
import { interview } from "../../src/interview/run.ts";
import { type AnyReply, answer, knows, type Script, scriptedPrompter } from "../helpers/scripted-prompter.ts";
import { catalog, draft, setting, skill } from "./fixtures.ts";

const LEVELS = { a: 3, c: 2, talk: 4, y: 1 };

/** Runs an interview and tells what was asked, told and saved. */
async function run(script: Script, from: Draft = draft, where = setting) {
  const saved: Draft[] = [];
  const prompter = scriptedPrompter(script);
  const save = (now: Draft) => void saved.push(structuredClone(now));
  const outcome = await interview({ ...where, draft: from, prompter, save }).catch((error: unknown) => ({ error }));
  return { ...prompter, saved, outcome };
}

/** The first replies as listed, then as the script says. */
const first = (replies: AnyReply[], then: Script): Script => {
  const left = [...replies];
  return (question, place) => left.shift() ?? then(question, place);
};

describe("an interview", () => {
  it("asks everything once and ends with all answers", async () => {
    const { asked, outcome, closed } = await run(knows(LEVELS));
    expect(asked).toEqual([
      "degree:",
      "level:a",
      "pick:several",
      "level:c",
      "level:talk",
      "pick:neighbours",
      "level:y",
      "used-lately:neighbours",
    ]);
    expect(outcome).toMatchObject({
      finished: true,
      draft: {
        answers: {
          role: "test-role",
          education: { degree: "bachelors", related: true },
          ratings: {
            a: { level: 3, lastUsed: "within-year" },
            b: { level: 0 },
            c: { level: 2, lastUsed: "within-year" },
            d: { level: 0 },
            talk: { level: 4 },
            x: { level: 0 },
            y: { level: 1, lastUsed: "within-year" },
          },
        },
      },
    });
    expect(closed).toBe(true);
  });

  it("saves every reply before it asks on", async () => {
    const order: string[] = [];
    const script = knows(LEVELS);
    await interview({
      ...setting,
      draft,
      prompter: scriptedPrompter((question, place) => {
        order.push(`ask ${question.id}`);
        return script(question, place);
      }),
      save: async ({ done }) => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`saved ${done.at(-1)}`);
      },
    });
    expect(order.length).toBe(16);
    for (let i = 0; i < order.length; i += 2) expect(order[i + 1]).toBe(order[i]?.replace("ask", "saved"));
  });

  it("goes back one question and then forward again over what was answered", async () => {
    const back: AnyReply = { kind: "back" };
    const replies = [answer("none"), answer("3"), back, back, answer("masters")];
    const { asked, outcome } = await run(first(replies, knows(LEVELS)));
    expect(asked.slice(0, 7)).toEqual([
      "degree:",
      "level:a",
      "pick:several",
      "level:a",
      "degree:",
      "level:a",
      "pick:several",
    ]);
    expect(outcome).toMatchObject({
      draft: { answers: { education: { degree: "masters" }, ratings: { a: { level: 3 } } } },
    });
  });

  it("stays at the first question when asked to go back from it", async () => {
    const { asked } = await run(first([{ kind: "back" }], knows(LEVELS)));
    expect(asked.slice(0, 3)).toEqual(["degree:", "degree:", "level:a"]);
  });

  it("leaves out what is skipped", async () => {
    const { asked, outcome } = await run(() => ({ kind: "skip" }));
    expect(asked).toEqual(["degree:", "level:a", "pick:several", "level:talk", "pick:neighbours"]);
    expect(outcome).toMatchObject({ finished: true, draft: { answers: { ratings: {} } } });
  });

  it("quits unfinished, with everything answered so far saved", async () => {
    const { outcome, saved, closed } = await run(first([answer("none"), answer("3")], () => ({ kind: "quit" })));
    expect(outcome).toMatchObject({ finished: false });
    expect(saved.at(-1)?.done).toEqual(["degree:", "level:a"]);
    expect(closed).toBe(true);
  });

  it("passes Ctrl-C on and closes", async () => {
    const { outcome, saved, closed } = await run(
      first([answer("none")], () => {
        throw new Cancelled();
      }),
    );
    expect(outcome).toMatchObject({ error: expect.any(Cancelled) });
    expect(saved).toHaveLength(1);
    expect(closed).toBe(true);
  });

  it("goes on with the same question and ends with the same answers, wherever it was stopped", async () => {
    const whole = await run(knows(LEVELS));
    for (const [i, stopped] of whole.saved.entries()) {
      const rest = await run(knows(LEVELS), stopped);
      expect(rest.asked).toEqual(whole.asked.slice(i + 1));
      expect(rest.outcome).toEqual({
        finished: true,
        draft: expect.objectContaining({ answers: (whole.saved.at(-1) as Draft).answers }),
      });
    }
  });

  it("says at the start that some items do not exist, and only then", async () => {
    const skills = [...catalog.skills, skill("fake", { status: "decoy" })];
    const where = { ...setting, catalog: { ...catalog, skills } };
    const { told, saved } = await run(knows(LEVELS), draft, where);
    expect(told.join("\n")).toContain("do not exist (1)");
    const later = await run(knows(LEVELS), saved[3], where);
    expect(later.told.join("\n")).not.toContain("exist");
  });

  it("counts the groups up and the time down", async () => {
    const { places } = await run(knows({}));
    expect(places.map((place) => `${place?.number}/${place?.of}`)).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
    const left = places.map((place) => place?.secondsLeft ?? 0);
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(places.map((place) => place?.first)).toEqual([true, false, false, false, false]);
  });
});
