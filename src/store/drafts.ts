import { existsSync, lstatSync, renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { errorCode, UserError } from "../errors.ts";
import { cannotRead, readText } from "../io/read.ts";
import { cannot, createFile, replaceFile } from "../io/write.ts";
import { clean } from "../text/clean.ts";
import { deleteFile, namesIn } from "./folder.ts";

/*
 * What is unfinished: interviews and checks. Every run that asks has a file of its own, under a name that no other run
 * writes to, so that two at once never overwrite each other. A run takes a file over by renaming it, which only one of
 * several can do; the one that had it finds it gone at its next answer, and is told. The name of a file in use ends in
 * .open.json, and its time of change is renewed every few seconds: an owner that is silent for a minute is gone. There
 * are no process ids in this, for they come again, in containers soon.
 */

/** An owner that gave no sign of life for so long, in milliseconds, is gone. */
export const SILENT = 60_000;
const SIGN_OF_LIFE = 15_000;

/** An interview or a check that is not finished. */
export interface Unfinished {
  /** The name of its file. */
  name: string;
  /** When it was saved, or its owner last gave a sign of life. */
  seen: Date;
  /** True when it seems to be open in another window. */
  open: boolean;
}

/** All that is unfinished of one kind, in one folder. */
export class Drafts {
  readonly folder: string;
  /** What the names begin with. */
  readonly #kind: string;
  readonly #names: RegExp;

  constructor(folder: string, kind: string) {
    this.folder = folder;
    this.#kind = kind;
    this.#names = new RegExp(`^${kind}(-[0-9a-f-]+)?(\\.open)?\\.json$`); // without an id: of an earlier version
  }

  /** The latest first. Throws UserError when the folder cannot be read. */
  list(): Unfinished[] {
    return namesIn(this.folder)
      .filter((name) => this.#names.test(name))
      .flatMap((name) => this.#lookAt(name) ?? [])
      .sort((a, b) => b.seen.getTime() - a.seen.getTime());
  }

  /** Throws UserError when it cannot be read. */
  read({ name }: Pick<Unfinished, "name">): string {
    return clean(readText(join(this.folder, name)));
  }

  /** One of one's own, written with the first answer; what it takes the place of goes then. */
  begin(replaced: readonly Unfinished[] = []): OwnDraft {
    return new OwnDraft(this.folder, this.#newName(), replaced);
  }

  /** Makes one that is there one's own; undefined when another run was faster. */
  takeOver({ name }: Unfinished): OwnDraft | undefined {
    const own = this.#newName();
    try {
      renameSync(join(this.folder, name), join(this.folder, own + OPEN));
    } catch (error) {
      if (errorCode(error) === "ENOENT") return undefined;
      throw cannot("take over", join(this.folder, name), error);
    }
    const draft = new OwnDraft(this.folder, own);
    draft.hold();
    return draft;
  }

  #newName(): string {
    return `${this.#kind}-${crypto.randomUUID()}`;
  }

  /** Undefined when it went between the listing and the look. */
  #lookAt(name: string): Unfinished | undefined {
    const seen = timeOf(join(this.folder, name));
    // A sign of life from the future was given before the clock was set back; whoever still lives gives another soon.
    return seen && { name, seen, open: name.endsWith(OPEN) && Math.abs(Date.now() - seen.getTime()) < SILENT };
  }
}

const OPEN = ".open.json";
const LEFT = ".json";

/** The file of one run that asks. */
export class OwnDraft {
  readonly #folder: string;
  readonly #name: string;
  readonly #replaced: readonly Unfinished[];
  #heart: NodeJS.Timeout | undefined;

  constructor(folder: string, name: string, replaced: readonly Unfinished[] = []) {
    this.#folder = folder;
    this.#name = name;
    this.#replaced = replaced;
  }

  /** The name of its file while it is held. */
  get openName(): string {
    return this.#name + OPEN;
  }

  /** Saves where things stand. Throws UserError when it is no longer one's own, and writes nothing then. */
  keep(value: unknown): void {
    const text = `${JSON.stringify(value, null, 2)}\n`;
    if (this.#heart) {
      if (!existsSync(this.#open)) throw lost();
      replaceFile(this.#open, text);
      return;
    }
    createFile(this.#open, text, { makeFolder: true });
    this.hold();
    for (const { name } of this.#replaced) this.#tryToRemove(name);
  }

  /** Gives signs of life until it is left. */
  hold(): void {
    this.#giveSign();
    this.#heart = setInterval(() => this.#giveSign(), SIGN_OF_LIFE).unref();
  }

  /** Leaves it to be gone on with; true when all that was kept is there, false when another run has it or it was deleted. */
  leave(): boolean {
    if (!this.#stop()) return true;
    try {
      renameSync(this.#open, join(this.#folder, this.#name + LEFT));
      return true;
    } catch (error) {
      return errorCode(error) !== "ENOENT"; // where no file may be renamed, it counts as left after a minute
    }
  }

  /** Removes it: it is finished. */
  end(): void {
    if (this.#stop()) deleteFile(this.#open);
  }

  get #open(): string {
    return join(this.#folder, this.openName);
  }

  /** True when it was held. */
  #stop(): boolean {
    const held = this.#heart !== undefined;
    clearInterval(this.#heart);
    this.#heart = undefined;
    return held;
  }

  /** What cannot be removed stays, and the next run names it; the answer that is being saved must not fail of it. */
  #tryToRemove(name: string): void {
    try {
      rmSync(join(this.#folder, name), { force: true });
    } catch {}
  }

  #giveSign(): void {
    const now = new Date();
    try {
      utimesSync(this.#open, now, now);
    } catch {} // gone, which the next answer finds out
  }
}

/** When a file was changed; of a link, the link itself. */
function timeOf(path: string): Date | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.mtime;
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** What is said when a file was taken over or deleted while its run was asking. */
export function lost(): UserError {
  return new UserError(
    "Your last answer is not saved: what you answered here was gone on with in another window, or deleted.",
    "Go on in that window; or here, once it is closed, with the same command.",
  );
}
