import type { Milestone, Project } from "../../catalog/schema.ts";
import { alternativesOf } from "../score/prerequisites.ts";
import type { Ratings } from "../score/readiness.ts";
import type { Job } from "./jobs.ts";
import { sum } from "./tasks.ts";

/*
 * The spine of a plan: one to three projects whose milestones prove most of its steps. A milestone takes the hours of its
 * steps and none besides.
 */

/** Where a job is proven. */
export interface Proof {
  project: string;
  milestone: string;
  /** The level that the milestone shows. */
  level: number;
}

/** The proof of each job that has one, by the job's id. */
export type Spine = ReadonlyMap<string, Proof & { place: number }>;

/** Hours count as so many points, so that jobs worth nothing by themselves still lean to a milestone. */
const POINTS_PER_HOUR = 1e-3;
const MOST_PROJECTS = 3;
/** A second and third project must prove so much of what there is to prove, and so many jobs. */
const LEAST_SHARE = 0.1;
const LEAST_JOBS = 2;
const ROUNDING = 1e-9;

/** A milestone is within reach when so much of what it proves is known at the end of the plan. */
const REACHED_SHARE = 0.4;

/**
 * Projects are taken greedily by the points of the jobs that they prove and no project before them does. `then` are the
 * ratings at the end of the plan: what lies out of reach proves nothing, and leaving it out on the way counts against a
 * project.
 */
export function chooseSpine(phases: readonly Job[][], projects: readonly Project[], then: Ratings): Spine {
  const spine = new Map<string, Proof & { place: number }>();
  const least = LEAST_SHARE * sum(phases.flat().map(value));
  for (let count = 0; count < MOST_PROJECTS; count++) {
    const open = phases.map((jobs) => jobs.filter(({ id, refresh }) => !refresh && !spine.has(id)));
    let best: Candidate = { ...NOTHING, rank: 0 };
    for (const project of projects) {
      const way = heaviestWay(open, project, then);
      if (way.rank > best.rank + ROUNDING) best = way;
    }
    const isSmall = best.value < least || best.proven.length < LEAST_JOBS;
    if (best.proven.length === 0 || (count > 0 && isSmall)) break;
    for (const { job, proof } of best.proven) spine.set(job.id, proof);
  }
  return spine;
}

interface Proven {
  job: Job;
  proof: Proof & { place: number };
}

interface Way {
  value: number;
  proven: Proven[];
}

interface Candidate extends Way {
  /** The value less what is left out on the way. */
  rank: number;
}

const NOTHING: Way = { value: 0, proven: [] };

/**
 * The jobs worth most that a project proves, if no phase goes back behind a milestone of the phase before: phase after
 * phase the best way that ends with each milestone. Within a phase the milestones set the order (`followMilestones`).
 */
function heaviestWay(phases: readonly Job[][], project: Project, then: Ratings): Candidate {
  const within = project.milestones.map((milestone) => shareKnown(milestone, then) >= REACHED_SHARE);
  const places = project.milestones.map((_, place) => place);
  let ways: Way[] = places.map(() => NOTHING);
  for (const jobs of phases) {
    const proven = jobs.flatMap((job) => provenBy(job, project)).filter(({ proof }) => within[proof.place]);
    ways = places.map((end) =>
      heaviest(
        places.slice(0, end + 1).map((from) => {
          const before = heaviest(ways.slice(0, from + 1));
          const mine = proven.filter(({ proof: { place } }) => place >= from && place <= end);
          return {
            value: before.value + sum(mine.map(({ job }) => value(job))),
            proven: [...before.proven, ...mine],
          };
        }),
      ),
    );
  }
  const ranks = ways.map(({ value }, end) => (value * within.slice(0, end + 1).filter(Boolean).length) / (end + 1));
  return { ...heaviest(ways), rank: Math.max(...ranks) };
}

/** How much of what a milestone proves somebody knows, 0 to 1. */
function shareKnown({ proves }: Milestone, ratings: Ratings): number {
  const known = proves.filter((proof) =>
    alternativesOf(proof).some((id) => (ratings.get(id)?.level ?? 0) >= proof.level),
  );
  return known.length / proves.length;
}

function heaviest(ways: readonly Way[]): Way {
  return ways.reduce((best, way) => (way.value > best.value + ROUNDING ? way : best), NOTHING);
}

/** The milestone that shows just what a job leads to, if the project has one. */
function provenBy(job: Job, project: Project): Proven[] {
  const place = project.milestones.findIndex(({ proves }) =>
    proves.some((proof) => proof.level === job.to && alternativesOf(proof).includes(job.skill)),
  );
  const milestone = project.milestones[place];
  if (!milestone) return [];
  return [{ job, proof: { project: project.id, milestone: milestone.id, level: job.to, place } }];
}

function value({ gain, hours }: Job): number {
  return gain + POINTS_PER_HOUR * hours;
}

/**
 * The jobs of a phase with the milestones of each project as further prerequisites: what proves an earlier one comes
 * before what proves a later one, except where the prerequisites themselves lead the other way.
 */
export function followMilestones(jobs: readonly Job[], spine: Spine): Job[] {
  const bound = new Map(jobs.map((job) => [job.id, { ...job, prerequisites: [...job.prerequisites] }]));
  for (const later of bound.values()) {
    const proof = spine.get(later.id);
    if (!proof) continue;
    for (const earlier of bound.values()) {
      const other = spine.get(earlier.id);
      if (other?.project !== proof.project || other.place >= proof.place) continue;
      if (!later.prerequisites.includes(earlier.id) && !leadsTo(later.id, earlier, bound))
        later.prerequisites.push(earlier.id);
    }
  }
  return [...bound.values()];
}

/** Whether a job is needed, at whatever distance, for another. */
function leadsTo(id: string, job: Job, jobs: ReadonlyMap<string, Job>, seen = new Set<string>()): boolean {
  return job.prerequisites.some((need) => {
    if (need === id) return true;
    const before = jobs.get(need);
    if (!before || seen.has(need)) return false;
    seen.add(need);
    return leadsTo(id, before, jobs, seen);
  });
}

/** `steps`: some step of the plan leads to it; `brought`: the person can do all that it proves; `beyond`: neither. */
export type MilestoneState = "steps" | "brought" | "beyond";

export interface PlannedProject {
  id: string;
  milestones: {
    id: string;
    state: MilestoneState;
    /** What the plan proves there, and the last day of the last of these steps. */
    proves: { skill: string; level: number }[];
    ends?: string;
  }[];
}

interface ProvenStep {
  skill: string;
  ends: string;
  milestone?: Proof;
}

/** The projects that steps name, in the order in which they begin, with what stands at each milestone; `ratings` before the plan. */
export function describeProjects(
  steps: readonly ProvenStep[],
  projects: readonly Project[],
  ratings: Ratings,
): PlannedProject[] {
  const ids = [...new Set(steps.flatMap(({ milestone }) => milestone?.project ?? []))];
  return ids.flatMap((id) => {
    const project = projects.find((one) => one.id === id);
    if (!project) return [];
    const milestones = project.milestones.map((milestone) => {
      const mine = steps.filter((step) => step.milestone?.project === id && step.milestone.milestone === milestone.id);
      const proves = mine.map(({ skill, milestone: proof }) => ({ skill, level: proof?.level ?? 0 }));
      const ends = mine.at(-1)?.ends;
      const state: MilestoneState = ends ? "steps" : shareKnown(milestone, ratings) === 1 ? "brought" : "beyond";
      return { id: milestone.id, state, proves, ...(ends ? { ends } : {}) };
    });
    return [{ id, milestones }];
  });
}
