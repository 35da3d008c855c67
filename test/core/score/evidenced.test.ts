import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/core/published.ts";
import { evidencedOf } from "../../../src/core/score/evidenced.ts";
import type { Level } from "../../../src/core/score/levels.ts";
import { type Profile, readiness } from "../../../src/core/score/readiness.ts";
import { all, anyProfile, anyRole, education, roleWith } from "../../helpers/roles.ts";

const AT = "2026-11-25T09:00:00.000Z";
const role = roleWith([all("x", 3, ["a", "b"]), all("y", 2, ["c"]), education("masters")]);
const piece = (level?: number, date?: string): Evidence => ({ kind: "resume", where: "cv.pdf", level, date });
const person = (ratings: Record<string, { level: Level; evidence?: Evidence[] }>): Profile => ({
  ratings: new Map(Object.entries(ratings)),
  education: { degree: "doctorate", related: true },
});
const only = (...evidence: Evidence[]) => evidencedOf(role, person({ a: { level: 3, evidence } }), AT)?.skills[0];

describe("what has evidence", () => {
  it.each<[string, Profile]>([
    ["nothing is claimed", person({})],
    ["nothing that is claimed has any", person({ a: { level: 3 }, b: { level: 2, evidence: [] } })],
    ["it is of what is not claimed", person({ a: { level: 0, evidence: [piece(3)] } })],
  ])("is not told where %s", (_, profile) => expect(evidencedOf(role, profile, AT)).toBeUndefined());

  it("is counted beside all that is claimed", () => {
    const found = evidencedOf(
      role,
      person({ a: { level: 3, evidence: [piece(2)] }, b: { level: 1 }, c: { level: 0 } }),
      AT,
    );
    expect(found).toMatchObject({ claimed: 2, shown: 1 });
    expect(found?.skills.map(({ skill, supports }) => [skill, supports])).toEqual([["a", 2]]);
  });

  it.each<[string, Evidence[], number]>([
    ["the most of its pieces", [piece(1), piece(2)], 2],
    ["no more than is claimed", [piece(3), piece(4)], 3],
    ["what is claimed, of a link that nobody has looked at", [{ kind: "link", where: "https://example.org" }], 3],
    ["as much where one of the pieces is such a link", [piece(1), piece()], 3],
  ])("supports %s", (_, evidence, supports) => expect(only(...evidence)?.supports).toBe(supports));

  it("counts no degree: it has no evidence of its own", () => {
    const found = evidencedOf(role, person({ a: { level: 3, evidence: [piece(3)] } }), AT);
    expect(found?.readiness).toBe(readiness(role, { ratings: new Map([["a", { level: 3 }]]) }).value);
  });

  it("is never worth more than what is claimed", () => {
    const levels = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), { maxLength: 3 });
    fc.assert(
      fc.property(anyRole, anyProfile, fc.array(levels, { minLength: 8, maxLength: 8 }), (asked, profile, given) => {
        const ratings = new Map(
          [...profile.ratings].map(([id, rating], i) => [
            id,
            { ...rating, evidence: (given[i] ?? []).map((level) => piece(level)) },
          ]),
        );
        const found = evidencedOf(asked, { ...profile, ratings }, AT);
        expect(found?.readiness ?? 0).toBeLessThanOrEqual(readiness(asked, profile).value + 1e-9);
        for (const { level, supports } of found?.skills ?? []) expect(supports).toBeLessThanOrEqual(level);
      }),
      { seed: 31, numRuns: 200 },
    );
  });
});

describe("the age of evidence", () => {
  it.each([
    ["2025-11", undefined],
    ["2025-10", true],
    ["2026-11", undefined],
    ["2019-12", true],
    ["2027-01", undefined],
  ])("that ends in %s is over a year: %s", (month, stale) => expect(only(piece(2, month))?.stale).toBe(stale));

  it("goes by the last month of all its pieces", () => {
    expect(only(piece(2, "2019-01"), piece(1, "2026-03"), piece(1, "2020-01"))).toMatchObject({ last: "2026-03" });
    expect(only(piece(2, "2019-01"), piece(1, "2026-03"))).not.toHaveProperty("stale");
  });

  it("is not told where no piece tells one", () => {
    expect(only(piece(2))).not.toHaveProperty("last");
    expect(only(piece(2))).not.toHaveProperty("stale");
  });
});
