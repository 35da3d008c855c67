import * as z from "zod";
import { answersSchema, checkTakenSchema, rubricSchema } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { DataError, UserError } from "../errors.ts";
import type { Assessment, KeptPlan } from "../store/assessments.ts";
import type { Kept } from "../store/shelf.ts";

const kept = {
  schemaVersion: z.literal(1),
  order: z.int().min(1).optional(),
  savedAt: z.iso.datetime(),
  digest: z.string().optional(),
};
const day = z.iso.date();

const assessmentSchema = z.strictObject({
  ...kept,
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/),
  dataVersion: z.string(),
  answers: answersSchema.extend({ role: z.string() }),
  check: checkTakenSchema.optional(),
  rubric: rubricSchema.optional(),
});

const planSchema = z.strictObject({
  ...kept,
  id: z.string().regex(/^plan-\d{4}-\d{2}-\d{2}(-\d+)?$/),
  dataVersion: z.string(),
  assessment: z.string(),
  role: z.string(),
  hoursPerWeek: z.number().positive(),
  start: day,
  end: day,
  steps: z.array(
    z.strictObject({
      skill: z.string(),
      from: z.int().min(0).max(4),
      to: z.int().min(0).max(4),
      starts: day,
      ends: day,
    }),
  ),
});

export const readAssessment = (text: string, file: string) => readKept<Assessment>(assessmentSchema, text, file);
export const readPlan = (text: string, file: string) => readKept<KeptPlan>(planSchema, text, file);

/** Checks a saved file that was changed by hand; one made by a newer program is named as such and left alone. */
function readKept<T extends Kept>(schema: z.ZodType, text: string, file: string): T {
  const parsed = parseYaml(text, file);
  const version = (parsed.value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version > 1) {
    throw new UserError(
      `${file} was written by a newer mlcareer (format ${version}).`,
      "Update mlcareer; the file was left as it is.",
    );
  }
  const result = conform(schema, parsed);
  if ("value" in result) return result.value as T;
  throw new DataError(result.issues, "The file was left as it is; mlcareer history delete removes it.");
}
