import { type Block, cellWords, isDrawing, type Page, wordsOf } from "./blocks.ts";

/** A page for grep and screen readers: one record a line, tab separated, no borders, no wrapping, no drawing. */
export function renderPlain(page: Page): string {
  return `${page.flatMap(linesOf).join("\n")}\n`;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [oneLine(block.text)];
    case "text":
      return [oneLine(wordsOf(block.text))];
    case "list":
      return block.items.map((item, i) => (block.ordered ? `${i + 1}\t` : "") + oneLine(wordsOf(item)));
    case "tasks":
      return block.tasks.map(({ text, notes, parts = [] }) =>
        ["to do", ...[text, ...notes, ...parts].map((part) => oneLine(wordsOf(part)))].join("\t"),
      );
    case "facts":
      return block.facts.map(([label, value]) => `${oneLine(label)}\t${oneLine(wordsOf(value))}`);
    case "meter":
      return [oneLine(block.label)];
    case "code":
      return block.text.split("\n");
    case "table": {
      const { columns, rows, footer } = block.table;
      const kept = columns.flatMap((_, i) => (isDrawing(rows, i) ? [] : [i]));
      const line = (cells: (string | undefined)[]) => cells.map((text) => oneLine(text ?? "")).join("\t");
      return [
        line(kept.map((i) => columns[i]?.title)),
        ...rows.map((row) => line(kept.map((i) => cellWords(row[i])))),
        ...(footer ? [line(kept.map((i) => footer[i]))] : []),
      ];
    }
  }
}

function oneLine(text: string): string {
  return text.replace(/[\t\n]+/g, " ");
}
