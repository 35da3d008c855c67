import type { Session } from "../app/session.ts";
import { answersOf, DEFAULT_ROLE } from "../app/target.ts";
import { isPipe, quoted } from "../app/words.ts";
import { type Decision, decisionOf } from "../core/decision.ts";
import { rounded } from "../core/score/rounded.ts";
import { decisionPage } from "../views/decision.ts";

/** Every role for one person: where they stand, how far it is, what it pays. */
export async function roleForMe(session: Session, target: string | undefined): Promise<void> {
  const catalog = await session.catalog();
  const { answers, check } = await answersOf(session, target);
  const decision = decisionOf(catalog, answers, check);
  if (session.json) return session.showJson(decisionJson(decision, catalog.version));
  const own = answers.role ?? DEFAULT_ROLE;
  await session.show(decisionPage(decision, own, catalog, commandsOn(decision, own, target)));
}

/** What goes on from here: the nearest role that is not the own one; after the short way first what was not asked. */
function commandsOn({ roles, short }: Decision, own: string, target: string | undefined): string[] {
  const nearest = roles.find(({ id }) => id !== own);
  const other = nearest?.id ?? own;
  if (target !== undefined && isPipe(target)) return [`mlcareer role ${own} --compare ${other}`];
  const of = target === undefined ? "" : ` ${quoted(target)}`;
  const towards = nearest?.hours.target === 0 ? "" : ` --role ${other}`; // nothing is left to plan for it
  const rest = short && target === undefined ? ["mlcareer assess --continue"] : [];
  return [...rest, `mlcareer report${of} --role ${other}`, `mlcareer plan${of}${towards}`];
}

/** The published shape. Points keep six decimals. */
function decisionJson({ roles, ...rest }: Decision, dataVersion: string): object {
  return {
    schemaVersion: 1,
    dataVersion,
    ...rest,
    roles: roles.map(({ readiness, hours, ...role }) => ({
      ...role,
      readiness: {
        ...readiness,
        claimed: rounded(readiness.claimed),
        ...(readiness.claimedUpTo === undefined ? {} : { claimedUpTo: rounded(readiness.claimedUpTo) }),
      },
      hours: { ...hours, most: rounded(hours.most) },
    })),
  };
}
