import { joinLines } from "../text/clean.ts";
import { columnsOf } from "../text/width.ts";
import {
  type Block,
  type Cell,
  cellWords,
  type Inline,
  isDrawing,
  linkWords,
  type Page,
  type Table,
  type Task,
  type Text,
} from "./blocks.ts";
import { drawBar, drawSpark, drawStretch } from "./style.ts";

/*
 * GitHub-flavoured Markdown that also reads as plain text. All text is escaped: nothing in the data or in an answers
 * file can become markup, a table cell of its own, HTML or a link, nor what GitHub makes of text afterwards: a mention,
 * a reference, an emoji or a formula.
 */

/** A page as Markdown, ending with a newline. */
export function renderMarkdown(page: Page): string {
  return `${page.map(renderBlock).filter(Boolean).join("\n\n")}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escapeText(block.text)}`;
    case "text":
      return inline(block.text);
    case "list":
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : "-"} ${inline(item)}`).join("\n");
    case "tasks":
      return block.tasks.map(renderTask).join("\n");
    case "facts":
      return block.facts.map(([label, value]) => `- **${escapeText(label)}:** ${inline(value)}`).join("\n");
    case "table":
      return renderTable(block.table);
    case "meter":
      return `**${escapeText(block.label)}**\n\n\`${drawBar(block.value, 40, true)}\``;
    case "code":
      return `\`\`\`text\n${block.text.replaceAll("```", "'''")}\n\`\`\``;
  }
}

/** Check boxes as GitHub draws them. */
function renderTask({ text, notes, parts = [] }: Task): string {
  return [
    `- [ ] ${inline(text)}`,
    ...notes.map((note) => `  - ${inline(note)}`),
    ...parts.map((part) => `  - [ ] ${inline(part)}`),
  ].join("\n");
}

/** Columns are padded so that the source reads as a table too; bars become ten signs, spans are left out. */
function renderTable({ columns, rows, footer }: Table): string {
  const kept = columns.flatMap((_, i) => (isDrawing(rows, i) && !isBar(rows, i) ? [] : [i]));
  const lines = [
    kept.map((i) => escapeText(columns[i]?.title ?? "")),
    ...rows.map((row) => kept.map((i) => cell(row[i]))),
    ...(footer ? [kept.map((i) => (footer[i] ? `**${escapeText(footer[i])}**` : ""))] : []),
  ];
  const widths = kept.map((_, c) => Math.max(3, ...lines.map((line) => columnsOf(line[c] ?? ""))));
  const right = (c: number) => columns[kept[c] ?? 0]?.align === "right";
  const pad = (text: string, c: number) => {
    const space = " ".repeat(Math.max(0, (widths[c] ?? 0) - columnsOf(text)));
    return right(c) ? space + text : text + space;
  };
  const ruler = widths.map((width, c) => (right(c) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  const [head = [], ...body] = lines.map((line) => line.map(pad));
  return [head, ruler, ...body].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

/** Bars and charts of a few signs are text; spans need a scale and are not. */
function isBar(rows: readonly Cell[][], column: number): boolean {
  return rows.some((row) => {
    const value = row[column];
    return typeof value === "object" && ("bar" in value || "spark" in value || "stretch" in value);
  });
}

function cell(value: Cell | undefined): string {
  if (typeof value === "object" && "bar" in value) return drawBar(value.bar, 10, true);
  if (typeof value === "object" && "spark" in value) return drawSpark(value.spark, true);
  if (typeof value === "object" && "stretch" in value) return drawStretch(value.stretch, 20, true);
  return escapeText(cellWords(value));
}

function inline(text: Text): string {
  const parts: readonly Inline[] = typeof text === "string" ? [text] : text;
  return parts.map(inlinePart).join("");
}

function inlinePart(part: Inline): string {
  if (typeof part === "string") return escapeText(part);
  if ("code" in part) return `\`${joinLines(part.code).replaceAll("`", "'")}\``;
  if ("strong" in part) return `**${escapeText(part.strong)}**`;
  if (!/^https:\/\/[^\s<>()"'`\\]+$/i.test(part.link)) return escapeText(linkWords(part));
  return part.text === part.link ? `<${part.link}>` : `[${escapeLabel(part.text)}](${part.link})`;
}

/** Text inside a link. Some readers unescape brackets there and read what is in them once more, so these are spelt out. */
function escapeLabel(text: string): string {
  return escapeText(text).replace(/\\([[\]])/g, (_, bracket: string) => `&#${bracket.charCodeAt(0)};`);
}

/** Parts a text where GitHub, which looks for these in finished text, would find something; it shows nothing. */
const BREAK = "<!-- -->";

/** Text in one line, with everything escaped that could start markup. */
function escapeText(text: string): string {
  return (
    joinLines(text)
      .replace(/[\\`*_[\]<>|~]/g, "\\$&")
      .replace(/&(?=#|\w)/g, "&amp;")
      .replace(/^([#+-])(?=\s)/, "\\$1")
      .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
      .replace(/\b(https?|ftp):(?=\/\/)/gi, "$1\\:")
      .replace(/\b(www)\.(?=\w)/gi, "$1\\.")
      .replace(/@(?=\w)/g, `@${BREAK}`)
      .replace(/#(?=\d)/g, (sign, at: number, whole: string) => (whole[at - 1] === "&" ? sign : `#${BREAK}`))
      .replace(/\bGH-(?=\d)/gi, `$&${BREAK}`)
      .replace(/:(?=[\w+\\-]*[\w+]:)(?!\d+:)/g, `:${BREAK}`)
      // Before a digit it is money, and can only open a formula, which then nothing closes.
      .replace(/\$(?!\d)/g, "<span>$$</span>")
  );
}
