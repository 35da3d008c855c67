import type { Rating } from "../../catalog/schema.ts";
import { heavyNodes, type SkillBelief, type Spread, spread } from "./belief.ts";
import type { Check } from "./check.ts";
import { information, type Question, withSpread } from "./items.ts";
import { skillPosterior } from "./posterior.ts";
import type { Random } from "./random.ts";
import { slopes } from "./slopes.ts";
import { addScaled, dot, product } from "./vectors.ts";

/** A way of choosing the next question: a number for each one open. The highest is asked; ties go by the bank's order. */
export type Rule = (check: Check, open: readonly Question[]) => readonly number[];

/** Nodes lighter than this move no score by more than a millionth; passing them over saves most of the time. */
const NEGLIGIBLE = 1e-9;

/**
 * How much each question is expected to reduce the variance of readiness, in points². Readiness is linearised at the
 * posterior mean levels, X = Σ slope · level. By the law of total variance the reduction is the variance of E[X | answer],
 * which for two outcomes is Cov(X, P(right))² / (p (1 − p)). The covariance has two parts: what the skill says of the
 * person (through the nodes: `tilted`), and of itself within a node (`within`, times its own slope).
 */
export const byReadinessVariance: Rule = (check, open) => {
  const { model, weights, curves } = check;
  const slope = slopesAtMeans(check);
  const linear = new Float64Array(weights.length);
  for (const belief of check.beliefs) addScaled(linear, belief.level, slope.get(belief.skill) ?? 0);
  const centre = dot(weights, linear);
  const tilt = linear.map((sum) => sum - centre);
  const nodes = heavyNodes(weights, NEGLIGIBLE);
  const known = new Map<Float64Array, Spread>();
  const bySkill = perSkill(check, open, (belief) => {
    const sums = known.get(belief.evidence) ?? spread(check, belief, nodes, tilt);
    known.set(belief.evidence, sums);
    const { posterior, tilted, levelled } = sums;
    const within = product(posterior, model.levels);
    addScaled(within, levelled, -1);
    return { posterior, tilted, within, own: slope.get(belief.skill) ?? 0 };
  });
  return open.map(({ id, skill }) => {
    const curve = curves.get(id);
    const found = bySkill.get(skill);
    if (!curve || !found) return 0;
    const p = dot(found.posterior, curve);
    const covariance = dot(found.tilted, curve) + found.own * dot(found.within, curve);
    return covariance ** 2 / (p * (1 - p));
  });
};

/** Fisher information at the posterior mean of the question's skill. */
export const byInformation: Rule = (check, open) => {
  const abilities = perSkill(check, open, ({ skill }) => skillPosterior(check, skill)?.ability ?? 0);
  return open.map((question) =>
    information(withSpread(question, check.difficultySpread), abilities.get(question.skill) ?? 0),
  );
};

/** Any open question, for comparison. */
export function atRandom(next: Random): Rule {
  return (_check, open) => open.map(() => next());
}

function slopesAtMeans({ role, profile, beliefs, weights }: Check): Map<string, number> {
  const ratings = new Map<string, Rating>();
  for (const { skill, level } of beliefs) ratings.set(skill, { level: dot(weights, level) });
  return slopes(role, { ...profile, ratings });
}

function perSkill<T>({ beliefs }: Check, open: readonly Question[], value: (belief: SkillBelief) => T): Map<string, T> {
  const wanted = new Set(open.map(({ skill }) => skill));
  return new Map(beliefs.filter(({ skill }) => wanted.has(skill)).map((belief) => [belief.skill, value(belief)]));
}
