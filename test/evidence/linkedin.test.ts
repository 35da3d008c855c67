import { expect, it } from "vitest";
import { readLinkedIn } from "../../src/evidence/linkedin.ts";

const TODAY = "2026-11";

it("finds the head of a table below its notes, takes suffixes off skills, and knows what goes on", () => {
  const { passages, personal } = readLinkedIn(
    {
      Positions: [
        ["Notes:"],
        ["Some fields may be empty."],
        ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
        ["Acme", "Engineer", "Built it in Go", "Paris, France", "Mar 2021", ""],
        ["Bolt", "Data Intern", "Cleaned data", "", "2019", "Aug 2020"],
      ],
      Skills: [["Name"], ["Python (Programming Language)"], ["Go"]],
      Profile: [
        ["First Name", "Last Name"],
        ["Jane", "Roe"],
      ],
    },
    "export.zip",
    TODAY,
  );
  expect(passages).toEqual([
    { telling: "work", text: "Built it in Go", where: "export.zip, Positions 1", until: TODAY },
    { telling: "training", text: "Cleaned data", where: "export.zip, Positions 2", until: "2020-08" },
    { telling: "list", text: "• Python\n• Go", where: "export.zip, Skills" },
  ]);
  expect(personal.map(({ text }) => text)).toEqual(
    expect.arrayContaining(["Jane Roe", "Jane", "Roe", "Acme", "Bolt", "Paris", "France"]),
  );
});

it("reads nothing out of a table without its head", () => {
  expect(readLinkedIn({ Positions: [["a", "b"]], Skills: [] }, "x", TODAY).passages).toEqual([]);
});
