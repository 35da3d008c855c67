import { columnsOf, wrapped } from "../text/width.ts";
import { type Cell, cellWords, isDrawing, type Table as TableBlock } from "./blocks.ts";
import { drawBar, drawSpan, drawSpark, drawStretch, type Style, tint, toAscii } from "./style.ts";

/*
 * Tables that fit: optional columns go first, then flexible ones wrap, and below that every row becomes a record.
 * A number is never cut.
 */

const GAP = 2;
const MIN_FLEXIBLE = 14;
/** Lines (with the head) and columns up to which cli-table3 draws: it takes ten times as long a cell as drawLong. */
const SHORT = { lines: 5, columns: 4 };

const NO_BORDERS = [
  "top",
  "top-mid",
  "top-left",
  "top-right",
  "bottom",
  "bottom-mid",
  "bottom-left",
  "bottom-right",
  "left",
  "left-mid",
  "right",
  "right-mid",
  "mid",
  "mid-mid",
];
const BORDERLESS = { ...Object.fromEntries(NO_BORDERS.map((name) => [name, ""])), middle: " ".repeat(GAP) };

const DRAWING = { min: 10, max: 30 };

/** A table no wider than the terminal, without a newline at its end. */
export async function renderTable(block: TableBlock, style: Style): Promise<string> {
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
    if (isDrawing(rows, i)) return Math.min(DRAWING.max, Math.max(DRAWING.min, columnsOf(titles[i] ?? "")));
    const widths = words.map((row) => columnsOf(row[i] ?? ""));
    const full = Math.max(columnsOf(titles[i] ?? ""), columnsOf(footer?.[i] ?? ""), ...widths);
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
  for (const i of kept) if (isDrawing(rows, i)) grow(i, DRAWING.max);
  return kept.map((index) => ({ index, width: sizes.get(index) ?? 0 }));
}

/** The narrowest a wrapping column may get: its longest word, or a readable minimum. */
function leastOf(words: string[][], titles: string[], column: number): number {
  const longest = [titles[column] ?? "", ...words.map((row) => row[column] ?? "")]
    .flatMap((text) => text.split(/\s+/))
    .reduce((widest, word) => Math.max(widest, columnsOf(word)), 0);
  return Math.max(MIN_FLEXIBLE, Math.min(longest, 24));
}

async function draw(block: TableBlock, words: string[][], titles: string[], kept: Kept[], style: Style) {
  const { columns, rows, footer } = block;
  const lines = [
    kept.map(({ index, width }) =>
      wrapped(titles[index] ?? "", width).replace(/^.+$/gm, (line) => style.chalk.bold(line)),
    ),
    ...rows.map((row, r) => kept.map(({ index, width }) => shown(row[index], words[r]?.[index] ?? "", width, style))),
  ];
  if (footer) {
    const line = style.unicode ? "─" : "-";
    lines.push(kept.map(({ index, width }) => ((footer[index] ?? "") === "" ? "" : line.repeat(width))));
    lines.push(kept.map(({ index, width }) => style.chalk.bold(wrapped(said(footer[index], style), width))));
  }
  const aligns = kept.map(({ index }) => columns[index]?.align ?? "left");
  const widths = kept.map(({ width }) => width);
  const small = lines.length <= SHORT.lines && kept.length <= SHORT.columns;
  const short = small && !kept.some(({ index }) => isDrawing(rows, index));
  const drawn = short ? await drawShort(lines, widths, aligns) : drawLong(lines, widths, aligns);
  return drawn.replace(/[ \t]+$/gm, "");
}

type Align = "left" | "right";

export async function drawShort(lines: string[][], colWidths: number[], colAligns: Align[]): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const style = { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true };
  const table = new Table({ chars: BORDERLESS, style, colAligns, colWidths });
  table.push(...lines);
  return table.toString();
}

/** The same picture without cli-table3, whose time grows by the square of the rows (a test holds them equal). */
export function drawLong(rows: string[][], widths: readonly number[], aligns: readonly Align[]): string {
  return rows
    .map((row) =>
      drawRow(
        row.map((cell) => cell.split("\n")),
        widths,
        aligns,
      ),
    )
    .join("\n");
}

function drawRow(cells: string[][], widths: readonly number[], aligns: readonly Align[]): string {
  const height = Math.max(...cells.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, y) =>
    cells.map((cell, x) => {
      const text = cell[y] ?? "";
      const space = " ".repeat(Math.max(0, (widths[x] ?? 0) - columnsOf(text)));
      return aligns[x] === "right" ? space + text : text + space;
    }),
  );
  return lines.map((line) => line.join(" ".repeat(GAP))).join("\n");
}

function shown(cell: Cell | undefined, words: string, width: number, style: Style): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return wrapped(words, width);
  if ("bar" in cell) return tint(style, drawBar(cell.bar, width, style.unicode), cell.tone);
  if ("spark" in cell) return drawSpark(cell.spark, style.unicode);
  if ("stretch" in cell) return drawStretch(cell.stretch, width, style.unicode);
  if ("span" in cell) return drawSpan(cell.span, width, style.unicode);
  return wrapped(words, width).replace(/^.+$/gm, (line) => tint(style, line, cell.tone));
}

/** One row as lines of "title: words", for terminals too narrow for a table. */
function records(block: TableBlock, words: string[][], titles: string[], style: Style): string {
  const record = (row: string[]) =>
    row
      .flatMap((text, i) =>
        text === "" || isDrawing(block.rows, i) ? [] : [`${titles[i] ? `${titles[i]}: ` : ""}${text}`],
      )
      .map((line, i) => (i === 0 ? wrapped(line, style.width) : wrapped(line, style.width - 2).replace(/^/gm, "  ")))
      .join("\n");
  const all = block.footer ? [...words, block.footer.map((text) => said(text, style))] : words;
  return all.map(record).join("\n\n");
}

function said(cell: Cell | undefined, style: Style): string {
  const words = cellWords(cell);
  return style.unicode ? words : toAscii(words);
}
