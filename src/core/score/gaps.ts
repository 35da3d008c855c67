import type { Requirement, Role, Skill } from "../../catalog/schema.ts";
import type { LastUsed, Level } from "./levels.ts";
import {
  type Cover,
  combined,
  counted,
  cover,
  floorMet,
  type Profile,
  type Ratings,
  type Readiness,
  readiness,
} from "./readiness.ts";

export type GapStatus = "blocking" | "open" | "refresh" | "met";

export interface Gap {
  skill: string;
  /** The requirement that asks for the highest level of this skill. */
  requirement: string;
  /** Level claimed, and level asked for. */
  level: number;
  asked: number;
  status: GapStatus;
  /** Points of readiness that closing this gap alone returns (recomputed, not approximated). */
  worth: number;
  /** Estimated hours from the level claimed to the level asked; 0 when met. */
  hours: number;
  lastUsed?: LastUsed | undefined;
  /** Other options of the same "best k" requirement that would serve as well. */
  alternatives: string[];
}

/** What ranking needs to know of the skills besides the role: hours, status and how often adverts name them. */
export interface SkillFacts {
  skill(id: string): Skill;
  /** Share of adverts naming a skill, 0 to 1; undefined when not counted. */
  demand(id: string): number | undefined;
}

type SkillRequirement = Exclude<Requirement, { kind: "education" }>;

/** Hours of study and practice from one level to another, an estimate: the sum of the steps between. */
export function hoursBetween(skill: Skill, from: number, to: number): number {
  return skill.hours.steps.slice(from, to).reduce((sum, hours) => sum + hours, 0);
}

/**
 * The options of a requirement that a person is advised to bring up: all of them, or for "best k" only k, chosen by
 * highest level, then demand, then fewest hours; never a legacy tool while enough others are there.
 */
export function candidates(requirement: SkillRequirement, ratings: Ratings, facts: SkillFacts): string[] {
  const ids = requirement.options.map(({ skill }) => skill);
  const k = counted(requirement);
  if (k === ids.length) return ids;
  const level = (id: string) => ratings.get(id)?.level ?? 0;
  const part = new Set(requirement.options.filter(({ credit }) => credit < 1).map(({ skill }) => skill));
  const legacy = (id: string) => (part.has(id) || facts.skill(id).status === "legacy" ? 1 : 0);
  const hours = (id: string) => hoursBetween(facts.skill(id), level(id), requirement.asked);
  return [...ids]
    .sort(
      (a, b) =>
        legacy(a) - legacy(b) ||
        level(b) - level(a) ||
        (facts.demand(b) ?? 0) - (facts.demand(a) ?? 0) ||
        hours(a) - hours(b),
    )
    .slice(0, k);
}

const RANK: Record<GapStatus, number> = { blocking: 0, open: 1, refresh: 2, met: 3 };

/** Every skill the role asks this person for, ranked: blocking first, then by worth, then by worth an hour; ties keep file order. */
export function gaps(role: Role, profile: Profile, facts: SkillFacts): Gap[] {
  const before = readiness(role, profile);
  const found = new Map<string, Gap>();
  for (const { requirement, reached } of before.requirements) {
    if (requirement.kind === "education") continue;
    const blocked = floorMet(requirement, reached) < 1;
    const chosen = candidates(requirement, profile.ratings, facts);
    const alternatives = currentOptions(requirement, facts).filter((id) => !chosen.includes(id));
    for (const skill of chosen) {
      const known = found.get(skill);
      const gap = describe(skill, requirement, profile.ratings, facts, blocked, alternatives);
      if (!known) found.set(skill, gap);
      else found.set(skill, joined(known, gap));
    }
  }
  const list = [...found.values()];
  addWorths(list, role, profile, before);
  return list.sort(
    (a, b) => RANK[a.status] - RANK[b.status] || falling(a.worth, b.worth) || falling(perHour(a), perHour(b)),
  );
}

/** Each open gap closed by itself: only the requirements that name its skill are worked out again. */
function addWorths(list: readonly Gap[], role: Role, profile: Profile, before: Readiness): void {
  const ratings = new Map(profile.ratings);
  const changed = { ...profile, ratings };
  const naming = requirementsBySkill(role);
  for (const gap of list) {
    const { skill, level, asked } = gap;
    if (level >= asked) continue;
    ratings.set(skill, { level: asked });
    const covers: Cover[] = [...before.requirements];
    for (const i of naming.get(skill) ?? []) covers[i] = cover(role.requirements[i] as Requirement, changed);
    gap.worth = combined(role, covers).value - before.value;
    ratings.set(skill, { level });
  }
}

