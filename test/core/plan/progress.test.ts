import { expect, it } from "vitest";
import { progressOf } from "../../../src/core/plan/progress.ts";
import { profile } from "../../helpers/roles.ts";

const step = (skill: string, from: number, to: number, starts: string, ends: string) => ({
  skill,
  from,
  to,
  starts,
  ends,
});

it("says of every step whether it is reached, late, under way or to come", () => {
  const steps = [
    step("a", 0, 2, "2026-01-05", "2026-01-11"),
    step("b", 1, 2, "2026-01-12", "2026-01-18"),
    step("c", 0, 1, "2026-01-19", "2026-01-25"),
    step("d", 2, 3, "2026-01-26", "2026-02-01"),
  ];
  const { ratings } = profile({ a: 3, b: 1, d: 3 });
  const states = (today: string) => progressOf(steps, ratings, today).map(({ state }) => state);
  expect(states("2026-01-20")).toEqual(["reached", "late", "now", "reached"]);
  expect(states("2026-01-18")).toEqual(["reached", "now", "ahead", "reached"]);
  expect(progressOf(steps, ratings, "2026-01-20").map(({ level }) => level)).toEqual([3, 1, 0, 3]);
});

it("takes a refresh for done once the skill was used again", () => {
  const steps = [step("a", 2, 2, "2026-01-05", "2026-01-11")];
  const state = (lastUsed: "longer" | "within-year") =>
    progressOf(steps, new Map([["a", { level: 2, lastUsed }]]), "2026-02-01")[0]?.state;
  expect([state("longer"), state("within-year")]).toEqual(["late", "reached"]);
});
