import * as z from "zod";
import type { CheckTaken } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import type { Check } from "../core/check/check.ts";
import { DataError } from "../errors.ts";
import { readText } from "../io/read.ts";
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
  const parsed = parseYaml(file === "-" ? await session.io.readInput() : readText(file), name);
  const result = conform(fileSchema, parsed);
  if ("issues" in result) throw new DataError(result.issues);
  const { questions } = await session.catalog();
  const bank = new Map(questions.map((question) => [question.id, question]));
  const askable = new Set(begun.questions.map(({ id }) => id));
  const issues = Object.entries(result.value.answers).flatMap(([id, text]) => {
    const question = bank.get(id);
    if (!question) return [parsed.issue(["answers", id], `there is no question ${id}`)];
    if (!askable.has(id))
      return [parsed.issue(["answers", id], `asks about ${question.skill}, which is rated 0 or not part of the role`)];
    const known = [question.right, ...question.wrong, "dont-know"].includes(text);
    return known ? [] : [parsed.issue(["answers", id], "is none of the four answers of this question, nor dont-know")];
  });
  if (issues.length > 0) throw new DataError(issues);
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
