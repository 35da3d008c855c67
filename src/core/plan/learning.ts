import type { Learning, Resource } from "../../catalog/schema.ts";
import type { Level } from "../score/levels.ts";

/** What somebody learns from on the way from one level to another, and builds to prove each level reached. */
export interface Lessons {
  /** The free ones first. */
  resources: Resource[];
  build: { level: Level; text: string }[];
}

const COSTS: Resource["cost"][] = ["free", "free-part", "paid"];

/** Lessons for the levels after `from` up to `to`; for a refresh (`to` equal to `from`) those of that level. */
export function lessonsFor(entry: Learning | undefined, from: Level, to: Level): Lessons {
  if (!entry) return { resources: [], build: [] };
  const first = Math.min(from + 1, to);
  const levels = Array.from({ length: to - first + 1 }, (_, i) => (first + i) as 1 | 2 | 3 | 4);
  const resources = entry.learn.filter((resource) => resource.levels.some((level) => levels.includes(level as 1)));
  return {
    resources: resources.toSorted((a, b) => COSTS.indexOf(a.cost) - COSTS.indexOf(b.cost)),
    build: levels.map((level) => ({ level, text: entry.build[level] })),
  };
}
