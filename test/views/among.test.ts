import { expect, it } from "vitest";
import type { Person } from "../../src/catalog/schema.ts";
import type { Among } from "../../src/core/score/among.ts";
import { amongBlocks, amongSentence } from "../../src/views/among.ts";

const backend = { id: "backend", title: "Backend engineer", readiness: 37.62 };
const science = { id: "science", title: "Data scientist", readiness: 61 };
const PEOPLE: Person[] = [
  { ...backend, called: "a backend engineer", summary: "Made up.", role: "x", answers: { ratings: {} } },
  { ...science, summary: "Made up.", role: "x", answers: { ratings: {} } },
];

it.each<[string, Among, string | undefined]>([
  [
    "both, by what a sentence calls them or else by title",
    { below: backend, above: science },
    "Among made-up sample people, that is between a backend engineer (37.6) and Data scientist (61.0).",
  ],
  [
    "above all",
    { below: backend },
    "That is above all the made-up sample people; the nearest is a backend engineer (37.6).",
  ],
  [
    "below all",
    { above: backend },
    "That is below all the made-up sample people; the nearest is a backend engineer (37.6).",
  ],
  [
    "somebody the data no longer know",
    { below: { ...backend, id: "gone" } },
    "That is above all the made-up sample people; the nearest is Backend engineer (37.6).",
  ],
  ["nobody", {}, undefined],
])("names the nearest: %s", (_, among, sentence) => {
  expect(amongSentence(among, PEOPLE)).toBe(sentence);
});

it("says nothing where nobody was compared", () => {
  expect(amongBlocks(undefined, PEOPLE)).toEqual([]);
  expect(amongBlocks({}, PEOPLE)).toEqual([]);
});
