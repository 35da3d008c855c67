import { loadCatalog } from "../../src/catalog/load.ts";
import type { Catalog, Role } from "../../src/catalog/schema.ts";
import { ASSUMPTIONS, type Assumptions, ONE_DIMENSION } from "../../src/core/check/assumptions.ts";
import { type Check, record, startCheck } from "../../src/core/check/check.ts";
import { inferred } from "../../src/core/check/inferred.ts";
import type { Question } from "../../src/core/check/items.ts";
import { nextQuestion } from "../../src/core/check/next.ts";
import { skillPosterior } from "../../src/core/check/posterior.ts";
import { normal, type Random, seeded } from "../../src/core/check/random.ts";
import { atRandom, byInformation, byReadinessVariance, type Rule } from "../../src/core/check/rules.ts";
import { readiness } from "../../src/core/score/readiness.ts";
import { recover, simulateClass } from "../core/check/classroom.ts";
import { type Ask, bankOf, profileOf, roleOf, skillsOf } from "../core/check/fixtures.ts";
import { simulateAnswer, simulatePerson, skillsNamed } from "../core/check/simulated.ts";

/*
 * Simulation of the check, seeded: the same figures at every run (times apart). Targets stand beside the figures.
 */

/** A role with the bank its questions come from. */
export interface Setup {
  name: string;
  role: Role;
  bank: readonly Question[];
}

/** How the world differs from what the engine takes for granted. */
interface World {
  assumptions?: Assumptions;
  /** How far true difficulties scatter around the ranked ones, drawn anew for every person: the engine's own 0.7 unless told. */
  scatter?: number;
  /** The question as it really is, besides. */
  really?: (question: Question) => Question;
}

/** Means over people: points of readiness, shares, points. The truth is R of the true levels, rounded to whole ones. */
interface Figures {
  answers: number;
  rmse: number;
  bias: number;
  /** The same held against R of the true levels with their fractions, which nobody can claim. */
  fractionalBias: number;
  coverage: number;
  width: number;
}

const SEED = 20_240_601;
const DRAWS = 500;
const COLUMNS = ["RMSE", "bias", "fractional", "90 % cover", "width"];

/** Prints every table, on the roles and questions of the data folder (run from the repository's root). */
export function main({ roles, questions: bank }: Pick<Catalog, "roles" | "questions"> = loadCatalog("data")): void {
  printSpeed();
  printOneDimension(oneDimension(5000));
  printShapes(1000);
  printSetup(
    thirty("level 3 asked of each", () => ({ asked: 3 })),
    400,
  );
  for (const role of roles) printSetup(withBank(role, bank), 500, [20]);
  printClass();
  printWrong(
    thirty("level 3 asked of each", () => ({ asked: 3 })),
    500,
  );
}

/** A class of 500 whose true difficulties are known. */
function printClass(): void {
  heading(
    "data calibrate: 500 people, 20 of 30 questions each, true difficulties scattered by 0.7 around the ranked ones",
  );
  console.log(row("", ["fitted", "RMSE ranked", "RMSE fitted", "bias", "90 % cover"]));
  for (const choice of ["adaptive", "fixed"] as const) {
    const { fitted, rankedRmse, rmse, bias, coverage } = recover(simulateClass(500, choice, SEED));
    console.log(
      row(`${choice} questions`, [
        String(fitted.length),
        ...[rankedRmse, rmse, bias, coverage].map((value) => value.toFixed(2)),
      ]),
    );
  }
}

function withBank(role: Role, bank: readonly Question[]): Setup {
  const skills = skillsNamed(role);
  const shipped = bank.filter(({ skill }) => skills.includes(skill));
  if (shipped.length > 0) return { name: role.id, role, bank: shipped };
  return { name: `${role.id}, made-up bank`, role, bank: bankOf(skills, 5) };
}

function thirty(name: string, ask: (i: number) => Omit<Ask, "skills">): Setup {
  const skills = skillsOf(30);
  const role = roleOf(skills.map((skill, i) => ({ skills: [skill], ...ask(i) })));
  return { name: `30 skills, ${name}`, role, bank: bankOf(skills, 5) };
}

