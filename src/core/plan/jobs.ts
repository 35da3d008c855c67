import type { Role, SkillRequirement } from "../../catalog/schema.ts";
import { candidates } from "../score/candidates.ts";
import type { SkillFacts } from "../score/facts.ts";
import { gaps } from "../score/gaps.ts";
import { hoursBetween, type Needs } from "../score/hours.ts";
import type { Level } from "../score/levels.ts";
import { needsFor } from "../score/prerequisites.ts";
import { countOptions, creditAt, type Profile, type Ratings, readiness, weightTotal } from "../score/readiness.ts";
import type { Tasks } from "./tasks.ts";

/** One skill raised to a level that is worth something, or one skill refreshed (`from` equals `to` then). */
export interface Job {
  /** Such as "pytorch:2" or "sql:refresh". */
  id: string;
  skill: string;
  from: Level;
  to: Level;
  /** Estimated hours of study and practice. */
  hours: number;
  /** Points of 100·A that it brings, 0 when it only makes way for others. */
  gain: number;
  /** Ids of the jobs before it: the level below, and what the catalogue says is needed. */
  prerequisites: string[];
  /** Part of a must-have floor not met yet, or needed for one. */
  must: boolean;
  refresh: boolean;
  /** Counts for the core of the role. */
  core: boolean;
  /** The requirements that it counts for; none when it only makes way. */
  requirements: string[];
  /** For each must-have requirement not met yet, the share of its floor that the job adds. */
  floors: { requirement: string; share: number }[];
}

/** Everything a plan may hold, prerequisites before what needs them, and where the person starts. */
export interface Workload {
  jobs: Job[];
  /** 100·A now. */
  points: number;
  /** Each must-have not met yet: the share of its floor reached now, 0 to 1. */
  floors: Map<string, number>;
}

/** What a person wants of a plan besides its end: skills to take where the role leaves a choice, and skills to do without. */
export interface Steer {
  prefer?: ReadonlySet<string>;
  skip?: ReadonlySet<string>;
}

/** The work, and the skills left out of it because they need one that is skipped. */
export interface SteeredWork extends Workload {
  leftOut: string[];
}

/** Hours to refresh a skill, as a share of its last step: an estimate of the editors'. */
export const REFRESH_SHARE = 0.25;

/**
 * The jobs that lead from a profile to all that a role asks (education and what is practised along the way apart). The k
 * skills of every "best k" requirement are those that the gaps advise, so that gains add up: 100·A after a set of jobs is
 * `points` + Σ gain, or more where a prerequisite happens to serve another requirement too.
 */
export function workload(
  role: Role,
  profile: Profile,
  facts: SkillFacts,
  { prefer = new Set(), skip = new Set() }: Steer = {},
): SteeredWork {
  const asked = withoutOptions(role, skip);
  const { coverage, requirements } = readiness(role, profile);
  const total = weightTotal(role.requirements);
  const jobs = new Map<string, Job>();
  const floors = new Map<string, number>();
  const needs = needsFor(asked, profile.ratings, facts, { prefer, skip });
  for (const [i, { floor: pass }] of requirements.entries()) {
    const requirement = asked.requirements[i];
    if (requirement === undefined || requirement.kind === "education") continue;
    if (pass < 1) floors.set(requirement.id, pass);
    addRequirement(jobs, requirement, requirement.weight / total, pass < 1, profile.ratings, facts, needs, prefer);
  }
  markMust(jobs);
  const { kept, leftOut } = withoutSkills([...jobs.values()], skip);
  const refreshes = gaps(asked, profile, facts, prefer).filter(
    ({ status, skill }) => status === "refresh" && !skip.has(skill) && !facts.skill(skill).practised,
  );
  return {
    jobs: [...joinFirstLevels(kept), ...refreshes.map(({ skill, level }) => refresh(skill, level as Level, facts))],
    points: 100 * coverage,
    floors,
    leftOut,
  };
}

/** The role without the skipped options, where a requirement leaves enough others to choose from. */
function withoutOptions(role: Role, skip: ReadonlySet<string>): Role {
  if (skip.size === 0) return role;
  const requirements = role.requirements.map((requirement) => {
    if (requirement.kind !== "best") return requirement;
    const options = requirement.options.filter(({ skill }) => !skip.has(skill));
    return options.length < requirement.best ? requirement : { ...requirement, options };
  });
  return { ...role, requirements };
}

