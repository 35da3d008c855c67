import { createHash } from "node:crypto";
import {
  type BankQuestion,
  type CheckTaken,
  RESPONSES,
  type ResponsesFile,
  responsesSchema,
} from "../catalog/schema.ts";
import { conform, type Parsed, parseYaml } from "../catalog/yaml.ts";
import type { Responses } from "../core/check/calibrate.ts";
import type { Ratings } from "../core/score/readiness.ts";
import { DataError, type Issue, UserError } from "../errors.ts";

/*
 * A file of responses: what one person answered, without a name, an id, a date or a country, so that somebody who
 * gathers a few hundred of them can fit the difficulties.
 */

/** Eight hexadecimal digits that change whenever a question is worded anew, added or removed; not with its difficulty. */
export function bankVersion(questions: readonly BankQuestion[]): string {
  const worded = questions.map(({ id, skill, text, code, right, wrong }) => [
    id,
    skill,
    text,
    code ?? "",
    right,
    wrong,
  ]);
  return createHash("sha256").update(JSON.stringify(worded.sort())).digest("hex").slice(0, 8);
}

/** What is exported of the answers given: in the order of the questions' ids, so that it tells nothing of their course. */
export function responsesOf(
  { answers }: Pick<CheckTaken, "answers">,
  ratings: Ratings,
  questions: readonly BankQuestion[],
): ResponsesFile {
  const skills = new Map(questions.map(({ id, skill }) => [id, skill]));
  const responses = answers.flatMap(({ question, answer }) => {
    const claimed = ratings.get(skills.get(question) ?? "")?.level ?? 0;
    return claimed > 0 ? [{ question, answer, claimed }] : [];
  });
  responses.sort((a, b) => (a.question < b.question ? -1 : 1));
  return { kind: RESPONSES, schemaVersion: 1, bank: bankVersion(questions), responses };
}

/** Reads one file of responses against the questions of now. Throws DataError or UserError with place and fix. */
export function parseResponses(
  text: string,
  name: string,
  bank: { questions: ReadonlyMap<string, BankQuestion>; version: string },
): Responses {
  const parsed = parseYaml(text, name);
  checkKind(parsed, name);
  const result = conform(responsesSchema, parsed);
  if ("issues" in result) throw new DataError(result.issues);
  const { bank: version, responses } = result.value;
  if (version !== bank.version)
    throw new UserError(
      `${name} holds answers to another version of the questions (${version}; this one is ${bank.version}).`,
      "Calibrate it apart, with the mlcareer (or the --data) that asked those questions.",
    );
  const issues = responses.flatMap((response, i) => faultsOf(response.question, i, responses, bank.questions, parsed));
  if (issues.length > 0) throw new DataError(issues);
  const skillOf = (question: string) => bank.questions.get(question)?.skill ?? "";
  return {
    answers: responses.map(({ question, answer }) => ({
      question,
      right: answer === "right",
      dontKnow: answer === "dont-know",
    })),
    claimed: new Map(responses.map(({ question, claimed }) => [skillOf(question), claimed])),
  };
}

function checkKind({ value }: Parsed, name: string): void {
  const { kind, schemaVersion } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (kind !== RESPONSES)
    throw new UserError(`${name} is not a file of responses.`, "mlcareer check --export-responses FILE writes one.");
  if (typeof schemaVersion === "number" && schemaVersion > 1)
    throw new UserError(`${name} was written by a newer mlcareer (format ${schemaVersion}).`, "Update mlcareer.");
}

function faultsOf(
  id: string,
  i: number,
  responses: ResponsesFile["responses"],
  questions: ReadonlyMap<string, BankQuestion>,
  parsed: Parsed,
): Issue[] {
  const place = ["responses", i, "question"];
  const question = questions.get(id);
  if (!question) return [parsed.issue(place, `there is no question ${id}`)];
  const first = responses.findIndex((other) => other.question === id);
  if (first < i) return [parsed.issue(place, `${id} is answered twice in this file`)];
  const other = responses.find((one) => questions.get(one.question)?.skill === question.skill);
  return other && other.claimed !== responses[i]?.claimed
    ? [parsed.issue(["responses", i, "claimed"], `${question.skill} is claimed at two levels in this file`)]
    : [];
}
