import { closeSync, constants, existsSync, lstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { DataError, UserError } from "../errors.ts";
import { MAX_FILE, readText } from "../io/read.ts";
import { createFile, ensureFolder, sweep, temporariesIn } from "../io/write.ts";
import { clean, cleanLine } from "../text/clean.ts";
import { localDay } from "../text/day.ts";
import { didYouMean } from "../text/unknown.ts";
import { deleteFile, namesIn } from "./folder.ts";

/** What every kept thing carries. */
export interface Kept {
  schemaVersion: 1;
  id: string;
  /**
   * The place in the order of saving: the latest goes by this, not by a clock that may have been set back. Missing in
   * files of an earlier version, which come first.
   */
  order?: number | undefined;
  savedAt: string;
  /** Over all of the rest: a file that still matches is as this program wrote it and needs no second validation. */
  digest?: string | undefined;
}

/** A file that cannot be used, and why. */
export interface Damaged {
  id: string;
  reason: string;
}

/** Checks what a file says. Asynchronous: the schema is loaded only for a file that was changed by hand. */
export type Check<T> = (text: string, file: string) => Promise<T>;

const SUFFIX = ".json";
const ATTEMPTS = 10_000;
/** Bytes in which version, id and order stand. */
const HEAD = 160;
/** Characters. Far more than is ever written: answers on a thousand skills, each with its evidence, are half of it. */
const MOST_WRITTEN = 2 ** 20;

/** Things of one kind kept in a folder: one readable file each, named by day, never changed once written. */
export class Shelf<T extends Kept> {
  readonly folder: string;
  /** What one is called in messages, such as "assessment". */
  readonly #what: string;
  readonly #check: Check<T>;
  /** Before the day in every id, so that ids of different shelves differ. */
  readonly #prefix: string;
  /** What an earlier version wrote in another form, in that of now. */
  readonly #renew: (saved: T) => T;

  constructor(folder: string, what: string, check: Check<T>, prefix = "", renew = (saved: T) => saved) {
    this.folder = folder;
    this.#what = what;
    this.#check = check;
    this.#prefix = prefix;
    this.#renew = renew;
  }

  /** Saves a thing under a new id made of the date (2026-11-23, then 2026-11-23-2 …); never overwrites. */
  save(thing: Omit<T, "schemaVersion" | "id" | "order" | "digest">): T {
    checkClock(thing.savedAt);
    ensureFolder(this.folder);
    const day = this.#prefix + localDay(thing.savedAt);
    const order = Math.max(0, ...this.#ordered().map((one) => one.order)) + 1;
    for (let n = 1; n <= ATTEMPTS; n++) {
      const id = n === 1 ? day : `${day}-${n}`;
      const file = join(this.folder, id + SUFFIX);
      if (existsSync(file)) continue;
      const saved = { schemaVersion: 1, id, order, ...thing } as unknown as T;
      saved.digest = digestOf(saved);
      try {
        createFile(file, `${JSON.stringify(saved, null, 2)}\n`, { makeFolder: true });
        sweep(dirname(this.folder)); // where the draft of what is saved here was written
        return saved;
      } catch (error) {
        if (!existsSync(file)) throw error; // otherwise another process took this name between the look and the write
      }
    }
    throw new UserError(`There are ${ATTEMPTS} of ${day} already.`, "Remove some: mlcareer history delete ID");
  }

  /** The ids of all, in the order in which they were saved. */
  ids(): string[] {
    return this.#ordered().map(({ id }) => id);
  }

  /** One that does not tell its order stays behind the one of the day before it. */
  #ordered(): { id: string; order: number }[] {
    let before = 0;
    const list = this.#byDay().map((id) => {
      before = orderIn(join(this.folder, id + SUFFIX)) ?? before;
      return { id, order: before };
    });
    return list.sort((a, b) => a.order - b.order);
  }

  #byDay(): string[] {
    return namesIn(this.folder)
      .filter((name) => name.endsWith(SUFFIX) && !name.startsWith("."))
      .map((name) => name.slice(0, -SUFFIX.length))
      .sort(byDay);
  }

  /** All that can be read, oldest first, and what cannot with the reason. */
  async list(): Promise<{ kept: T[]; damaged: Damaged[] }> {
    const kept: T[] = [];
    const damaged: Damaged[] = [];
    for (const id of this.ids()) {
      try {
        kept.push(await this.#read(id));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        // Names of files and pieces of their text: whoever put them there may have put escape sequences in.
        damaged.push({ id: cleanLine(id), reason: cleanLine(reasonOf(error)) });
      }
    }
    return { kept, damaged };
  }

  /** The one with an id, or the latest; undefined when there is none at all. Throws UserError for an unknown id. */
  async find(id?: string): Promise<T | undefined> {
    const wanted = id ?? this.ids().at(-1);
    if (wanted === undefined) return undefined;
    this.#mustHave(wanted);
    return this.#read(wanted);
  }

  /** Deletes one, and what a killed process left of writing it. Throws UserError. */
  delete(id: string): void {
    this.#mustHave(id);
    const file = join(this.folder, id + SUFFIX);
    const saved = lstatSync(file, { throwIfNoEntry: false });
    for (const path of temporariesIn(this.folder)) if (holds(path, id, saved)) deleteFile(path);
    deleteFile(file);
  }

  #mustHave(id: string): void {
    const ids = this.#byDay();
    if (ids.includes(id)) return;
    throw new UserError(`No saved ${this.#what} is called ${id}.`, didYouMean(id, ids, "mlcareer history lists them."));
  }

  async #read(id: string): Promise<T> {
    const file = join(this.folder, id + SUFFIX);
    const text = readText(file);
    const saved = asWritten<T>(text);
    return saved ? this.#renew(saved) : this.#check(text, file);
  }
}

