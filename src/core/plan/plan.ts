import type { Rating, Requirement, Role } from "../../catalog/schema.ts";
import type { SkillFacts } from "../score/facts.ts";
import { requirementsBySkill } from "../score/gaps.ts";
import type { Level } from "../score/levels.ts";
import { type Cover, combine, cover, type Profile, readiness } from "../score/readiness.ts";
import { type Calendar, endsOn, hoursUntil, startsOn } from "./calendar.ts";
import { mostWithin, shortestTo } from "./deadline.ts";
import { type Job, type Workload, workload } from "./jobs.ts";
import { orderJobs } from "./order.ts";

/** The most readiness until a day (included), or the shortest way to so many points. */
export type Goal = { deadline: string } | { target: number };

export interface PlanStep {
  skill: string;
  from: Level;
  /** Equal to `from` when the skill is refreshed. */
  to: Level;
  hours: number;
  /** Points of readiness that the step returns after those before it, recomputed. */
  worth: number;
  /** First and last day. */
  starts: string;
  ends: string;
  /** Skills of earlier steps that it builds on. */
  after: string[];
  /** Part of a must-have floor not met yet, or needed for one. */
  must: boolean;
  refresh: boolean;
  /** The requirements it counts for; none when it only makes way for others. */
  requirements: string[];
  /** Skills of later steps that need it. */
  makesWayFor: string[];
}

/** How a goal is met: `bound` is the readiness (deadline) or the hours (target) that no other choice of jobs beats. */
export type GoalResult =
  | { deadline: string; exact: boolean; bound: number }
  | { target: number; reached: boolean; exact: boolean; bound: number };

export interface Plan {
  hoursPerWeek: number;
  start: string;
  end: string;
  /** The end if all takes HOURS_LOW or HOURS_HIGH times the hours estimated. */
  endEarliest: string;
  endLatest: string;
  /** Hours of all steps. */
  hours: number;
  readinessFrom: number;
  readinessTo: number;
  steps: PlanStep[];
  /** True when no other order brings the points earlier, must-haves being first. */
  exactOrder: boolean;
  goal?: GoalResult;
}

/** How far the hours a person really needs lie from the estimate, as factors: an estimate of the editors', no measurement. */
export const HOURS_LOW = 0.6;
export const HOURS_HIGH = 1.8;

/** The plan that leads from a profile to a role. Points are exact, not rounded; hours are estimates. */
export function makePlan(role: Role, profile: Profile, facts: SkillFacts, calendar: Calendar, goal?: Goal): Plan {
  const work = workload(role, profile, facts);
  const chosen = choose(work, calendar, goal);
  const { parts, exact } = orderJobs(chosen.jobs);
  const steps = schedule(joined(parts.flat()), role, profile, calendar);
  const hours = steps.reduce((sum, step) => sum + step.hours, 0);
  const readinessFrom = readiness(role, profile).value;
  return {
    hoursPerWeek: calendar.hoursPerWeek,
    start: startsOn(calendar, 0),
    end: endsOn(calendar, hours),
    endEarliest: endsOn(calendar, hours * HOURS_LOW),
    endLatest: endsOn(calendar, hours * HOURS_HIGH),
    hours,
    readinessFrom,
    readinessTo: readiness(role, after(profile, steps)).value,
    steps,
    exactOrder: exact,
    ...(chosen.goal ? { goal: chosen.goal } : {}),
  };
}

function choose(work: Workload, calendar: Calendar, goal: Goal | undefined): { jobs: Job[]; goal?: GoalResult } {
  if (!goal) return work;
  if ("deadline" in goal) {
    const available = hoursUntil(calendar, goal.deadline);
    const { jobs, hours, exact, bound } = mostWithin(work, available);
    return { jobs: [...jobs, ...refreshesWithin(work, available - hours)], goal: { ...goal, exact, bound } };
  }
  const way = shortestTo(work, goal.target);
  if (way) return { jobs: way.jobs, goal: { ...goal, reached: true, exact: way.exact, bound: way.bound } };
  const hours = work.jobs.reduce((sum, job) => sum + job.hours, 0);
  return { jobs: work.jobs, goal: { ...goal, reached: false, exact: true, bound: hours } };
}

