import Table from "cli-table3";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { type Cell, cellWords, type Table as TableBlock } from "./blocks.ts";
import { drawBar, drawSpan, type Style, tint, toAscii } from "./style.ts";

/*
 * Tables that fit: optional columns go first, then flexible ones wrap, and below that every row becomes a record.
 * A number is never cut.
 */

const GAP = 2;
const MIN_FLEXIBLE = 14;
const DRAWING = { min: 10, max: 30 };

/** A table no wider than the terminal, without a newline at its end. */
export function renderTable(block: TableBlock, style: Style): string {
  const words = block.rows.map((row) => row.map((cell) => said(cell, style)));
  const titles = block.columns.map(({ title }) => said(title, style));
  const kept = fitting(block, words, titles, style.width);
  if (!kept) return records(block, words, titles, style);
  return draw(block, words, titles, kept, style);
}

interface Kept {
  index: number;
  width: number;
}

/** The columns that fit and their widths, or undefined when even the needed ones do not. */
function fitting(block: TableBlock, words: string[][], titles: string[], width: number): Kept[] | undefined {
  const { columns, rows, footer } = block;
  const natural = columns.map((_column, i) => {
    if (draws(rows, i)) return DRAWING.min;
    const widths = words.map((row) => stringWidth(row[i] ?? ""));
    const full = Math.max(stringWidth(titles[i] ?? ""), stringWidth(footer?.[i] ?? ""), ...widths);
    return full;
  });
  const least = columns.map((column, i) =>
    column.flexible ? Math.min(natural[i] ?? 0, leastOf(words, titles, i)) : (natural[i] ?? 0),
  );
  let kept = columns.map((_, i) => i);
  const needed = (list: number[]) =>
    list.reduce((sum, i) => sum + (least[i] ?? 0), 0) + GAP * Math.max(0, list.length - 1);
  while (needed(kept) > width) {
    const drop = kept.findLast((i) => columns[i]?.optional);
    if (drop === undefined) return undefined;
    kept = kept.filter((i) => i !== drop);
  }
  let spare = width - needed(kept);
  const sizes = new Map(kept.map((i) => [i, least[i] ?? 0]));
  const grow = (i: number, upTo: number) => {
    const by = Math.min(spare, upTo - (sizes.get(i) ?? 0));
    if (by <= 0) return;
    sizes.set(i, (sizes.get(i) ?? 0) + by);
    spare -= by;
  };
  for (const i of kept) if (columns[i]?.flexible) grow(i, natural[i] ?? 0);
  for (const i of kept) if (draws(rows, i)) grow(i, DRAWING.max);
  return kept.map((index) => ({ index, width: sizes.get(index) ?? 0 }));
}

/** The narrowest a wrapping column may get: its longest word, or a readable minimum. */
function leastOf(words: string[][], titles: string[], column: number): number {
  const longest = [titles[column] ?? "", ...words.map((row) => row[column] ?? "")]
    .flatMap((text) => text.split(/\s+/))
    .reduce((widest, word) => Math.max(widest, stringWidth(word)), 0);
  return Math.max(MIN_FLEXIBLE, Math.min(longest, 24));
}

function draw(block: TableBlock, words: string[][], titles: string[], kept: Kept[], style: Style): string {
  const { columns, rows, footer } = block;
  const blank = "";
  const table = new Table({
    chars: {
      top: blank,
      "top-mid": blank,
      "top-left": blank,
      "top-right": blank,
      bottom: blank,
      "bottom-mid": blank,
      "bottom-left": blank,
      "bottom-right": blank,
      left: blank,
      "left-mid": blank,
      right: blank,
      "right-mid": blank,
      mid: blank,
      "mid-mid": blank,
      middle: " ".repeat(GAP),
    },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colAligns: kept.map(({ index }) => columns[index]?.align ?? "left"),
    colWidths: kept.map(({ width }) => width),
  });
  const wrapped = (text: string, width: number) => wrapAnsi(text, width, { hard: true });
  table.push(
    kept.map(({ index, width }) =>
      wrapped(titles[index] ?? "", width).replace(/^.+$/gm, (line) => style.chalk.bold(line)),
    ),
  );
  for (const [r, row] of rows.entries()) {
    table.push(kept.map(({ index, width }) => shown(row[index], words[r]?.[index] ?? "", width, style)));
  }
  if (footer) {
    const line = style.unicode ? "─" : "-";
    table.push(kept.map(({ index, width }) => ((footer[index] ?? "") === "" ? "" : line.repeat(width))));
    table.push(kept.map(({ index, width }) => style.chalk.bold(wrapped(said(footer[index], style), width))));
  }
  return table.toString().replace(/[ \t]+$/gm, "");
}

function shown(cell: Cell | undefined, words: string, width: number, style: Style): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return wrapAnsi(words, width, { hard: true });
  if ("bar" in cell) return tint(style, drawBar(cell.bar, width, style.unicode), cell.tone);
  if ("span" in cell) return drawSpan(cell.span, width, style.unicode);
  return wrapAnsi(words, width, { hard: true }).replace(/^.+$/gm, (line) => tint(style, line, cell.tone));
}

/** One row as lines of "title: words", for terminals too narrow for a table. */
function records(block: TableBlock, words: string[][], titles: string[], style: Style): string {
  const record = (row: string[]) =>
    row
      .flatMap((text, i) =>
        text === "" || draws(block.rows, i) ? [] : [`${titles[i] ? `${titles[i]}: ` : ""}${text}`],
      )
      .map((line, i) =>
        wrapAnsi(line, style.width, { hard: true })
          .replace(/\n/g, "\n  ")
          .replace(/^/, i === 0 ? "" : "  "),
      )
      .map((line) =>
        line
          .split("\n")
          .flatMap((part) => wrapAnsi(part, style.width, { hard: true, trim: false }))
          .join("\n"),
      )
      .join("\n");
  const all = block.footer ? [...words, block.footer.map((text) => said(text, style))] : words;
  return all.map(record).join("\n\n");
}

function draws(rows: readonly Cell[][], column: number): boolean {
  return rows.some((row) => {
    const cell = row[column];
    return typeof cell === "object" && !("text" in cell);
  });
}

function said(cell: Cell | undefined, style: Style): string {
  const words = cellWords(cell);
  return style.unicode ? words : toAscii(words);
}
