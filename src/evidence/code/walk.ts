import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { gitFolderIn } from "./repository.ts";

/* The files of a folder that can be the person's own: no links, no devices, nothing that others wrote or programs made. */

const DEEPEST = 40;
/** So many files are looked at, and no more. */
export const MOST_FILES = 250_000;

const FOREIGN = new Set(
  `node_modules bower_components jspm_packages site-packages dist-packages vendor vendors third_party third-party thirdparty
   external extern dist build _build venv virtualenv __pycache__ __pypackages__ htmlcov coverage Pods Carthage wandb mlruns
   lightning_logs`.split(/\s+/),
);
/** Folders that begin with a dot and hold what people write. */
const DOTTED = new Set([".github", ".circleci", ".buildkite"]);
const FOREIGN_FILE =
  /\.min\.\w+$|\.bundle\.js$|_pb2(?:_grpc)?\.pyi?$|\.pb\.go$|^(?:jquery|bootstrap|d3|three|vue|react|lodash)(?:[.-][\w.-]*)?\.js$/i;
/** Beside one of these, a folder `target` is what a compiler made. */
const MAKES_TARGET = ["Cargo.toml", "pom.xml", "build.sbt"];

export interface Walked {
  /** Relative to the folder walked, with slashes. */
  readonly files: string[];
  /** Relative paths of folders that hold a repository of their own: "" is the folder itself. */
  readonly repositories: string[];
  /** Files in all, of interest or not. */
  readonly seen: number;
  readonly isWhole: boolean;
}

interface Walking {
  isOfInterest(path: string): boolean;
  /** Awaited after each folder: gives way, and tells how many files there are so far. */
  pause(files: number): Promise<void> | undefined;
}

interface Here {
  path: string;
  depth: number;
  /** Whether it lies in a repository that was found: one inside it is somebody else's. */
  inside: boolean;
}

export async function walk(folder: string, { isOfInterest, pause }: Walking): Promise<Walked> {
  const walked = { files: [] as string[], repositories: [] as string[], seen: 0, isWhole: true };
  const left: Here[] = [{ path: "", depth: 0, inside: false }];
  for (let here = left.pop(); here; here = left.pop()) {
    const isRepository = gitFolderIn(join(folder, here.path)) !== "none";
    if (isRepository && here.inside) continue;
    if (isRepository) walked.repositories.push(here.path);
    const { files, folders } = ownEntries(folder, here, here.inside || isRepository);
    walked.seen += files.length;
    for (const file of files) if (isOfInterest(file)) walked.files.push(file);
    left.push(...folders);
    if (walked.seen >= MOST_FILES) {
      walked.isWhole = false;
      break;
    }
    await pause(walked.seen);
  }
  walked.files.sort();
  return walked;
}

/** What of a folder can be the person's own. */
function ownEntries(root: string, { path, depth }: Here, inside: boolean): { files: string[]; folders: Here[] } {
  const entries = entriesOf(join(root, path));
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("pyvenv.cfg") || names.has("conda-meta")) return { files: [], folders: [] };
  const under = (name: string) => (path === "" ? name : `${path}/${name}`);
  const files = entries.filter((entry) => entry.isFile() && !FOREIGN_FILE.test(entry.name));
  const folders = entries.filter((entry) => entry.isDirectory() && !isForeignFolder(entry.name, names));
  return {
    files: files.map(({ name }) => under(name)),
    folders: depth < DEEPEST ? folders.map(({ name }) => ({ path: under(name), depth: depth + 1, inside })) : [],
  };
}

function isForeignFolder(name: string, beside: ReadonlySet<string>): boolean {
  if (name.startsWith(".")) return !DOTTED.has(name);
  if (name === "target") return MAKES_TARGET.some((file) => beside.has(file));
  return FOREIGN.has(name) || name.endsWith(".egg-info");
}

/** What may not be read is passed over. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
