import type { Profile, ScoredRole } from "../score/readiness.ts";
import { ASSUMPTIONS, type Assumptions } from "./assumptions.ts";
import { believe, type Scored, type SkillBelief, weigh } from "./belief.ts";
import { type Answer, probabilityRight, type Question, scoredRight, withSpread } from "./items.ts";
import { type Model, modelOf } from "./model.ts";

/**
 * The state of a check: what the person claims, what was answered, and what both say. Never changed, only replaced.
 * Skills rated 0 or not at all are no part of it: they count as level 0 and no question is spent on them.
 */
export interface Check {
  role: ScoredRole;
  profile: Profile;
  /** The questions that can be asked: those on skills that the role names and the person rates above 0. */
  questions: readonly Question[];
  /** In the order they were given; their order changes no number. */
  answers: readonly Answer[];
  /** How many disclosed decoys the person claims to know. */
  decoysClaimed: number;
  model: Model;
  beliefs: readonly SkillBelief[];
  /** Posterior of each node of general ability and leniency. */
  weights: Float64Array;
  /** Standard deviation of true difficulties around the ranked ones. */
  difficultySpread: number;
  /** P(right) over ability, by question, the difficulty integrated out. */
  curves: ReadonlyMap<string, Float64Array>;
}

export interface CheckOptions {
  decoysClaimed?: number;
  assumptions?: Assumptions;
}

/** A check before its first answer: all that is known are the ratings. */
export function startCheck(
  role: ScoredRole,
  profile: Profile,
  questions: readonly Question[],
  { decoysClaimed = 0, assumptions = ASSUMPTIONS }: CheckOptions = {},
): Check {
  const model = modelOf(assumptions);
  const byRating = [1, 2, 3, 4].map((rating) => believe(model, rating, []));
  const beliefs = ratedSkills(role, profile).flatMap(([skill, rating]) => {
    const belief = byRating[rating - 1];
    return belief ? [{ skill, rating, ...belief }] : [];
  });
  const askable = new Set(beliefs.map(({ skill }) => skill));
  const open = questions.filter(({ skill }) => askable.has(skill));
  const { difficultySpread } = assumptions;
  const curve = (question: Question) => {
    const blurred = withSpread(question, difficultySpread);
    return model.abilities.map((ability) => probabilityRight(blurred, ability));
  };
  return {
    role,
    profile,
    questions: open,
    answers: [],
    decoysClaimed,
    model,
    beliefs,
    weights: weigh(model, beliefs),
    difficultySpread,
    curves: new Map(open.map((question) => [question.id, curve(question)])),
  };
}

/**
 * The check after one more answer.
 * @throws RangeError when the question is not one of the check's, or was answered before.
 */
export function record(check: Check, answer: Answer): Check {
  const question = check.questions.find(({ id }) => id === answer.question);
  if (!question) throw new RangeError(`${answer.question} is not a question of this check`);
  if (check.answers.some((given) => given.question === answer.question)) {
    throw new RangeError(`${answer.question} was answered before`);
  }
  const answers = [...check.answers, answer];
  const beliefs = check.beliefs.map((belief) =>
    belief.skill === question.skill
      ? { ...belief, ...believe(check.model, belief.rating, scored(check, belief.skill, answers)) }
      : belief,
  );
  return { ...check, answers, beliefs, weights: weigh(check.model, beliefs) };
}

/** How the answers went; "I don't know" is counted apart from wrong. */
export function tally({ answers }: Check): { right: number; wrong: number; dontKnow: number } {
  const right = answers.filter(scoredRight).length;
  const dontKnow = answers.filter((answer) => answer.dontKnow).length;
  return { right, wrong: answers.length - right - dontKnow, dontKnow };
}

/** The answers on one skill in the order of the question bank, so that the order they were given in never matters. */
function scored({ questions, curves }: Check, skill: string, answers: readonly Answer[]): Scored[] {
  const given = new Map(answers.map((answer) => [answer.question, answer]));
  return questions.flatMap((question) => {
    const answer = question.skill === skill ? given.get(question.id) : undefined;
    const curve = curves.get(question.id);
    return answer && curve ? [{ curve, answer }] : [];
  });
}

function ratedSkills(role: ScoredRole, { ratings }: Profile): [skill: string, rating: number][] {
  const named = role.requirements.flatMap((r) => (r.kind === "education" ? [] : r.options.map(({ skill }) => skill)));
  return [...new Set(named)].flatMap((skill): [string, number][] => {
    const level = ratings.get(skill)?.level ?? 0;
    return level > 0 ? [[skill, level]] : [];
  });
}