/** How the error depends on the shape of the role: every shape that was tried, whatever it gives. */
function printShapes(people: number): void {
  const skills = skillsOf(30);
  const trios = Array.from({ length: 10 }, (_, i) => ({ skills: skills.slice(3 * i, 3 * i + 3), best: 1 }));
  const shapes: Setup[] = [
    thirty("level 2 asked", () => ({ asked: 2 })),
    thirty("level 3 asked", () => ({ asked: 3 })),
    thirty("level 4 asked", () => ({ asked: 4 })),
    thirty("2 and 3 by turns", (i) => ({ asked: 2 + (i % 2) })),
    thirty("1 to 4 by turns", (i) => ({ asked: 1 + (i % 4) })),
    thirty("2 to 4, 3 must-haves", (i) => ({ asked: 2 + (i % 3), ...(i % 10 ? {} : { floor: 2 }) })),
    { name: "30 skills, 10 requirements, best 1 of 3", role: roleOf(trios), bank: bankOf(skills, 5) },
  ];
  heading(`30 skills, 20 answers, ${people} people: targets RMSE <= 10, 90 % coverage >= 0.87`);
  console.log(row("", ["raw claim", ...COLUMNS]));
  for (const shape of shapes) {
    const { claim, figures } = simulate(shape, people, [20], () => byReadinessVariance);
    for (const one of figures) console.log(row(shape.name, [claim.rmse.toFixed(1), ...cells(one)]));
  }
}

/** Milliseconds an answer takes, with the choice of the next question: 60 skills, 300 questions, all of them asked. */
function printSpeed(): void {
  const skills = skillsOf(60);
  const role = roleOf(
    skills.map((skill, i) => ({ skills: [skill], asked: 2 + (i % 3), ...(i % 6 ? {} : { floor: 2 }) })),
  );
  const bank = bankOf(skills, 5);
  const next = seeded(SEED);
  const session = (answers: number) => {
    const person = simulatePerson(role, next);
    let check = startCheck(role, person.profile, bank);
    const start = performance.now();
    for (let i = 0; i < answers; i++) {
      const question = nextQuestion(check);
      if (question) check = record(check, simulateAnswer(person, question, next));
    }
    const each = (performance.now() - start) / answers;
    const before = performance.now();
    inferred(check, SEED);
    return { each, inferred: performance.now() - before };
  };
  const cold = session(20);
  for (let i = 0; i < 3; i++) session(300);
  const warm = session(300);
  const twenty = session(20);
  heading("Time an answer takes, choice of the next question included (60 skills, 300 questions)");
  line("first session of a process, 20 answers", `${cold.each.toFixed(2)} ms`);
  line("all 300 answers, warm", `${warm.each.toFixed(2)} ms`, "<= 1");
  line("20 answers, warm", `${twenty.each.toFixed(2)} ms`, "<= 1");
  line("inferred readiness, 2,000 draws", `${twenty.inferred.toFixed(1)} ms`);
}

interface OneDimension {
  rmse: number;
  bias: number;
  length: number;
  coverage: number;
}

/** The ordinary adaptive test: 200 items, a ~ lognormal(0, 0.3), b ~ N(0, 1), stop at SE < 0.35 or 20 items. */
function oneDimension(examinees: number): OneDimension {
  const next = seeded(SEED);
  const bank = Array.from({ length: 200 }, (_, i) => ({
    id: String(i),
    skill: "one",
    difficulty: normal(next),
    discrimination: Math.exp(0.3 * normal(next)),
    guessing: 0,
  }));
  const start = startCheck(roleOf(["one"]), profileOf({ one: 2 }), bank, { assumptions: ONE_DIMENSION });
  const all = Array.from({ length: examinees }, () => examine(start, normal(next), next));
  return {
    rmse: Math.sqrt(mean(all.map(({ error }) => error ** 2))),
    bias: mean(all.map(({ error }) => error)),
    length: mean(all.map(({ length }) => length)),
    coverage: mean(all.map(({ covered }) => (covered ? 1 : 0))),
  };
}

function examine(start: Check, ability: number, next: Random) {
  const person = { abilities: new Map([["one", ability]]), profile: start.profile, readiness: 0, fractional: 0 };
  let check = start;
  let posterior = skillPosterior(check, "one", 0.95);
  while (posterior && posterior.standardError >= 0.35 && check.answers.length < 20) {
    const question = nextQuestion(check, undefined, byInformation);
    if (!question) break;
    check = record(check, simulateAnswer(person, question, next));
    posterior = skillPosterior(check, "one", 0.95);
  }
  const error = (posterior?.ability ?? Number.NaN) - ability;
  const covered = Math.abs(error) <= 1.96 * (posterior?.standardError ?? Number.NaN);
  return { error, covered, length: check.answers.length };
}

function printOneDimension({ rmse, bias, length, coverage }: OneDimension): void {
  heading("One dimension: 5,000 examinees, 200 two-parameter items, stop at SE < 0.35 or 20 items");
  line("RMSE", rmse.toFixed(3), "<= 0.36");
  line("bias", bias.toFixed(3), "within ±0.02");
  line("mean length", length.toFixed(1), "<= 16");
  line("95 % coverage", coverage.toFixed(3), "0.93 to 0.97");
}

