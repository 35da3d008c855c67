import type { Level } from "../score/levels.ts";
import { levelOf, wholeLevelOf } from "./assumptions.ts";
import { heavyNodes, spread } from "./belief.ts";
import type { Check } from "./check.ts";
import { cumulative, dot, placeAt } from "./vectors.ts";

/** What is inferred of one skill. */
export interface SkillPosterior {
  skill: string;
  /** Mean of ability, and its standard deviation (the standard error of the test). */
  ability: number;
  standardError: number;
  /** Mean level, 0 to 4, its median as a whole level, and the interval around it. */
  level: number;
  median: Level;
  low: number;
  high: number;
}

/** Nodes lighter than this are below what rounding leaves. */
const NEGLIGIBLE = 1e-18;

/** The posterior of a skill with the interval that holds `mass` of it; undefined for a skill rated 0 or not in the role. */
export function skillPosterior(check: Check, skill: string, mass = 0.9): SkillPosterior | undefined {
  const belief = check.beliefs.find((one) => one.skill === skill);
  if (!belief) return undefined;
  const { abilities, levels } = check.model;
  const { posterior } = spread(check, belief, heavyNodes(check.weights, NEGLIGIBLE), check.weights);
  const ability = dot(posterior, abilities);
  const squares = abilities.map((value) => (value - ability) ** 2);
  const tail = (1 - mass) / 2;
  return {
    skill,
    ability,
    standardError: Math.sqrt(dot(posterior, squares)),
    level: dot(posterior, levels),
    median: wholeLevelOf(quantile(abilities, posterior, 0.5)),
    low: levelOf(quantile(abilities, posterior, tail)),
    high: levelOf(quantile(abilities, posterior, 1 - tail)),
  };
}

/** A quantile of ability, each grid point's share spread evenly over the step around it. */
function quantile(abilities: Float64Array, posterior: Float64Array, share: number): number {
  const step = (abilities[1] as number) - (abilities[0] as number);
  return (abilities[0] as number) + placeAt(cumulative(posterior), share) * step;
}
