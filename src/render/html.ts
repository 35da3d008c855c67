import {
  type Block,
  type Cell,
  type Column,
  cellWords,
  type Inline,
  type Page,
  type Span,
  type Task,
  type Text,
} from "./blocks.ts";
import { drawSpark } from "./style.ts";

/*
 * One self-contained file: no script, no remote load (the policy below forbids both even if something slipped in),
 * light and dark by the reader's setting.
 */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --fill: #2a7ae2; --good: #18794e; --warn: #8a5a00; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --fill: #6aa9ff; --good: #4cc38a; --warn: #f5c065; --bad: #ff8b80; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; margin: 1.6em 0 0.5em; }
table { border-collapse: collapse; width: 100%; margin: 0.5em 0; }
th, td { text-align: left; padding: 0.25em 0.6em; border-bottom: 1px solid var(--line); vertical-align: top; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); } .dim { opacity: 0.75; }
svg { display: block; width: 10rem; height: 0.9rem; } .meter svg { width: 100%; max-width: 30rem; height: 1rem; }
td svg { width: 100%; min-width: 8rem; }
dt { font-weight: 600; } dd { margin: 0 0 0.4em 1rem; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } svg { print-color-adjust: exact; } }
`;

/** A page as a complete HTML document. */
export function renderHtml(page: Page, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${page.map(renderBlock).join("\n")}
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case "text":
      return `<p${tone(block.tone)}>${inline(block.text)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join("")}</${tag}>`;
    }
    case "tasks":
      return `<ul>${block.tasks.map(task).join("")}</ul>`;
    case "facts":
      return `<dl>${block.facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${inline(value)}</dd>`).join("")}</dl>`;
    case "meter":
      return `<div class="meter"><p><strong>${escapeHtml(block.label)}</strong></p>${bar(block.value)}</div>`;
    case "code":
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case "table": {
      const { columns, rows, footer } = block.table;
      const head = columns.map((column) => `<th scope="col"${align(column)}>${escapeHtml(column.title)}</th>`).join("");
      const body = rows
        .map((row) => `<tr>${columns.map((column, i) => cell(row[i], column)).join("")}</tr>`)
        .join("\n");
      const foot = footer
        ? `<tfoot><tr>${columns.map((column, i) => `<th${align(column)}>${escapeHtml(footer[i] ?? "")}</th>`).join("")}</tr></tfoot>`
        : "";
      return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>${foot}\n</table>`;
    }
  }
}

function task({ text, notes, parts = [] }: Task): string {
  const lines = [...notes.map(inline), ...parts.map((part) => `☐ ${inline(part)}`)];
  return `<li>☐ ${inline(text)}<ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul></li>`;
}

function cell(value: Cell | undefined, column: Column): string {
  if (typeof value === "object" && "bar" in value) return `<td>${bar(value.bar)}</td>`;
  if (typeof value === "object" && "spark" in value) return `<td>${drawSpark(value.spark, true)}</td>`;
  if (typeof value === "object" && "span" in value) return `<td>${span(value.span)}</td>`;
  if (typeof value === "object" && "stretch" in value) return `<td>${span(boxOf(value.stretch))}</td>`;
  const classes = [column.align === "right" ? "right" : "", typeof value === "object" ? (value.tone ?? "") : ""].filter(
    Boolean,
  );
  return `<td${classes.length > 0 ? ` class="${classes.join(" ")}"` : ""}>${escapeHtml(cellWords(value))}</td>`;
}

function bar(fraction: number): string {
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8" fill="var(--line)"/><rect width="${share(fraction)}" height="8" fill="var(--fill)"/></svg>`;
}

function span({ low, high, box, mark, line }: Span): string {
  const rect = (from: number, to: number, y: number, height: number) =>
    `<rect x="${share(from)}" y="${y}" width="${Math.max(0.8, share(to) - share(from))}" height="${height}" fill="var(--fill)"/>`;
  const parts = [rect(low, high, 3.5, 1)];
  if (box) parts.push(rect(box.low, box.high, 1, 6));
  if (mark !== undefined) parts.push(`<rect x="${share(mark) - 0.6}" y="0" width="1.2" height="8" fill="CanvasText"/>`);
  if (line !== undefined) parts.push(`<rect x="${share(line) - 0.4}" y="0" width="0.8" height="8" fill="var(--bad)"/>`);
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts.join("")}</svg>`;
}

function boxOf(box: { low: number; high: number }): Span {
  return { ...box, box };
}

function share(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 10;
}

function inline(text: Text): string {
  const parts: readonly Inline[] = typeof text === "string" ? [text] : text;
  return parts
    .map((part) => {
      if (typeof part === "string") return escapeHtml(part);
      if ("code" in part) return `<code>${escapeHtml(part.code)}</code>`;
      if ("strong" in part) return `<strong>${escapeHtml(part.strong)}</strong>`;
      if (!/^https?:\/\//.test(part.link)) return escapeHtml(part.text);
      return `<a rel="noreferrer" href="${escapeHtml(part.link)}">${escapeHtml(part.text)}</a>`;
    })
    .join("");
}

function tone(value: string | undefined): string {
  return value ? ` class="${value}"` : "";
}

function align({ align: side }: Column): string {
  return side === "right" ? ' class="right"' : "";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
