import { ANSWERS_BEFORE_SHOWING } from "../core/check/inferred.ts";
import { measureProfile } from "../core/check/measured.ts";
import { profileOf } from "../core/report.ts";
import { UserError } from "../errors.ts";
import { roleOf, type Session } from "./session.ts";
import { type Answered, DEFAULT_ROLE } from "./target.ts";

/**
 * The answers with the levels that are to be planned from: the measured ones, or the claimed ones when `measured` is not
 * asked for; says which where there are two. Throws UserError when nothing was measured.
 */
export async function chooseLevels(
  session: Session,
  answered: Answered,
  { measured = false, role }: { measured?: boolean; role?: string },
): Promise<Answered> {
  const { check, answers } = answered;
  const enough = check !== undefined && check.answers.length >= ANSWERS_BEFORE_SHOWING;
  if (!measured) {
    if (enough) session.say("From your claimed levels; --measured takes the measured ones.");
    return answered;
  }
  if (!enough) throw nothingMeasured(answered);
  const catalog = await session.catalog();
  const own = roleOf(catalog, answers.role ?? DEFAULT_ROLE);
  const { ratings } = measureProfile([own, roleOf(catalog, role ?? own.id)], profileOf(answers), catalog, check);
  session.say("From your measured levels, each rounded to a whole one; without --measured, from the claimed ones.");
  return { ...answered, answers: { ...answers, ratings: Object.fromEntries(ratings) } };
}

function nothingMeasured({ id, check }: Answered): UserError {
  if (id === undefined)
    return new UserError(
      "Levels are measured for saved assessments only, since a file may be anybody's.",
      "Save it first: mlcareer assess --answers FILE, then mlcareer check",
    );
  const answers = check?.answers.length ?? 0;
  return new UserError(
    answers === 0
      ? "Nothing was measured yet."
      : `Levels are measured from ${ANSWERS_BEFORE_SHOWING} answers on; so far there ${answers === 1 ? "is 1" : `are ${answers}`}.`,
    "Take the check: mlcareer check",
  );
}
