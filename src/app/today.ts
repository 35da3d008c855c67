import type { Io } from "../io/world.ts";
import { localDay } from "../text/day.ts";
import type { Session } from "./session.ts";

/** The person's own day. */
export function today({ now }: Pick<Io, "now">): string {
  return localDay(now());
}

/** Says which of these were saved on a day that is still to come. What is the latest does not go by it. */
export function sayFuture(session: Session, saved: readonly { id: string; savedAt: string }[]): void {
  const day = today(session.io);
  const ids = saved.filter(({ savedAt }) => localDay(savedAt) > day).map(({ id }) => id);
  if (ids.length === 0) return;
  session.say(
    `${ids.join(", ")}: saved on a day that is still to come, so the clock was wrong then, or is now (${day}).`,
  );
}
