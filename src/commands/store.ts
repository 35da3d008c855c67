import * as z from "zod";
import { answersSchema } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { DataError, UserError } from "../errors.ts";
import type { Io } from "../io.ts";
import { type Assessment, Store } from "../store/assessments.ts";
import { dataFolder } from "../store/places.ts";

const id = z.string().regex(/^\d{4}-\d{2}-\d{2}(-\d+)?$/);

const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  savedAt: z.iso.datetime(),
  dataVersion: z.string(),
  answers: answersSchema.extend({ role: z.string() }),
});

/** The saved assessments of the person who runs this. */
export function openStore(io: Pick<Io, "env" | "platform">): Store {
  return new Store(dataFolder(io), readAssessment);
}

/** Checks a saved file; one made by a newer program is named as such and left alone. */
function readAssessment(text: string, file: string): Assessment {
  const parsed = parseYaml(text, file);
  const version = (parsed.value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version > 1) {
    throw new UserError(
      `${file} was written by a newer mlcareer (format ${version}).`,
      "Update mlcareer; the file was left as it is.",
    );
  }
  const result = conform(assessmentSchema, parsed);
  if ("issues" in result)
    throw new DataError(result.issues, "The file was left as it is; mlcareer history delete removes it.");
  return result.value as Assessment;
}
