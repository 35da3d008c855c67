import type { Level } from "../score/levels.ts";

/**
 * What the check takes for granted, since nothing has been calibrated:
 *
 *   g ~ N(0, 1)                        general ability
 *   λ ~ N(mean, variance)              leniency of the person's self-ratings
 *   θ | g ~ N(√shared · g, 1 − shared) ability in one skill; level = θ + 2, cut to 0 … 4
 *   rating ~ θ + λ + N(0, σ²)          cut half-way between the levels 1|2|3|4; σ² = 1/validity² − 1 − variance of λ
 *   b ~ N(ranked, spread²)             difficulty of a question: ranking it is a guess, drawn for each question apart
 */
export interface Assumptions {
  /** Share of the variance of an ability that general ability explains, 0 to below 1. */
  shared: number;
  leniency: { mean: number; variance: number };
  /** Correlation of a self-rating with ability, 0 to 1; 0 means that ratings say nothing. */
  validity: number;
  /** Standard deviation of true difficulties around the ranked ones; 0 takes the ranked ones as exact. */
  difficultySpread: number;
  /** Points of each grid over −4 … 4 standard units; one point stands for "held at its mean". */
  grid: { ability: number; general: number; leniency: number };
}

/**
 * The grid: against one two to four times as fine, abilities and their standard errors differ by less than 0.001 (60 skills, all
 * of 300 questions answered). Validity: self-ratings against concrete criteria correlate about 0.47 with performance (Li and Zhang
 * 2021). Spread of difficulties: the design's judgement; where authors' difficulties were held against measured ones, they said
 * next to nothing of them (a correlation of 0.06 over 212 questions).
 */
export const ASSUMPTIONS: Assumptions = {
  shared: 0.6,
  leniency: { mean: 0.3, variance: 0.25 },
  validity: 0.47,
  difficultySpread: 0.7,
  grid: { ability: 33, general: 21, leniency: 11 },
};

/** One ability with a standard normal prior and nothing else: the ordinary adaptive test of one skill. */
export const ONE_DIMENSION: Assumptions = {
  ...ASSUMPTIONS,
  shared: 0,
  validity: 0,
  difficultySpread: 0,
  grid: { ability: 33, general: 1, leniency: 1 },
};

/** Ability 0 is level 2. */
export const LEVEL_AT_ZERO = 2;

/** The level (0 to 4, fractions kept) that an ability stands for. */
export function levelOf(ability: number): number {
  return Math.min(4, Math.max(0, ability + LEVEL_AT_ZERO));
}

/**
 * The whole level that an ability stands for: what somebody would claim who errs neither up nor down, since the cuts of
 * a rating lie half-way between the levels. Readiness is made of whole levels, so a drawn or a true ability counts as
 * this one: with fractions, an accurate person's claim and the check's finding would be two different figures.
 */
export function wholeLevelOf(ability: number): Level {
  return Math.floor(levelOf(ability) + 0.5) as Level;
}
