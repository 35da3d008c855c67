import type { Refused } from "../../catalog/schema.ts";
import type { PayFilter } from "./rows.ts";

/*
 * Groups that hold too few to be shown. An import writes them as "FAMILY, CC" or "FAMILY, CC 2020" (with the years), "FAMILY, 28 countries"
 * (with each country's count in the reason) and "FAMILY, single levels".
 */

const COUNTRY = /^(.+), ([A-Z]{2})(?: (\d{4}))?$/;
const SEVERAL = /^(.+), \d+ countries$/;

/** The refused groups that a filter asks for; of an entry over several countries only the one asked for. */
export function refusedFor(refused: readonly Refused[], filter: PayFilter): Refused[] {
  const { groups, source, year, companies } = filter;
  if (companies) return [];
  return refused.flatMap((entry) => {
    if (source && entry.source !== undefined && entry.source !== source) return [];
    if (groups && !groups.some((name) => entry.group.startsWith(`${name},`))) return [];
    if (year && namesYears(entry) && !entry.reason.includes(`${year} (`)) return [];
    return ofPlace(entry, filter);
  });
}

function ofPlace(entry: Refused, { country, level, year }: PayFilter): Refused[] {
  const [, , one, when] = COUNTRY.exec(entry.group) ?? [];
  const [, family] = SEVERAL.exec(entry.group) ?? [];
  if (one) return level || (country && one !== country) || (year && when && Number(when) !== year) ? [] : [entry];
  if (!family) return country && !level ? [] : [entry]; // single levels: of all countries together
  if (!country) return level ? [] : [{ ...entry, reason: "fewer than 5 in every country and year" }];
  const n = new RegExp(`\\b${country} (\\d+)`).exec(entry.reason)?.[1];
  if (n === undefined || level) return [];
  const reason = `fewer than 5 in each year left out (${n} together)`;
  return [{ ...entry, group: `${family}, ${country}`, n: Number(n), reason }];
}

function namesYears({ reason }: Refused): boolean {
  return /\b20\d\d \(\d+\)/.test(reason);
}
