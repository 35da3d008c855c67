import type { Mark } from "../../catalog/schema.ts";

/** One thing that a file says of skills, by the key under which the table knows it. */
export interface Mention {
  /** `imports torch.nn`, `marks dockerfile`. */
  readonly key: string;
  /** As it can be quoted: a name of the table, nothing of the file's own. */
  readonly name: string;
  /** How often it is used, in calls, files or whatever its reader counts; 0: only named or imported. */
  readonly uses: number;
}

/** What one file says. */
export interface FileMentions {
  readonly mentions: readonly Mention[];
  /** Answers requests over the web, … */
  readonly serves?: boolean;
  /** … or loads a trained model: both in one project put a model into use. */
  readonly loads?: boolean;
}

export function mark(name: Mark, uses = 1): Mention {
  return { key: `marks ${name}`, name, uses };
}

/** Lines that are neither empty nor a comment, in units of which three are a small program. */
export function amountOf(text: string, comment: RegExp, unit = 20): number {
  let lines = 0;
  for (const line of text.split("\n")) if (line.trim() !== "" && !comment.test(line)) lines++;
  return lines / unit;
}

export function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
