import { describe, expect, it } from "vitest";
import { questions } from "../../src/interview/flow.ts";
import { secondsFor, secondsLeft, timeLeft } from "../../src/interview/pace.ts";
import { recorded } from "../../src/interview/record.ts";
import { catalog, draft, question, setting } from "./fixtures.ts";

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
