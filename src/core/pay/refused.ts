import type { Refused } from "../../catalog/schema.ts";
import { groupBy } from "../../text/group.ts";
import type { PayFilter } from "./rows.ts";

/**
 * The refused groups that a filter asks for. A field that a group does not say (it speaks of all years, all titles
 * together) is met by any year; but one title or one level is asked for by name, and no group of all is an answer to it.
 */
export function selectRefused(refused: readonly Refused[], filter: PayFilter): Refused[] {
  const { groups, source, year, companies, country, level } = filter;
  return refused.filter(
    (entry) =>
      (companies ? entry.company !== undefined && companies.includes(entry.company) : entry.company === undefined) &&
      (!source || entry.source === undefined || entry.source === source) &&
      (!groups || (entry.family !== undefined && groups.includes(entry.family))) &&
      (!country || entry.country === country) &&
      (!year || entry.year === undefined || entry.year === year) &&
      (level ? entry.level === level : entry.level === undefined),
  );
}

/** The years of one family, country, level and source as one entry; those of which most is left out come first. */
export function sumRefused(refused: readonly Refused[]): Refused[] {
  const found = groupBy(refused, ({ company, family, country, level, source, year, why }) =>
    JSON.stringify([company, family, country, level, source, year === undefined ? why : why === TOO_FEW]),
  );
  return [...found.values()].map(sumYears).sort((a, b) => b.n - a.n);
}

function sumYears(entries: readonly Refused[]): Refused {
  const [first, ...more] = entries as [Refused, ...Refused[]];
  if (more.length === 0) return first;
  const years = entries.map(({ year, n }) => `${year} (${n})`).join(", ");
  return { ...first, year: undefined, n: entries.reduce((sum, { n }) => sum + n, 0), why: `${TOO_FEW} in ${years}` };
}

/** Why most groups are refused; of one year unless the group says none. */
export const TOO_FEW = "fewer than 5";

/** Of the groups that were too small to be shown, the newest; of one year the largest. */
export function newestTooFew(
  refused: readonly Refused[],
  filter: PayFilter,
): { group: string; n: number; year?: number } | undefined {
  const small = selectRefused(refused, filter).filter(({ why, n }) => n > 0 && why.startsWith(TOO_FEW));
  const [first] = small.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || b.n - a.n);
  return first && { group: first.family ?? "", n: first.n, ...(first.year === undefined ? {} : { year: first.year }) };
}

/** What a refused group is called: "Machine Learning Engineer, IN 2023". */
export function nameRefused({ family, country, year, level }: Refused): string {
  const place = [country, year].filter(Boolean).join(" ");
  return [family ?? "all titles", place, level].filter(Boolean).join(", ");
}
