import {
  boolCoreTag,
  EVENT_ID,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  strTag,
  YAMLException,
} from "js-yaml";
import type * as z from "zod";
import { DataError, type Issue, shorten } from "../errors.ts";
import { clean, cleanLine } from "../text/clean.ts";

/*
 * YAML (and so JSON) with the place of every value. Aliases are refused; depth, lines, values and the length of each are
 * bounded, so that a hostile file costs no more than its size.
 */

const MAX_DEPTH = 40;
const MAX_KEYS = 50_000;
const MAX_LINES = 500_000;
const MAX_LENGTH = 100_000;

export type Path = readonly PropertyKey[];

/** A parsed file: its value with all text cleaned, and where each part of it stands. */
export interface Parsed {
  file: string;
  value: unknown;
  /**
   * A fault at the place of `path` (or of its nearest parent that stands in the file). What is dear to say is given as a
   * function: of thousands of faults, few are shown.
   */
  issue(path: Path, message: string | (() => string)): Issue;
  /** True where the file holds something that was refused, so that nothing stands there for a second fault to name. */
  isHole(path: Path): boolean;
}

/**
 * Parses one document. What stands in the way of all else (a syntax error, too deep or too large a file) is thrown as a
 * DataError. Faults that leave the rest readable (a key twice, an alias, a tag) are added to `faults`, all of them, and
 * thrown where no list for them is given.
 */
