import { lstatSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CodeSign } from "../../catalog/schema.ts";
import { UserError } from "../../errors.ts";
import type { Finding } from "../finding.ts";
import { judge, type Placed } from "./judge.ts";
import { mark } from "./mention.ts";
import { localModules } from "./modules.ts";
import { placeCleaner } from "./places.ts";
import { isOfInterest, readFile } from "./read.ts";
import { readRegular } from "./regular.ts";
import { readHistories, type Scope } from "./scopes.ts";
import { type Table, tableOf } from "./table.ts";
import { MOST_FILES, walk } from "./walk.ts";

/** Files longer than this are data more often than code, in bytes. */
const LONGEST_FILE = 1024 * 1024;
/** How long work goes on before signals and the screen get a turn, in ms. */
const AT_ONCE = 40;

export interface CodeOptions {
  /** What packages and files say of which skill: `code` of the catalog. */
  readonly signs: readonly CodeSign[];
  /** Only what the commits of this e-mail address touched. */
  readonly author?: string | undefined;
  /** Told now and then how many files were found so far. */
  readonly onProgress?: ((files: number) => void) | undefined;
  /** Stops the work: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The day, so that dates to come are not believed. */
  readonly today?: Date | undefined;
}

/**
 * What the files of a folder and the history of its repositories say of skills: one finding a skill, at most level 2.
 * `notes` are sentences for the person. Nothing in the folder is run, no link followed. Throws UserError when it is no
 * folder, or cannot be read.
 */
export async function findInCode(
  folder: string,
  { signs, author, onProgress, signal, today = new Date() }: CodeOptions,
): Promise<{ findings: Finding[]; notes: string[] }> {
  const root = folderAt(folder);
  const pause = pauses(signal);
  const { files, repositories, seen, isWhole } = await walk(root, {
    isOfInterest,
    pause: (n) => {
      const turn = pause();
      if (turn) onProgress?.(n);
      return turn;
    },
  });
  const lastMonth = today.toISOString().slice(0, 7);
  const { scopes, notes } = await readHistories(root, repositories, { author, signal, lastMonth });
  const counted = files.flatMap((file) => countedIn(scopes, file));
  const table = tableOf(signs);
  const { placed, long } = await readAll(root, counted, table, localModules(files), () => {
    const turn = pause();
    if (turn) onProgress?.(seen);
    return turn;
  });
  const findings = judge(
    table,
    [...placed, ...scopes.flatMap(gitPlace)],
    placeCleaner(scopes.flatMap(({ history }) => history?.names ?? [])),
  );
  if (!isWhole) notes.push(`Only the first ${MOST_FILES.toLocaleString("en")} files were looked at.`);
  if (long > 0) notes.push(`${long === 1 ? "1 file over 1 MB was" : `${long} files over 1 MB were`} not read.`);
  if (findings.length === 0 && notes.length === 0) notes.push("Nothing in it names a skill.");
  return { findings, notes };
}

function folderAt(folder: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`Cannot read ${folder}: there is no such folder.`);
  if (!stat.isDirectory()) throw new UserError(`Cannot read ${folder}: it is not a folder.`);
  return realpathSync(folder);
}

/** Gives a turn to signals when work has gone on for long enough. Throws the signal's reason once it is aborted. */
function pauses(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = Date.now();
  return () => {
    signal?.throwIfAborted();
    if (Date.now() - last < AT_ONCE) return undefined;
    return new Promise((resume, reject) =>
      setImmediate(() => {
        last = Date.now();
        if (signal?.aborted) reject(signal.reason);
        else resume();
      }),
    );
  };
}

interface Counted {
  file: string;
  /** Where the project begins, with its slash. */
  project: string;
  date: string | undefined;
}

/** A file with its date, unless it is left out because the author never touched it. */
function countedIn(scopes: readonly Scope[], file: string): Counted[] {
  const scope = scopes.find(({ prefix }) => file.startsWith(prefix));
  if (!scope) return [{ file, project: "", date: undefined }];
  const { prefix, within, history, onlyTouched } = scope;
  const own = within + file.slice(prefix.length);
  if (onlyTouched && !history?.files.has(own)) return [];
  return [{ file, project: prefix, date: history?.files.get(own) }];
}

interface Reading {
  placed: Placed[];
  /** Files left unread for their length. */
  long: number;
}

async function readAll(
  root: string,
  files: readonly Counted[],
  table: Table,
  locals: ReturnType<typeof localModules>,
  pause: () => Promise<void> | undefined,
): Promise<Reading> {
  const placed: Placed[] = [];
  const projects = new Map<string, { serves?: string; loads?: string }>();
  let long = 0;
  for (const { file, project, date } of files) {
    const path = join(root, file);
    const bytes = readRegular(path, LONGEST_FILE);
    if (!bytes && isLong(path)) long++;
    if (bytes && !bytes.subarray(0, 8192).includes(0)) {
      const { mentions, serves, loads } = readFile(file, bytes.toString("utf8"), table, locals(file, project));
      const known = projects.get(project) ?? {};
      projects.set(project, { ...known, ...(serves ? { serves: file } : {}), ...(loads ? { loads: file } : {}) });
      // A file that does both is enough; otherwise the two only stand in one project.
      placed.push({
        where: file,
        date,
        mentions: serves && loads ? [...mentions, mark("model-serving", 3)] : mentions,
      });
    }
    const turn = pause();
    if (turn) await turn;
  }
  const apart = [...projects.values()].flatMap(({ serves, loads }) =>
    serves && loads && serves !== loads ? [serves] : [],
  );
  return { placed: [...placed, ...apart.map((where) => ({ where, mentions: [mark("model-serving")] }))], long };
}

function isLong(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size > LONGEST_FILE;
}

const MERGES = 2;

/** The commits themselves. Of several people's, nobody's merges show what this one can do. */
function gitPlace({ prefix, history, isOneAuthor }: Scope): Placed[] {
  if (!history || history.commits === 0) return [];
  const where = prefix === "" ? "git history" : `${prefix.slice(0, -1)}, git history`;
  const merges = isOneAuthor && history.merges >= MERGES ? [mark("merges")] : [];
  return [{ where, date: history.last, mentions: [mark("commits"), ...merges] }];
}
