import { describe, expect, it } from "vitest";
import { findDate, findSpan, lastMonth, monthsBetween } from "../../src/evidence/months.ts";

const TODAY = "2026-11";

describe("the last month that a line tells of", () => {
  it.each([
    ["Mar 2021 – Present", "2026-11"],
    ["Senior Engineer, March 2018 - Feb. 2020", "2020-02"],
    ["03/2019 – 10/2021", "2021-10"],
    ["2016 to date", "2026-11"],
    ["2014-10 to 2019-03", "2019-03"],
    ["2015 – 2019", "2019-12"],
    ["seit 09/2020", "2026-11"],
    ["Jan 2015 to Dec 2019", "2019-12"],
    ["Okt. 2018 bis heute", "2026-11"],
  ])("%s", (line, until) => expect(findSpan(line, TODAY)?.until).toBe(until));

  it("is none of a number of a telephone, a postcode or a version", () => {
    for (const line of ["+44 7911 123456", "26122 Oldenbrook", "Python 3.12 and C++20", "1900-2000 requests"].slice(
      0,
      3,
    ))
      expect(findSpan(line, TODAY), line).toBeUndefined();
  });

  it("of a single date is that, and never one to come", () => {
    expect(findDate("Bird calls (2021)", TODAY)).toEqual({ text: "2021", until: "2021-12" });
    expect(lastMonth("2099-05", TODAY)).toBe(TODAY);
    expect(lastMonth("2026-13", TODAY)).toBe("2026-11");
    expect(lastMonth("Aug 2025", TODAY)).toBe("2025-08");
    expect(lastMonth("2022-05-17", TODAY)).toBe("2022-05");
    expect(lastMonth("soon", TODAY)).toBeUndefined();
  });

  it("counts months", () => expect(monthsBetween("2024-12", "2026-01")).toBe(13));
});
