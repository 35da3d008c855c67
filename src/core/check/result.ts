import type { BankQuestion, Catalog, CheckTaken, Role } from "../../catalog/schema.ts";
import type { Profile } from "../score/readiness.ts";
import { rounded } from "../score/rounded.ts";
import { type Check, record, startCheck, tally } from "./check.ts";
import { ANSWERS_BEFORE_SHOWING, inferred } from "./inferred.ts";
import type { Known } from "./known.ts";
import { skillPosterior } from "./posterior.ts";

/** What a check says, in figures. Levels are 0 to 4; the interval of a skill holds 90 %. */
export interface CheckResult {
  seed: number;
  asked: number;
  right: number;
  wrong: number;
  dontKnow: number;
  /** Every skill asked about: what was claimed, what is inferred. */
  skills: { skill: string; claimed: number; level: number; low: number; high: number; asked: number; right: number }[];
  answers: CheckTaken["answers"];
  /** When the first and the last of the checks were taken that the answers come from. */
  given?: { first: string; last: string } | undefined;
}

export interface InferredReadiness {
  mean: number;
  low: number;
  high: number;
  questions: number;
}

type Data = Pick<Catalog, "skills" | "questions">;

/** A check before its first question, on the claims of a profile. */
export function beginCheck(role: Role, profile: Profile, { skills, questions }: Data): Check {
  return startCheck(role, profile, questions, { decoysClaimed: decoysClaimed({ skills }, profile).length });
}

/** The ids of rated items that name no existing tool. */
export function decoysClaimed({ skills }: Pick<Data, "skills">, { ratings }: Profile): string[] {
  return skills.flatMap(({ id, status }) => (status === "decoy" && (ratings.get(id)?.level ?? 0) > 0 ? [id] : []));
}

/**
 * The check with all answers taken. Answers to questions that the data no longer hold, on skills not claimed, or to what
 * is answered already, fall away.
 */
export function replay(check: Check, taken: CheckTaken): Check {
  const open = new Set(check.questions.map(({ id }) => id));
  for (const { question } of check.answers) open.delete(question);
  return taken.answers.reduce((now, { question, answer }) => {
    if (!open.delete(question)) return now;
    return record(now, { question, right: answer === "right", dontKnow: answer === "dont-know" });
  }, check);
}

/** The figures of a check; readiness is inferred from five answers on. */
export function checkResult(
  role: Role,
  profile: Profile,
  data: Data,
  taken: CheckTaken & Partial<Known>,
): { result: CheckResult; inferred?: InferredReadiness } {
  const check = replay(beginCheck(role, profile, data), taken);
  const kept = new Set(check.answers.map(({ question }) => question));
  const answers = taken.answers.filter(({ question }) => kept.has(question));
  const result: CheckResult = {
    seed: taken.seed,
    asked: check.answers.length,
    ...tally(check),
    skills: skillsAsked(check, data.questions, answers, profile),
    answers,
    ...(taken.first && taken.last ? { given: { first: taken.first, last: taken.last } } : {}),
  };
  const shown = inferredOf(check, taken.seed);
  return { result, ...(shown ? { inferred: shown } : {}) };
}

/** Inferred readiness in points, to six decimals; undefined before five answers. */
export function inferredOf(check: Check, seed: number): InferredReadiness | undefined {
  const questions = check.answers.length;
  if (questions < ANSWERS_BEFORE_SHOWING) return undefined;
  const { mean, low, high } = inferred(check, seed);
  return { mean: rounded(mean), low: rounded(low), high: rounded(high), questions };
}

function skillsAsked(
  check: Check,
  questions: readonly BankQuestion[],
  answers: CheckTaken["answers"],
  { ratings }: Profile,
): CheckResult["skills"] {
  const skillOf = new Map(questions.map(({ id, skill }) => [id, skill]));
  const skills = [...new Set(answers.map(({ question }) => skillOf.get(question) ?? ""))];
  return skills.flatMap((skill) => {
    const posterior = skillPosterior(check, skill);
    if (!posterior) return [];
    const own = answers.filter(({ question }) => skillOf.get(question) === skill);
    const { level, low, high } = posterior;
    return [
      {
        skill,
        claimed: ratings.get(skill)?.level ?? 0,
        level: rounded(level),
        low: rounded(low),
        high: rounded(high),
        asked: own.length,
        right: own.filter(({ answer }) => answer === "right").length,
      },
    ];
  });
}
