import type { Requirement, Role, SkillRequirement } from "../../catalog/schema.ts";
import { candidates } from "./candidates.ts";
import type { SkillFacts } from "./facts.ts";
import { hoursBetween } from "./hours.ts";
import type { LastUsed, Level } from "./levels.ts";
import { type Cover, combine, cover, type Profile, type Ratings, type Readiness, readiness } from "./readiness.ts";

export type GapStatus = "blocking" | "open" | "refresh" | "met";

export interface Gap {
  skill: string;
  /** The requirement that asks for the highest level of this skill. */
  requirement: string;
  /** Level claimed, and level asked for. */
  level: number;
  asked: number;
  /** The level it is to be brought to first: the floor of a must-have not met, else the level asked. */
  first: number;
  status: GapStatus;
  /** Points of readiness that closing this gap alone returns (recomputed, not approximated). */
  worth: number;
  /** Estimated hours from the level claimed to the level asked; 0 when met. */
  hours: number;
  lastUsed?: LastUsed | undefined;
  /** Other options of the same "best k" requirement that would serve as well. */
  alternatives: string[];
}

const RANK: Record<GapStatus, number> = { blocking: 0, open: 1, refresh: 2, met: 3 };

/** Every skill the role asks this person for, ranked: blocking first, then by worth, then by worth an hour; ties keep file order. */
export function gaps(role: Role, profile: Profile, facts: SkillFacts, prefer?: ReadonlySet<string>): Gap[] {
  const before = readiness(role, profile);
  const found = new Map<string, Gap>();
  for (const { requirement, floor } of before.requirements) {
    if (requirement.kind === "education") continue;
    const blocked = floor < 1;
    const chosen = candidates(requirement, profile.ratings, facts, prefer);
    const advised = new Set(chosen);
    const alternatives = currentOptions(requirement, facts).filter((id) => !advised.has(id));
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
    gap.worth = combine(role, covers).value - before.value;
    ratings.set(skill, { level });
  }
}

/** Order by falling value; what differs by rounding only is a tie, and ties keep file order. */
function falling(a: number, b: number): number {
  return Math.abs(a - b) < 1e-9 ? 0 : b - a;
}

/** The places of the requirements that name each skill. */
export function requirementsBySkill({ requirements }: Role): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [i, requirement] of requirements.entries()) {
    if (requirement.kind === "education") continue;
    for (const { skill } of requirement.options) {
      const known = found.get(skill);
      if (known) known.push(i);
      else found.set(skill, [i]);
    }
  }
  return found;
}

/** Points of readiness that bringing all the given gaps to their first level (a floor, or what is asked) returns. */
export function worthOf(
  role: Role,
  profile: Profile,
  closed: readonly Gap[],
  from = readiness(role, profile).value,
): number {
  return readiness(role, closing(profile, closed)).value - from;
}

/** The profile after the given gaps are brought to their first level. */
export function closing(profile: Profile, closed: readonly Gap[]): Profile {
  const ratings = new Map(profile.ratings);
  for (const { skill, first } of closed) ratings.set(skill, { ...ratings.get(skill), level: first as Level });
  return { ...profile, ratings };
}

/** The first five gaps when every requirement weighs the same: shows how much the order depends on the weights. */
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
    for (const option of requirement.options)
      asked.set(option.skill, Math.max(asked.get(option.skill) ?? 0, option.asked));
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
  const asked = requirement.options.find((option) => option.skill === skill)?.asked ?? requirement.asked;
  const floor = requirement.floor ?? 0;
  const blocking = blocked && level < floor;
  return {
    skill,
    requirement: requirement.id,
    level,
    asked,
    first: blocking ? floor : asked,
    status: statusOf(level, asked, blocking, rating?.lastUsed),
    worth: 0,
    hours: level < asked ? hoursBetween(facts.skill(skill), level, asked) : 0,
    lastUsed: rating?.lastUsed,
    alternatives,
  };
}

function statusOf(level: number, asked: number, blocking: boolean, lastUsed: LastUsed | undefined): GapStatus {
  if (blocking) return "blocking";
  if (level < asked) return "open";
  return lastUsed === undefined || lastUsed === "within-year" ? "met" : "refresh";
}

/** One gap a skill: the higher level asked wins, and so does the more urgent status. */
function joined(a: Gap, b: Gap): Gap {
  const main = b.asked > a.asked ? b : a;
  const urgent = RANK[b.status] < RANK[a.status] ? b : a;
  return { ...main, status: urgent.status, first: urgent.status === "blocking" ? urgent.first : main.asked };
}

function currentOptions(requirement: SkillRequirement, facts: SkillFacts): string[] {
  return requirement.options.map(({ skill }) => skill).filter((id) => facts.skill(id).status !== "legacy");
}

function perHour({ worth, hours }: Gap): number {
  return hours === 0 ? 0 : worth / hours;
}
