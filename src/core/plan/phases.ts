import type { Job } from "./jobs.ts";

/**
 * The phases of a plan: every must-have to its floor; the core of the role to level 2, which brings one model into
 * production; the core to the level asked; everything else that is asked. Each with what it needs.
 */
export const PHASES = ["foundations", "production", "depth", "breadth"] as const;
export type Phase = (typeof PHASES)[number];

/** Level of the core at which a first model stands in production. */
const PRODUCTION_LEVEL = 2;

/** The jobs of every phase, in the order given; a job belongs to the first phase that needs it. Jobs stand after their prerequisites. */
export function splitIntoPhases(jobs: readonly Job[]): Job[][] {
  const place = new Map<string, number>();
  for (const job of jobs.toReversed()) {
    const own = Math.min(ownPhase(job), place.get(job.id) ?? PHASES.length);
    place.set(job.id, own);
    for (const need of job.prerequisites) place.set(need, Math.min(own, place.get(need) ?? PHASES.length));
  }
  return PHASES.map((_, phase) => jobs.filter(({ id }) => place.get(id) === phase));
}

/** The place among the phases that a job has by itself, not for what needs it. */
export function ownPhase({ floors, core, to, refresh }: Job): number {
  if (floors.length > 0) return 0;
  if (!core || refresh) return 3;
  return to <= PRODUCTION_LEVEL ? 1 : 2;
}
