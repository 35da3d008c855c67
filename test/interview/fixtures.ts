import type { Catalog, Skill } from "../../src/catalog/schema.ts";
import { newDraft } from "../../src/interview/draft.ts";
import { questions, type Setting } from "../../src/interview/flow.ts";
import type { Place, Question } from "../../src/interview/question.ts";
import { all, best, education, roleWith } from "../helpers/roles.ts";

export const NOW = "2026-01-02T03:04:05.000Z";

export function skill(id: string, more: Partial<Skill> = {}): Skill {
  return {
    id,
    name: id.toUpperCase(),
    aliases: [],
    status: "current",
    description: `What ${id} is.`,
    prerequisites: [],
    anchors: { 1: `Read about ${id}.`, 2: `Tried ${id}.`, 3: `Shipped ${id}.`, 4: `Taught ${id}.` },
    hours: { steps: [1, 2, 3, 4], basis: "test" },
    category: "tools",
    ...more,
  };
}

/** Three requirements (a single skill, three of which one was asked before, talking) and a neighbour with two skills more. */
export const role = roleWith([
  education("masters"),
  all("single", 3, ["a"]),
  best("several", 1, 3, ["a", "b", "c", "d"]),
  all("talking", 3, ["talk"]),
]);
const neighbour = roleWith([all("theirs", 2, ["x", "b", "y"])], "neighbour");

export const catalog: Pick<Catalog, "skills" | "roles"> = {
  skills: [..."abcdxy"].map((id) => skill(id)).concat(skill("talk", { category: "working-with-people" })),
  roles: [role, neighbour],
};

export const setting: Setting = { role, catalog, countries: {} };

export const draft = newDraft(role.id, NOW);

/** The question with an id, as it stands for a draft. */
export function question(id: string, now = draft, where = setting): Question {
  const found = questions(where, now).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
}

export const place: Place = { number: 2, of: 5, secondsLeft: 300, first: false };
