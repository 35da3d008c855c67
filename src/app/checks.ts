import { combineChecks, type Given, type Known, stillCounting } from "../core/check/known.ts";
import type { Store } from "../store/assessments.ts";
import { localDay } from "../text/day.ts";
import { compareText } from "../text/order.ts";
import type { Session } from "./session.ts";

/*
 * A check belongs to the person: its answers count with whatever ratings are newer, until they are a year old. Earlier
 * versions kept it within an assessment; those are read as checks of that day.
 */

/** Every check that is kept, wherever, oldest first; one that cannot be read is named and does not count. */
export async function checksTaken(session: Session, store: Store): Promise<Given[]> {
  const { kept, damaged } = await store.taken.list();
  for (const { id, reason } of damaged) session.say(`${id} cannot be read, so its answers do not count: ${reason}`);
  const within = (await store.assessments.list()).kept.flatMap(({ id, savedAt, check }) =>
    check ? [{ id, savedAt, ...check }] : [],
  );
  return [...within, ...kept].sort((a, b) => compareText(a.savedAt, b.savedAt));
}

/** The answers that count for a saved assessment, up to the one that followed it; undefined when there are none. */
export async function knownFor(session: Session, store: Store, id: string): Promise<Known | undefined> {
  const taken = await checksTaken(session, store);
  if (taken.length === 0) return undefined;
  const ids = store.assessments.ids();
  const next = ids[ids.indexOf(id) + 1];
  const known = combineFor(session, taken, next === undefined ? undefined : (await store.assessment(next)).savedAt);
  const newest = taken.at(-1);
  if (!known && next === undefined && newest)
    session.say(
      `The last check, of ${localDay(newest.savedAt)}, is over a year old and no longer counts. Take another: mlcareer check`,
    );
  return known;
}

/** The answers that count now, for ratings that are about to be saved. */
export async function knownNow(session: Session): Promise<Known | undefined> {
  return combineFor(session, await checksTaken(session, await session.store()), undefined);
}

/** The answers that count at a moment, now when none is given. */
export function combineFor(session: Session, taken: readonly Given[], until: string | undefined): Known | undefined {
  return combineChecks(
    stillCounting(taken, until === undefined ? session.io.now() : new Date(until), until === undefined),
  );
}