/** Error of the raw claim, then of what is inferred after each number of answers. */
function simulate(
  setup: Setup,
  people: number,
  marks: readonly number[],
  rule: (next: Random) => Rule,
  world: World = {},
) {
  const { really = (question) => question, scatter = ASSUMPTIONS.difficultySpread } = world;
  const claims: number[] = [];
  const found = marks.map((answers) => ({
    answers,
    errors: [] as number[],
    fractional: [] as number[],
    covered: 0,
    width: 0,
  }));
  for (let p = 0; p < people; p++) {
    const next = seeded(SEED + p);
    const person = simulatePerson(setup.role, next, world.assumptions);
    claims.push(readiness(setup.role, person.profile).value - person.readiness);
    const trueOnes = scattered(setup.bank, scatter, seeded(SEED - 1 - p));
    const choose = rule(seeded(SEED + p));
    let check = startCheck(setup.role, person.profile, setup.bank);
    for (const mark of found) {
      while (check.answers.length < mark.answers) {
        const question = nextQuestion(check, undefined, choose);
        if (!question) break;
        check = record(check, simulateAnswer(person, really(trueOnes(question)), next));
      }
      const { mean, low, high } = inferred(check, SEED + p, DRAWS);
      mark.errors.push(mean - person.readiness);
      mark.fractional.push(mean - person.fractional);
      if (low <= person.readiness && person.readiness <= high) mark.covered += 1;
      mark.width += high - low;
    }
  }
  const figures = found.map(
    ({ answers, errors, fractional, covered, width }): Figures => ({
      answers,
      rmse: Math.sqrt(mean(errors.map((error) => error ** 2))),
      bias: mean(errors),
      fractionalBias: mean(fractional),
      coverage: covered / people,
      width: width / people,
    }),
  );
  return { claim: { rmse: Math.sqrt(mean(claims.map((error) => error ** 2))), bias: mean(claims) }, figures };
}

function printSetup(setup: Setup, people: number, marks: readonly number[] = [10, 20, 30]): void {
  const adaptive = simulate(setup, people, [0, ...marks], () => byReadinessVariance);
  const random = simulate(setup, people, marks, atRandom);
  const informative = simulate(setup, people, marks.slice(-1), () => byInformation);
  heading(`${setup.name}: ${people} people, ${skillsNamed(setup.role).length} skills, ${setup.bank.length} questions`);
  console.log(row("", COLUMNS));
  const { rmse, bias } = adaptive.claim;
  console.log(row("raw claim", [rmse.toFixed(1), bias.toFixed(1), "", ""]));
  for (const figures of adaptive.figures) printFigures(`${figures.answers} answers, variance of readiness`, figures);
  for (const figures of random.figures) printFigures(`${figures.answers} answers, at random`, figures);
  for (const figures of informative.figures) printFigures(`${figures.answers} answers, maximum information`, figures);
}

function printWrong(setup: Setup, people: number): void {
  const { mean: leniency, variance } = ASSUMPTIONS.leniency;
  const worlds: [string, World][] = [
    ["as assumed: difficulties scattered by 0.7", {}],
    ["leniency doubled", { assumptions: { ...ASSUMPTIONS, leniency: { mean: 2 * leniency, variance } } }],
    ["questions harder by 0.5", { really: (q) => ({ ...q, difficulty: q.difficulty + 0.5 }) }],
    ["questions easier by 0.5", { really: (q) => ({ ...q, difficulty: q.difficulty - 0.5 }) }],
    ["difficulties exactly as ranked", { scatter: 0 }],
    ["difficulties scattered by 1.2", { scatter: 1.2 }],
    ["guessing 0.33", { really: (q) => ({ ...q, guessing: 0.33 }) }],
  ];
  heading(`When the assumptions are wrong, 20 answers (${setup.name})`);
  console.log(row("", COLUMNS));
  for (const [name, world] of worlds) {
    const { figures } = simulate(setup, people, [20], () => byReadinessVariance, world);
    for (const one of figures) printFigures(name, one);
  }
}

/** Every question of the bank harder or easier than ranked, by a normal draw. */
function scattered(bank: readonly Question[], spread: number, next: Random): (question: Question) => Question {
  const shifts = new Map(bank.map(({ id }) => [id, spread * normal(next)]));
  return (question) => ({ ...question, difficulty: question.difficulty + (shifts.get(question.id) ?? 0) });
}

function printFigures(name: string, figures: Figures): void {
  console.log(row(name, cells(figures)));
}

function cells({ rmse, bias, fractionalBias, coverage, width }: Figures): string[] {
  return [rmse.toFixed(1), bias.toFixed(1), fractionalBias.toFixed(1), coverage.toFixed(3), width.toFixed(1)];
}

function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(42)}${cells.map((cell) => cell.padStart(11)).join("")}`;
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function line(name: string, value: string, target = ""): void {
  console.log(`  ${name.padEnd(42)}${value.padStart(11)}${target && `   target ${target}`}`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
