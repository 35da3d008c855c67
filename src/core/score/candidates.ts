import type { SkillRequirement } from "../../catalog/schema.ts";
import type { SkillFacts } from "./facts.ts";
import { hoursBetween } from "./hours.ts";
import { countOptions, type Ratings } from "./readiness.ts";

/** At this many levels above the option that adverts name most, another one is the better advice. */
const CLEARLY_AHEAD = 2;

/**
 * The options of a requirement that a person is advised to bring up: all of them, or for "best k" only k. First what
 * reaches the level asked already, then what the person prefers, then what lies two levels above the option that adverts
 * name most; after these by demand, level and fewest hours. Never a legacy tool while enough others are there.
 */
export function candidates(
  requirement: SkillRequirement,
  ratings: Ratings,
  facts: SkillFacts,
  preferred: ReadonlySet<string> = new Set(),
): string[] {
  const { options } = requirement;
  const k = countOptions(requirement);
  if (k === options.length) return options.map(({ skill }) => skill);
  const level = (id: string) => ratings.get(id)?.level ?? 0;
  const demand = (id: string) => facts.demand(id) ?? 0;
  const isLegacy = ({ skill, credit }: (typeof options)[number]) =>
    credit < 1 || facts.skill(skill).status === "legacy";
  const current = options.filter((option) => !isLegacy(option));
  const most = current.reduce((best, { skill }) => Math.max(best, demand(skill)), 0);
  const bestNamed = current.find(({ skill }) => demand(skill) === most)?.skill ?? "";
  const keyed = options.map((option) => {
    const { skill, asked } = option;
    const own = level(skill);
    const keys = [
      Number(isLegacy(option)),
      -Number(own >= asked),
      -Number(preferred.has(skill)),
      -Number(own >= level(bestNamed) + CLEARLY_AHEAD),
      -demand(skill),
      -own,
      hoursBetween(facts.skill(skill), own, asked),
    ];
    return { skill, keys };
  });
  return keyed
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .slice(0, k)
    .map(({ skill }) => skill);
}

/** The order of the first keys that differ. */
function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [i, key] of a.entries()) {
    const difference = key - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
