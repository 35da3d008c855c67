import type { Skill } from "../catalog/schema.ts";
import { LEVEL_NAMES, LEVELS } from "../core/score/levels.ts";
import type { ChooseQuestion } from "./question.ts";

/** Where "last used" makes no sense: nobody stops communicating. */
const ALWAYS_IN_USE = "working-with-people";

/** False for skills that nobody stops using. */
export function fades({ category }: Skill): boolean {
  return category !== ALWAYS_IN_USE;
}

export function levelQuestion(group: string, skill: Skill, preset: number | undefined): ChooseQuestion {
  return {
    kind: "choose",
    topic: "level",
    id: `level:${skill.id}`,
    subject: skill.id,
    group,
    title: `${skill.name}: what is the most you have done?`,
    short: skill.name,
    help: skill.description,
    choices: LEVELS.map((level) => ({
      value: String(level),
      key: String(level),
      label: LEVEL_NAMES[level],
      text: level === 0 ? (fades(skill) ? "Never used it." : "None of these.") : skill.anchors[level],
      summary: `${level} ${LEVEL_NAMES[level]}`,
    })),
    ...(preset === undefined ? {} : { preset: String(preset) }),
  };
}
