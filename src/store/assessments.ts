import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Answers, CheckTaken } from "../catalog/schema.ts";
import { nearest } from "../core/nearest.ts";
import { DataError, UserError } from "../errors.ts";
import { readText } from "../files.ts";
import { createFile, ensureFolder, replaceFile, sweep } from "./write.ts";

/** A saved assessment: one readable file each, never changed once written. */
export interface Assessment {
  schemaVersion: 1;
  id: string;
  savedAt: string;
  /** Version of the data it was made with, and of the program. */
  dataVersion: string;
  answers: Answers & { role: string };
  /** The knowledge check taken on these answers, if one was. */
  check?: CheckTaken | undefined;
  /** Over all of the above: a file that still matches is as this program wrote it and needs no second validation. */
  digest?: string | undefined;
}

/** A file of the store that cannot be used, and why. */
export interface Damaged {
  id: string;
  reason: string;
}

/** Checks what a file says. Injected as a promise: the schema is loaded only for a file that was changed by hand. */
export type Check = (text: string, file: string) => Promise<Assessment>;

const SUFFIX = ".json";
const DRAFT = "draft.json";
const CHECK_DRAFT = "check.json";
const ATTEMPTS = 10_000;

export class Store {
  readonly folder: string;
  readonly #check: Check;

  constructor(folder: string, check: Check) {
    this.folder = folder;
    this.#check = check;
  }

  get #assessments(): string {
    return join(this.folder, "assessments");
  }

  /** Saves answers under a new id made of the date (2026-11-23, then 2026-11-23-2 …); never overwrites. */
  save(assessment: Omit<Assessment, "schemaVersion" | "id">): Assessment {
    const folder = this.#assessments;
    ensureFolder(folder);
    sweep(folder);
    const day = assessment.savedAt.slice(0, 10);
    for (let n = 1; n <= ATTEMPTS; n++) {
      const id = n === 1 ? day : `${day}-${n}`;
      const file = join(folder, id + SUFFIX);
      if (existsSync(file)) continue;
      const saved: Assessment = { schemaVersion: 1, id, ...assessment };
      saved.digest = digestOf(saved);
      try {
        createFile(file, `${JSON.stringify(saved, null, 2)}\n`);
        return saved;
      } catch (error) {
        if (!existsSync(file)) throw error; // otherwise another process took this name between the look and the write
      }
    }
    throw new UserError(
      `There are ${ATTEMPTS} assessments of ${day} already.`,
      "Remove some: mlcareer history delete ID",
    );
  }

  /** The ids of all saved assessments, the oldest first. */
  ids(): string[] {
    if (!existsSync(this.#assessments)) return [];
    return readdirSync(this.#assessments)
      .filter((name) => name.endsWith(SUFFIX) && !name.startsWith("."))
      .map((name) => name.slice(0, -SUFFIX.length))
      .sort(byDay);
  }

  /** All that can be read, oldest first, and what cannot with the reason. */
  async list(): Promise<{ assessments: Assessment[]; damaged: Damaged[] }> {
    const assessments: Assessment[] = [];
    const damaged: Damaged[] = [];
    for (const id of this.ids()) {
      try {
        assessments.push(await this.#read(id));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        damaged.push({
          id,
          reason: error instanceof DataError ? (error.issues[0]?.message ?? error.message) : error.message,
        });
      }
    }
    return { assessments, damaged };
  }

  /** The assessment with an id, or the latest. Throws UserError when there is none. */
  async load(id?: string): Promise<Assessment> {
    const wanted = id ?? this.ids().at(-1);
    if (wanted === undefined) {
      throw new UserError(
        "There is no saved assessment yet.",
        "Start with: mlcareer assess (or see mlcareer assess --example)",
      );
    }
    this.#mustHave(wanted);
    return this.#read(wanted);
  }

  delete(id: string): void {
    this.#mustHave(id);
    rmSync(join(this.#assessments, id + SUFFIX));
  }

  /** Removes every trace: assessments, the unfinished interview, the folder itself. */
  deleteAll(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The text of an interview not yet finished, if there is one. */
  draft(): string | undefined {
    return this.#text(DRAFT);
  }

  saveDraft(draft: unknown): void {
    this.#keep(DRAFT, draft);
  }

  removeDraft(): void {
    rmSync(join(this.folder, DRAFT), { force: true });
  }

  /** The same for a check not yet finished. */
  checkDraft(): string | undefined {
    return this.#text(CHECK_DRAFT);
  }

  saveCheckDraft(draft: unknown): void {
    this.#keep(CHECK_DRAFT, draft);
  }

  removeCheckDraft(): void {
    rmSync(join(this.folder, CHECK_DRAFT), { force: true });
  }

  #text(name: string): string | undefined {
    const file = join(this.folder, name);
    return existsSync(file) ? readText(file) : undefined;
  }

  #keep(name: string, value: unknown): void {
    ensureFolder(this.folder);
    sweep(this.folder);
    replaceFile(join(this.folder, name), `${JSON.stringify(value, null, 2)}\n`);
  }

  #mustHave(id: string): void {
    const ids = this.ids();
    if (ids.includes(id)) return;
    const near = nearest(id, ids);
    throw new UserError(
      `No saved assessment is called ${id}.`,
      near ? `Did you mean ${near}?` : "mlcareer history lists them.",
    );
  }

  async #read(id: string): Promise<Assessment> {
    const file = join(this.#assessments, id + SUFFIX);
    const text = readText(file);
    return asWritten(text) ?? this.#check(text, file);
  }
}

/** The assessment in a file that nobody has changed since it was written; undefined for any other file. */
function asWritten(text: string): Assessment | undefined {
  try {
    const saved = JSON.parse(text) as Assessment;
    return saved.digest !== undefined && saved.digest === digestOf(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a over the text, 32 bits: it is to show a change by hand, not to withstand an attack (and node:crypto is slow to load). */
function digestOf({ digest: _, ...rest }: Assessment): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(JSON.stringify(rest))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** 2026-11-23-10 comes after 2026-11-23-9. */
function byDay(a: string, b: string): number {
  const [dayA, dayB] = [a.slice(0, 10), b.slice(0, 10)];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return Number(a.slice(11)) - Number(b.slice(11));
}
