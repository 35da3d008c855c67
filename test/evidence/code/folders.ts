import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/* Folders and repositories made for a test, and taken away after it. */

export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "mlcareer-code-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

export function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export const ME = { name: "Marguerite Quillfeather", email: "m.quillfeather@example.org" };
export const OTHER = { name: "Barnaby Thistlewood", email: "barnaby@example.com" };

/** git as a person runs it, without settings of this machine. */
export function git(folder: string, args: readonly string[], who = ME, date = "2026-03-05T12:00:00Z"): string {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: who.name,
    GIT_AUTHOR_EMAIL: who.email,
    GIT_COMMITTER_NAME: who.name,
    GIT_COMMITTER_EMAIL: who.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return execFileSync("git", ["-c", "init.defaultBranch=main", ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
    stdio: "pipe",
  });
}

/** Everything in a folder committed by one person, but for some files committed by another. */
export function commit(
  folder: string,
  { byOther = [], date = "2026-03-05T12:00:00Z" }: { byOther?: readonly string[]; date?: string } = {},
): void {
  git(folder, ["init", "--quiet"]);
  if (byOther.length > 0) {
    git(folder, ["add", "--force", ...byOther]);
    git(folder, ["commit", "--quiet", "-m", "ops"], OTHER, "2025-01-02T12:00:00Z");
  }
  git(folder, ["add", "--force", "."]);
  git(folder, ["commit", "--quiet", "-m", "all"], ME, date);
}