export function parseYaml(text: string, file: string, faults?: Issue[]): Parsed {
  const lines = lineStarts(text, MAX_LINES);
  const refuse = (offset: number, message: string) =>
    new DataError([{ file, ...position(lines, offset), path: "", message }]);
  if (lines.length > MAX_LINES) throw refuse(0, `holds over ${MAX_LINES} lines`);
  if (text.trim() === "") throw refuse(0, "the file is empty");
  const second = secondDocument(text);
  if (second !== undefined) throw refuse(second, SEVERAL);
  try {
    const events = eventsOf(text);
    const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
    if (documents !== 1) throw refuse(0, documents === 0 ? "the file is empty" : SEVERAL);
    const found: Issue[] = faults ?? [];
    const builder = new Builder(text, {
      where: (offset) => position(lines, offset),
      fault: (path, offset, message) => found.push({ file, ...position(lines, offset), path: shown(path), message }),
    });
    for (const event of events) builder.take(event);
    const { value, place } = builder.built;
    if (!faults && found.length > 0) throw new DataError(found);
    return {
      file,
      value,
      issue: (path, message) => lazyIssue(file, position(lines, nearestPlace(place, path).at), path, message),
      isHole: (path) => nearestPlace(place, path).hole === true,
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = error.mark ? { line: error.mark.line + 1, column: error.mark.column + 1 } : { line: 1, column: 1 };
    throw new DataError([{ file, ...at, path: "", message: inWords(error.reason) }]);
  }
}

const ALIAS = "an alias is not taken here: write out what it stands for";
const TAG = "has a tag (!) that is not taken here: write the value plainly";
const SEVERAL = "holds several documents; one is expected";

type Event = ReturnType<typeof parseEvents>[number];

/**
 * The reader bounds the depth alone, which it compares at every node: there the nodes are counted too, or a file of
 * commas would fill the memory before anything is known of it. A node is looked at up to twice in each of two roles.
 */
function eventsOf(text: string): Event[] {
  let nodes = 0;
  const tooMany = () => new YAMLException(`holds over ${MAX_KEYS} values`);
  const depth = {
    valueOf() {
      if (++nodes > MAX_KEYS * 4) throw tooMany();
      return MAX_DEPTH;
    },
  };
  try {
    const events = parseEvents(text, { maxDepth: depth as unknown as number });
    if (events.length > MAX_KEYS * 2) throw tooMany();
    return events;
  } catch (error) {
    // An expression of the reader ran out of stack, over megabytes without a break.
    if (error instanceof RangeError) throw new YAMLException("holds a word that is too long to be read");
    throw error;
  }
}

/** Where the second marker of a document stands: each begins one, wherever it is. */
function secondDocument(text: string): number | undefined {
  const markers = /(?:^|[\r\n])(?=---(?![^ \t\r\n]))/g;
  const found = text.matchAll(markers);
  found.next();
  const second = found.next().value;
  return second ? second.index + second[0].length : undefined;
}

/** The reader names its limits by its own options. */
function inWords(reason: string): string {
  if (reason.includes("maxDepth")) return `is nested over ${MAX_DEPTH} levels deep`;
  return reason;
}

/** Where a value stands (for one with a key, the key, which is where a reader looks), and where its parts do. */
interface Place {
  at: number;
  parts?: Map<string, Place>;
  hole?: boolean;
}

interface Report {
  where(offset: number): { line: number; column: number };
  fault(path: Path, offset: number, message: string): void;
}

/** A list or mapping that is being filled. In a mapping, `key` waits for its value; one that was refused goes nowhere. */
interface Frame {
  path: Path;
  parts: Map<string, Place>;
  value: unknown[] | Record<string, unknown>;
  key?: { name: string; place: Place; refused: boolean } | undefined;
}

/** Makes the value and the places of one document from its events. */
class Builder {
  readonly #text: string;
  readonly #report: Report;
  /** The document itself, as a list of one value. */
  readonly #top: Frame = { path: [], parts: new Map(), value: [] };
  readonly #frames: Frame[] = [this.#top];
  #offset = 0;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
  }

  get built(): { value: unknown; place: Place } {
    return { value: (this.#top.value as unknown[])[0], place: this.#top.parts.get("0") ?? { at: 0 } };
  }

  take(event: Event): void {
    this.#offset = offsetOf(event) ?? this.#offset;
    if (event.type === EVENT_ID.DOCUMENT) return;
    if (event.type === EVENT_ID.POP) this.#close();
    else if (event.type === EVENT_ID.ALIAS) this.#takeScalar({ fault: ALIAS });
    else if (event.type === EVENT_ID.SCALAR) this.#takeScalar(readScalar(event, this.#text));
    else this.#open(event);
  }

  #close(): void {
    if (this.#frame !== this.#top) this.#frames.pop();
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? this.#top;
  }

  /** True where the next node is a key. */
  get #atKey(): boolean {
    const { value, key } = this.#frame;
    return !Array.isArray(value) && key === undefined;
  }

  get #path(): Path {
    const { path, value, key } = this.#frame;
    if (this.#frame === this.#top) return [];
    return [...path, Array.isArray(value) ? value.length : (key?.name ?? "")];
  }

  #takeScalar(read: ReadValue): void {
    if (this.#atKey) {
      if ("fault" in read) this.#refuseKey(read.fault);
      else this.#putKey(String(read.value));
    } else if ("fault" in read) this.#refuse(read.fault);
    else this.#put(typeof read.value === "string" ? clean(read.value) : read.value);
  }

  #open(event: Event): void {
    const path = this.#path;
    const value = event.type === EVENT_ID.SEQUENCE ? [] : {};
    let place: Place = { at: this.#offset };
    if (this.#atKey) this.#refuseKey("a key must be a word, not a list or a mapping");
    else if (!hasOwnTag(event, this.#text)) this.#refuse(TAG);
    else place = this.#put(value);
    place.parts = new Map();
    this.#frames.push({ path, parts: place.parts, value });
  }

  /** Puts a value where it belongs and returns its place. */
  #put(value: unknown): Place {
    const frame = this.#frame;
    if (Array.isArray(frame.value)) {
      const place = { at: this.#offset };
      frame.parts.set(String(frame.value.length), place);
      frame.value.push(value);
      return place;
    }
    const { name, place, refused } = frame.key ?? { name: "", place: { at: this.#offset }, refused: true };
    frame.key = undefined;
    if (!refused) frame.value[name] = value;
    return place;
  }

  #refuse(message: string): void {
    const path = this.#path;
    const place = this.#put(undefined);
    place.hole = true;
    this.#report.fault(path, place.at, message);
  }

  #putKey(written: string): void {
    const frame = this.#frame;
    const name = cleanLine(written);
    const first = frame.parts.get(name);
    const place = { at: this.#offset };
    const fault = first
      ? duplicate(this.#report.where(first.at), name !== written)
      : // What reads objects passes over this key in silence; nobody means it.
        name === "__proto__" && "is not a known field";
    frame.key = { name, place, refused: Boolean(fault) };
    if (fault) this.#report.fault([...frame.path, name], place.at, fault);
    else frame.parts.set(name, place);
  }

  #refuseKey(message: string): void {
    this.#frame.key = { name: "", place: { at: this.#offset }, refused: true };
    this.#report.fault(this.#frame.path, this.#offset, message);
  }
}

function offsetOf(event: Event): number | undefined {
  const at = "valueStart" in event ? event.valueStart : "start" in event ? event.start : -1;
  if (at >= 0) return at;
  return "anchorStart" in event && event.anchorStart >= 0 ? event.anchorStart : undefined;
}

function duplicate({ line, column }: { line: number; column: number }, cleaned: boolean): string {
  const why = cleaned ? " once characters that cannot be seen are left out" : "";
  return `is a duplicate key${why}: it stands at line ${line}, column ${column} already`;
}

type ReadValue = { value: unknown } | { fault: string };

type Scalar = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

function readScalar(event: Scalar, text: string): ReadValue {
  if (event.valueEnd - event.valueStart > MAX_LENGTH) return { fault: `is longer than ${MAX_LENGTH} characters` };
  if (isTagged(event)) return readTagged(event, text);
  const written = getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return { value: written };
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(written, false, tag.tagName);
    if (value !== NOT_RESOLVED) return { value };
  }
  return { value: written };
}

function isTagged(event: Event): boolean {
  return "tagStart" in event && event.tagStart >= 0;
}

const SCALAR_TAGS = [strTag, nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

/** A value with a tag such as !!str. */
function readTagged(event: Scalar, text: string): ReadValue {
  const name = tagOf(event, text);
  const written = getScalarValue(text, event);
  const tag = name === "!" ? strTag : SCALAR_TAGS.find(({ tagName }) => tagName === name);
  const value = tag ? tag.resolve(written, true, tag.tagName) : NOT_RESOLVED;
  return value === NOT_RESOLVED ? { fault: TAG } : { value };
}

/** True for a list or mapping with no tag, or with the one that says what it is anyway. */
function hasOwnTag(event: Event, text: string): boolean {
  const own = event.type === EVENT_ID.SEQUENCE ? "tag:yaml.org,2002:seq" : "tag:yaml.org,2002:map";
  return !isTagged(event) || ["!", own].includes(tagOf(event, text));
}

/** The tag in full, where it is one of YAML itself. */
function tagOf(event: Event, text: string): string {
  const written = "tagStart" in event ? text.slice(event.tagStart, event.tagEnd) : "";
  return written.replace(/^!<(.*)>$/s, "$1").replace(/^!!/, "tag:yaml.org,2002:");
}

/** The fields of a mapping whose shape may be anything yet; none for what is no mapping. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export type Conformed<T> = { value: T } | { issues: Issue[] };

/** The value (or the part of it that stands at `at`) as a schema wants it, or the faults that keep it from that. */
export function conform<T>(schema: z.ZodType<T>, parsed: Parsed, at: Path = [], value = parsed.value): Conformed<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data };
  const issues = result.error.issues.filter(({ path }) => !parsed.isHole([...at, ...path]));
  return { issues: issues.flatMap((issue) => flatten(issue, parsed, at)) };
}

/** A whole file as a schema wants it, or every fault that is in it. */
export function conformWhole<T>(schema: z.ZodType<T>, text: string, file: string): Conformed<T> {
  const faults: Issue[] = [];
  const result = conform(schema, parseYaml(text, file, faults));
  if (faults.length === 0) return result;
  return { issues: "issues" in result ? [...faults, ...result.issues] : faults };
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

/** The place of a value, or of its nearest parent that stands in the file. */
function nearestPlace(root: Place, path: Path): Place {
  let place = root;
  for (const step of path) {
    const part = place.parts?.get(String(step));
    if (!part) return place;
    place = part;
  }
  return place;
}

function lazyIssue(
  file: string,
  at: { line: number; column: number },
  path: Path,
  message: string | (() => string),
): Issue {
  return {
    file,
    ...at,
    get path() {
      return shown(path);
    },
    get message() {
      return shorten(typeof message === "string" ? message : message());
    },
  };
}

function shown(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${shorten(String(step))}`))
    .join("")
    .replace(/^\./, "");
}

/** Where each line begins; when there are more than `most`, those and one more. */
function lineStarts(text: string, most: number): number[] {
  const starts = [0];
  const ends = /\r\n?|\n/g;
  while (starts.length <= most && ends.test(text)) starts.push(ends.lastIndex);
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
