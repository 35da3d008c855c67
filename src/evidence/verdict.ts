import type { Match } from "./match.ts";
import { isMust } from "./role.ts";

/* Whether to apply, and which gap opens which adverts. Apart from the matching, so that a page need not load it. */

/** The share of the musts from which an application has a chance: a judgement, said wherever it is used. */
export const ENOUGH = 0.75;

export type Verdict = "apply" | "stretch" | "not-yet";

export function verdictOf({ required, met = 0 }: Pick<Match, "required" | "met">): Verdict {
  const share = required === 0 ? 1 : met / required;
  return share >= ENOUGH ? "apply" : share >= 0.5 ? "stretch" : "not-yet";
}

export interface Unlock {
  skill: string;
  /** The adverts that require it of a person who lacks it. */
  adverts: string[];
  /** Those of them where it alone is what is missing to three quarters of the musts. */
  enough: string[];
}

/** Which gap opens how many adverts, the most first. */
export function unlocksOf(matches: readonly (Match & { file: string })[]): Unlock[] {
  const found = new Map<string, Unlock>();
  for (const match of matches) {
    for (const { skill, requirement, status } of match.gaps) {
      const must = match.role.requirements.some((one) => one.id === requirement && isMust(one));
      if (!must || status === "met" || status === "refresh") continue;
      const unlock = found.get(skill) ?? { skill, adverts: [], enough: [] };
      found.set(skill, unlock);
      unlock.adverts.push(match.file);
      const turns = verdictOf(match) !== "apply" && verdictOf({ ...match, met: (match.met ?? 0) + 1 }) === "apply";
      if (turns) unlock.enough.push(match.file);
    }
  }
  return [...found.values()].sort((a, b) => b.enough.length - a.enough.length || b.adverts.length - a.adverts.length);
}
