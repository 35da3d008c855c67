import { describe, expect, it } from "vitest";
import { isJsonResume, readJsonResume } from "../../src/evidence/json-resume.ts";

const read = (value: unknown) => readJsonResume(value, "r.json", "2026-11");

describe("a JSON Resume", () => {
  it.each([
    [{ work: [] }, true],
    [{ basics: {}, skills: [] }, true],
    [{ title: "Developer", company: "Acme", skills: [{ name: "Go" }] }, false],
    [{ schemaVersion: 1, answers: {} }, false],
    [[1], false],
    ["work", false],
    [null, false],
  ])("is told by its sections: %j", (value, is) => expect(isJsonResume(value)).toBe(is));

  it("has an end where it is over, goes on where it has none, and guides where it is an internship", () => {
    const { passages } = read({
      work: [
        { name: "Acme", position: "Engineer", startDate: "2020-01", highlights: ["Built it"] },
        { name: "Bolt", position: "Data intern", startDate: "2019-01", endDate: "2019-06-30", summary: "Cleaned data" },
      ],
    });
    expect(passages).toEqual([
      { telling: "work", text: "Built it", where: "r.json, work 1", until: "2026-11" },
      { telling: "training", text: "Cleaned data", where: "r.json, work 2", until: "2019-06" },
    ]);
  });

  it("of wrong types is read as far as it goes", () => {
    const { passages } = read({
      work: ["x", { highlights: "no list", summary: 7 }, null],
      skills: [{ name: "Go", keywords: [null, "Rust", {}] }],
      basics: [],
      references: {},
    });
    expect(passages.map(({ text }) => text)).toEqual(["7", "• Go\n• Rust"]);
  });

  it("names who is to be masked", () => {
    const { personal } = read({
      basics: {
        name: "Jane Roe",
        email: "j@roe.example",
        location: { city: "Bern" },
        profiles: [{ username: "jroe" }],
      },
      work: [{ name: "Acme", location: "Basel, CH", url: "https://acme.example" }],
      education: [{ institution: "ETZ" }],
      references: [{ name: "Max Ott, Acme" }],
    });
    expect(personal.map(({ text, as }) => `${as}: ${text}`)).toEqual(
      expect.arrayContaining([
        "name: Jane Roe",
        "contact: j@roe.example",
        "place: Bern",
        "contact: jroe",
        "place: Basel",
        "employer: Acme",
        "employer: ETZ",
        "name: Max Ott, Acme",
      ]),
    );
  });
});
