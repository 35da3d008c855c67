import * as z from "zod";
import { answersSchema, checkTakenSchema, rubricSchema } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { DataError, type Issue } from "../errors.ts";
import type { Assessment, KeptCheck, KeptPlan } from "../store/assessments.ts";
import type { Kept } from "../store/shelf.ts";
import { parsedJson } from "../text/clean.ts";
import { refuseNewer } from "./newer.ts";

const kept = {
  schemaVersion: z.literal(1),
  order: z.int().min(1).optional(),
  savedAt: z.iso.datetime(),
  digest: z.string().optional(),
};
const day = z.iso.date();
const level = z.int().min(0).max(4);

const HINT = "The file was left as it is; mlcareer history delete removes it.";

const assessmentSchema = z.strictObject({
  ...kept,
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/),
  dataVersion: z.string(),
  answers: answersSchema.extend({ role: z.string() }),
  check: checkTakenSchema.optional(),
  rubric: rubricSchema.optional(),
  first: z
    .strictObject({
      hoursPerWeek: z.number().positive(),
      steps: z.array(
        z.strictObject({ skill: z.string(), from: level, to: level, returns: z.number(), hours: z.number() }),
      ),
    })
    .optional(),
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
      from: level,
      to: level,
      starts: day,
      ends: day,
      worth: z.number().optional(),
      hours: z.number().optional(),
    }),
  ),
});

const checkSchema = checkTakenSchema.extend({
  ...kept,
  id: z.string().regex(/^check-\d{4}-\d{2}-\d{2}(-\d+)?$/),
  dataVersion: z.string(),
});

export const readAssessment = (text: string, file: string) => readKept<Assessment>(assessmentSchema, text, file);
export const readPlan = (text: string, file: string) => readKept<KeptPlan>(planSchema, text, file);
export const readCheck = (text: string, file: string) => readKept<KeptCheck>(checkSchema, text, file);

/** Checks a saved file that was changed by hand; one made by a newer program is named as such and left alone. */
function readKept<T extends Kept>(schema: z.ZodType, text: string, file: string): T {
  refuseNewer(parsedJson(text), file); // first: a newer format may hold what this program has no words for
  const issues: Issue[] = [];
  const parsed = readYaml(text, file, issues);
  refuseNewer(parsed.value, file);
  const result = conform(schema, parsed);
  if ("value" in result && issues.length === 0) return result.value as T;
  throw new DataError("issues" in result ? [...issues, ...result.issues] : issues, HINT);
}

/** YAML that cannot be read at all gets the same hint. */
function readYaml(text: string, file: string, issues: Issue[]): ReturnType<typeof parseYaml> {
  try {
    return parseYaml(text, file, issues);
  } catch (error) {
    throw error instanceof DataError ? new DataError(error.issues, HINT) : error;
  }
}
