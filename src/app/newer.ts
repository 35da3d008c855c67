import { UserError } from "../errors.ts";

/** Refuses what a newer program wrote, in a format that this one has no words for. Throws UserError. */
export function refuseNewer(value: unknown, file: string): void {
  const version = (value as { schemaVersion?: unknown } | null | undefined)?.schemaVersion;
  if (typeof version !== "number" || version <= 1) return;
  throw new UserError(
    `${file} was written by a newer mlcareer (format ${version}).`,
    "Update mlcareer; the file was left as it is.",
  );
}
