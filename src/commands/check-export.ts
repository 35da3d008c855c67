import { bankVersion, responsesOf } from "../app/responses.ts";
import type { Session } from "../app/session.ts";
import type { Answered } from "../app/target.ts";
import { profileOf } from "../core/report.ts";
import { UserError } from "../errors.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import { count } from "../views/format.ts";

/** Writes the answers that count now, without anything that tells whose they are; - is standard output. */
export async function exportResponses(
  session: Session,
  answered: Answered,
  file: string,
  force = false,
): Promise<void> {
  const { questions } = await session.catalog();
  const { ratings } = profileOf(answered.answers);
  const exported = responsesOf(answered.check ?? { answers: [] }, ratings, questions);
  if (exported.responses.length === 0)
    throw new UserError("There are no answers to export: no check was taken within a year.", "Take it: mlcareer check");
  const text = `${JSON.stringify(exported, null, 2)}\n`;
  if (isStandardOutput(file)) return session.io.out(text);
  await writeOutput(file, text, { force });
  const what = `${count(exported.responses.length, "answer")} (question, right or not, claimed level; no name, date or country)`;
  if (session.json)
    return session.showJson({
      schemaVersion: 1,
      file,
      bank: bankVersion(questions),
      answers: exported.responses.length,
    });
  session.say(`Wrote ${what} to ${file}. Nothing was sent anywhere.`);
}
