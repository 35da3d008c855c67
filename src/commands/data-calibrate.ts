import { extname, resolve } from "node:path";
import { bankVersion, parseResponses } from "../app/responses.ts";
import type { Session } from "../app/session.ts";
import type { BankQuestion } from "../catalog/schema.ts";
import {
  ANSWERS_TO_FIT,
  type Calibration,
  calibrateInSteps,
  type Fit,
  type Responses,
} from "../core/check/calibrate.ts";
import { type Classical, classicalFigures } from "../core/check/classical.ts";
import { UsageError } from "../errors.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import { readGiven } from "../io/read.ts";
import { cleanLine } from "../text/clean.ts";
import { count } from "../views/format.ts";

export interface CalibrateOptions {
  output?: string;
  force?: boolean;
}

interface Result {
  schemaVersion: 1;
  bank: string;
  people: number;
  /** p and point-biserial only where everybody answered the same questions. */
  sameQuestions: boolean;
  fitted: (Fit & Partial<Classical>)[];
  tooFew: Calibration["tooFew"];
  beyond: Calibration["beyond"];
}

/**
 * Fits the difficulty of every question that enough people answered, and writes it to be read beside the ranked ones:
 * YAML, or JSON with --json or into a .json file. Throws UsageError, UserError or DataError.
 */
export async function dataCalibrate(
  session: Session,
  files: readonly string[],
  { output, force = false }: CalibrateOptions,
): Promise<void> {
  const people = await readAll(session, files);
  const { questions } = await session.catalog();
  const result = resultOf(people, await fitWithPauses(people, questions), bankVersion(questions));
  if (output === undefined || isStandardOutput(output)) {
    if (session.json) session.showJson(result);
    else session.io.out(yamlOf(result));
    return;
  }
  const json = session.json || extname(output).toLowerCase() === ".json";
  await writeOutput(output, json ? `${JSON.stringify(result, null, 2)}\n` : yamlOf(result), { force });
  session.say(
    `Wrote ${count(result.fitted.length, "fitted difficulty", "fitted difficulties")} to ${cleanLine(output)}.`,
  );
}

/** How many people are worked through before a signal is listened for. */
const AT_ONCE = 10;

async function fitWithPauses(people: readonly Responses[], questions: readonly BankQuestion[]): Promise<Calibration> {
  const steps = calibrateInSteps(people, questions);
  for (let n = 1; ; n++) {
    const { done, value } = steps.next();
    if (done) return value;
    if (n % AT_ONCE === 0) await new Promise(setImmediate);
  }
}

async function readAll(session: Session, files: readonly string[]): Promise<Responses[]> {
  const twice = files.find((file, i) => files.findIndex((other) => resolve(other) === resolve(file)) < i);
  if (twice !== undefined) throw new UsageError(`${twice} is named twice.`, "Each person's answers count once.");
  const { questions } = await session.catalog();
  const bank = {
    questions: new Map(questions.map((question) => [question.id, question])),
    version: bankVersion(questions),
  };
  const people: Responses[] = [];
  for (const file of files) {
    const text = file === "-" ? await session.io.readInput() : await readGiven(file);
    people.push(parseResponses(text, file === "-" ? "standard input" : cleanLine(file), bank));
  }
  return people;
}

function resultOf(people: readonly Responses[], { fitted, tooFew, beyond }: Calibration, bank: string): Result {
  const classical = classicalFigures(people);
  const known = new Map(classical?.map((one) => [one.question, one]));
  return {
    schemaVersion: 1,
    bank,
    people: people.length,
    sameQuestions: classical !== undefined,
    fitted: fitted.map((fit) => rounded({ ...fit, ...known.get(fit.question) })),
    tooFew,
    beyond,
  };
}

function rounded(fit: Fit & Partial<Classical>): Fit & Partial<Classical> {
  const entries = Object.entries(fit).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 1000) / 1000 : value,
  ]);
  return Object.fromEntries(entries);
}

function yamlOf({ bank, people, sameQuestions, fitted, tooFew, beyond }: Result): string {
  const rows = (list: readonly object[]) =>
    list.length === 0 ? " []" : `\n${list.map((one) => `  - ${flowOf(one)}`).join("\n")}`;
  return `# Difficulties of questions fitted from people's answers, to be read beside the ranked ones (data/questions/).
# fitted: b on the axis of abilities (level = ability + 2), given each person's ability from ratings and other answers;
# standardError: of the fit alone; n: people who answered.${sameQuestions ? " p: share of them who were right. pointBiserial: with the other answers." : ""}
# tooFew: answered by fewer than ${ANSWERS_TO_FIT}. beyond: nearly all or nearly none were right.
schemaVersion: 1
bank: "${bank}"
people: ${people}
sameQuestions: ${sameQuestions}
fitted:${rows(fitted)}
tooFew:${rows(tooFew)}
beyond:${rows(beyond)}
`;
}

/** Ids and numbers only, so nothing needs quotes. */
function flowOf(one: object): string {
  return `{ ${Object.entries(one)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} }`;
}
