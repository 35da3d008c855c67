import { constructFromEvents, EVENT_ID, parseEvents, YAMLException } from "js-yaml";
import type * as z from "zod";
import { DataError, type Issue } from "../errors.ts";
import { cleanDeep } from "../text/clean.ts";

/*
 * YAML (and so JSON) with the place of every value. Aliases are refused and depth is bounded, so that a hostile file
 * costs no more than its size.
 */

const MAX_DEPTH = 40;
const MAX_KEYS = 50_000;

export type Path = readonly PropertyKey[];

/** A parsed file: its value with all text cleaned, and where each part of it stands. */
export interface Parsed {
  file: string;
  value: unknown;
  /** A fault at the place of `path` (or of its nearest parent that stands in the file). */
  issue(path: Path, message: string): Issue;
}

/** Parses one document. Throws DataError with the place of a syntax error, an alias, too deep or too large a file. */
export function parseYaml(text: string, file: string): Parsed {
  const lines = lineStarts(text);
  const at = (offset: number) => position(lines, offset);
  if (text.trim() === "") throw new DataError([{ file, line: 1, column: 1, path: "", message: "the file is empty" }]);
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    if (events.length > MAX_KEYS * 2) {
      throw new DataError([{ file, line: 1, column: 1, path: "", message: `holds over ${MAX_KEYS} values` }]);
    }
    const documents = constructFromEvents(events, { source: text, maxAliases: 0 });
    if (documents.length !== 1) {
      const message = documents.length === 0 ? "the file is empty" : "holds several documents; one is expected";
      throw new DataError([{ file, line: 1, column: 1, path: "", message }]);
    }
    const offsets = placesOf(events, text);
    // What reads objects passes over this key in silence; nobody means it.
    const proto = [...offsets].find(([path]) => path.endsWith('"__proto__"]'));
    if (proto) throw new DataError([{ file, ...at(proto[1]), path: "__proto__", message: "is not a known field" }]);
    return {
      file,
      value: cleanDeep(documents[0]),
      issue: (path, message) => ({ file, ...at(placeOf(offsets, path)), path: shown(path), message }),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = error.mark ? { line: error.mark.line + 1, column: error.mark.column + 1 } : { line: 1, column: 1 };
    throw new DataError([{ file, ...place, path: "", message: inWords(error.reason) }]);
  }
}

/** The reader names its limits by its own options. */
function inWords(reason: string): string {
  if (reason.includes("maxAliases")) return "an alias is not taken here: write out what it stands for";
  if (reason.includes("maxDepth")) return `is nested over ${MAX_DEPTH} levels deep`;
  return reason;
}

export type Conformed<T> = { value: T } | { issues: Issue[] };

/** The value (or the part of it that stands at `at`) as a schema wants it, or the faults that keep it from that. */
export function conform<T>(schema: z.ZodType<T>, parsed: Parsed, at: Path = [], value = parsed.value): Conformed<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data };
  return { issues: result.error.issues.flatMap((issue) => flatten(issue, parsed, at)) };
}

function flatten(issue: z.core.$ZodIssue, parsed: Parsed, at: Path): Issue[] {
  const path = [...at, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => parsed.issue([...path, key], "is not a known field"));
  }
  if (issue.code === "invalid_key") return [parsed.issue(path, issue.issues[0]?.message ?? issue.message)];
  return [parsed.issue(path, plain(issue))];
}

function plain(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is missing";
  return issue.message.replace(/^Invalid input: /, "");
}

/** Offsets by JSON-encoded path; for a pair the key's own place, which is where a reader looks. */
function placesOf(events: ReturnType<typeof parseEvents>, text: string): Map<string, number> {
  const places = new Map<string, number>();
  const stack: { path: PropertyKey[]; index: number; key: string | undefined; mapping: boolean }[] = [];
  const enter = (offset: number): PropertyKey[] => {
    const top = stack.at(-1);
    if (!top) {
      places.set(key([]), offset);
      return [];
    }
    const step = top.mapping ? (top.key ?? "") : top.index++;
    const path = [...top.path, step];
    if (!top.mapping) places.set(key(path), offset);
    top.key = undefined;
    return path;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR) {
      const top = stack.at(-1);
      if (top?.mapping && top.key === undefined) {
        top.key = text.slice(event.valueStart, event.valueEnd);
        places.set(key([...top.path, top.key]), event.valueStart);
      } else enter(event.valueStart);
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      stack.push({ path: enter(event.start), index: 0, key: undefined, mapping: event.type === EVENT_ID.MAPPING });
    } else if (event.type === EVENT_ID.POP) stack.pop();
  }
  return places;
}

function key(path: Path): string {
  return JSON.stringify(path.map(String));
}

function placeOf(places: Map<string, number>, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const found = places.get(key(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return 0;
}

function shown(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
