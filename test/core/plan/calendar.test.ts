import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Calendar,
  daysBetween,
  endsOn,
  hoursUntil,
  isDay,
  startsOn,
  stretches,
  weekOf,
} from "../../../src/core/plan/calendar.ts";

/** From Monday, one hour a day. */
const MONDAY: Calendar = { start: "2026-03-09", hoursPerWeek: 7, weeksOff: [] };

describe("a day", () => {
  it("exists and is written in full", () => {
    expect(["2026-03-09", "2024-02-29"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-3-9", "9 March", "2026-04-31", ""].some(isDay)).toBe(false);
  });
});

describe("the calendar", () => {
  it("starts at once and ends on the day of the last hour", () => {
    expect(startsOn(MONDAY, 0)).toBe("2026-03-09");
    expect([1, 2, 7, 8].map((hours) => endsOn(MONDAY, hours))).toEqual([
      "2026-03-09",
      "2026-03-10",
      "2026-03-15",
      "2026-03-16",
    ]);
    expect(startsOn(MONDAY, 7)).toBe("2026-03-16");
    expect(endsOn(MONDAY, 0)).toBe("2026-03-09");
  });

  it("crosses months, leap days and years", () => {
    expect(endsOn({ ...MONDAY, start: "2024-02-28" }, 2)).toBe("2024-02-29");
    expect(endsOn({ ...MONDAY, start: "2024-02-28" }, 3)).toBe("2024-03-01");
    expect(endsOn({ ...MONDAY, start: "2026-12-31" }, 2)).toBe("2027-01-01");
  });

  it("leaves out the whole week, Monday to Sunday, of a day off", () => {
    const off = { ...MONDAY, start: "2026-03-11", weeksOff: ["2026-03-18", "2026-03-22"] };
    expect(endsOn(off, 5)).toBe("2026-03-15");
    expect(startsOn(off, 5)).toBe("2026-03-23");
    expect(endsOn(off, 6)).toBe("2026-03-23");
    expect(startsOn({ ...off, start: "2026-03-20" }, 0)).toBe("2026-03-23");
    expect(endsOn({ ...off, weeksOff: ["2026-03-16", "2026-03-23"] }, 6)).toBe("2026-03-30");
    expect(endsOn({ ...off, weeksOff: ["2026-03-01"] }, 5)).toBe("2026-03-15");
  });

  it("counts weeks from the one of the first day", () => {
    const midweek = { ...MONDAY, start: "2026-03-11" };
    expect(["2026-03-11", "2026-03-15", "2026-03-16", "2026-03-29"].map((day) => weekOf(midweek, day))).toEqual([
      1, 1, 2, 3,
    ]);
  });

  it("breaks a stretch of days at every week off", () => {
    const off = { ...MONDAY, weeksOff: ["2026-03-18"] };
    expect(stretches(off, "2026-03-12", "2026-03-25")).toEqual([
      { from: "2026-03-12", to: "2026-03-15" },
      { from: "2026-03-23", to: "2026-03-25" },
    ]);
    expect(stretches(off, "2026-03-12", "2026-03-12")).toEqual([{ from: "2026-03-12", to: "2026-03-12" }]);
    expect(stretches(off, "2026-03-17", "2026-03-18")).toEqual([]);
  });

  it("counts days over the change to summer time and leap days", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  });

  it("ends with the year 9999, and says so", () => {
    expect(endsOn({ ...MONDAY, start: "9999-12-01" }, 30)).toBe("9999-12-30");
    expect(() => endsOn({ ...MONDAY, start: "9999-12-01" }, 31)).toThrow(/beyond the year 9999/);
    expect(() => startsOn(MONDAY, 1e15)).toThrow(/beyond the year 9999/);
  });

  it("counts the hours until a day, the day included", () => {
    expect(hoursUntil(MONDAY, "2026-03-09")).toBe(1);
    expect(hoursUntil(MONDAY, "2026-03-08")).toBe(0);
    expect(hoursUntil({ ...MONDAY, hoursPerWeek: 10 }, "2026-03-22")).toBeCloseTo(20, 9);
    expect(hoursUntil({ ...MONDAY, weeksOff: ["2026-03-11"] }, "2026-03-17")).toBe(2);
  });

  it("ends within a deadline exactly when the hours fit until then", () => {
    const day = fc.integer({ min: 0, max: 400 }).map((i) => endsOn(MONDAY, i + 1));
    const calendar = fc.record({
      start: day,
      hoursPerWeek: fc.integer({ min: 1, max: 60 }),
      weeksOff: fc.array(day, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(calendar, fc.integer({ min: 1, max: 900 }), day, (cal, hours, deadline) => {
        const available = hoursUntil(cal, deadline);
        fc.pre(Math.abs(available - hours) > 1e-6 || available === hours);
        expect(endsOn(cal, hours) <= deadline).toBe(hours <= available);
        expect(startsOn(cal, hours) >= endsOn(cal, hours)).toBe(true);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});
