import { type Answer, scoredRight } from "./items.ts";
import type { Model } from "./model.ts";
import { addScaled, dot, exponentiated, normalised, product } from "./vectors.ts";

/** What is known of one skill: from its rating and its answers, given each node of general ability and leniency. */
export interface SkillBelief extends Belief {
  skill: string;
  rating: number;
}

/** Shared by the skills that are rated alike and have no answers yet. */
export interface Belief {
  /** Likelihood of rating and answers over ability, for each leniency; known up to a factor. */
  likelihood: Float64Array[];
  /** Probability of rating and answers given each node (up to a factor), and its logarithm. */
  evidence: Float64Array;
  logEvidence: Float64Array;
  /** Mean level given each node. */
  level: Float64Array;
}

/** One answered question: P(right) over ability, and whether it was answered right. */
export interface Scored {
  curve: Float64Array;
  answer: Answer;
}

/** The belief about one skill. Answers count in the order given: pass them in a fixed one and theirs never matters. */
export function believe(model: Model, rating: number, scored: readonly Scored[]): Belief {
  const logs = new Float64Array(model.abilities.length);
  for (const { curve, answer } of scored) {
    const right = scoredRight(answer);
    for (const [k, p] of curve.entries()) (logs[k] as number) += Math.log(right ? p : 1 - p);
  }
  const answers = exponentiated(logs);
  const likelihood = model.ratingLikelihood(rating).map((rated) => product(rated, answers));
  const levelled = likelihood.map((values) => product(values, model.levels));
  const evidence = overNodes(model, likelihood);
  const level = overNodes(model, levelled).map((sum, n) => sum / (evidence[n] || 1));
  return { likelihood, evidence, logEvidence: evidence.map(Math.log), level };
}

/** Posterior of the nodes: the prior times the evidence of every skill. */
export function weigh(model: Model, beliefs: readonly Belief[]): Float64Array {
  const logs = new Float64Array(model.prior);
  for (const { logEvidence } of beliefs) addScaled(logs, logEvidence, 1);
  return normalised(exponentiated(logs));
}

/** The nodes worth summing over: all but those whose weight is below `negligible`. */
export function heavyNodes(weights: Float64Array, negligible: number): number[] {
  return [...weights.keys()].filter((node) => (weights[node] as number) > negligible);
}

/** Sums over the nodes given, for each ability of one skill. */
export interface Spread {
  /** The posterior of ability. */
  posterior: Float64Array;
  /** The same with every node multiplied by its `tilt`, and by the skill's mean level there. */
  tilted: Float64Array;
  levelled: Float64Array;
}

/** What all nodes together say of one skill's ability. */
export function spread(
  { model, weights }: { model: Model; weights: Float64Array },
  belief: Belief,
  nodes: readonly number[],
  tilt: Float64Array,
): Spread {
  const size = model.abilities.length;
  const posterior = new Float64Array(size);
  const tilted = new Float64Array(size);
  const levelled = new Float64Array(size);
  for (const node of nodes) {
    const given = model.given[Math.floor(node / model.leniencies)] as Float64Array;
    const likelihood = belief.likelihood[node % model.leniencies] as Float64Array;
    const share = (weights[node] as number) / (belief.evidence[node] as number);
    const leaning = tilt[node] as number;
    const level = belief.level[node] as number;
    for (let k = 0; k < size; k++) {
      const mass = share * (given[k] as number) * (likelihood[k] as number);
      (posterior[k] as number) += mass;
      (tilted[k] as number) += mass * leaning;
      (levelled[k] as number) += mass * level;
    }
  }
  return { posterior, tilted, levelled };
}

function overNodes(model: Model, values: readonly Float64Array[]): Float64Array {
  return Float64Array.from(model.given.flatMap((given) => values.map((row) => dot(given, row))));
}
