import { describe, expect, it } from "vitest";
import { accounted, type ImportResult, tooMuch, withGroups } from "../../src/import/result.ts";
import { Tally } from "../../src/import/tally.ts";

const made = (over: Partial<ImportResult> = {}) => ({
  yaml: "rows:\n",
  refused: [],
  rows: 12,
  used: 10,
  skipped: [],
  ...over,
});
const refused = (n: number) => ({ family: `Family ${n}`, country: "US", year: 2025, n, why: "fewer than 5" });

describe("the account of an import", () => {
  it("has every row either used or skipped", () => {
    const tally = new Tally();
    tally.leave("other title", 2, 3);
    tally.fault("no pay", 9);
    const { rows, used, skipped } = accounted({ rows: 12, tally });
    expect(used + skipped.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
    expect(used).toBe(8);
  });

  it("comes with its groups", () => expect(withGroups("pay.csv", 3, made())).toEqual({ ...made(), groups: 3 }));
});

describe("an import of which nothing came", () => {
  it("is refused with the reasons, refused groups before rows left out", () => {
    const skipped = [{ reason: "other title", count: 8, firstLines: [2], fault: false }];
    expect(() => withGroups("pay.csv", 0, made({ refused: [refused(4)], skipped }))).toThrow(
      "pay.csv: of 12 rows no group of at least 5 could be made (Family 4, US 2025: fewer than 5; 8: other title).",
    );
  });

  it("names the first five of the groups refused", () => {
    const many = [1, 2, 3, 4, 1, 2, 3].map(refused);
    expect(() => withGroups("pay.csv", 0, made({ refused: many }))).toThrow(/^(?:[^;]*fewer than 5;?){5}\)\.$/);
  });

  it("says what was wanted, and gives no brackets without a reason", () => {
    expect(() => withGroups("a.csv", 0, made(), "occupation asked for")).toThrow(
      expect.objectContaining({
        message: "a.csv: of 12 rows no occupation asked for could be made.",
        hint: "Nothing was written.",
      }),
    );
  });
});

it("too many groups are refused with the way out", () => {
  expect(tooMuch(50_001, "it would hold over 50,000 rows.")).toMatchObject({
    message: "50,001 groups of pay make a file that no data folder takes: it would hold over 50,000 rows.",
    hint: expect.stringContaining("in parts"),
  });
});
