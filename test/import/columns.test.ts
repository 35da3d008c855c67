import { describe, expect, it } from "vitest";
import { DataError, UserError } from "../../src/errors.ts";
import { columnsOf, empty, findColumns } from "../../src/import/columns.ts";

const place = { file: "pay.csv", line: 3, delimiter: "," };
const faults = (header: string[], wanted: string[], delimiter = ",") => {
  try {
    columnsOf(header, wanted, { ...place, delimiter });
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
};

describe("where columns stand", () => {
  it("is told by their names without the blanks around them, whatever else there is", () => {
    expect(columnsOf(["x", " Pay ", "Title"], ["Title", "Pay"], place)).toEqual({ Title: 2, Pay: 1 });
    expect(columnsOf(["x"], [], place)).toEqual({});
  });

  it.each<[string, string[], string[], string[]]>([
    [
      "missing, with the nearest name",
      ["Tilte", "Pay"],
      ["Title", "Pay"],
      ["the column Title is missing; is it the one called Tilte?"],
    ],
    ["missing, with none near", ["Role", "Pay"], ["Title", "Pay"], ["the column Title is missing"]],
    ["there twice", ["Pay", "Pay", "Title"], ["Pay", "Title"], ["the column Pay stands 2 times"]],
    ["of other capitals", ["pay", "Title"], ["Pay", "Title"], ["the column Pay is missing; is it the one called pay?"]],
    ["all missing", ["a", "b"], ["Pay", "Title"], ["the first line has none of the columns expected: Pay, Title"]],
  ])("is refused when one is %s", (_, header, wanted, messages) => {
    expect(faults(header, wanted)).toEqual(messages.map((message) => `3:1 ${message}`));
  });

  it.each([
    ["Pay;Title", ",", "the columns are separated by semicolons; commas are expected"],
    ["Pay\tTitle", ",", "the columns are separated by tabs; commas are expected"],
    ["Pay|Title", ";", "the columns are separated by bars; semicolons are expected"],
    ["Pay,Title", "\t", "the columns are separated by commas; tabs are expected"],
  ])("says of %j what separates it", (line, delimiter, message) => {
    expect(faults([line], ["Pay"], delimiter)).toEqual([`3:1 ${message}`]);
  });

  it("quotes no escape sequence and no endless name of a header", () => {
    const [message = ""] = faults([`Title\u001b[31m`, "Pay"], ["Title", "Pay"]);
    expect(message).not.toContain("\u001b");
    expect(faults([`${"P".repeat(90)}`, "Pay"], ["P".repeat(89), "Pay"])[0]?.length).toBeLessThan(200);
  });
});

describe("columns with several names", () => {
  const parts = { employer: ["EMPLOYER_NAME", "COMPANY"], wage: ["WAGE"] };

  it("are found under the first that is there, whatever the capitals", () => {
    expect(findColumns(["wage", "Company", "x"], parts, place)).toEqual({ employer: 1, wage: 0 });
    expect(findColumns(["company", "employer_name", "wage"], parts, place)).toEqual({ employer: 1, wage: 2 });
  });

  it("are missed under the name that is usual", () => {
    expect(() => findColumns(["wage"], parts, place)).toThrow("the column EMPLOYER_NAME is missing");
  });
});

it("a file without rows is an error that says so", () => {
  expect(empty("pay.csv")).toBeInstanceOf(UserError);
  expect(empty("pay.csv").message).toBe("pay.csv holds no rows.");
});
