import { existsSync } from "node:fs";
import type { Role } from "../catalog/schema.ts";
import type { Report } from "../core/report.ts";
import { assumeInAnswers } from "../core/score/asked.ts";
import { UserError } from "../errors.ts";
import type { Ground } from "../evidence/advert.ts";
import type { Match } from "../evidence/match.ts";
import { VERSION } from "../version.ts";
import { roleOf, type Session } from "./session.ts";
import { type Answered, answersOf, DEFAULT_ROLE } from "./target.ts";

/* Adverts as commands need them: read, and beside the answers of whoever asks. */

let ground: { version: string; ground: Ground } | undefined;

/** What reading takes, worked out once a run. */
export async function groundOf(session: Session): Promise<Ground> {
  const catalog = await session.catalog();
  if (ground?.version === catalog.version) return ground.ground;
  const { prepareGround } = await import("../evidence/advert.ts");
  ground = { version: catalog.version, ground: prepareGround(catalog) };
  return ground.ground;
}

/** The answers named, or the latest saved; none where nothing was ever saved. */
export async function personOf(session: Session, target: string | undefined): Promise<Answered | undefined> {
  if (target === undefined && (await session.store()).assessments.ids().length === 0) return undefined;
  return answersOf(session, target);
}

/** An advert beside a person; `first`: with the first steps of its plan, for a page that shows them. */
export async function matchText(
  session: Session,
  text: string,
  person: Answered | undefined,
  { role, first = true }: { role?: string | undefined; first?: boolean } = {},
): Promise<Match> {
  const [{ readAdvert }, { matchAdvert }] = await Promise.all([
    import("../evidence/advert.ts"),
    import("../evidence/match.ts"),
  ]);
  const catalog = await session.catalog();
  const like = roleOf(catalog, role ?? person?.answers.role ?? DEFAULT_ROLE);
  const planned = person && first ? (await import("../core/plan/first.ts")).planFirst : () => [];
  const firstOf = (advert: Role) =>
    person ? planned(catalog, advert, assumeInAnswers(person.answers, catalog.skills)) : [];
  return matchAdvert(readAdvert(text, await groundOf(session)), { catalog, like, person, version: VERSION, firstOf });
}

/** The text of an advert: kept by a name, or a file. Throws UserError when it is neither. */
export async function advertText(session: Session, name: string): Promise<string> {
  const { adverts } = await session.store();
  if (adverts.names().includes(name)) return adverts.text(name);
  if (!existsSync(name)) return adverts.text(name); // says so, with the nearest name
  const { readAdvertFile } = await import("../evidence/readers/advert-file.ts");
  return readAdvertFile(name);
}

/** What an advert asks, as a role. Throws UserError where it asks nothing. */
export async function advertRole(session: Session, name: string, person: Answered): Promise<Role> {
  return (await checkedMatch(session, name, person)).role;
}

export async function advertReport(session: Session, name: string, person: Answered): Promise<Report> {
  const { report } = await checkedMatch(session, name, person);
  if (!report) throw new UserError(`${name} asks for nothing that a report could compare.`);
  return report;
}

async function checkedMatch(session: Session, name: string, person: Answered): Promise<Match> {
  const match = await matchText(session, await advertText(session, name), person);
  if (!match.checked || match.role.requirements.length === 0)
    throw new UserError(`No requirements found in ${name}.`, "mlcareer match shows what stands in it.");
  return match;
}
