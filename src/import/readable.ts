import { salariesSchema } from "../catalog/schema.ts";
import { conform, parseYaml } from "../catalog/yaml.ts";
import { DataError, UserError } from "../errors.ts";
import { checkSize } from "../io/read.ts";
import { type ImportResult, tooMuch } from "./result.ts";

/**
 * Throws UserError where a data folder would not take what is to be written. It is read as a data folder reads it, so
 * that no bound is known in two places.
 */
export function checkReadable({ yaml, groups }: Pick<ImportResult, "yaml" | "groups">, file: string): void {
  try {
    checkSize(Buffer.byteLength(yaml), file);
    const result = conform(salariesSchema, parseYaml(yaml, file));
    if ("issues" in result) throw new DataError(result.issues);
  } catch (error) {
    if (error instanceof UserError) throw tooMuch(groups, reasonOf(error));
    throw error;
  }
}

function reasonOf(error: UserError): string {
  const issue = error instanceof DataError ? error.issues[0] : undefined;
  if (!issue) return error.message;
  return `${issue.path ? `${issue.path}: ` : ""}${issue.message}.`;
}
