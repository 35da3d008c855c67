import { expect, it } from "vitest";
import { parseUnit, yearOfDate } from "../../src/import/units.ts";

it.each([
  ["Year", "year"],
  ["per month", "month"],
  ["/hr", "hour"],
  ["Bi-Weekly", "fortnight"],
  ["weekly", "week"],
  ["day", "day"],
  ["shift", undefined],
  ["", undefined],
  ["constructor", undefined],
])("the unit of %s is %s", (text, unit) => expect(parseUnit(text)).toBe(unit));

it.each([
  ["2023", 2023],
  ["2023-10-02", 2023],
  ["2023-10-02T00:00:00Z", 2023],
  ["10/2/2023", 2023],
  ["10/2/23", 2023],
  ["1889", undefined],
  ["2023-Q1", undefined],
  ["soon", undefined],
])("the year of %s is %s", (text, year) => expect(yearOfDate(text)).toBe(year));
