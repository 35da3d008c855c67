import type { Project, Rating, Requirement, Role } from "../../catalog/schema.ts";
import type { SkillFacts } from "../score/facts.ts";
import { requirementsBySkill } from "../score/gaps.ts";
import type { Level } from "../score/levels.ts";
import { type Cover, combine, cover, type Profile, readiness } from "../score/readiness.ts";
import { type Calendar, endsOn, hoursUntil, startsOn } from "./calendar.ts";
import { type Chosen, chooseAll, chooseTo, chooseWithin, sumHours } from "./choose.ts";
import { type Job, type Steer, type SteeredWork, workload } from "./jobs.ts";
import { orderJobs } from "./order.ts";
import { PHASES, type Phase, splitIntoPhases } from "./phases.ts";
import {
  chooseSpine,
  describeProjects,
  followMilestones,
  type PlannedProject,
  type Proof,
  type Spine,
} from "./spine.ts";

/** The most readiness until a day (included), the shortest way to so many points, or the points until the day if that can be. */
export type Goal = { deadline: string } | { target: number } | { deadline: string; target: number };

/** What a plan is made of besides the person, the role and the calendar. */
export interface Wanted extends Steer {
  /** Everything when left out. */
  goal?: Goal | undefined;
  onlyMustHaves?: boolean;
  /** The projects to choose the spine from. */
  projects?: readonly Project[];
}

export interface PlanStep {
  skill: string;
  from: Level;
  /** Equal to `from` when the skill is refreshed. */
  to: Level;
  phase: Phase;
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
  /** The milestone that proves it. */
  milestone?: Proof;
}

/**
 * How a goal is met: `bound` is the readiness (deadline) or the hours (target) that no other choice of jobs in the last
 * phase beats. A target that does not fit until the deadline says what it takes: the hours, and how many a week.
 */
export type GoalResult =
  | { deadline: string; exact: boolean; bound: number }
  | { target: number; reached: boolean; exact: boolean; bound: number }
  | {
      deadline: string;
      target: number;
      reached: boolean;
      exact: boolean;
      bound: number;
      needs?: { hours: number; hoursPerWeek: number };
    };

/** Adverts, the interview, the portfolio: the last weeks before an end. */
export interface Applying {
  starts: string;
  ends: string;
  hours: number;
}

export interface Plan {
  hoursPerWeek: number;
  start: string;
  /** The last day of the last step. */
  end: string;
  /** The end if all takes HOURS_LOW or HOURS_HIGH times the hours estimated. */
  endEarliest: string;
  endLatest: string;
  /** Hours of all steps. */
  hours: number;
  readinessFrom: number;
  readinessTo: number;
  steps: PlanStep[];
  /** True when in no phase another order brings the points earlier. */
  exactOrder: boolean;
  goal?: GoalResult;
  applying?: Applying;
  /** The spine: one to three projects, in the order in which they begin. */
  projects: PlannedProject[];
  /** What the plan does not come to: hours of steps, and the readiness with all of them done. */
  left: { hours: number; readiness: number };
  /** What is practised along the way and no step: its skills below what is asked, and the points they hold after the plan. */
  practised: { skills: string[]; points: number };
  /** Skills left out, wholly or from some level on, because they need one that is skipped. */
  leftOut: string[];
  /** Planned for the must-haves alone. */
  only?: "must-haves";
  /** The shortest step that the plan could begin with, where none fitted. */
  tooShort?: { skill: string; to: Level; hours: number; available: number };
}

/** How far the hours a person really needs lie from the estimate, as factors: an estimate of the editors', no measurement. */
export const HOURS_LOW = 0.6;
export const HOURS_HIGH = 1.8;

/** Weeks of applying: a twelfth of the time, within bounds; none where there are too few weeks for it to be worth a part. */
const APPLYING = { share: 1 / 12, least: 1, most: 6, shortest: 6 };

/**
 * The plan that leads from a profile (the levels to plan from) to a role. Points are exact, not rounded; hours are
 * estimates.
 */
