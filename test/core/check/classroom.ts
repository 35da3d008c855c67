import { calibrate, type Fit, type Responses } from "../../../src/core/check/calibrate.ts";
import { type Check, record, startCheck } from "../../../src/core/check/check.ts";
import type { Question } from "../../../src/core/check/items.ts";
import { nextQuestion } from "../../../src/core/check/next.ts";
import { normal, seeded } from "../../../src/core/check/random.ts";
import { bankOf, roleOf, skillsOf } from "./fixtures.ts";
import { simulateAnswer, simulatePerson } from "./simulated.ts";

/** A class whose difficulties are known: scattered by 0.7 around the ranked ones. */
export interface Classroom {
  ranked: Question[];
  truth: ReadonlyMap<string, number>;
  people: Responses[];
}

/** So many people, asked 20 of 30 questions each: those that tell most of them, or the same for all. */
export function simulateClass(size: number, choice: "adaptive" | "fixed", seed: number): Classroom {
  const next = seeded(seed);
  const skills = skillsOf(10);
  const role = roleOf(skills);
  const ranked = bankOf(skills, 3);
  const truth = new Map(ranked.map(({ id, difficulty }) => [id, difficulty + 0.7 * normal(next)]));
  const fixed = ranked.filter((_, i) => i % 3 !== 1);
  const people = Array.from({ length: size }, (): Responses => {
    const person = simulatePerson(role, next);
    let check: Check = startCheck(role, person.profile, ranked);
    for (let i = 0; i < 20; i++) {
      const question = choice === "fixed" ? fixed[i] : nextQuestion(check);
      if (!question) break;
      const really = { ...question, difficulty: truth.get(question.id) ?? Number.NaN };
      check = record(check, simulateAnswer(person, really, next));
    }
    const claimed = new Map([...person.profile.ratings].map(([skill, { level }]) => [skill, level as number]));
    return { answers: check.answers, claimed };
  });
  return { ranked, truth, people };
}

/** How well the known difficulties are found again. */
export function recover({ ranked, truth, people }: Classroom) {
  const { fitted, tooFew, beyond } = calibrate(people, ranked);
  const off = (estimate: (fit: Fit) => number) =>
    Math.sqrt(
      fitted.reduce((sum, fit) => sum + (estimate(fit) - (truth.get(fit.question) ?? Number.NaN)) ** 2, 0) /
        fitted.length,
    );
  const within = fitted.filter(
    (fit) => Math.abs(fit.fitted - (truth.get(fit.question) ?? 0)) <= 1.645 * fit.standardError,
  );
  return {
    fitted,
    tooFew,
    beyond,
    rmse: off(({ fitted: b }) => b),
    rankedRmse: off(({ ranked: b }) => b),
    bias: fitted.reduce((sum, fit) => sum + fit.fitted - (truth.get(fit.question) ?? 0), 0) / fitted.length,
    coverage: within.length / fitted.length,
  };
}
