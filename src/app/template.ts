import type { Catalog, Role } from "../catalog/schema.ts";
import { skillsOf } from "../core/report.ts";
import { LEVEL_NAMES } from "../core/score/levels.ts";
import type { Evidence, Proposal } from "../evidence/proposal.ts";
import type { FoundInFiles } from "./from.ts";

/**
 * An answers file for a role, each skill with its anchors as comments: at 0, or at the level proposed by what was found,
 * with the words that it rests on.
 */
export function template(
  role: Role,
  { skills }: Pick<Catalog, "skills">,
  found?: Pick<FoundInFiles, "proposals" | "degree">,
): string {
  const proposed = new Map(found?.proposals.map((one) => [one.skill, one]));
  const lines = [...new Set([...skillsOf(role), ...proposed.keys()])].flatMap((id) => {
    const skill = skills.find((candidate) => candidate.id === id);
    if (!skill) return [];
    const anchors = [1, 2, 3, 4].map((level) => `  #   ${level} ${LEVEL_NAMES[level]}: ${skill.anchors[level as 1]}`);
    return ["", `  # ${skill.name}: ${skill.description}`, ...anchors, ...ratingLines(id, proposed.get(id))];
  });
  const { degree, related } = found?.degree ?? { degree: "none", related: false };
  return `${found ? FOUND : ""}# Answers for ${role.title}. Set each level to what you have done, 0 (never used it) to 4, then run:
#   mlcareer assess --answers FILE
# A level can carry more: pytorch: { level: 2, lastUsed: 1-3-years, evidence: https://example.org/repo }
# (lastUsed: within-year, over-a-year, 1-3-years or longer). Delete a line to leave that skill unanswered; it counts as 0.
role: ${role.id}
education: { degree: ${degree}, related: ${related} }   # none, bachelors, masters or doctorate
# country: IN                                 # two letters; for the pay figures of your country
ratings:${lines.join("\n")}
`;
}

const FOUND = `# Levels above 0 are proposed by what was found, and are yours to confirm: set each to what you have done.
#
`;

/** The level of a skill; one that was proposed with its words above it. */
function ratingLines(id: string, proposal: Proposal | undefined): string[] {
  if (!proposal) return [`  ${id}: 0`];
  const { level, lastUsed, evidence } = proposal;
  return [
    `  # proposed: ${level}, from:`,
    ...evidence.map(({ quote, where, date }) => `  #   "${quote}" (${[where, date].filter(Boolean).join(", ")})`),
    `  ${id}:`,
    `    level: ${level}`,
    ...(lastUsed ? [`    lastUsed: ${lastUsed}`] : []),
    "    evidence:",
    ...evidence.map((one) => `      - ${inYaml(one)}`),
  ];
}

/** JSON is YAML. */
function inYaml(evidence: Evidence): string {
  const fields = Object.entries(evidence).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${fields.join(", ")} }`;
}
