import * as z from "zod";
import type { CheckTaken } from "../catalog/schema.ts";
import { conform, fieldsOf, parseYaml } from "../catalog/yaml.ts";
import type { Check } from "../core/check/check.ts";
import { DataError, type Issue } from "../errors.ts";
import { readGiven } from "../io/read.ts";
import type { Session } from "./session.ts";

const fileSchema = z.strictObject({
  seed: z.int().min(0).optional(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
});

/** Answers from a file: question ids with the text of the answer chosen, or dont-know. */
export async function answersFrom(
  session: Session,
  begun: Check,
  { answers: file = "", seed }: { answers?: string; seed?: number },
): Promise<CheckTaken> {
  const name = file === "-" ? "standard input" : file;
  const issues: Issue[] = [];
  const parsed = parseYaml(file === "-" ? await session.io.readInput() : await readGiven(file), name, issues);
  const result = conform(fileSchema, parsed);
  if ("issues" in result) for (const issue of result.issues) issues.push(issue);
  const { questions } = await session.catalog();
  const bank = new Map(questions.map((question) => [question.id, question]));
  const askable = new Set(begun.questions.map(({ id }) => id));
  for (const [id, text] of Object.entries(fieldsOf(fieldsOf(parsed.value).answers))) {
    const fault = (message: string) => issues.push(parsed.issue(["answers", id], message));
    const question = bank.get(id);
    if (!question) fault(`there is no question ${id}`);
    else if (!askable.has(id)) fault(`asks about ${question.skill}, which is rated 0 or not part of the role`);
    else if (isScalar(text) && ![question.right, ...question.wrong, "dont-know"].includes(String(text)))
      fault("is none of the four answers of this question, nor dont-know");
  }
  if (issues.length > 0 || "issues" in result) throw new DataError(issues);
  const answers = Object.entries(result.value.answers).map(([id, text]) => ({
    question: id,
    answer:
      text === "dont-know"
        ? ("dont-know" as const)
        : text === bank.get(id)?.right
          ? ("right" as const)
          : ("wrong" as const),
  }));
  return { seed: seed ?? result.value.seed ?? 1, answers };
}

/** What is not is a fault of shape, named as such. */
function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
