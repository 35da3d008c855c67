import type { Catalog, Role } from "../catalog/schema.ts";
import { skillsOf } from "../core/report.ts";
import { DEGREE_NAMES } from "../core/score/levels.ts";
import { weightTotal } from "../core/score/readiness.ts";
import {
  type Block,
  type Cell,
  facts,
  heading,
  list,
  type Page,
  paragraph,
  type Text,
  table,
} from "../render/blocks.ts";
import { count, joined } from "./format.ts";
import { roleTitle, skillName } from "./names.ts";
import { nextLine } from "./next.ts";

type Data = Pick<Catalog, "skills" | "roles">;

/** How many skills the short page shows of those that one role asks more of. */
const SHOWN = 5;
const NOT_ASKED = "–";

/** Which of two roles: what each is, and the skills that they differ in most. One screen. */
export function shortComparePage(one: Role, other: Role, data: Data): Page {
  const asked = [one, other].map(askedLevels) as [Asked, Asked];
  const both = skillsOf(one).filter((id) => asked[1].has(id));
  const alike = both.filter((id) => asked[0].get(id)?.level === asked[1].get(id)?.level);
  const ranked = differingMost(one, other, asked);
  const row = (id: string): Cell[] => [skillName(data, id), ...asked.map((levels) => levelWords(levels.get(id)))];
  return [
    heading(`${one.title} or ${other.title}?`, 1),
    ...shortDifferences(one, other),
    table(comparedColumns([one, other], "What one asks more of"), [
      ...ranked.slice(0, SHOWN).map(row),
      ...ranked
        .slice(-SHOWN)
        .filter((id) => !ranked.slice(0, SHOWN).includes(id))
        .map(row),
      ["Degree", ...[one, other].map(degreeOf)],
    ]),
    paragraph(
      `Both ask for ${count(both.length, "skill")}, ${alike.length} at the same level. "2 *": another of a list would do.`,
      "dim",
    ),
    nextLine([`mlcareer role ${one.id} --compare ${other.id} --full`]),
  ];
}

/** Skills asked at another level, those first that weigh most for the first role, those last that do for the other. */
function differingMost(one: Role, other: Role, [mine, theirs]: [Asked, Asked]): string[] {
  const [weighed, against] = [one, other].map(effortBySkill) as [Map<string, number>, Map<string, number>];
  const lead = (id: string) => (weighed.get(id) ?? 0) - (against.get(id) ?? 0);
  return [...new Set([one, other].flatMap(skillsOf))]
    .filter((id) => mine.get(id)?.level !== theirs.get(id)?.level && lead(id) !== 0)
    .sort((a, b) => lead(b) - lead(a));
}

/** Points of 100 that a skill can bring, times the level asked. Of a list, the first options stand for all. */
function effortBySkill(role: Role): Map<string, number> {
  const total = weightTotal(role.requirements);
  const effort = new Map<string, number>();
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    const counted = requirement.kind === "all" ? requirement.options : requirement.options.slice(0, requirement.best);
    for (const { skill, asked } of counted) {
      const points = (100 * requirement.weight * asked) / total / counted.length;
      effort.set(skill, (effort.get(skill) ?? 0) + points);
    }
  }
  return effort;
}

/** What the one says of the other, or the other of the one where it says nothing. */
function shortDifferences(one: Role, other: Role): Block[] {
  const said = [differencesFrom(one, other), differencesFrom(other, one)].find((texts) => texts.length > 0) ?? [];
  return said.length === 0 ? [] : [list(said.slice(0, 2))];
}

function differencesFrom({ title, differs }: Role, { id }: Role): Text[] {
  return differs.filter(({ role }) => role === id).map(({ text }): Text => [{ strong: `${title}. ` }, text]);
}

function degreeOf(role: Role): string {
  const found = role.requirements.find(({ kind }) => kind === "education");
  return found?.kind === "education" ? DEGREE_NAMES[found.asked].replace(/ degree$/, "") : NOT_ASKED;
}

function comparedColumns(roles: readonly Role[], title = "Skill") {
  return [{ title, flexible: true }, ...roles.map(({ id }) => ({ title: id, align: "right" as const }))];
}

/** Where roles overlap and where they differ, skill by skill at the level each asks for. */
export function comparePage(roles: readonly Role[], data: Data): Page {
  const levels = roles.map(askedLevels);
  const ids = [...new Set(roles.flatMap(skillsOf))];
  const askedBy = (id: string) => levels.filter((asked) => asked.has(id)).length;
  const rows = (wanted: string[]) =>
    wanted.map((id): Cell[] => [skillName(data, id), ...levels.map((asked) => levelWords(asked.get(id), ""))]);
  const columns = comparedColumns(roles);
  const shared = ids.filter((id) => askedBy(id) === roles.length);
  const some = ids.filter((id) => askedBy(id) > 1 && askedBy(id) < roles.length);
  const own = roles.map((_, i) => ids.filter((id) => askedBy(id) === 1 && levels[i]?.has(id)));
  return [
    heading(`${joined(roles.map(({ title }) => title))} compared`, 1),
    ...differences(roles),
    heading(`Shared by ${roles.length === 2 ? "both" : "all"}: ${count(shared.length, "skill")}`),
    table(columns, rows(shared)),
    ...(some.length > 0 ? [heading(`Shared by some: ${count(some.length, "skill")}`), table(columns, rows(some))] : []),
    ...roles.flatMap(({ title }, i): Block[] => [
      heading(`Only ${title}: ${count(own[i]?.length ?? 0, "skill")}`),
      paragraph(
        own[i]?.length
          ? joined((own[i] ?? []).map((id) => `${skillName(data, id)} ${levelWords(levels[i]?.get(id), "")}`))
          : "None.",
      ),
    ]),
    paragraph(
      '"2" asks for level 2; "2 *" for level 2 in some of a list, so that another of the list can stand for it.',
      "dim",
    ),
    heading("Education"),
    facts(roles.map((role) => [role.title, educationOf(role)])),
  ];
}

/** The highest level asked of each skill, and whether the skill is one of several that would do. */
type Asked = Map<string, { level: number; choice: boolean }>;

function askedLevels(role: Role): Asked {
  const asked: Asked = new Map();
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    const choice = requirement.kind === "best" && requirement.best < requirement.options.length;
    for (const { skill, asked: level } of requirement.options) {
      const known = asked.get(skill);
      if (!known || level > known.level || (level === known.level && !choice)) {
        asked.set(skill, { level, choice });
      }
    }
  }
  return asked;
}

/** A level with a star where the skill is one of several that would do. */
function levelWords(asked: { level: number; choice: boolean } | undefined, none = NOT_ASKED): string {
  if (!asked) return none;
  return asked.choice ? `${asked.level} *` : String(asked.level);
}

function educationOf(role: Role): string {
  const found = role.requirements.find(({ kind }) => kind === "education");
  return found?.kind === "education" ? `${DEGREE_NAMES[found.asked]} in a related field` : "not asked";
}

function differences(roles: readonly Role[]): Block[] {
  const ids = new Set(roles.map(({ id }) => id));
  const said = roles.flatMap((role) =>
    role.differs
      .filter(({ role: other }) => ids.has(other))
      .map(({ role: other, text }): Text => [{ strong: `${role.title} and ${roleTitle({ roles }, other)}. ` }, text]),
  );
  return said.length === 0 ? [] : [list(said)];
}
