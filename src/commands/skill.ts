import type { Session } from "../app/session.ts";
import type { Catalog, Skill } from "../catalog/schema.ts";
import { findSkill } from "../core/score/facts.ts";
import { demandShare } from "../core/score/weights.ts";
import { UserError } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { didYouMean } from "../text/unknown.ts";
import { nextLine } from "../views/next.ts";
import { matchingSkills, skillPage, skillsPage } from "../views/skill.ts";

/** Prints one skill, the skills that match words, or all of them. */
export async function skill(session: Session, words: readonly string[]): Promise<void> {
  const catalog = await session.catalog();
  const typed = cleanLine(words.join(" "));
  const found = typed ? findSkill(catalog.skills, typed) : undefined;
  if (found) {
    if (session.json) {
      const { learn = [], build } = catalog.learning.find(({ skill: id }) => id === found.id) ?? {};
      return session.showJson({ schemaVersion: 1, ...withDemand(found, catalog), learn, ...(build ? { build } : {}) });
    }
    return session.show([...skillPage(found, catalog), nextLine([`mlcareer explain ${found.id}`, "mlcareer skill"])]);
  }
  const matches = matchingSkills(catalog.skills, typed);
  if (matches.length === 0) throw unknownSkill(typed, catalog.skills);
  if (session.json)
    return session.showJson({ schemaVersion: 1, skills: matches.map((match) => withDemand(match, catalog)) });
  const shown = skillsPage(matches, catalog, typed ? `Skills matching "${typed}"` : "Skills");
  return session.show([...shown, nextLine([`mlcareer skill ${matches[0]?.id}`, "mlcareer market"])]);
}

/** The error for a skill nobody knows, with the nearest that is known. */
export function unknownSkill(typed: string, skills: readonly Skill[]): UserError {
  return new UserError(
    `No skill matches "${typed}".`,
    didYouMean(
      typed,
      skills.flatMap(({ id, name, aliases }) => [id, name, ...aliases]),
      "mlcareer skill lists them all.",
    ),
  );
}

function withDemand(
  found: Skill,
  { demand }: Pick<Catalog, "demand">,
): Skill & { demand?: { named: number; of: number } } {
  const share = demandShare(demand, found.id);
  return share ? { ...found, demand: share } : found;
}