export function makePlan(
  role: Role,
  profile: Profile,
  facts: SkillFacts,
  calendar: Calendar,
  { goal, onlyMustHaves = false, projects = [], ...steer }: Wanted = {},
): Plan {
  const all = workload(role, profile, facts, steer);
  const work = onlyMustHaves ? { ...all, jobs: splitIntoPhases(all.jobs)[0] ?? [] } : all;
  const chosen = choose(work, calendar, goal);
  const spine = chooseSpine(
    chosen.phases,
    fittingProjects(projects, role),
    profileAfter(profile, chosen.phases.flat()).ratings,
  );
  const ordered = chosen.phases.map((jobs) => orderWithin(jobs, spine));
  const groups = ordered.flatMap(({ jobs }, i) =>
    joinLevels(jobs, spine).map((group) => ({ group, phase: PHASES[i] as Phase })),
  );
  const steps = schedule(groups, role, profile, calendar, spine);
  const hours = steps.reduce((sum, step) => sum + step.hours, 0);
  const then = profileAfter(profile, steps);
  const applying = applyingAfter(hours, calendar, goal, readiness(role, then).gate.value);
  return {
    hoursPerWeek: calendar.hoursPerWeek,
    start: startsOn(calendar, 0),
    end: endsOn(calendar, hours),
    endEarliest: endsOn(calendar, hours * HOURS_LOW),
    endLatest: endsOn(calendar, hours * HOURS_HIGH),
    hours,
    readinessFrom: readiness(role, profile).value,
    readinessTo: readiness(role, then).value,
    steps,
    exactOrder: ordered.every(({ exact }) => exact),
    ...(chosen.goal ? { goal: chosen.goal } : {}),
    ...(applying && steps.length > 0 ? { applying } : {}),
    projects: describeProjects(steps, projects, profile.ratings),
    left: {
      hours: sumHours(work.jobs) - hours,
      readiness: readiness(role, profileAfter(profile, work.jobs)).value,
    },
    practised: practisedIn(role, then, facts),
    leftOut: all.leftOut,
    ...(onlyMustHaves ? { only: "must-haves" } : {}),
    ...shortage(work, calendar, goal, steps),
  };
}

/** The jobs of a phase in the order that its milestones leave open. */
function orderWithin(jobs: readonly Job[], spine: Spine): { jobs: Job[]; exact: boolean } {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const { jobs: ordered, exact } = orderJobs(followMilestones(jobs, spine));
  return { jobs: ordered.flatMap(({ id }) => byId.get(id) ?? []), exact };
}

function fittingProjects(projects: readonly Project[], role: Role): Project[] {
  return projects.filter(({ roles }) => roles.includes(role.id));
}

/** What of the role is practised and below what is asked, and the points that all of it would return. */
function practisedIn(role: Role, profile: Profile, facts: SkillFacts): Plan["practised"] {
  const ratings = new Map(profile.ratings);
  for (const requirement of role.requirements) {
    if (requirement.kind === "education") continue;
    for (const { skill, asked } of requirement.options)
      if (facts.skill(skill).practised && (ratings.get(skill)?.level ?? 0) < asked)
        ratings.set(skill, { level: asked as Level });
  }
  const skills = [...ratings].filter(([id, rating]) => rating !== profile.ratings.get(id)).map(([id]) => id);
  return { skills, points: readiness(role, { ...profile, ratings }).value - readiness(role, profile).value };
}

/** Weeks kept for applying before an end: so many hours of the calendar. */
function applyingHours(calendar: Calendar, deadline: string): number {
  const weeks = hoursUntil(calendar, deadline) / calendar.hoursPerWeek;
  if (weeks < APPLYING.shortest) return 0;
  const rounded = Math.round(weeks * APPLYING.share);
  return Math.min(APPLYING.most, Math.max(APPLYING.least, rounded)) * calendar.hoursPerWeek;
}

/** Nobody applies before the must-haves stand. */
function applyingAfter(hours: number, calendar: Calendar, goal: Goal | undefined, gate: number): Applying | undefined {
  if (gate < 1 || !goal || "target" in goal) return undefined;
  const left = hoursUntil(calendar, goal.deadline) - hours;
  const needed = Math.min(applyingHours(calendar, goal.deadline), left);
  if (needed < calendar.hoursPerWeek) return undefined;
  return { starts: startsOn(calendar, hours), ends: endsOn(calendar, hours + needed), hours: needed };
}

