import * as z from "zod";
import { answersSchema, type Catalog, evidenceSchema } from "../catalog/schema.ts";
import { LAST_USED } from "../core/score/levels.ts";
import { UserError } from "../errors.ts";
import { parsedJson } from "../text/clean.ts";

/** An interview not yet finished; the whole of where it stands. */
const draftSchema = z.strictObject({
  schemaVersion: z.literal(1),
  role: z.string(),
  /** ISO date and time. */
  startedAt: z.iso.datetime(),
  /** Ids of the questions answered or skipped. */
  done: z.array(z.string()),
  answers: answersSchema,
  /** What was found in files, to be confirmed before all else. */
  found: z
    .array(
      z.strictObject({
        skill: z.string(),
        level: z.int().min(1).max(3),
        lastUsed: z.enum(LAST_USED).optional(),
        evidence: z.array(evidenceSchema),
      }),
    )
    .optional(),
  /** Set when what was found is all that the person wants to answer by now. */
  foundOnly: z.literal(true).optional(),
  /** What was picked on each screen of several skills, by the screen's id. */
  picked: z.record(z.string(), z.array(z.string())),
});

export type Draft = z.infer<typeof draftSchema>;

/** A draft with nothing answered, or begun from earlier answers (each is then the preselected one). */
export function newDraft(role: string, startedAt: string, answers: Draft["answers"] = { ratings: {} }): Draft {
  return { schemaVersion: 1, role, startedAt, done: [], answers: { ...answers, role }, picked: {} };
}

/** The draft in a file's text, without skills that the data no longer know. Throws UserError when it cannot be used. */
export function parseDraft(text: string, { skills, roles }: Pick<Catalog, "skills" | "roles">): Draft {
  const value = parsedJson(text);
  const version = (value as { schemaVersion?: unknown } | null | undefined)?.schemaVersion;
  if (typeof version === "number" && version > 1)
    throw new UserError(`it was written by a newer mlcareer (format ${version}).`);
  const draft = draftSchema.safeParse(value).data;
  if (!draft) throw new UserError("it is damaged.");
  if (!roles.some(({ id }) => id === draft.role)) throw new UserError(`the data know no role ${draft.role}.`);
  const known = new Set(skills.map(({ id }) => id));
  const ratings = Object.fromEntries(Object.entries(draft.answers.ratings).filter(([id]) => known.has(id)));
  return { ...draft, answers: { ...draft.answers, role: draft.role, ratings } };
}
