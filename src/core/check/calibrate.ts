import type { Rating } from "../../catalog/schema.ts";
import type { ScoredRole } from "../score/readiness.ts";
import { ASSUMPTIONS, type Assumptions } from "./assumptions.ts";
import { heavyNodes, spread } from "./belief.ts";
import { type Check, record, startCheck } from "./check.ts";
import { type Answer, probabilityRight, type Question, scoredRight } from "./items.ts";
import { dot, normalised } from "./vectors.ts";

/** What one person answered, and the level (1 to 4) that the person claims in each question's skill. */
export interface Responses {
  answers: readonly Answer[];
  claimed: ReadonlyMap<string, number>;
}

/** The difficulty that the answers of `n` people give a question, with its standard error; beside it the ranked one. */
export interface Fit {
  question: string;
  skill: string;
  ranked: number;
  fitted: number;
  standardError: number;
  n: number;
}

export interface Calibration {
  people: number;
  fitted: Fit[];
  /** Questions answered by fewer than `ANSWERS_TO_FIT` people. */
  tooFew: { question: string; n: number }[];
  /** Questions that nearly everybody or nearly nobody answered right: their difficulty lies beyond the axis. */
  beyond: { question: string; n: number }[];
}

export const ANSWERS_TO_FIT = 200;

/** The fitted difficulties of one round sharpen the abilities of the next; after three rounds they hardly move. */
const ROUNDS = 3;

/** Difficulties are looked for as far out as abilities. */
const REACH = 4;

/**
 * Fits difficulties by maximum likelihood: for each question, b that makes Π ∫ P(answer | θ, b) p(θ) dθ greatest, where
 * p(θ) is what a person's ratings and *other* answers say of the ability (so that an answer never vouches for itself).
 * The standard error comes from the curvature there. Which questions are asked may depend on earlier answers: that biases a
 * likelihood no more than it biases the check (Mislevy and Wu 1996, ETS Research Report 96-30).
 */