/** Order by falling value; what differs by rounding only is a tie, and ties keep file order. */
function falling(a: number, b: number): number {
  return Math.abs(a - b) < 1e-9 ? 0 : b - a;
}

function requirementsBySkill({ requirements }: Role): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [i, requirement] of requirements.entries()) {
    if (requirement.kind === "education") continue;
    for (const { skill } of requirement.options) found.set(skill, [...(found.get(skill) ?? []), i]);
  }
  return found;
}

/** Points of readiness that closing all the given gaps together returns. */
export function worthOf(
  role: Role,
  profile: Profile,
  closed: readonly Gap[],
  from = readiness(role, profile).value,
): number {
  return readiness(role, closing(profile, closed)).value - from;
}

/** The profile after the given gaps are closed. */
export function closing(profile: Profile, closed: readonly Gap[]): Profile {
  const ratings = new Map(profile.ratings);
  for (const { skill, asked } of closed) ratings.set(skill, { ...ratings.get(skill), level: asked as Level });
  return { ...profile, ratings };
}

export interface Step {
  gap: Gap;
  /** Points this step returns after the ones before it. */
  returns: number;
}

/**
 * What to do first: greedily the most valuable gap (blocking ones before others), recomputed after each pick. `ranked`
 * are the gaps of the profile as it is.
 */
export function firstSteps(role: Role, profile: Profile, facts: SkillFacts, ranked: readonly Gap[], count = 3): Step[] {
  const steps: Step[] = [];
  let now = profile;
  let open = ranked;
  while (steps.length < count) {
    const gap = open.find(({ status, worth }) => status === "blocking" || (status === "open" && worth > 0));
    if (!gap) break;
    steps.push({ gap, returns: gap.worth });
    if (steps.length === count) break;
    now = closing(now, [gap]);
    open = gaps(role, now, facts);
  }
  return steps;
}

/** The first five gaps when every requirement weighs the same: shows how much the order hangs on the weights. */
export function topWithEqualWeights(role: Role, profile: Profile, facts: SkillFacts, count = 5): string[] {
  const equal = { ...role, requirements: role.requirements.map((r) => ({ ...r, weight: 1 })) };
  return topGaps(gaps(equal, profile, facts), count);
}

/** The skills of the first gaps that are still to be closed. */
export function topGaps(ranked: readonly Gap[], count = 5): string[] {
  return ranked
    .filter(({ level, asked }) => level < asked)
    .slice(0, count)
    .map(({ skill }) => skill);
}

/** Skills a person already has at the level the role asks for, the highest level first. */
export function strengths(role: Role, ratings: Ratings): string[] {
  const asked = new Map<string, number>();
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    for (const { skill } of requirement.options) asked.set(skill, Math.max(asked.get(skill) ?? 0, requirement.asked));
  }
  const level = (id: string) => ratings.get(id)?.level ?? 0;
  return [...asked]
    .filter(([skill, wanted]) => level(skill) >= wanted)
    .map(([skill]) => skill)
    .sort((a, b) => level(b) - level(a));
}

function describe(
  skill: string,
  requirement: SkillRequirement,
  ratings: Ratings,
  facts: SkillFacts,
  blocked: boolean,
  alternatives: string[],
): Gap {
  const rating = ratings.get(skill);
  const level = rating?.level ?? 0;
  const { asked } = requirement;
  return {
    skill,
    requirement: requirement.id,
    level,
    asked,
    status: statusOf(level, asked, blocked && level < (requirement.floor ?? 0), rating?.lastUsed),
    worth: 0,
    hours: level < asked ? hoursBetween(facts.skill(skill), level, asked) : 0,
    lastUsed: rating?.lastUsed,
    alternatives,
  };
}

function statusOf(level: number, asked: number, blocking: boolean, lastUsed: LastUsed | undefined): GapStatus {
  if (blocking) return "blocking";
  if (level < asked) return "open";
  return lastUsed === "1-3-years" || lastUsed === "longer" ? "refresh" : "met";
}

/** One gap a skill: the higher level asked wins, and so does the more urgent status. */
function joined(a: Gap, b: Gap): Gap {
  const main = b.asked > a.asked ? b : a;
  const status = RANK[a.status] <= RANK[b.status] ? a.status : b.status;
  return { ...main, status };
}

function currentOptions(requirement: SkillRequirement, facts: SkillFacts): string[] {
  return requirement.options.map(({ skill }) => skill).filter((id) => facts.skill(id).status !== "legacy");
}

function perHour({ worth, hours }: Gap): number {
  return hours === 0 ? 0 : worth / hours;
}
