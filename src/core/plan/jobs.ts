import type { Role, SkillRequirement } from "../../catalog/schema.ts";
import { candidates } from "../score/candidates.ts";
import type { SkillFacts } from "../score/facts.ts";
import { gaps } from "../score/gaps.ts";
import { hoursBetween, type Needs } from "../score/hours.ts";
import type { Level } from "../score/levels.ts";
import { needsFor } from "../score/prerequisites.ts";
import { countOptions, creditAt, type Profile, type Ratings, readiness, weightTotal } from "../score/readiness.ts";
import type { Tasks } from "./tasks.ts";

/** One skill raised by one level, or one skill refreshed (`from` equals `to` then). */
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

/** Hours to refresh a skill, as a share of its last step: an estimate of the editors'. */
export const REFRESH_SHARE = 0.25;

/**
 * The jobs that lead from a profile to all that a role asks (education apart). The k skills of every "best k"
 * requirement are those that the gaps advise, so that gains add up: 100·A after a set of jobs is `points` + Σ gain, or
 * more where a prerequisite happens to serve another requirement too.
 */
export function workload(role: Role, profile: Profile, facts: SkillFacts): Workload {
  const { coverage, requirements } = readiness(role, profile);
  const total = weightTotal(role.requirements);
  const jobs = new Map<string, Job>();
  const floors = new Map<string, number>();
  const needs = needsFor(role, profile.ratings, facts);
  for (const { requirement, floor: pass } of requirements) {
    if (requirement.kind === "education") continue;
    if (pass < 1) floors.set(requirement.id, pass);
    addRequirement(jobs, requirement, requirement.weight / total, pass < 1, profile.ratings, facts, needs);
  }
  markMust(jobs);
  const refreshes = gaps(role, profile, facts).filter(({ status }) => status === "refresh");
  return {
    jobs: [...jobs.values(), ...refreshes.map(({ skill, level }) => refresh(skill, level as Level, facts))],
    points: 100 * coverage,
    floors,
  };
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
): void {
  const { id, floor = 0 } = requirement;
  const k = countOptions(requirement);
  const chosen = candidates(requirement, ratings, facts);
  const standIns = standInsOf(requirement, chosen, ratings);
  for (const option of requirement.options.filter((one) => chosen.includes(one.skill))) {
    const { skill } = option;
    const counts = (level: number) => Math.max(standIns.get(skill) ?? 0, creditAt(option, level));
    for (let to = (ratings.get(skill)?.level ?? 0) + 1; to <= option.asked; to++) {
      const gain = (100 * share * (counts(to) - counts(to - 1))) / k;
      const must = blocked && to <= floor;
      if (gain === 0 && !must) continue;
      const job = ensure(jobs, skill, to as Level, ratings, facts, needs);
      job.gain += gain;
      job.must ||= must;
      job.requirements.push(id);
      if (blocked) job.floors.push({ requirement: id, share: 1 / (k * floor) });
    }
  }
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
    const missing = jobs.has(jobId(top.skill, top.level)) ? [] : missingFor(top, ratings, needs);
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
function missingFor({ skill, level }: Reached, ratings: Ratings, needs: Needs): Reached[] {
  const before = needs(skill).filter((need) => need.before === level);
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
  jobs.set(id, { ...job, requirements: [], floors: [] });
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
  return { ...job, must: false, refresh: true, requirements: [], floors: [] };
}

function jobId(skill: string, what: Level | "refresh"): string {
  return `${skill}:${what}`;
}