/** A file of such a year would be told for damaged afterwards. */
function checkClock(savedAt: string): void {
  if (/^\d{4}-/.test(savedAt)) return;
  throw new UserError(`The clock of this machine stands at ${savedAt}, where nothing can be saved.`, "Set it right.");
}

/** True for a temporary file with what was to be saved under an id, or that has a name more for the saved file. */
function holds(path: string, id: string, saved: Stats | undefined): boolean {
  try {
    const stat = lstatSync(path);
    if (!stat.isFile() || stat.size > MAX_FILE) return false;
    if (saved && stat.ino === saved.ino && stat.dev === saved.dev) return true;
    return readFileSync(path, "utf8").includes(`"id": ${JSON.stringify(id)}`);
  } catch {
    return false; // gone by now, or of another person
  }
}

/**
 * What is in a file that nobody has changed since it was written; undefined for any other file, also for one that holds
 * what this program would not have written, whatever its digest says, and for one in the format of a newer program.
 */
function asWritten<T extends Kept>(text: string): T | undefined {
  // JSON without a bound on its values fills the memory; what is larger is read with one.
  if (text.length > MOST_WRITTEN) return undefined;
  if (text.includes("\\u") || clean(text) !== text) return undefined;
  try {
    const saved = JSON.parse(text) as T;
    return saved.schemaVersion === 1 && saved.digest === digestOf(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: UserError): string {
  const issue = error instanceof DataError ? error.issues[0] : undefined;
  if (!issue) return error.message;
  return issue.path === "" ? issue.message : `${issue.path} ${issue.message}`;
}

/**
 * FNV-1a over the text, four bytes at a time, 32 bits: it is to show a change by hand, not to withstand an attack
 * (node:crypto is slow to load, and single bytes take four times as long).
 */
function digestOf({ digest: _, ...rest }: Kept): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(rest);
  const bytes = new TextEncoder().encode(text + " ".repeat(4)); // up to three of the spaces fall away
  const words = new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2);
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/**
 * The place of a saved file in the order of saving, from its first bytes: 0 when it is older than that order, undefined
 * when they are not as this program writes them.
 */
function orderIn(file: string): number | undefined {
  const head = headOf(file);
  const [, order] = /^\{\s*"schemaVersion": 1,\s*"id": "[^"]*",\s*"order": (\d{1,15}),/.exec(head) ?? [];
  if (order !== undefined) return Number(order);
  return /^\{\s*"schemaVersion": 1,/.test(head) ? 0 : undefined;
}

/** The first bytes of a file, without waiting for what is not a file; empty when it cannot be read. */
function headOf(file: string): string {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const bytes = Buffer.alloc(HEAD);
    return bytes.toString("latin1", 0, readSync(handle, bytes, 0, HEAD, null));
  } catch {
    return ""; // whoever reads it whole says what is wrong
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** 2026-11-23-10 comes after 2026-11-23-9. */
function byDay(a: string, b: string): number {
  const [, dayA = a, nthA = "1"] = /^(.*?\d{4}-\d{2}-\d{2})-?(\d*)$/.exec(a) ?? [];
  const [, dayB = b, nthB = "1"] = /^(.*?\d{4}-\d{2}-\d{2})-?(\d*)$/.exec(b) ?? [];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return Number(nthA) - Number(nthB);
}
