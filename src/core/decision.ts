import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import type { Known } from "./check/known.ts";
import { checkResult, type InferredReadiness } from "./check/result.ts";
import { largestCountries, newest, usualPay } from "./pay/choose.ts";
import { newestTooFew } from "./pay/refused.ts";
import { type PayRow, payRows } from "./pay/rows.ts";
import { type HoursTo, hoursTo } from "./plan/hours-to.ts";
import { skillsOf } from "./report.ts";
import { assumeUnasked } from "./score/asked.ts";
import { skillFacts } from "./score/facts.ts";
import { type Profile, profileOf, readiness } from "./score/readiness.ts";

/*
 * Which role? For each of them where a person stands, how far it is, and what it pays.
 */

/** Points of readiness that the way to every role is measured to. */
export const DECISION_POINTS = 75;

export interface RoleForMe {
  id: string;
  title: string;
  /** Claimed and measured are never mixed; `claimedUpTo` is set after the short way. Points of 100. */
  readiness: { claimed: number; claimedUpTo?: number; inferred?: InferredReadiness };
  /** Of the skills that the role names, those that were answered. */
  answered: number;
  of: number;
  hours: HoursTo;
  pay?: PayRow;
  /** Figures that were left out where there is no pay to show: of so few that none is shown. */
  tooFew?: { group: string; n: number; year?: number };
}

export interface Decision {
  /** The nearest to DECISION_POINTS first, roles out of reach last; after the short way by what is claimed. */
  roles: RoleForMe[];
  points: number;
  /** The country whose pay is shown, and whether it is the person's own. */
  country?: string;
  isOwnCountry: boolean;
  /** True when what the short way did not ask counts as known in the hours, which are then the least. */
  short: boolean;
}

type Data = Pick<Catalog, "roles" | "skills" | "demand" | "questions" | "companies" | "salaries" | "refused">;

/** Every role for one person. Pure: the same answers and data, the same decision. */
export function decisionOf(data: Data, answers: Answers, check?: Known): Decision {
  const profile = profileOf(answers);
  const short = answers.way === "short";
  const country = answers.country ?? largestOf(data);
  const roles = data.roles.map((role): RoleForMe => {
    const assumed = short ? assumeUnasked(profile, data.skills) : profile;
    const inferred = check && checkResult(role, profile, data, check).inferred;
    const skills = skillsOf(role);
    return {
      id: role.id,
      title: role.title,
      readiness: {
        claimed: readiness(role, profile).value,
        ...(short ? { claimedUpTo: readiness(role, assumed).value } : {}),
        ...(inferred ? { inferred } : {}),
      },
      answered: skills.filter((id) => profile.ratings.has(id)).length,
      of: skills.length,
      hours: hoursFor(data, role, assumed),
      ...payFor(data, role, country),
    };
  });
  return {
    roles: roles.sort(short ? mostClaimedFirst : nearestFirst),
    points: DECISION_POINTS,
    ...(country === undefined ? {} : { country }),
    isOwnCountry: answers.country !== undefined,
    short,
  };
}

function hoursFor(data: Data, role: Role, profile: Profile): HoursTo {
  return hoursTo(role, profile, skillFacts(data, role), DECISION_POINTS);
}

function payFor(data: Data, { payGroups: groups }: Role, country?: string): Pick<RoleForMe, "pay" | "tooFew"> {
  if (country === undefined) return {};
  const pay = usualPay(newest(payRows(data, { groups, country }), { levels: false }));
  if (pay) return { pay };
  const tooFew = newestTooFew(data.refused, { groups, country });
  return tooFew ? { tooFew } : {};
}

/** The country that most figures stand behind, for a person who named none. */
function largestOf(data: Data): string | undefined {
  const groups = data.roles.flatMap(({ payGroups }) => payGroups);
  return largestCountries(newest(payRows(data, { groups }), { levels: false }), 1)[0];
}

/** After the short way the least hours belong to whatever was asked about least. */
function mostClaimedFirst(a: RoleForMe, b: RoleForMe): number {
  return b.readiness.claimed - a.readiness.claimed;
}

function nearestFirst(a: RoleForMe, b: RoleForMe): number {
  const [first, second] = [a, b].map(({ hours }) => hours.target ?? Number.POSITIVE_INFINITY) as [number, number];
  return first === second ? mostClaimedFirst(a, b) : first - second;
}