/** Jobs stand after their prerequisites, so what needs a job left out is met after it; what then makes way for nothing, or was a beginning only, goes too. */
function withoutSkills(jobs: readonly Job[], skip: ReadonlySet<string>): { kept: Job[]; leftOut: string[] } {
  if (skip.size === 0) return { kept: [...jobs], leftOut: [] };
  const out = new Set<string>();
  for (const { id, skill, prerequisites } of jobs)
    if (skip.has(skill) || prerequisites.some((need) => out.has(need))) out.add(id);
  for (const { id, skill, to } of jobs)
    if (to === 1 && out.has(jobId(skill, 2)) && !isNeeded(id, jobs, out)) out.add(id);
  const leftOut = jobs.filter(({ id, skill }) => out.has(id) && !skip.has(skill)).map(({ skill }) => skill);
  const kept = withoutIdle(jobs.filter(({ id }) => !out.has(id)));
  return { kept, leftOut: [...new Set(leftOut)] };
}

function isNeeded(id: string, jobs: readonly Job[], out: ReadonlySet<string>): boolean {
  return jobs.some((job) => !out.has(job.id) && job.prerequisites.includes(id));
}

/** Without the jobs that bring nothing and make way for none of the others. */
export function withoutIdle(jobs: readonly Job[]): Job[] {
  const needed = new Set<string>();
  const kept: Job[] = [];
  for (const job of jobs.toReversed()) {
    if (job.gain === 0 && job.floors.length === 0 && !needed.has(job.id)) continue;
    for (const id of job.prerequisites) needed.add(id);
    kept.push(job);
  }
  return kept.reverse();
}

/**
 * Level 1 is a job of its own only where another job needs it or nothing more is asked: otherwise 0 → 2 is one job. Seen
 * from the end, so that what needs a level 1 has been joined before it.
 */
function joinFirstLevels(jobs: readonly Job[]): Job[] {
  const found = new Map(jobs.map((job) => [job.id, job]));
  const needing = new Map<string, Set<string>>(jobs.map(({ id }) => [id, new Set()]));
  for (const { id, prerequisites } of jobs) for (const need of prerequisites) needing.get(need)?.add(id);
  for (const job of jobs.toReversed()) {
    const second = job.to === 1 ? found.get(jobId(job.skill, 2)) : undefined;
    if (!second || (job.must && !second.must)) continue;
    const others = [...(needing.get(job.id) ?? [])].map((id) => found.get(id));
    const alone = others.every((other) => !other || other === second || other.prerequisites.includes(second.id));
    if (!alone) continue;
    for (const other of others) if (other) other.prerequisites = other.prerequisites.filter((id) => id !== job.id);
    absorb(second, job);
    for (const need of job.prerequisites) needing.get(need)?.add(second.id);
    found.delete(job.id);
  }
  return jobs.filter(({ id }) => found.has(id));
}

/** Makes level 1 a part of the job that leads to level 2. */
function absorb(second: Job, first: Job): void {
  second.from = first.from;
  second.hours += first.hours;
  second.gain += first.gain;
  second.core ||= first.core;
  second.prerequisites = [...new Set([...first.prerequisites, ...second.prerequisites])];
  second.requirements = [...new Set([...first.requirements, ...second.requirements])];
  const shares = new Map<string, number>();
  for (const { requirement, share } of [...first.floors, ...second.floors])
    shares.set(requirement, (shares.get(requirement) ?? 0) + share);
  second.floors = [...shares].map(([requirement, share]) => ({ requirement, share }));
}

/** Jobs as the ordering takes them; prerequisites that are not among them count as done. */
export function tasksOf(jobs: readonly Job[]): Tasks {
  const place = new Map(jobs.map(({ id }, i) => [id, i]));
  return {
    hours: jobs.map(({ hours }) => hours),
    gains: jobs.map(({ gain }) => gain),
    before: jobs.map(({ prerequisites }) => prerequisites.flatMap((id) => place.get(id) ?? [])),
  };
}

