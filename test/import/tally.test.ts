import { describe, expect, it } from "vitest";
import { DataError } from "../../src/errors.ts";
import { Tally } from "../../src/import/tally.ts";

function tallied(...rows: [kind: "leave" | "fault", reason: string, line: number, count?: number][]): Tally {
  const tally = new Tally();
  for (const [kind, reason, line, count] of rows) tally[kind](reason, line, count as never);
  return tally;
}

describe("rows that were not used", () => {
  it("are counted by reason, with the lines of the first three", () => {
    const lines = [4, 7, 9, 12].map((line): ["leave", string, number] => ["leave", "not full-time", line]);
    expect(tallied(...lines).list()).toEqual([
      { reason: "not full-time", count: 4, firstLines: [4, 7, 9], fault: false },
    ]);
  });

  it("stand by how many there are, and then by where the first is", () => {
    const tally = tallied(["leave", "b", 9], ["leave", "a", 3], ["fault", "c", 20], ["fault", "c", 21]);
    expect(tally.list().map(({ reason }) => reason)).toEqual(["c", "a", "b"]);
  });

  it("may be several at once, as an advert that is repeated", () => {
    const tally = tallied(["leave", "repeated", 5, 12], ["leave", "repeated", 90, 3]);
    expect(tally.list()[0]).toMatchObject({ count: 15, firstLines: [5, 90] });
  });

  it("are counted apart: those that are wrong, and those that nobody asked for", () => {
    const tally = tallied(["leave", "other title", 2, 6], ["fault", "no pay", 3]);
    expect([tally.left, tally.count]).toEqual([6, 7]);
    expect(new Tally().list()).toEqual([]);
    expect([new Tally().left, new Tally().count]).toEqual([0, 0]);
  });
});

describe("a file with many wrong rows", () => {
  const wrong = (faults: number, left = 0) => {
    const tally = new Tally();
    for (let line = 1; line <= faults; line++) tally.fault("no pay", line);
    if (left > 0) tally.leave("other title", 1, left);
    return tally;
  };

  it.each([
    [0, 0],
    [10, 100],
    [1, 10],
  ])("is trusted with %d of %d", (faults, rows) => expect(() => wrong(faults).check("pay.csv", rows)).not.toThrow());

  it.each([
    [11, 100],
    [1, 9],
    [1, 0],
  ])("is refused with %d of %d", (faults, rows) => {
    expect(() => wrong(faults).check("pay.csv", rows)).toThrow(DataError);
  });

  it("is not refused for rows that are sound but not asked for", () => {
    expect(() => wrong(0, 99).check("pay.csv", 100)).not.toThrow();
  });

  it("says each fault at its first line, in the singular where it is one", () => {
    const tally = tallied(["fault", "no pay", 7], ["fault", "no year", 2], ["fault", "no year", 5]);
    expect(() => tally.check("pay.csv", 9)).toThrow(
      expect.objectContaining({
        message: "pay.csv:2:1: no year (2 rows of 9)\npay.csv:7:1: no pay (1 row of 9)",
        hint: "3 of 9 rows are wrong, over 10 %: nothing was written.",
      }),
    );
  });
});
