import { type Assumptions, LEVEL_AT_ZERO, levelOf } from "./assumptions.ts";
import { cumulativeNormal } from "./normal.ts";
import { exponentiated, normalised } from "./vectors.ts";

/**
 * The assumptions laid out on grids. A node is one pair of general ability and leniency: node = i · leniencies + j.
 * Given a node the skills are independent, so that nothing ever has more than three dimensions.
 */
export interface Model {
  abilities: Float64Array;
  /** The level that each ability stands for. */
  levels: Float64Array;
  /** Distribution of ability given each general ability. */
  given: Float64Array[];
  /** Number of points of leniency. */
  leniencies: number;
  /** Logarithm of the prior of each node. */
  prior: Float64Array;
  /** Likelihood of a rating (1 to 4) over ability, for each leniency. */
  ratingLikelihood(rating: number): Float64Array[];
}

const REACH = 4;

const built = new WeakMap<Assumptions, Model>();

/** The model of these assumptions, built once: it is never changed. */
export function modelOf(assumptions: Assumptions): Model {
  const model = built.get(assumptions) ?? buildModel(assumptions);
  built.set(assumptions, model);
  return model;
}

function buildModel({ shared, leniency, validity, grid }: Assumptions): Model {
  const abilities = axis(grid.ability);
  const generals = axis(grid.general);
  const lenient = axis(grid.leniency);
  const spread = Math.sqrt(leniency.variance);
  const noise = Math.sqrt(1 / validity ** 2 - 1 - leniency.variance);
  const given = Array.from(generals, (g) => {
    const centre = Math.sqrt(shared) * g;
    return normalised(exponentiated(logPrior(abilities, centre, 1 - shared)));
  });
  const likelihoods = [1, 2, 3, 4].map((rating) =>
    Array.from(lenient, (z) => {
      const shift = leniency.mean + spread * z;
      return abilities.map((ability) => (validity === 0 ? 1 : ratingProbability(rating, ability + shift, noise)));
    }),
  );
  return {
    abilities,
    levels: abilities.map(levelOf),
    given,
    leniencies: lenient.length,
    prior: overPairs(logPrior(generals, 0, 1), logPrior(lenient, 0, 1)),
    ratingLikelihood: (rating) => likelihoods[rating - 1] ?? [],
  };
}

/** P(rating | ability + leniency): the share of N(leaning, noise²) between the rating's cuts, half a level to each side. */
export function ratingProbability(rating: number, leaning: number, noise: number): number {
  const cut = (level: number) => (level - 0.5 - LEVEL_AT_ZERO - leaning) / noise;
  const below = rating === 1 ? 0 : cumulativeNormal(cut(rating));
  const upTo = rating === 4 ? 1 : cumulativeNormal(cut(rating + 1));
  return upTo - below;
}

function axis(points: number): Float64Array<ArrayBuffer> {
  if (points === 1) return new Float64Array(1);
  return Float64Array.from({ length: points }, (_, i) => -REACH + (2 * REACH * i) / (points - 1));
}

/** Logarithm of a normal prior on a grid, up to a constant, by the trapezoidal rule: the ends weigh half. */
function logPrior(points: Float64Array, mean: number, variance: number): Float64Array {
  const last = points.length - 1;
  const endWeight = (i: number) => (last > 0 && (i === 0 || i === last) ? 0.5 : 1);
  return points.map((x, i) => Math.log(endWeight(i)) - (x - mean) ** 2 / (2 * variance));
}

function overPairs(rows: Float64Array, columns: Float64Array): Float64Array {
  return Float64Array.from([...rows].flatMap((row) => Array.from(columns, (column) => row + column)));
}
