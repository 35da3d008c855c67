import { join, relative, sep } from "node:path";
import { cleanLine } from "../../text/clean.ts";
import { readLog } from "./git.ts";
import { type History, historyOf, parseLog } from "./history.ts";
import { openRepository, repositoryAround } from "./repository.ts";

/* The repositories in what was given, each with the history that counts, and what to tell the person about them. */

export interface Scope {
  /** Beginning of the paths in it, relative to what was given: "", or with a slash at its end. */
  readonly prefix: string;
  /** What comes before such a path in the repository's own paths: "", or with a slash at its end. */
  readonly within: string;
  readonly history?: History;
  /** Files without a commit that counts are left out. */
  readonly onlyTouched: boolean;
  readonly isOneAuthor: boolean;
}

interface Asked {
  author: string | undefined;
  signal: AbortSignal | undefined;
  /** The latest month that can be, `YYYY-MM`. */
  lastMonth: string;
}

interface Place {
  /** The folder that holds `.git`. */
  folder: string;
  prefix: string;
  within: string;
}

/** Of more repositories than this the histories are not asked for. */
const MOST = 50;

/** The histories of a folder's repositories (their paths relative to it), and of the one around it, the inmost first. */
export async function readHistories(
  root: string,
  repositories: readonly string[],
  asked: Asked,
): Promise<{ scopes: Scope[]; notes: string[] }> {
  const places = placesOf(root, repositories);
  const scopes: Scope[] = [];
  const notes: string[] = [];
  for (const [i, { folder, ...bounds }] of places.entries()) {
    const found = i < MOST ? await readHistory(folder, asked) : "There are too many repositories to read its history";
    scopes.push({ ...bounds, ...scopeOf(found, asked.author) });
    const label = bounds.prefix === "" ? "" : `${cleanLine(bounds.prefix.slice(0, -1))}: `;
    notes.push(...notesOf(found, asked.author).map((note) => label + note));
  }
  if (places.length === 0 && asked.author !== undefined)
    notes.push("There is no git repository, so --author leaves nothing out: every file counts.");
  return { scopes, notes };
}

function placesOf(root: string, repositories: readonly string[]): Place[] {
  const places = repositories.map((path) => ({ folder: join(root, path), prefix: slashed(path), within: "" }));
  const around = repositories.includes("") ? undefined : repositoryAround(root);
  const outer = around && { folder: around, prefix: "", within: slashed(relative(around, root).split(sep).join("/")) };
  return [...places.sort((a, b) => b.prefix.length - a.prefix.length), ...(outer ? [outer] : [])];
}

function slashed(path: string): string {
  return path === "" ? "" : `${path}/`;
}

/** A history, or the sentence that says why there is none. */
interface Found {
  history: History;
  isWhole: boolean;
}

async function readHistory(folder: string, { author, signal, lastMonth }: Asked): Promise<Found | string | undefined> {
  const repository = openRepository(folder);
  if (repository === "elsewhere") return "Its .git leads to another folder, which was not followed";
  if (repository === "unreadable") return "Its git history cannot be read";
  if (!repository.head) return undefined;
  const log = await readLog(repository, repository.head, signal);
  if (log === "no-git") return "git is not installed, so its history was not read";
  if (log === "failed") return "Its git history cannot be read";
  return { history: historyOf(parseLog(log.output, lastMonth), author), isWhole: log.isWhole };
}

/** Without a history nothing can be shown to be the author's. */
function scopeOf(found: Found | string | undefined, author: string | undefined): Omit<Scope, "prefix" | "within"> {
  const onlyTouched = author !== undefined;
  if (found === undefined || typeof found === "string") return { onlyTouched, isOneAuthor: false };
  const { history } = found;
  return { history, onlyTouched, isOneAuthor: author !== undefined || history.people <= 1 };
}

function notesOf(found: Found | string | undefined, author: string | undefined): string[] {
  const none = "nothing in it counts as yours. Leave out --author to count every file.";
  if (found === undefined) return [author === undefined ? "No commits yet, so no dates." : `No commits yet: ${none}`];
  if (typeof found === "string") return [author === undefined ? `${found}: no dates.` : `${found}: ${none}`];
  const { history, isWhole } = found;
  const cut = isWhole ? [] : ["Only the newest part of its history was read."];
  if (author !== undefined && history.commits === 0)
    return [
      ...cut,
      "No commit is by the address given with --author. git log --format=%ae lists those that are there.",
    ];
  if (author === undefined && history.people > 1)
    return [...cut, `${history.people} people committed here: --author EMAIL counts your own commits alone.`];
  return cut;
}
