import type { Session } from "../app/session.ts";
import { marketPage } from "../views/market.ts";

/** Prints demand and growth, each figure with its source and date. */
export async function market(session: Session): Promise<void> {
  const catalog = await session.catalog();
  if (session.json)
    return session.showJson({ schemaVersion: 1, ...catalog.market, demand: catalog.demand, sources: catalog.sources });
  return session.show(marketPage(catalog));
}