function choose(work: SteeredWork, calendar: Calendar, goal: Goal | undefined): Chosen & { goal?: GoalResult } {
  if (!goal) return chooseAll(work);
  if (!("target" in goal)) {
    const chosen = chooseBefore(work, calendar, goal.deadline);
    return { ...chosen, goal: { ...goal, exact: chosen.exact, bound: chosen.bound } };
  }
  const way = chooseTo(work, goal.target);
  const needed = way && sumHours(way.phases.flat());
  if (!("deadline" in goal)) {
    const all = way ?? chooseAll(work);
    return { ...all, goal: { ...goal, reached: way !== undefined, exact: all.exact, bound: all.bound } };
  }
  const available = hoursUntil(calendar, goal.deadline);
  if (way && needed !== undefined && needed <= available)
    return { ...way, goal: { ...goal, reached: true, exact: way.exact, bound: way.bound } };
  const fitting = chooseWithin(work, available);
  const weeks = available / calendar.hoursPerWeek;
  const needs = needed !== undefined && { needs: { hours: needed, hoursPerWeek: weekly(needed, weeks) } };
  return { ...fitting, goal: { ...goal, reached: false, exact: fitting.exact, bound: fitting.bound, ...needs } };
}

/** What fits before a day with time for applying; all of the time is for study where the must-haves would not stand. */
function chooseBefore(work: SteeredWork, calendar: Calendar, deadline: string): Chosen {
  const available = hoursUntil(calendar, deadline);
  const chosen = chooseWithin(work, available - applyingHours(calendar, deadline));
  const foundations = splitIntoPhases(work.jobs)[0]?.length ?? 0;
  return (chosen.phases[0]?.length ?? 0) < foundations ? chooseWithin(work, available) : chosen;
}

/** Hours a week, to the next half. */
export function weekly(hours: number, weeks: number): number {
  return Math.ceil((2 * hours) / weeks - 1e-9) / 2;
}

/** Where nothing fits before the deadline: the shortest step that a plan could begin with. */
function shortage(
  work: SteeredWork,
  calendar: Calendar,
  goal: Goal | undefined,
  steps: readonly PlanStep[],
): Pick<Plan, "tooShort"> {
  if (steps.length > 0 || !goal || !("deadline" in goal)) return {};
  const begun = splitIntoPhases(work.jobs).find((jobs) => jobs.length > 0) ?? [];
  const ready = begun.filter((job) => job.prerequisites.length === 0 && (job.gain > 0 || job.floors.length > 0));
  const first = ready.toSorted((a, b) => a.hours - b.hours)[0];
  if (!first) return {};
  const { skill, to, hours } = first;
  return { tooShort: { skill, to, hours, available: hoursUntil(calendar, goal.deadline) } };
}

/** Jobs of a phase that raise one skill level after level, next to each other, are one step, unless two milestones prove them. */
function joinLevels(jobs: readonly Job[], spine: Spine): Job[][] {
  const groups: Job[][] = [];
  for (const job of jobs) {
    const last = groups.at(-1)?.at(-1);
    const isProven = last !== undefined && spine.has(last.id) && spine.has(job.id);
    if (last && last.skill === job.skill && !job.refresh && !isProven) groups.at(-1)?.push(job);
    else groups.push([job]);
  }
  return groups;
}

function schedule(
  groups: readonly { group: Job[]; phase: Phase }[],
  role: Role,
  profile: Profile,
  calendar: Calendar,
  spine: Spine,
): PlanStep[] {
  const links = linksOf(groups.flatMap(({ group }) => group));
  const naming = requirementsBySkill(role);
  const ratings = new Map(profile.ratings);
  const now = { ...profile, ratings };
  // After a step only the requirements that name its skill are worked out again.
  const covers: Cover[] = role.requirements.map((requirement) => cover(requirement, now));
  let ready = combine(role, covers).value;
  let clock = 0;
  return groups.map(({ group, phase }) => {
    const step = { ...describe(group, links), phase, ...proofOf(group, spine) };
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

/** The milestone of the highest level of a step that has one. */
function proofOf(group: readonly Job[], spine: Spine): Pick<PlanStep, "milestone"> {
  const proof = group.flatMap(({ id }) => spine.get(id) ?? []).at(-1);
  if (!proof) return {};
  const { place: _, ...milestone } = proof;
  return { milestone };
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

type Described = Omit<PlanStep, "worth" | "starts" | "ends" | "phase" | "milestone">;

function describe(group: readonly Job[], { jobs, place, needing }: Links): Described {
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
export function profileAfter(profile: Profile, steps: readonly Pick<PlanStep, "skill" | "to">[]): Profile {
  const ratings = new Map(profile.ratings);
  for (const step of steps) if (step.to >= (ratings.get(step.skill)?.level ?? 0)) raise(ratings, step);
  return { ...profile, ratings };
}

function raise(ratings: Map<string, Rating>, { skill, to }: Pick<PlanStep, "skill" | "to">): void {
  ratings.set(skill, { ...ratings.get(skill), level: to, lastUsed: "within-year" });
}
