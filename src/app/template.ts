import type { Catalog, Role } from "../catalog/schema.ts";
import { skillsOf } from "../core/report.ts";
import { LEVEL_NAMES } from "../core/score/levels.ts";

/** An answers file for a role: every skill at 0, its anchors as comments. */
export function template(role: Role, { skills }: Pick<Catalog, "skills">): string {
  const lines = skillsOf(role).flatMap((id) => {
    const skill = skills.find((candidate) => candidate.id === id);
    if (!skill) return [];
    const anchors = [1, 2, 3, 4].map((level) => `  #   ${level} ${LEVEL_NAMES[level]}: ${skill.anchors[level as 1]}`);
    return ["", `  # ${skill.name}: ${skill.description}`, ...anchors, `  ${id}: 0`];
  });
  return `# Answers for ${role.title}. Set each level to what you have done, 0 (never used it) to 4, then run:
#   mlcareer assess --answers FILE
# A level can carry more: pytorch: { level: 2, lastUsed: 1-3-years, evidence: https://example.org/repo }
# (lastUsed: within-year, over-a-year, 1-3-years or longer). Delete a line to leave that skill unanswered; it counts as 0.
role: ${role.id}
education: { degree: none, related: false }   # none, bachelors, masters or doctorate
# country: IN                                 # two letters; for the pay figures of your country
ratings:${lines.join("\n")}
`;
}
