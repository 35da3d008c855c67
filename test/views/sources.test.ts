import { expect, it } from "vitest";
import { sourceFacts, sourceList, sourcesPage } from "../../src/views/sources.ts";

const source = {
  id: "survey-2025",
  title: "A survey",
  publisher: "An institute",
  date: "2025-06",
  licence: "CC BY 4.0",
  reading: "Medians only.",
};

it("lists a source with its address where it has one, and the id that figures name", () => {
  expect(sourceList([source, { ...source, url: "https://example.org/a" }])).toMatchObject({
    kind: "list",
    items: [
      ["A survey. An institute, 2025-06.", " Licence: CC BY 4.0. [survey-2025]"],
      [
        "A survey. An institute, 2025-06.",
        " ",
        { link: "https://example.org/a", text: "https://example.org/a" },
        " Licence: CC BY 4.0. [survey-2025]",
      ],
    ],
  });
});

it("gives the facts in one order, leaving out what is not known", () => {
  expect(sourceFacts(source).map(([label]) => label)).toEqual(["Id", "Publisher", "Date", "Licence", "How to read it"]);
  const full = sourceFacts({ ...source, author: "A. Uthor", url: "https://example.org", via: "a-mirror" });
  expect(full.map(([label]) => label)).toEqual([
    "Id",
    "Publisher",
    "Date",
    "Address",
    "Licence",
    "Seen in",
    "How to read it",
  ]);
  expect(full[1]).toEqual(["Publisher", "An institute (A. Uthor)"]);
});

it("has a heading and facts for every source", () => {
  expect(sourcesPage([source, source]).map(({ kind }) => kind)).toEqual([
    "heading",
    "heading",
    "facts",
    "heading",
    "facts",
  ]);
});
