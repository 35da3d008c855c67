import type { Person } from "../catalog/schema.ts";
import type { Among, ScoredPerson } from "../core/score/among.ts";
import { type Block, paragraph } from "../render/blocks.ts";
import { points } from "./format.ts";

/** What a score means: one sentence that names the nearest sample people. */
export function amongBlocks(among: Among | undefined, people: readonly Person[]): Block[] {
  const sentence = among && amongSentence(among, people);
  return sentence === undefined ? [] : [paragraph(sentence)];
}

/** The sentence; undefined when there is nobody to name. */
export function amongSentence({ below, above }: Among, people: readonly Person[]): string | undefined {
  const name = ({ id, title, readiness }: ScoredPerson) =>
    `${people.find((person) => person.id === id)?.called ?? title} (${points(readiness)})`;
  if (below && above) return `Among made-up sample people, that is between ${name(below)} and ${name(above)}.`;
  if (below) return `That is above all the made-up sample people; the nearest is ${name(below)}.`;
  if (above) return `That is below all the made-up sample people; the nearest is ${name(above)}.`;
  return undefined;
}
