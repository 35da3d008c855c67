import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import type { FirstStep } from "../core/plan/first-steps.ts";
import { makeReport, profileOf, type Report } from "../core/report.ts";
import { isAsked } from "../core/score/asked.ts";
import type { Advert, Ask } from "./advert.ts";
import { isMust, levelAsked, nearestRoles, roleOfAdvert } from "./role.ts";

/* An advert against a person: levels side by side, gaps by points, and whether to apply. */

/** One thing asked, with the person's level beside it. */
export interface AskMatch extends Omit<Ask, "level"> {
  level?: number;
  levelBasis?: "wording" | "role";
  /** The person's own level of the skill; missing where nothing was answered. */
  you?: number;
}

export interface Match {
  checked: boolean;
  advert: Omit<Advert, "asks" | "checked">;
  asks: AskMatch[];
  readiness?: Report["readiness"];
  /** The musts that we know, one for each "or", and how many of them are met. */
  required: number;
  met?: number;
  /** Musts that the short way did not ask the person about, and that may be met as well. */
  notAsked?: number;
  gaps: Report["gaps"];
  /** What to do first for this advert. */
  first: Report["first"];
  /** Technologies and methods asked for that no skill of ours covers. */
  unknown: string[];
  roles: { id: string; share: number }[];
  role: Role;
  report?: Report;
}

export interface Person {
  answers: Answers;
  at: string;
}

type Needed = Parameters<typeof makeReport>[0]["catalog"];

export interface MatchInput {
  catalog: Needed & Pick<Catalog, "roles">;
  /** The role that gives levels where the advert names none. */
  like: Role;
  person?: Person | undefined;
  version: string;
  /** What to do first for a role. */
  firstOf: (role: Role) => readonly FirstStep[];
}

export function matchAdvert(advert: Advert, { catalog, like, person, version, firstOf }: MatchInput): Match {
  const role = roleOfAdvert(advert, like);
  const { asks, checked, ...facts } = advert;
  const scored = person && checked && role.requirements.length > 0 ? person : undefined;
  const report =
    scored &&
    makeReport({ catalog, role, answers: scored.answers, assessedAt: scored.at, version, first: firstOf(role) });
  const musts = role.requirements.filter(isMust);
  const covered = new Map(report?.requirements.map(({ id, coverage }) => [id, coverage]));
  const open = musts.filter(({ id }) => (covered.get(id) ?? 0) < 1);
  const notAsked =
    person?.answers.way === "short" ? open.filter((must) => !isAsked(must, profileOf(person.answers))) : [];
  return {
    checked,
    advert: facts,
    asks: asks.map((ask) => besideOwn(ask, like, person)),
    ...(report
      ? {
          readiness: report.readiness,
          met: musts.length - open.length,
          ...(notAsked.length > 0 ? { notAsked: notAsked.length } : {}),
        }
      : {}),
    required: musts.length,
    gaps: report?.gaps ?? [],
    first: report?.first ?? [],
    unknown: asks
      .filter(({ skill, need, kind }) => !skill && need !== "mentioned" && (kind === "technology" || kind === "method"))
      .map(({ name }) => name),
    roles: checked ? nearestRoles(role, catalog.roles) : [],
    role,
    ...(report ? { report } : {}),
  };
}

function besideOwn({ level: _, ...ask }: Ask, like: Role, person: Person | undefined): AskMatch {
  if (ask.need === "mentioned" || ask.kind === "degree") return ask;
  const { level, basis } = levelAsked({ ...ask, ...(_ === undefined ? {} : { level: _ }) }, like);
  const you = ask.skill && person ? levelOf(person.answers, ask.skill) : undefined;
  if (!ask.skill && basis === "role") return ask;
  return { ...ask, level, levelBasis: basis, ...(you === undefined ? {} : { you }) };
}

/** What was not answered counts as 0, but what the short way did not ask is not known. */
function levelOf({ way, ratings }: Answers, skill: string): number | undefined {
  return ratings[skill]?.level ?? (way === "short" ? undefined : 0);
}
