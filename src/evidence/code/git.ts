import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { FORMAT } from "./history.ts";
import type { Repository } from "./repository.ts";

/*
 * A repository's settings may name programs to run: file monitors, filters, differs, pagers, signature checkers, fetchers of
 * missing objects. So git is never pointed at the repository: it gets an empty one of our own, in a folder for temporary
 * files, with no more of the other than its objects. The flags and variables say the same once more.
 */

/** Of a history longer than this the older part is left out, ms. */
const PATIENCE = 20_000;
/** Bytes of output, after which the older part is left out as well. */
const MOST_OUTPUT = 128 * 1024 * 1024;

export interface Log {
  readonly output: string;
  /** False where the older part is missing. */
  readonly isWhole: boolean;
}

export type NoLog = "no-git" | "failed";

/** The log of a repository, the newest commit first. Throws the signal's reason when it is aborted. */
export async function readLog(
  repository: Repository,
  head: string,
  signal: AbortSignal | undefined,
): Promise<Log | NoLog> {
  const folder = mkdtempSync(join(tmpdir(), "mlcareer-git-"));
  try {
    makeEmpty(folder, repository, head);
    return await runGit(logArguments(head), { cwd: folder, env: environment(folder, repository.objects), signal });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeEmpty(folder: string, { shallow }: Repository, head: string): void {
  for (const name of ["refs", "objects"]) mkdirSync(join(folder, name));
  const format =
    head.length === 64
      ? "\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n"
      : "\trepositoryformatversion = 0\n\tbare = true\n";
  writeFileSync(join(folder, "config"), `[core]\n${format}`);
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/none\n");
  if (shallow.length > 0) writeFileSync(join(folder, "shallow"), `${shallow.join("\n")}\n`);
}

function logArguments(head: string): string[] {
  const settings = [
    "core.fsmonitor=false",
    `core.hooksPath=${devNull}`,
    "log.showSignature=false",
    "protocol.allow=never",
  ];
  return [
    "--no-pager",
    ...settings.flatMap((setting) => ["-c", setting]),
    "log",
    ...[
      "-z",
      "--name-only",
      "--no-renames",
      "--no-color",
      "--no-notes",
      "--no-decorate",
      "--no-ext-diff",
      "--no-textconv",
    ],
    "--ignore-submodules=all",
    "--encoding=UTF-8",
    `--format=${FORMAT}`,
    head,
    "--",
  ];
}

/** Nothing of the person's own settings and variables but where programs are found. */
function environment(folder: string, objects: string): NodeJS.ProcessEnv {
  const { PATH, Path, SystemRoot, PATHEXT } = process.env;
  return {
    ...Object.fromEntries(
      Object.entries({ PATH, Path, SystemRoot, PATHEXT }).filter(([, value]) => value !== undefined),
    ),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    LC_ALL: "C",
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
  };
}

interface Run {
  cwd: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal | undefined;
}

function runGit(args: readonly string[], { cwd, env, signal }: Run): Promise<Log | NoLog> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, { cwd, env, stdio: ["ignore", "pipe", "ignore"], windowsHide: true });
    const pieces: Buffer[] = [];
    let [size, isCut] = [0, false];
    const cut = () => {
      isCut = true;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(cut, PATIENCE);
    signal?.addEventListener("abort", cut, { once: true });
    child.stdout.on("data", (piece: Buffer) => {
      if (isCut) return;
      pieces.push(piece);
      size += piece.length;
      if (size > MOST_OUTPUT) cut();
    });
    const end = (result: Log | NoLog) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cut);
      if (signal?.aborted) reject(signal.reason);
      else resolve(result);
    };
    child.on("error", () => end("no-git"));
    child.on("close", (code) => {
      const output = Buffer.concat(pieces).toString("utf8");
      if (output === "") end("failed");
      else end({ output, isWhole: code === 0 && !isCut });
    });
  });
}
