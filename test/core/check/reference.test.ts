import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ONE_DIMENSION } from "../../../src/core/check/assumptions.ts";
import { type Check, record, startCheck } from "../../../src/core/check/check.ts";
import type { Question } from "../../../src/core/check/items.ts";
import { nextQuestion } from "../../../src/core/check/next.ts";
import { skillPosterior } from "../../../src/core/check/posterior.ts";
import { byInformation } from "../../../src/core/check/rules.ts";
import { profileOf, roleOf } from "./fixtures.ts";

/* Where the sequences come from: test/fixtures/cat/README.md. */

function table(name: string): number[][] {
  const text = readFileSync(new URL(`../../fixtures/cat/${name}.csv`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
}

function bank(name: string): Question[] {
  return table(`bank-${name}`).map(([discrimination, difficulty = 0, guessing, upper], i) => ({
    id: String(i + 1),
    skill: "one",
    difficulty,
    discrimination,
    guessing,
    upper,
  }));
}

/**
 * The sequences of the three-parameter bank were summed with equal weights, those of the other two by the
 * trapezoidal rule, whose ends weigh half. The engine follows the rule; this gives the ends their other half.
 */
function withEqualEnds(check: Check): Check {
  const given = check.model.given.map((row) => row.map((p, k) => (k === 0 || k === row.length - 1 ? 2 * p : p)));
  return { ...check, model: { ...check.model, given } };
}

/** Runs every person's answers; gives the greatest differences and how many of the next items agree. */
function replay(name: string) {
  const trapezoidal = startCheck(roleOf(["one"]), profileOf({ one: 2 }), bank(name), { assumptions: ONE_DIMENSION });
  const start = name === "3pl" ? withEqualEnds(trapezoidal) : trapezoidal;
  const worst = { ability: 0, sd: 0 };
  const next = { compared: 0, equal: 0 };
  let check: Check = start;
  for (const [, step, item, right, ability = Number.NaN, sd = Number.NaN] of table(`rows-${name}`)) {
    if (step === 0) check = start;
    else {
      next.compared += 1;
      if (nextQuestion(check, undefined, byInformation)?.id === String(item)) next.equal += 1;
    }
    check = record(check, { question: String(item), right: right === 1 });
    const posterior = skillPosterior(check, "one");
    worst.ability = Math.max(worst.ability, Math.abs((posterior?.ability ?? Number.NaN) - ability));
    worst.sd = Math.max(worst.sd, Math.abs((posterior?.standardError ?? Number.NaN) - sd));
  }
  return { worst, next };
}

describe.each(["2pl", "3pl", "4pl"])("reduced to one dimension, %s", (name) => {
  const { worst, next } = replay(name);

  it("gives the reference's ability and standard deviation", () => {
    expect(worst.ability).toBeLessThan(1e-9);
    expect(worst.sd).toBeLessThan(1e-9);
  });

  it("asks the reference's next item by maximum information", () => {
    expect(next).toEqual({ compared: 840, equal: 840 });
  });
});
