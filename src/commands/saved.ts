import * as z from "zod";
import { answersSchema, checkTakenSchema } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { DataError, UserError } from "../errors.ts";
import type { Assessment } from "../store/assessments.ts";

const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/),
  savedAt: z.iso.datetime(),
  dataVersion: z.string(),
  answers: answersSchema.extend({ role: z.string() }),
  check: checkTakenSchema.optional(),
  digest: z.string().optional(),
});

/** Checks a saved file that was changed by hand; one made by a newer program is named as such and left alone. */
export function readAssessment(text: string, file: string): Assessment {
  const parsed = parseYaml(text, file);
  const version = (parsed.value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version > 1) {
    throw new UserError(
      `${file} was written by a newer mlcareer (format ${version}).`,
      "Update mlcareer; the file was left as it is.",
    );
  }
  const result = conform(assessmentSchema, parsed);
  if ("value" in result) return result.value as Assessment;
  throw new DataError(result.issues, "The file was left as it is; mlcareer history delete removes it.");
}
