import type { Advert } from "./advert.ts";

/* How many adverts name each skill, as a file that data folders take. */

/** How many built-in adverts weigh beside a person's own. */
const PRIOR = 30;

export interface DemandCount {
  /** Adverts counted, and texts that were none. */
  n: number;
  unread: number;
  /** By the id of each skill. */
  counts: Map<string, number>;
}

/** Adds one advert: each skill once, however often and however it is named. */
export function countDemand(demand: DemandCount, { asks, checked }: Advert): void {
  if (!checked) {
    demand.unread++;
    return;
  }
  demand.n++;
  for (const skill of new Set(asks.flatMap((ask) => ask.skill ?? [])))
    demand.counts.set(skill, (demand.counts.get(skill) ?? 0) + 1);
}

/** The counts as demand.yaml, with how they were made. `day` is today, 2026-11-25. */
export function demandYaml({ n, counts }: DemandCount, day: string): string {
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => `  ${id}: [${count}]`);
  return `# Counted by mlcareer data import adverts on ${day}. No text of an advert is in it.
# A count is the number of adverts that name the skill by any form of the vocabulary: as a must, as a plus or in passing.
# Few adverts say little, so built-in ones weigh beside them: share = (named + prior · built-in share) / (n + prior).
prior: ${PRIOR}
sets:
  - { id: own-adverts, title: Your own adverts, n: ${n}, summarised: false, source: own-adverts }
counts:
${lines.join("\n")}
`;
}
