import * as z from "zod";
import { conform, fieldsOf, parseYaml } from "../catalog/yaml.ts";
import { PAY_BASES, PAY_KINDS } from "../core/pay/kinds.ts";
import { DataError, type Issue, UsageError } from "../errors.ts";
import { readGiven } from "../io/read.ts";
import { cleanLine } from "../text/clean.ts";
import type { Header } from "./columns.ts";
import { UNITS } from "./units.ts";

/*
 * Which columns of somebody's own CSV file hold what, and what holds for the whole file.
 */

const name = z.string().trim().min(1, "must not be empty").max(200, "is longer than 200 characters");

export const mappingSchema = z.strictObject({
  /** Names of columns. `pay`, or both ends of a range; `title` is matched to a family. */
  columns: z.strictObject({
    title: name.optional(),
    pay: name.optional(),
    low: name.optional(),
    high: name.optional(),
    currency: name.optional(),
    country: name.optional(),
    year: name.optional(),
    level: name.optional(),
    company: name.optional(),
    city: name.optional(),
    /** What an amount is for: year, month, week, day, hour. */
    unit: name.optional(),
    /** How many a row stands for. */
    n: name.optional(),
  }),
  /** What no column holds; `group` names the job of all rows. */
  values: z
    .strictObject({
      // Written as it stands: what is empty without its invisible characters must count as empty.
      group: z.string().transform(cleanLine).pipe(name).optional(),
      currency: name.optional(),
      country: name.optional(),
      year: z.union([z.int(), name]).optional(),
      level: name.optional(),
      company: name.optional(),
      city: name.optional(),
      unit: z.enum(UNITS).optional(),
      /** What of pay it is. */
      pay: z.enum(PAY_KINDS).optional(),
      basis: z.enum(PAY_BASES).optional(),
      /** Stands with every row. */
      note: z.string().transform(cleanLine).pipe(name).optional(),
    })
    .optional(),
  /** The file's own words for EN, MI, SE and EX, such as { Junior: EN }. */
  levels: z.record(name, z.enum(["EN", "MI", "SE", "EX"])).optional(),
  basis: z.enum(PAY_BASES).optional(),
  /** The id of the file's source in sources.yaml. */
  source: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower-case letters and digits with single dashes"),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;

/** What can be given instead of a mapping file, or over it. */
export interface MappingFlags {
  /** A mapping file (YAML or JSON). */
  mapping?: string | undefined;
  /** title=job_title,pay=salary */
  map?: string | undefined;
  /** country=IN,currency=INR,year=2024 */
  set?: string | undefined;
  source?: string | undefined;
  delimiter?: string | undefined;
}

/** The mapping of a file and flags together, flags first. Throws DataError for the file, UsageError for flags. */
export async function mappingOf(flags: MappingFlags): Promise<Mapping> {
  const mapping = withFlags(flags.mapping ? await fromFile(flags.mapping, flags) : {}, flags);
  const result = mappingSchema.safeParse(mapping);
  const faults = result.success
    ? []
    : result.error.issues.map(
        ({ path, message }) =>
          `${path.join(".")} ${/received undefined/.test(message) ? "is missing" : `: ${message}`}`,
      );
  const missing = missingParts(mapping);
  if (missing.length > 0) faults.push(`The mapping does not say where to find: ${missing.join(", ")}.`);
  if (!result.success || faults.length > 0) throw new UsageError(faults.join("\n"), HINT);
  return result.data;
}

/** A mapping of which nothing is known yet but that it has fields. */
interface Loose {
  columns: Record<string, unknown>;
  values: Record<string, unknown>;
  source?: unknown;
}

function withFlags(base: object, flags: MappingFlags): Loose {
  const { columns, values } = fieldsOf(base);
  return {
    ...base,
    columns: { ...fieldsOf(columns), ...pairs("--map", flags.map) },
    values: { ...fieldsOf(values), ...pairs("--set", flags.set) },
    ...(flags.source ? { source: flags.source } : {}),
    ...(flags.delimiter ? { delimiter: flags.delimiter === "tab" ? "\t" : flags.delimiter } : {}),
  };
}

const HINT =
  "For example: --map title=job_title,pay=salary,level=seniority --set country=IN,currency=INR,year=2024 --source my-survey";

function missingParts({ columns, values }: Loose): string[] {
  const pay = columns.pay ?? (columns.low && columns.high);
  return [
    ...(columns.title || values.group ? [] : ["the title (title, or --set group=…)"]),
    ...(pay ? [] : ["the pay (pay, or low and high)"]),
    ...(["currency", "country", "year"] as const).filter((part) => !columns[part] && values[part] === undefined),
  ];
}

/** What a file says. Its faults are told together with what neither it nor a flag says. */
async function fromFile(file: string, flags: MappingFlags): Promise<Partial<Mapping>> {
  const issues: Issue[] = [];
  const parsed = parseYaml(await readGiven(file), file, issues);
  const result = conform(mappingSchema.partial(), parsed);
  if ("value" in result && issues.length === 0) return result.value as Partial<Mapping>;
  if ("issues" in result) for (const issue of result.issues) issues.push(issue);
  const written = withFlags(fieldsOf(parsed.value), flags);
  const missing = [...missingParts(written), ...(written.source === undefined ? ["the source (source)"] : [])];
  if (missing.length > 0) issues.push(parsed.issue([], `does not say where to find: ${missing.join(", ")}`));
  throw new DataError(issues);
}

function pairs(flag: string, text: string | undefined): Record<string, string> {
  if (!text) return {};
  const entries = text.split(",").map((part): [string, string] => {
    const at = part.indexOf("=");
    if (at < 1 || at === part.length - 1)
      throw new UsageError(`${flag}: "${part}" is not of the form name=value.`, HINT);
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return Object.fromEntries(entries);
}

/** Names of columns that say what pay is counted by. */
const UNIT_COLUMN =
  /^(wage|pay|salary|rate|compensation)?[ _-]*(unit|period|frequency|interval)([ _-]*of[ _-]*pay)?(_1)?$|unit_of_pay/i;

/** The column that seems to say what pay is counted by, if there is one. */
export function findUnitColumn(header: readonly string[]): string | undefined {
  return header.find((title) => UNIT_COLUMN.test(title.trim()));
}

/** A monthly or hourly wage read as a year's would be wrong without a word: what is recognised must be mapped. */
export function refuseUnmappedUnit(
  header: readonly string[],
  { columns, values }: Mapping,
  { file, line }: Header,
): void {
  if (columns.unit || values?.unit) return;
  const found = findUnitColumn(header);
  if (found === undefined) return;
  const named = cleanLine(found).slice(0, 60);
  const message = `the column ${named} seems to say what pay is counted by, and is not mapped`;
  throw new DataError(
    [{ file, line, column: 1, path: "", message }],
    `Add --map unit=${named}, or --set unit=year where all of it is a year's. Nothing was written.`,
  );
}

/** Words of titles by the field they are guessed to hold, the first that fits. */
const GUESSES: readonly (readonly [keyof Mapping["columns"], RegExp])[] = [
  ["unit", UNIT_COLUMN],
  ["title", /title|role|position|designation|occupation/i],
  ["company", /company|employer|organi[sz]ation|firm/i],
  ["low", /(min|low|from)/i],
  ["high", /(max|high|to$)/i],
  ["pay", /salary|pay|wage|ctc|compensation|amount|income/i],
  ["currency", /currency/i],
  ["country", /country|nation/i],
  ["city", /city|town|location/i],
  ["year", /year|date/i],
  ["level", /level|seniority|experience|grade/i],
  ["n", /^(n|count|respondents|weight)$/i],
];

/** A mapping guessed from a header row: for each field the first column whose name speaks of it. */
export function guessColumns(header: readonly string[]): Mapping["columns"] {
  const columns: Mapping["columns"] = {};
  const ambiguous = new Set(header.filter((title, i) => header.indexOf(title) !== i));
  for (const title of header.map((text) => text.trim())) {
    if (title === "" || ambiguous.has(title)) continue;
    const field = GUESSES.find(([name, pattern]) => columns[name] === undefined && pattern.test(title))?.[0];
    if (field !== undefined) columns[field] = title;
  }
  // "Annual wage" says its unit itself.
  if (columns.pay && /annual|year/i.test(columns.pay)) delete columns.unit;
  // One end of a range alone is no range: "minimum years" is more often something else.
  if (columns.low === undefined || columns.high === undefined || columns.pay !== undefined) {
    delete columns.low;
    delete columns.high;
  }
  return columns;
}
