import { expect, it } from "vitest";
import type { Finding } from "../../src/evidence/finding.ts";
import { lastUsedOf, propose } from "../../src/evidence/proposal.ts";

const found = (level: 1 | 2 | 3, where: string, more: Partial<Finding> = {}): Finding => ({
  skill: "python",
  kind: "resume",
  where,
  quote: where,
  level,
  ...more,
});

it("makes one proposal of all findings of a skill: the highest level, the last month, the best evidence of each kind first", () => {
  const [proposal, ...others] = propose(
    [
      found(1, "cv, education 1", { date: "2016-05" }),
      found(2, "cv, skills"),
      found(3, "cv, work 1", { date: "2024-02" }),
      found(3, "cv, work 2", { date: "2020-02" }),
      found(2, "train.py", { kind: "code", date: "2026-03" }),
    ],
    "2026-11",
  );
  expect(others).toEqual([]);
  expect(proposal).toMatchObject({ skill: "python", level: 3, lastUsed: "within-year" });
  expect(proposal?.evidence.map(({ where }) => where)).toEqual(["cv, work 1", "train.py", "cv, work 2"]);
  expect(proposal?.evidence[0]).not.toHaveProperty("skill");
});

it("says nothing of last use where nothing found has a date", () => {
  expect(propose([found(2, "cv, skills")], "2026-11")[0]).not.toHaveProperty("lastUsed");
});

it.each([
  ["2025-11", "within-year"],
  ["2025-10", "1-3-years"],
  ["2023-11", "1-3-years"],
  ["2023-10", "longer"],
])("%s was used last %s", (month, used) => expect(lastUsedOf(month, "2026-11")).toBe(used));
