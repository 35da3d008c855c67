import type { Company, Refused } from "../catalog/schema.ts";
import { LEAST, type PayGroup, type RefusedGroup } from "../core/pay/groups.ts";
import { TOO_FEW } from "../core/pay/refused.ts";
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
export function salariesYaml(
  heading: readonly string[],
  rows: readonly Fields[],
  refused: readonly Refused[],
  companies: readonly Company[] = [],
): string {
  if (rows.length > MOST) throw tooMuch(rows.length, `it would hold over ${grouped(MOST)} rows.`);
  return [
    // A file's name stands in it: a line end there must not end the comment.
    ...heading.map((line) => `# ${cleanLine(line)}`),
    ...(companies.length > 0 ? ["companies:", ...companies.map(({ id, name }) => `  - ${flow({ id, name })}`)] : []),
    "rows:",
    ...rows.map((row) => `  - ${flow(row)}`),
    ...(refused.length > 0 ? ["refused:", ...refused.map((entry) => `  - ${flow(entry)}`)] : []),
    "",
  ].join("\n");
}

/** What holds for all rows of a file, besides its groups. */
export interface Common {
  source: string;
  pay?: string | undefined;
  note?: string | undefined;
}

/** The fields of a group of one currency and source. */
export function groupFields(group: PayGroup, currency: string, { source, pay, note }: Common): Fields {
  const { company, family, country, city, year, level, basis, counted, n, p10, p25, median, p75, p90 } = group;
  const place = {
    kind: "percentiles",
    company,
    group: family,
    country,
    city,
    currency,
    period: "year",
    year,
    level,
    pay,
  };
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
 * Refused groups as the file names them: a country with too few in all years together as one, others by year, and
 * levels only where the group of all levels is shown, since what is refused whole says it of its levels too.
 */
export function refusedLines(refused: readonly RefusedGroup[]): Refused[] {
  const named = refused.filter(({ company, level }) => company !== undefined && level === undefined);
  const whole = refused.filter(({ company, level }) => company === undefined && level === undefined);
  const sums = new Map<string, number>();
  for (const { family, country, n } of whole)
    sums.set(`${family}\t${country}`, (sums.get(`${family}\t${country}`) ?? 0) + n);
  const hidden = new Set(whole.map(({ family, country, year }) => `${family}\t${country}\t${year}`));
  const rare = new Set<string>();
  const companies = named.map(({ company, family, country, year, n }) => ({
    company,
    family,
    country,
    year,
    n,
    why: TOO_FEW,
  }));
  const groups = refused.filter(({ company }) => company === undefined);
  const lines = groups.flatMap(({ family, country, year, level, n }): Refused[] => {
    const place = `${family}\t${country}`;
    if (level) return hidden.has(`${place}\t${year}`) ? [] : [{ family, country, year, level, n, why: TOO_FEW }];
    const sum = sums.get(place) ?? n;
    if (sum >= LEAST) return [{ family, country, year, n, why: TOO_FEW }];
    if (rare.has(place)) return [];
    rare.add(place);
    return [{ family, country, n: sum, why: `${TOO_FEW} in all years left out together` }];
  });
  return [...lines, ...companies];
}
