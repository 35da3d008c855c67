/*
 * What a page says, apart from how it is printed. Views turn results into blocks; one renderer a format turns blocks
 * into a string. Plain strings are text in every format: renderers escape them, so nothing in them can become markup.
 */

export type Inline = string | { code: string } | { strong: string } | { link: string; text: string };
export type Text = string | readonly Inline[];
export type Tone = "good" | "warn" | "bad" | "dim";

/** A stretch of a common scale: the ends and marks are fractions of it, 0 to 1. */
export interface Span {
  low: number;
  high: number;
  /** The box between two quartiles, where known. */
  box?: { low: number; high: number };
  /** The middle (median or average). */
  mark?: number;
  /** A reference line, such as the user's own pay. */
  line?: number | undefined;
}

export type Cell =
  | string
  | { text: string; tone?: Tone; code?: boolean }
  /** A bar of a fraction, 0 to 1. */
  | { bar: number; tone?: Tone }
  | { span: Span }
  /** Where something lies between the beginning (0) and the end (1). */
  | { stretch: { low: number; high: number } }
  /** Values over time as fractions, 0 to 1, of a scale that the column's title says; undefined is a gap. */
  | { spark: readonly (number | undefined)[] };

export interface Column {
  title: string;
  align?: "left" | "right";
  /** Drawn where there is room, first to go where there is not (bars, spans, remarks). */
  optional?: boolean;
  /** Takes what width is left; its text wraps. */
  flexible?: boolean;
}

export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** Printed under the last row, such as a sum. */
  footer?: string[];
}

/** Something to do, with remarks and what it takes in its turn. */
export interface Task {
  text: Text;
  notes: Text[];
  parts?: Text[];
}

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "text"; text: Text; tone?: Tone }
  | { kind: "list"; items: Text[]; ordered?: boolean }
  | { kind: "tasks"; tasks: Task[] }
  | { kind: "facts"; facts: [label: string, value: Text][] }
  | { kind: "table"; table: Table }
  | { kind: "meter"; value: number; label: string }
  | { kind: "code"; text: string };

export type Page = readonly Block[];

export const heading = (text: string, level: 1 | 2 | 3 = 2): Block => ({ kind: "heading", level, text });
export const paragraph = (text: Text, tone?: Tone): Block =>
  tone ? { kind: "text", text, tone } : { kind: "text", text };
export const list = (items: Text[], ordered = false): Block => ({ kind: "list", items, ordered });
export const facts = (entries: [string, Text][]): Block => ({ kind: "facts", facts: entries });
export const table = (columns: Column[], rows: Cell[][], footer?: string[]): Block => ({
  kind: "table",
  table: footer ? { columns, rows, footer } : { columns, rows },
});
export const code = (text: string): Inline => ({ code: text });

/** The words of a text without its markup. */
export function wordsOf(text: Text): string {
  if (typeof text === "string") return text;
  return text
    .map((part) =>
      typeof part === "string" ? part : "code" in part ? part.code : "strong" in part ? part.strong : linkWords(part),
    )
    .join("");
}

/** A link as words: its address alone when that is its text. */
export function linkWords({ text, link }: { text: string; link: string }): string {
  return text === link ? link : `${text} <${link}>`;
}

/** What a cell says in words; bars and spans only draw what other cells say, so they say nothing. */
export function cellWords(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return "text" in cell ? cell.text : "";
}

/** True for columns that only draw. */
export function isDrawing(rows: readonly Cell[][], column: number): boolean {
  return rows.some((row) => {
    const cell = row[column];
    return typeof cell === "object" && !("text" in cell);
  });
}
