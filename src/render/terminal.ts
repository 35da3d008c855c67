import { columnsOf, wrapped } from "../text/width.ts";
import { type Block, type Inline, linkWords, type Page, type Task, type Text } from "./blocks.ts";
import { drawBar, type Look, makeStyle, type Style, tint, toAscii } from "./style.ts";
import { renderTable } from "./table.ts";

const MAX_TEXT_WIDTH = 100;

/** A page for a terminal: fits its width, ends with a newline. */
export async function renderTerminal(page: Page, look: Look): Promise<string> {
  const style = makeStyle(look);
  const shown = await Promise.all(page.map((block) => renderBlock(block, style)));
  return `${shown
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .replaceAll(HELD, " ")
    .trimEnd()}\n`;
}

/** Stands for a space within a command until lines are broken, so that it can be copied whole; no text uses the sign. */
const HELD = "\u02ff";
/** Columns that a line may lose to an indent. */
const INDENT = 16;

async function renderBlock(block: Block, style: Style): Promise<string> {
  const { chalk, unicode } = style;
  const width = Math.min(style.width, MAX_TEXT_WIDTH);
  switch (block.kind) {
    case "heading":
      return renderHeading(block, style);
    case "text":
      return `${tint(style, wrap(inline(block.text, style), width), block.tone)}\n`;
    case "list":
      return `${block.items.map((item, i) => bullet(inline(item, style), block.ordered ? `${i + 1}.` : unicode ? "•" : "*", width)).join("\n")}\n`;
    case "tasks":
      return `${block.tasks.map((task) => renderTask(task, style, width)).join("\n\n")}\n`;
    case "facts":
      return `${renderFacts(block.facts, style, width)}\n`;
    case "table":
      return `${await renderTable(block.table, style)}\n`;
    case "meter": {
      const bar = drawBar(block.value, Math.min(50, width - 4), unicode);
      return `${chalk.bold(wrap(plain(block.label, style), width))}\n${bar}\n`;
    }
    case "code":
      return `${plain(block.text, style)
        .split("\n")
        .map((line) => (columnsOf(line) + 2 > style.width ? wrap(line, style.width - 4).replace(/\n/g, "\n  ") : line))
        .join("\n")
        .replace(/^/gm, "  ")}\n`;
  }
}

function renderHeading({ text, level }: Extract<Block, { kind: "heading" }>, style: Style): string {
  const words = wrap(plain(text, style), style.width);
  if (level === 3) return style.chalk.bold(words);
  const line = (style.unicode ? (level === 1 ? "═" : "─") : level === 1 ? "=" : "-").repeat(
    Math.min(style.width, Math.max(...words.split("\n").map((part) => columnsOf(part)))),
  );
  return `\n${style.chalk.bold(words)}\n${style.chalk.dim(line)}`;
}

function renderFacts(facts: [string, Text][], style: Style, width: number): string {
  const labels = facts.map(([label]) => plain(label, style));
  const widest = Math.max(...labels.map((label) => columnsOf(label)));
  if (widest > width / 2) {
    return facts.map(([, value], i) => `${labels[i]}\n${indent(wrap(inline(value, style), width - 2), 2)}`).join("\n");
  }
  return facts
    .map(([, value], i) => {
      const label = labels[i] ?? "";
      const body = wrap(inline(value, style), width - widest - 2);
      return label + " ".repeat(widest + 2 - columnsOf(label)) + indent(body, widest + 2).trimStart();
    })
    .join("\n");
}

function bullet(text: string, sign: string, width: number): string {
  const body = wrap(text, width - sign.length - 3);
  return `  ${sign} ${indent(body, sign.length + 3).trimStart()}`;
}

function renderTask({ text, notes, parts = [] }: Task, style: Style, width: number): string {
  const box = style.unicode ? "☐" : "[ ]";
  const lines = [...notes.map((note) => ["-", note] as const), ...parts.map((part) => [box, part] as const)];
  return [
    bullet(inline(text, style), box, width),
    ...lines.map(([sign, line]) => indent(bullet(inline(line, style), sign, width - 4), box.length + 1)),
  ].join("\n");
}

function indent(text: string, by: number): string {
  return text.replace(/^/gm, " ".repeat(by));
}

function wrap(text: string, width: number): string {
  return wrapped(text, Math.max(10, width));
}

function plain(text: string, { unicode }: Style): string {
  return unicode ? text : toAscii(text);
}

function holdTogether(command: string, { width }: Style): string {
  return columnsOf(command) <= Math.min(width, MAX_TEXT_WIDTH) - INDENT ? command.replaceAll(" ", HELD) : command;
}

function inline(text: Text, style: Style): string {
  const parts: readonly Inline[] = typeof text === "string" ? [text] : text;
  return parts
    .map((part) => {
      if (typeof part === "string") return plain(part, style);
      if ("code" in part) return style.chalk.cyan(holdTogether(plain(part.code, style), style));
      if ("strong" in part) return style.chalk.bold(plain(part.strong, style));
      return plain(linkWords(part), style);
    })
    .join("");
}
