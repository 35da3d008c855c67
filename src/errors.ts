/*
 * The expected failures: a sentence that says what is wrong and where, a hint that says how to fix it, an exit code.
 * Whatever is thrown that is none of these is a bug and shows its stack.
 */

export const EXIT = { done: 0, wrong: 1, usage: 2, bug: 70, cancelled: 130 } as const;

const LONGEST_WORD = 300;
const LONGEST_LINE = 2_000;

/**
 * An error names what it found, which may be megabytes: a word keeps its beginning and its end (which tells a path), a
 * line its beginning.
 */
export function shorten(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  return text
    .split("\n")
    .map((line) => {
      const words = line.replace(/\S+/g, (word) =>
        word.length > LONGEST_WORD ? `${word.slice(0, 200)}…${word.slice(-80)}` : word,
      );
      return words.length > LONGEST_LINE ? `${words.slice(0, LONGEST_LINE)}…` : words;
    })
    .join("\n");
}

export class UserError extends Error {
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, exitCode: number = EXIT.wrong) {
    super(shorten(message));
    this.hint = hint === undefined ? undefined : shorten(hint);
    this.exitCode = exitCode;
  }
}

/** Wrong flags or missing arguments. */
export class UsageError extends UserError {
  constructor(message: string, hint?: string) {
    super(message, hint, EXIT.usage);
  }
}

/** The person stopped (Ctrl-C, a closed terminal); what was answered is saved. */
export class Cancelled extends UserError {
  constructor(message = "Stopped.", hint?: string) {
    super(message, hint, EXIT.cancelled);
  }
}

/** One fault of a file. Lines and columns count from 1; `path` is the place in the data, such as ratings.python. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

const SHOWN = 50;

/** Faults of data files, all of them at once. */
export class DataError extends UserError {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], hint?: string) {
    const sorted = [...issues].sort(
      (a, b) => (a.file === b.file ? 0 : a.file.localeCompare(b.file)) || a.line - b.line || a.column - b.column,
    );
    super(listing(sorted), hint);
    this.issues = sorted;
  }
}

function listing(issues: readonly Issue[]): string {
  const lines = issues.slice(0, SHOWN).map(({ file, line, column, path, message }) => {
    return `${file}:${line}:${column}: ${path ? `${path}: ` : ""}${message}`;
  });
  if (issues.length > SHOWN) lines.push(`… and ${issues.length - SHOWN} more faults`);
  return lines.join("\n");
}

/** The code of a system error such as ENOENT, or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