export function calibrate(people: readonly Responses[], bank: readonly Question[]): Calibration {
  const steps = calibrateInSteps(people, bank);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same with a pause after every person, so that whoever runs it can hear a signal. */
export function* calibrateInSteps(
  people: readonly Responses[],
  bank: readonly Question[],
  assumptions: Assumptions = ASSUMPTIONS,
): Generator<void, Calibration, void> {
  const counts = countAnswers(people);
  const asked = bank.filter(({ id }) => counts.has(id));
  const enough = asked.filter(({ id }) => (counts.get(id) ?? 0) >= ANSWERS_TO_FIT);
  let fits = new Map<string, Fit>();
  for (let round = 0; round < ROUNDS; round++) fits = yield* fitAll(people, enough, refine(asked, fits), assumptions);
  const n = ({ id }: Question) => ({ question: id, n: counts.get(id) ?? 0 });
  return {
    people: people.length,
    fitted: enough.flatMap(({ id }) => fits.get(id) ?? []),
    tooFew: asked.filter((question) => !enough.includes(question)).map(n),
    beyond: enough.filter(({ id }) => !fits.has(id)).map(n),
  };
}

function countAnswers(people: readonly Responses[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { answers } of people)
    for (const { question } of answers) counts.set(question, (counts.get(question) ?? 0) + 1);
  return counts;
}

/** The bank with the difficulties found so far, each as sure as its standard error. */
function refine(bank: readonly Question[], fits: ReadonlyMap<string, Fit>): Question[] {
  return bank.map((question) => {
    const fit = fits.get(question.id);
    return fit ? { ...question, difficulty: fit.fitted, spread: fit.standardError } : question;
  });
}

function* fitAll(
  people: readonly Responses[],
  wanted: readonly Question[],
  bank: readonly Question[],
  assumptions: Assumptions,
): Generator<void, Map<string, Fit>, void> {
  const evidence = new Map<string, Evidence[]>(wanted.map(({ id }) => [id, []]));
  for (const person of people) {
    gather(replayPerson(person, bank, assumptions), evidence);
    yield;
  }
  return new Map(
    wanted.flatMap((question): [string, Fit][] => {
      const fit = fitOne(question, evidence.get(question.id) ?? []);
      return fit ? [[question.id, fit]] : [];
    }),
  );
}

/** One person's answer to a question, and the ability that all else says the person has. */
interface Evidence {
  right: boolean;
  abilities: Float64Array;
  posterior: Float64Array;
}

function replayPerson({ answers, claimed }: Responses, bank: readonly Question[], assumptions: Assumptions): Check {
  const given = new Set(answers.map(({ question }) => question));
  const ratings = new Map([...claimed].map(([skill, level]) => [skill, { level } as Rating]));
  const questions = bank.filter(({ id }) => given.has(id));
  return answers.reduce(record, startCheck(namingAll(claimed.keys()), { ratings }, questions, { assumptions }));
}

/** A role that names skills and asks nothing of interest: abilities do not depend on what is asked. */
function namingAll(skills: Iterable<string>): ScoredRole {
  const options = Array.from(skills, (skill) => ({ skill, asked: 3 as const, credit: 1 as const }));
  const id = "all";
  return {
    requirements: [{ id, title: id, sources: [], weight: 1, weightBasis: "", kind: "all", asked: 3, options }],
  };
}

/** Takes each answer out of the posterior of its skill again by dividing by its likelihood. */
function gather(check: Check, evidence: ReadonlyMap<string, Evidence[]>): void {
  const nodes = heavyNodes(check.weights, NEGLIGIBLE);
  const skills = new Map(check.questions.map(({ id, skill }) => [id, skill]));
  const posteriors = new Map(
    check.beliefs.map((belief) => [belief.skill, spread(check, belief, nodes, check.weights).posterior]),
  );
  for (const answer of check.answers) {
    const posterior = posteriors.get(skills.get(answer.question) ?? "");
    const curve = check.curves.get(answer.question);
    if (!posterior || !curve) continue;
    const right = scoredRight(answer);
    const without = posterior.map((mass, k) => mass / (right ? (curve[k] as number) : 1 - (curve[k] as number)));
    const { abilities } = check.model;
    evidence.get(answer.question)?.push({ right, abilities, posterior: normalised(without) });
  }
}

const NEGLIGIBLE = 1e-12;

/** Undefined when the likelihood is greatest at the end of the axis. */
function fitOne(question: Question, evidence: readonly Evidence[]): Fit | undefined {
  const likelihood = (difficulty: number) => logLikelihood({ ...question, difficulty }, evidence);
  const fitted = greatest(likelihood);
  if (Math.abs(fitted) > REACH - COARSE) return undefined;
  const step = 0.05;
  const curvature = (2 * likelihood(fitted) - likelihood(fitted - step) - likelihood(fitted + step)) / step ** 2;
  if (curvature <= 0) return undefined;
  const { id, skill, difficulty: ranked } = question;
  return { question: id, skill, ranked, fitted, standardError: 1 / Math.sqrt(curvature), n: evidence.length };
}

function logLikelihood(question: Question, evidence: readonly Evidence[]): number {
  const [first] = evidence;
  if (!first) return 0;
  const curve = first.abilities.map((ability) => probabilityRight(question, ability));
  return evidence.reduce((sum, { right, posterior }) => {
    const p = dot(posterior, curve);
    return sum + Math.log(right ? p : 1 - p);
  }, 0);
}

const COARSE = 0.25;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function on −4 … 4 is greatest: the best of a coarse grid, then golden-section search beside it. */
function greatest(f: (x: number) => number): number {
  const grid = Array.from({ length: (2 * REACH) / COARSE + 1 }, (_, i) => -REACH + i * COARSE);
  const values = grid.map(f);
  const best = grid[values.indexOf(Math.max(...values))] ?? 0;
  let [low, high] = [best - COARSE, best + COARSE];
  while (high - low > 1e-6) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (f(a) > f(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
