import { Chalk, type ChalkInstance } from "chalk";
import type { Span, Tone } from "./blocks.ts";

/** How a terminal shows things: its width, whether it draws more than ASCII, and colour (or none). */
export interface Style {
  width: number;
  unicode: boolean;
  chalk: ChalkInstance;
}

/** What a terminal can show. */
export interface Look {
  width: number;
  unicode: boolean;
  colour: boolean;
}

export function makeStyle({ width, unicode, colour }: Look): Style {
  return { width, unicode, chalk: new Chalk({ level: colour ? 1 : 0 }) };
}

/** Colour is never the only signal: whatever has a tone says the same in words. */
export function tint({ chalk }: Style, text: string, tone: Tone | undefined): string {
  if (!tone || text === "") return text;
  const paint = { good: chalk.green, warn: chalk.magenta, bad: chalk.red, dim: chalk.dim }[tone];
  return paint(text);
}

/** A bar of `width` columns filled to a fraction from 0 to 1. */
export function drawBar(fraction: number, width: number, unicode: boolean): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
  return full.repeat(filled) + empty.repeat(width - filled);
}

/** A stretch of a scale as a line with a box and marks: ├──█▌██──┤, in ASCII |--=#==--|. */
export function drawSpan({ low, high, box, mark, line }: Span, width: number, unicode: boolean): string {
  const at = (fraction: number) => Math.min(width - 1, Math.max(0, Math.round(fraction * (width - 1))));
  const glyph = unicode
    ? { end: "├", stop: "┤", dash: "─", box: "█", mark: "◆", line: "┊", gap: " " }
    : { end: "|", stop: "|", dash: "-", box: "=", mark: "*", line: ":", gap: " " };
  const cells = Array.from({ length: width }, () => glyph.gap);
  for (let i = at(low); i <= at(high); i++) cells[i] = glyph.dash;
  if (at(high) > at(low)) {
    cells[at(low)] = glyph.end;
    cells[at(high)] = glyph.stop;
  }
  if (box) for (let i = at(box.low); i <= at(box.high); i++) cells[i] = glyph.box;
  if (line !== undefined) cells[at(line)] = glyph.line;
  if (mark !== undefined) cells[at(mark)] = glyph.mark;
  return cells.join("");
}

/** Where a stretch lies between the beginning and the end: at least one column of it is filled. */
export function drawStretch({ low, high }: { low: number; high: number }, width: number, unicode: boolean): string {
  const from = Math.min(width - 1, Math.floor(low * width + 1e-9));
  const to = Math.min(width, Math.max(from + 1, Math.ceil(high * width - 1e-9)));
  const [full, empty] = unicode ? ["█", "·"] : ["#", "."];
  return empty.repeat(from) + full.repeat(to - from) + empty.repeat(width - to);
}

const STEPS = { unicode: "▁▂▃▄▅▆▇█", ascii: "12345678" };

/** One sign a value, from the lowest step (0) to the highest (1), so that a flat line is one; a gap is a dot. */
export function drawSpark(values: readonly (number | undefined)[], unicode: boolean): string {
  const signs = unicode ? STEPS.unicode : STEPS.ascii;
  const step = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * (signs.length - 1));
  return values.map((value) => (value === undefined ? (unicode ? "·" : ".") : signs[step(value)])).join("");
}

const ASCII: Record<string, string> = {
  "–": "-",
  "—": "-",
  "−": "-",
  "→": "->",
  "·": "-",
  "…": "...",
  "≤": "<=",
  "≥": ">=",
  "×": "x",
  "±": "+/-",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "₹": "Rs ",
  "€": "EUR ",
  "£": "GBP ",
  "½": "1/2",
  Σ: "sum ",
  "•": "*",
  "✓": "ok",
  "☐": "[ ]",
};

/** Text for a terminal without UTF-8: known signs spelt out, other non-ASCII letters without accents or as "?". */
export function toAscii(text: string): string {
  return text
    .replace(/[^\0-\x7f]/gu, (sign) => ASCII[sign] ?? sign)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\0-\x7f]/gu, "?");
}