function addRequirement(
  jobs: Map<string, Job>,
  requirement: SkillRequirement,
  share: number,
  blocked: boolean,
  ratings: Ratings,
  facts: SkillFacts,
  needs: Needs,
  prefer: ReadonlySet<string>,
): void {
  const { id, floor = 0 } = requirement;
  const k = countOptions(requirement);
  const chosen = candidates(requirement, ratings, facts, prefer);
  const standIns = standInsOf(requirement, chosen, ratings);
  for (const option of requirement.options.filter((one) => chosen.includes(one.skill))) {
    const { skill } = option;
    if (facts.skill(skill).practised) continue;
    const counts = (level: number) => Math.max(standIns.get(skill) ?? 0, creditAt(option, level));
    for (let to = (ratings.get(skill)?.level ?? 0) + 1; to <= option.asked; to++) {
      const gain = (100 * share * (counts(to) - counts(to - 1))) / k;
      const must = blocked && to <= floor;
      if (gain === 0 && !must) continue;
      const job = ensure(jobs, skill, to as Level, ratings, facts, needs);
      job.gain += gain;
      job.must ||= must;
      job.core ||= isCore(requirement, skill);
      job.requirements.push(id);
      if (must) job.floors.push({ requirement: id, share: 1 / (k * floor) });
    }
  }
}

function isCore({ core }: SkillRequirement, skill: string): boolean {
  return core === true || (core?.includes(skill) ?? false);
}

/**
 * Coverage that an option not advised (a legacy tool) already brings in place of an advised one, by the latter's id:
 * the weakest advised option is paired with the strongest other, and so on. The sum of the greater of each pair is the
 * requirement's coverage now; only what lies above a stand-in is a gain.
 */
function standInsOf(requirement: SkillRequirement, chosen: readonly string[], ratings: Ratings): Map<string, number> {
  const coverage = (option: SkillRequirement["options"][number]) =>
    creditAt(option, ratings.get(option.skill)?.level ?? 0);
  const advised = requirement.options
    .filter(({ skill }) => chosen.includes(skill))
    .sort((a, b) => coverage(a) - coverage(b));
  const others = requirement.options
    .filter(({ skill }) => !chosen.includes(skill))
    .map(coverage)
    .sort((a, b) => b - a);
  return new Map(advised.map(({ skill }, i) => [skill, others[i] ?? 0]));
}

/** The job that reaches a level, made together with all before it that the person does not have yet. */
function ensure(
  jobs: Map<string, Job>,
  skill: string,
  to: Level,
  ratings: Ratings,
  facts: SkillFacts,
  needs: Needs,
): Job {
  const open = [{ skill, level: to }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const missing = jobs.has(jobId(top.skill, top.level)) ? [] : missingFor(top, ratings, facts, needs);
    const next = missing.find((need) => !jobs.has(jobId(need.skill, need.level)));
    if (next) open.push(next);
    else {
      open.pop();
      addJob(jobs, top, missing, facts);
    }
  }
  return jobs.get(jobId(skill, to)) as Job;
}

interface Reached {
  skill: string;
  level: Level;
}

/** What comes right before a level and is not reached yet: the level below, and what the catalogue says is needed. */
function missingFor({ skill, level }: Reached, ratings: Ratings, facts: SkillFacts, needs: Needs): Reached[] {
  const before = needs(skill).filter((need) => need.before === level && !facts.skill(need.skill).practised);
  return [{ skill, level: (level - 1) as Level }, ...(before as Reached[])].filter(
    (need) => need.level > (ratings.get(need.skill)?.level ?? 0),
  );
}

function addJob(jobs: Map<string, Job>, { skill, level }: Reached, before: Reached[], facts: SkillFacts): void {
  const id = jobId(skill, level);
  if (jobs.has(id)) return;
  const from = (level - 1) as Level;
  const prerequisites = before.map((need) => jobId(need.skill, need.level));
  const hours = hoursBetween(facts.skill(skill), from, level);
  const job = { id, skill, from, to: level, hours, gain: 0, prerequisites, must: false, refresh: false };
  jobs.set(id, { ...job, core: false, requirements: [], floors: [] });
}

/** What a must-have needs is a must as well. Jobs stand after their prerequisites, so one pass from the end is enough. */
function markMust(jobs: Map<string, Job>): void {
  for (const { must, prerequisites } of [...jobs.values()].reverse()) {
    if (!must) continue;
    for (const id of prerequisites) {
      const job = jobs.get(id);
      if (job) job.must = true;
    }
  }
}

function refresh(skill: string, level: Level, facts: SkillFacts): Job {
  const hours = Math.ceil(REFRESH_SHARE * hoursBetween(facts.skill(skill), level - 1, level));
  const job = { id: jobId(skill, "refresh"), skill, from: level, to: level, hours, gain: 0, prerequisites: [] };
  return { ...job, must: false, refresh: true, core: false, requirements: [], floors: [] };
}

function jobId(skill: string, what: Level | "refresh"): string {
  return `${skill}:${what}`;
}
