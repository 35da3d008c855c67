import type { Refused } from "../catalog/schema.ts";
import type { PayGroup, RefusedGroup } from "../core/pay/groups.ts";
import { cleanLine } from "../text/clean.ts";
import { grouped } from "../text/money.ts";
import { tooMuch } from "./result.ts";

/*
 * Files of data/salaries/ as the importers write them: a heading, then one row a line. Fields stand in a fixed order
 * and numbers are whole, so that the same input gives the same bytes.
 */

export type Field = string | number | undefined;
export type Fields = Record<string, Field>;

/** More rows, of over 160 bytes each, stand in no file that can be read again; their text might not even fit into memory. */
const MOST = 50_000;

/** The whole file. `heading` becomes comments, a line each. Throws UserError when it would be far too long. */
export function salariesYaml(heading: readonly string[], rows: readonly Fields[], refused: readonly Refused[]): string {
  if (rows.length > MOST) throw tooMuch(rows.length, `it would hold over ${grouped(MOST)} rows.`);
  return [
    // A file's name stands in it: a line end there must not end the comment.
    ...heading.map((line) => `# ${cleanLine(line)}`),
    "rows:",
    ...rows.map((row) => `  - ${flow(row)}`),
    ...(refused.length > 0 ? ["refused:", ...refused.map((entry) => `  - ${flow(entry)}`)] : []),
    "",
  ].join("\n");
}

/** The fields of a group of one currency and source. */
export function groupFields(group: PayGroup, currency: string, source: string, note?: string): Fields {
  const { family, country, year, level, basis, counted, n, p10, p25, median, p75, p90 } = group;
  const place = { kind: "percentiles", group: family, country, currency, period: "year", year, level };
  return { ...place, basis, counted, n, p10, p25, median, p75, p90, source, note };
}

function flow(fields: Fields): string {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${scalar(value)}`],
  );
  return `{ ${parts.join(", ")} }`;
}

/** Plain where every YAML reads it as that text, else in JSON's quotes (which YAML reads too). */
function scalar(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = cleanLine(value);
  const plain = /^[A-Za-z][A-Za-z0-9 .+()/-]*$/.test(text);
  return plain && !/^(y|n|yes|no|on|off|true|false|null|nan)$/i.test(text) ? text : JSON.stringify(text);
}

/**
 * Refused groups in few lines: for each family and country the years that hold too few, countries with hardly anything
 * together, and the levels of a family together.
 */
export function refusedLines(refused: readonly RefusedGroup[], least: number): Refused[] {
  const years = byFamilyAndCountry(refused.filter(({ level }) => level === undefined));
  const levels = refused.filter(({ level }) => level !== undefined);
  const lines: Refused[] = [];
  for (const [family, countries] of years) {
    const rare: string[] = [];
    for (const [country, groups] of countries) {
      const n = total(groups);
      if (n < least) {
        rare.push(`${country} ${n}`);
        continue;
      }
      for (const part of cut(groups, YEARS))
        lines.push({
          group: `${family}, ${country}`,
          n: total(part),
          reason: `fewer than ${least} in ${part.map((group) => `${group.year} (${group.n})`).join(", ")}`,
        });
    }
    for (const part of cut(rare, COUNTRIES))
      lines.push({
        group: `${family}, ${part.length === 1 ? "one country" : `${part.length} countries`}`,
        n: part.reduce((n, entry) => n + Number(entry.slice(3)), 0),
        reason: `fewer than ${least} in the years left out together: ${part.join(", ")}`,
      });
    const single = levels.filter((group) => group.family === family);
    if (single.length > 0)
      lines.push({
        group: `${family}, single levels`,
        n: total(single),
        reason: `${single.length} groups of one country, year and level hold fewer than ${least} each`,
      });
  }
  return lines;
}

function byFamilyAndCountry(refused: readonly RefusedGroup[]): Map<string, Map<string, RefusedGroup[]>> {
  const families = new Map<string, Map<string, RefusedGroup[]>>();
  for (const group of refused) {
    const countries = families.get(group.family) ?? new Map<string, RefusedGroup[]>();
    const known = countries.get(group.country);
    if (known) known.push(group);
    else families.set(group.family, countries.set(group.country, [group]));
  }
  return families;
}

function total(groups: readonly { n: number }[]): number {
  return groups.reduce((sum, { n }) => sum + n, 0);
}

/** A reason has room for about forty countries or twenty-five years. */
const COUNTRIES = 35;
const YEARS = 20;

function cut<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < list.length; i += size) parts.push(list.slice(i, i + size));
  return parts;
}
