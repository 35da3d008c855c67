import { describe, expect, it } from "vitest";
import { combineChecks, countsUntil, type Given, stillCounting } from "../../../src/core/check/known.ts";

const check = (id: string, savedAt: string, answers: Record<string, boolean> = {}): Given => ({
  id,
  savedAt,
  seed: Number(id),
  answers: Object.entries(answers).map(([question, right]) => ({ question, answer: right ? "right" : "wrong" })),
});
const ids = (checks: readonly Given[]) => checks.map(({ id }) => id);
const now = new Date("2026-11-25T12:00:00Z");

describe("how long a check counts", () => {
  it("is a year and a quarter of a day, to the second", () => {
    expect(countsUntil("2025-11-25T06:00:00.000Z")).toEqual(now);
    const edge = check("1", "2025-11-25T06:00:00.000Z");
    const over = check("2", "2025-11-25T05:59:59.999Z");
    expect(ids(stillCounting([edge, over], now, true))).toEqual(["1"]);
  });

  it("is told by the same year in both places", () => {
    const given = check("1", "2026-03-01T00:00:00.000Z");
    const last = countsUntil(given.savedAt);
    expect(stillCounting([given], last, true)).toHaveLength(1);
    expect(stillCounting([given], new Date(last.getTime() + 1), true)).toHaveLength(0);
  });

  it("takes one from the future for saved by a wrong clock now, and for not taken yet at a moment past", () => {
    const later = check("1", "2026-12-24T00:00:00.000Z");
    expect(ids(stillCounting([later], now, true))).toEqual(["1"]);
    expect(stillCounting([later], now, false)).toEqual([]);
    expect(ids(stillCounting([check("2", now.toISOString())], now, false))).toEqual(["2"]);
  });
});

describe("several checks as one", () => {
  it("are nothing where there are none", () => expect(combineChecks([])).toBeUndefined());

  it("hold every question once, with the later answer, whatever order they are given in", () => {
    const old = check("1", "2026-01-01T00:00:00.000Z", { a: true, b: true });
    const middle = check("2", "2026-02-01T00:00:00.000Z", { b: false, c: true });
    const late = check("3", "2026-03-01T00:00:00.000Z", { c: false });
    const wanted = {
      seed: 3,
      answers: [
        { question: "a", answer: "right" },
        { question: "b", answer: "wrong" },
        { question: "c", answer: "wrong" },
      ],
      first: old.savedAt,
      last: late.savedAt,
    };
    expect(combineChecks([old, middle, late])).toEqual(wanted);
    expect(combineChecks([late, old, middle])).toEqual(wanted);
  });

  it("leave the list that was given as it was", () => {
    const list = [check("2", "2026-02-01T00:00:00.000Z"), check("1", "2026-01-01T00:00:00.000Z")];
    combineChecks(list);
    expect(ids(list)).toEqual(["2", "1"]);
  });
});
