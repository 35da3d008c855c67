import type { Catalog, Evidence, Rating, Skill } from "../catalog/schema.ts";
import { LEVELS } from "../core/score/levels.ts";
import type { Draft } from "./draft.ts";
import { fades } from "./level.ts";
import { KEYS, type RateQuestion, ratedIn } from "./question.ts";

/* What was found in files, for the person to confirm: nothing of it counts before. */

/** So many fit 24 lines, each with its words. */
const AT_ONCE = 6;
/** Digits are levels there, so rows have letters. */
const LETTERS = KEYS.filter((key) => /[a-z]/.test(key));

const FOUND = "found:";

/** The screens of what was found, in the order of the skills given. */
export function foundQuestions(draft: Draft, { skills }: Pick<Catalog, "skills">): RateQuestion[] {
  const found = (draft.found ?? []).flatMap((one) => {
    const skill = skills.find(({ id }) => id === one.skill);
    return skill ? [{ ...one, skill }] : [];
  });
  const count = Math.ceil(found.length / AT_ONCE);
  const size = Math.ceil(found.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => {
    const group = `Found in what you gave${count === 1 ? "" : ` (${i + 1} of ${count})`}`;
    const page = found.slice(i * size, (i + 1) * size);
    return {
      kind: "rate",
      topic: "found",
      id: `${FOUND}${i + 1}`,
      subject: String(i + 1),
      group,
      title: "Is this right? Enter takes it as it stands; 0 to 4 changes the row marked.",
      short: "Found",
      choices: page.map(({ skill, evidence }, row) => ({
        value: skill.id,
        key: LETTERS[row] ?? "",
        label: skill.name,
        text: wordsFor(evidence),
        levels: LEVELS.map((level) => (level === 0 ? noneOf(skill) : skill.anchors[level])),
      })),
      preset: page.map(({ skill, level }) => `${skill.id}=${draft.answers.ratings[skill.id]?.level ?? level}`),
    };
  });
}

function noneOf(skill: Skill): string {
  return fades(skill) ? "Never used it." : "None of these.";
}

/** The evidence that supports most, and how much more there is. */
function wordsFor(evidence: readonly Evidence[]): string {
  const [first] = evidence;
  if (!first) return "";
  const place = [first.where, first.date].filter(Boolean).join(", ");
  const more = evidence.length > 1 ? `, and ${evidence.length - 1} more` : "";
  return first.quote === undefined ? place : `"${first.quote}" (${place}${more})`;
}

/** The draft after a screen of what was found; skipped, the skills are asked for as all others are. */
export function foundRecorded(draft: Draft, { choices }: RateQuestion, values: readonly string[] | undefined): Draft {
  const ratings = { ...draft.answers.ratings };
  const told = new Set<string>();
  const open = new Set(choices.flatMap(({ value }) => [`level:${value}`, `used:${value}`]));
  const levels = new Map(values?.map(ratedIn).map(({ skill, level }) => [skill, level]));
  for (const { value: id } of choices) {
    const level = levels.get(id);
    if (level === undefined) {
      delete ratings[id];
      continue;
    }
    const found = draft.found?.find(({ skill }) => skill === id);
    ratings[id] = level === 0 ? { level } : ratingOf(level, found);
    told.add(`level:${id}`);
    if (level > 0 && found?.lastUsed) told.add(`used:${id}`);
  }
  const done = [...draft.done.filter((id) => !open.has(id)), ...told];
  return { ...draft, done, answers: { ...draft.answers, ratings } };
}

function ratingOf(level: number, found: NonNullable<Draft["found"]>[number] | undefined): Rating {
  return {
    level,
    ...(found?.lastUsed ? { lastUsed: found.lastUsed } : {}),
    ...(found ? { evidence: found.evidence } : {}),
  };
}

/** What the screens of what was found have answered besides themselves. */
export function isFoundAnswer(id: string): boolean {
  return id.startsWith(FOUND) || id.startsWith("level:") || id.startsWith("used:");
}