/** Refreshes bring no points, so they take what hours are left, in file order. */
function refreshesWithin({ jobs }: Workload, hours: number): Job[] {
  let left = hours;
  return jobs.filter((job) => {
    if (!job.refresh || job.hours > left) return false;
    left -= job.hours;
    return true;
  });
}

/** Jobs that raise one skill level after level, next to each other, are one step. */
function joined(jobs: readonly Job[]): Job[][] {
  const groups: Job[][] = [];
  for (const job of jobs) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.skill === job.skill && last.must === job.must) groups.at(-1)?.push(job);
    else groups.push([job]);
  }
  return groups;
}

function schedule(groups: readonly Job[][], role: Role, profile: Profile, calendar: Calendar): PlanStep[] {
  const links = linksOf(groups.flat());
  const naming = requirementsBySkill(role);
  const ratings = new Map(profile.ratings);
  const now = { ...profile, ratings };
  // After a step only the requirements that name its skill are worked out again.
  const covers: Cover[] = role.requirements.map((requirement) => cover(requirement, now));
  let ready = combine(role, covers).value;
  let clock = 0;
  return groups.map((group) => {
    const step = describe(group, links);
    raise(ratings, step);
    for (const i of naming.get(step.skill) ?? []) covers[i] = cover(role.requirements[i] as Requirement, now);
    const then = combine(role, covers).value;
    const worth = then - ready;
    ready = then;
    const starts = startsOn(calendar, clock);
    clock += step.hours;
    return { ...step, worth, starts, ends: endsOn(calendar, clock) };
  });
}

/** Jobs by id, their places in the plan, and the jobs that need each. */
interface Links {
  jobs: Map<string, Job>;
  place: Map<Job, number>;
  needing: Map<string, Job[]>;
}

function linksOf(list: readonly Job[]): Links {
  const jobs = new Map(list.map((job) => [job.id, job]));
  const needing = new Map<string, Job[]>(list.map(({ id }) => [id, []]));
  for (const job of list) for (const id of job.prerequisites) needing.get(id)?.push(job);
  return { jobs, place: new Map(list.map((job, i) => [job, i])), needing };
}

function describe(group: readonly Job[], { jobs, place, needing }: Links): Omit<PlanStep, "worth" | "starts" | "ends"> {
  const [first, last] = [group[0], group.at(-1)] as [Job, Job];
  const before = group.flatMap(({ prerequisites }) => prerequisites.flatMap((id) => jobs.get(id) ?? []));
  const later = group
    .flatMap(({ id }) => needing.get(id) ?? [])
    .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const others = (list: readonly Job[]) => [
    ...new Set(list.map(({ skill }) => skill).filter((skill) => skill !== first.skill)),
  ];
  return {
    skill: first.skill,
    from: first.from,
    to: last.to,
    hours: group.reduce((sum, { hours }) => sum + hours, 0),
    after: others(before),
    must: first.must,
    refresh: first.refresh,
    requirements: [...new Set(group.flatMap(({ requirements }) => requirements))],
    makesWayFor: others(later),
  };
}

/** The profile after some steps; a skill just worked on counts as used within the year. */
function after(profile: Profile, steps: readonly Pick<PlanStep, "skill" | "to">[]): Profile {
  const ratings = new Map(profile.ratings);
  for (const step of steps) raise(ratings, step);
  return { ...profile, ratings };
}

function raise(ratings: Map<string, Rating>, { skill, to }: Pick<PlanStep, "skill" | "to">): void {
  ratings.set(skill, { ...ratings.get(skill), level: to, lastUsed: "within-year" });
}
