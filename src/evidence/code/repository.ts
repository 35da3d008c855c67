import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { readRegular } from "./regular.ts";

/*
 * What of a repository is needed to ask git for its history: the commit it stands at, and where its objects lie. All
 * else in it (settings, hooks, attributes) is somebody else's program and stays unread.
 */

export interface Repository {
  /** The folder that holds `.git`. */
  readonly root: string;
  readonly objects: string;
  /** The commit checked out, 40 or 64 hexadecimal digits; none before the first. */
  readonly head?: string;
  /** Commits whose parents were not fetched. */
  readonly shallow: readonly string[];
}

/** Why there is no history to ask for. */
export type NoHistory = "elsewhere" | "unreadable";

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const HEAD_BYTES = 4096;
const REFS_BYTES = 16 * 1024 * 1024;

export type GitFolder = "none" | "folder" | "elsewhere";

/** What `.git` in a folder is. A file or a link leads elsewhere: a submodule, a work tree, or a trap. */
export function gitFolderIn(folder: string): GitFolder {
  const stat = lstatSync(join(folder, ".git"), { throwIfNoEntry: false });
  if (!stat) return "none";
  return stat.isDirectory() ? "folder" : "elsewhere";
}

/** The nearest folder above (or the folder itself) that holds `.git`. */
export function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (gitFolderIn(at) !== "none") return at;
    if (dirname(at) === at) return undefined;
  }
}

export function openRepository(root: string): Repository | NoHistory {
  const git = join(root, ".git");
  try {
    if (gitFolderIn(root) !== "folder" || !staysInside(git, "objects")) return "elsewhere";
    // Objects borrowed from another folder are another repository's.
    if (lstatSync(join(git, "objects/info/alternates"), { throwIfNoEntry: false })) return "elsewhere";
    const head = headOf(git);
    if (head === undefined) return "unreadable";
    const shallow = (textIn(git, "shallow", REFS_BYTES) ?? "").split("\n").filter((line) => HASH.test(line));
    return { root, objects: join(git, "objects"), shallow, ...(head === "" ? {} : { head }) };
  } catch {
    return "unreadable";
  }
}

/** The commit; empty before the first; undefined where that cannot be told. */
function headOf(git: string): string | undefined {
  const text = textIn(git, "HEAD", HEAD_BYTES)?.trim();
  if (text === undefined) return undefined;
  if (HASH.test(text)) return text;
  const ref = /^ref: (refs\/[^\s\\:]{1,500})$/.exec(text)?.[1];
  if (!ref || ref.split("/").includes("..") || ref.endsWith(".invalid")) return undefined;
  const loose = textIn(git, ref, HEAD_BYTES)?.trim();
  if (loose !== undefined) return HASH.test(loose) ? loose : undefined;
  const packed = textIn(git, "packed-refs", REFS_BYTES)?.split("\n") ?? [];
  const hash = packed.find((line) => line.endsWith(` ${ref}`))?.split(" ")[0];
  if (hash === undefined) return "";
  return HASH.test(hash) ? hash : undefined;
}

function textIn(git: string, path: string, most: number): string | undefined {
  if (!staysInside(git, path)) return undefined;
  return readRegular(join(git, path), most)?.toString("latin1");
}

/** False for what is missing, and for what a link leads out of the folder. */
function staysInside(git: string, path: string): boolean {
  try {
    return (
      realpathSync(join(git, path)) ===
      join(realpathSync(git), ...path.split("/"))
        .split("/")
        .join(sep)
    );
  } catch {
    return false;
  }
}
