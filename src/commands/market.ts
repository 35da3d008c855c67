import type { Session } from "../app/session.ts";
import { marketPage } from "../views/market.ts";
import { nextLine } from "../views/next.ts";

export interface MarketOptions {
  /** Every source in full. */
  sources?: boolean;
}

/** Prints demand and growth, each figure with its source and date. */
export async function market(session: Session, { sources = false }: MarketOptions): Promise<void> {
  const catalog = await session.catalog();
  if (session.json)
    return session.showJson({ schemaVersion: 1, ...catalog.market, demand: catalog.demand, sources: catalog.sources });
  const next = nextLine([...(sources ? [] : ["mlcareer market --sources"]), "mlcareer salary", "mlcareer skill"]);
  return session.showLong([...marketPage(catalog, { sources }), next]);
}
