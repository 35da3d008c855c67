import type { Resource } from "../catalog/schema.ts";
import type { Inline } from "../render/blocks.ts";

const COSTS: Record<Resource["cost"], string> = { free: "free", "free-part": "partly free", paid: "paid" };

/** A resource with all that one needs to find it. */
export function resourceWords({ title, by, kind, cost, url, isbn }: Resource): Inline[] {
  const rest = ` by ${by} (${kind}, ${COSTS[cost]}${isbn ? `, ISBN ${isbn}` : ""})`;
  return url ? [{ link: url, text: title }, rest] : [title + rest];
}
