import { describe, expect, it } from "vitest";
import { whatIf } from "../../../src/core/plan/what-if.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";
import { factsOf } from "./fixtures.ts";

const engineer = {
  ...roleOf([
    { skills: ["pytorch"], asked: 2, floor: 2 },
    { skills: ["python"], asked: 2 },
  ]),
  id: "engineer",
};
const analyst = {
  ...roleOf([
    { skills: ["sql"], asked: 4 },
    { skills: ["python"], asked: 2 },
  ]),
  id: "analyst",
};

function ask(...changes: [string, Level][]) {
  const profile = profileOf({ python: 2, sql: 1 });
  return { profile, result: whatIf([engineer, analyst], engineer, profile, factsOf(), new Map(changes)) };
}

describe("what if", () => {
  it("sets several levels at once and compares, leaving the profile alone", () => {
    const { profile, result } = ask(["pytorch", 2], ["python", 3]);
    expect(result).toEqual({
      before: { readiness: 50 * 0.7, blocking: ["pytorch"], nearest: { id: "analyst", readiness: 50 + 50 / 32 } },
      after: { readiness: 100, blocking: [], nearest: { id: "engineer", readiness: 100 } },
    });
    expect(profile).toEqual(profileOf({ python: 2, sql: 1 }));
  });

  it("may lower a level, and changes nothing when nothing changes", () => {
    expect(ask(["python", 0]).result.after.readiness).toBe(0);
    const { before, after } = ask().result;
    expect(after).toEqual(before);
  });

  it("prefers the role asked for on a tie", () => {
    const tie = whatIf([analyst, engineer], engineer, profileOf({}), factsOf(), new Map());
    expect(tie.before.nearest).toEqual({ id: "engineer", readiness: 0 });
  });
});
