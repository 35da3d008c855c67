import { expect, it } from "vitest";
import { findIn } from "../../src/app/from.ts";
import type { Session } from "../../src/app/session.ts";
import { builtCatalog } from "../../src/catalog/built.ts";
import { Cancelled } from "../../src/errors.ts";
import { freshHome } from "../helpers/run.ts";

it("a stop while code is looked through is no bug", async () => {
  const stop = new AbortController();
  stop.abort();
  const io = { now: () => new Date(), signal: stop.signal, streams: { output: {} } };
  const session = { io, catalog: async () => builtCatalog("dist/data") } as unknown as Session;
  await expect(findIn(session, [freshHome()])).rejects.toBeInstanceOf(Cancelled);
});
