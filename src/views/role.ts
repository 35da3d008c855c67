import type { Catalog, Requirement, Role } from "../catalog/schema.ts";
import { skillsOf } from "../core/report.ts";
import { DEGREE_NAMES, LEVEL_NAMES } from "../core/score/levels.ts";
import { weightTotal } from "../core/score/readiness.ts";
import { type Block, type Cell, heading, list, type Page, paragraph, type Text, table } from "../render/blocks.ts";
import { joined } from "./format.ts";
import { roleTitle, skillName } from "./names.ts";
import { sourceBlocks } from "./sources.ts";

type Data = Pick<Catalog, "skills" | "roles" | "sources">;

/** All roles, a line each. */
export function rolesPage(roles: readonly Role[]): Page {
  return [
    heading("Roles", 1),
    table(
      [
        { title: "Id" },
        { title: "Title", flexible: true },
        { title: "Requirements", align: "right" },
        { title: "Skills", align: "right" },
      ],
      roles.map((role) => [role.id, role.title, String(role.requirements.length), String(skillsOf(role).length)]),
    ),
  ];
}

/** One role: what it is, does, and asks for; `sources`: with them in full. */
export function rolePage(role: Role, data: Data, { sources = true } = {}): Page {
  const sourceIds = new Set([
    ...role.sources,
    ...role.requirements.flatMap(({ sources }) => sources),
    ...role.responsibilities.map(({ source }) => source),
  ]);
  return [
    heading(role.title, 1),
    paragraph(role.summary),
    list(role.about.map(({ text }) => text)),
    heading("Responsibilities"),
    paragraph("In brackets the requirements below that serve each.", "dim"),
    list(
      role.responsibilities.map(({ text, servedBy }) => `${text} ${servedWords(servedBy, role)}`),
      true,
    ),
    ...statements(
      "Works with",
      role.worksWith.map(({ text }) => text),
    ),
    ...statements(
      "How it differs",
      role.differs.map(({ role: id, text }) => [{ strong: `${roleTitle(data, id)}. ` }, text]),
    ),
    heading("Requirements"),
    table(
      [
        { title: "Requirement", flexible: true },
        { title: "Level", align: "right" },
        { title: "Weight %", align: "right" },
        { title: "Satisfied by", flexible: true },
      ],
      requirementRows(role, data),
    ),
    paragraph(
      `Levels: ${LEVEL_NAMES.map((name, i) => `${i} ${name}`).join(", ")}. A must-have's floor stands in brackets.`,
      "dim",
    ),
    ...notes(role),
    ...sourceBlocks(
      data.sources.filter(({ id }) => sourceIds.has(id)),
      sources,
    ),
  ];
}

/** Which requirements serve a responsibility. */
function servedWords(servedBy: readonly string[], { requirements }: Role): string {
  const titles = requirements.filter(({ id }) => servedBy.includes(id)).map(({ title }) => title);
  return titles.length === 0 ? "(Nothing asked for serves it.)" : `(${titles.join("; ")}.)`;
}

function statements(title: string, items: Text[]): Block[] {
  return items.length === 0 ? [] : [heading(title), list(items)];
}

function requirementRows(role: Role, { skills }: Data): Cell[][] {
  const total = weightTotal(role.requirements);
  const name = (id: string) => skillName({ skills }, id);
  return role.requirements.map((requirement) => [
    requirement.title,
    askedWords(requirement),
    ((100 * requirement.weight) / total).toFixed(1),
    requirement.kind === "education" ? "a degree in a related field" : optionWords(requirement, name),
  ]);
}

function askedWords(requirement: Requirement): string {
  if (requirement.kind === "education") return DEGREE_NAMES[requirement.asked];
  return `${requirement.asked}${requirement.floor === undefined ? "" : ` (${requirement.floor})`}`;
}

function optionWords(requirement: Exclude<Requirement, { kind: "education" }>, name: (id: string) => string): string {
  const options = requirement.options.map(({ skill, credit, asked }) => {
    const own = asked === requirement.asked ? [] : [`level ${asked}`];
    const part = credit === 1 ? [] : ["half credit"];
    return own.length + part.length === 0 ? name(skill) : `${name(skill)} (${[...own, ...part].join(", ")})`;
  });
  if (requirement.kind === "all" || options.length === 1) return joined(options);
  return `${requirement.best} of: ${options.join(", ")}`;
}

function notes(role: Role): Block[] {
  const noted = role.requirements.flatMap(({ title, note }): Text[] =>
    note ? [[{ strong: `${title}. ` }, note]] : [],
  );
  return noted.length === 0 ? [] : [heading("Notes"), list(noted)];
}
