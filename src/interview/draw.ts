import type { ChalkInstance } from "chalk";
import { columnsOf, wrapped } from "../text/width.ts";
import type { View } from "./keys.ts";
import { timeLeft } from "./pace.ts";
import type { Choice, Place, Question } from "./question.ts";

/** What a screen is drawn for: the size of the terminal in columns and rows, and how it shows things. */
export interface Look {
  width: number;
  height: number;
  unicode: boolean;
  paint: ChalkInstance;
}

/** Below this many columns a choice's text stands under its label. */
const NARROW = 60;

/** One question as lines that fit the terminal. What does not fit in height scrolls with the pointer. */
export function drawScreen(question: Question, place: Place | undefined, view: View, look: Look): string {
  const top = ["", ...header(question, place, look), ...titled(question, view, look), ""];
  const bottom = ["", ...(view.note ? linesOf(view.note, look.width) : []), ...footer(question, place, look)];
  const items = question.choices.map((choice, i) => drawChoice(question, choice, i, view, look));
  const body = fitted(items, view.active, look.height - top.length - bottom.length - 1, look);
  return [...top, ...body, ...bottom].join("\n");
}

function header({ group }: Question, place: Place | undefined, { width, unicode, paint }: Look): string[] {
  if (!place) return linesOf(group, width).map((line) => paint.bold(line));
  const progress =
    place.words ?? `Group ${place.number} of ${place.of} ${unicode ? "·" : "-"} ${timeLeft(place.secondsLeft)}`;
  const gap = width - columnsOf(group) - columnsOf(progress);
  if (gap >= 2) return [paint.bold(group) + " ".repeat(gap) + paint.dim(progress)];
  return [
    ...linesOf(group, width).map((line) => paint.bold(line)),
    ...linesOf(progress, width).map((line) => paint.dim(line)),
  ];
}

function titled({ title, code, help }: Question, view: View, { width, paint }: Look): string[] {
  const program =
    code === undefined
      ? []
      : [
          "",
          ...code
            .trimEnd()
            .split("\n")
            .map((line) => `  ${line}`),
        ];
  const lines = [...linesOf(title, width), ...program.flatMap((line) => linesOf(line, width))];
  return view.help && help ? [...lines, ...linesOf(help, width).map((line) => paint.dim(line))] : lines;
}

function drawChoice(question: Question, choice: Choice, index: number, view: View, look: Look): string[] {
  const { width, unicode, paint } = look;
  const active = index === view.active;
  const pointer = active ? (unicode ? "❯" : ">") : " ";
  const box = question.kind === "pick" ? (view.marked.includes(choice.value) ? "[x] " : "[ ] ") : "";
  const lead = `${pointer} ${box}${choice.key || " "}  `;
  const shown = question.kind === "choose" || view.help ? (choice.text ?? "") : "";
  const lines = columns(lead.length, choice.label, shown, labelWidth(question), width);
  const [first = "", ...rest] = lines;
  const whole = [lead + first, ...rest.map((line) => " ".repeat(lead.length) + line)];
  return active ? whole.map((line) => paint.cyan(line)) : whole;
}

/** A label and its text side by side, or one under the other where that is too narrow. */
function columns(indent: number, label: string, text: string, labels: number, width: number): string[] {
  const room = width - indent;
  if (text === "") return linesOf(label, room);
  if (width < NARROW || labels > room / 2) return [...linesOf(label, room), ...linesOf(text, room)];
  const [first = "", ...rest] = linesOf(text, room - labels - 2);
  const padded = label + " ".repeat(labels - columnsOf(label) + 2);
  return [padded + first, ...rest.map((line) => " ".repeat(labels + 2) + line)];
}

function labelWidth({ choices }: Question): number {
  return Math.max(...choices.map(({ label }) => columnsOf(label)));
}

/** As many lines as there is room for, the active item among them, with a mark where more are. */
function fitted(items: string[][], active: number, room: number, { unicode, paint }: Look): string[] {
  const lines = items.flat();
  if (lines.length <= room) return lines;
  const ending = items.slice(0, active + 1).flat().length;
  const from = Math.max(0, Math.min(ending - Math.max(1, room - 2), items.slice(0, Math.max(0, active)).flat().length));
  const above = from > 0 ? [paint.dim(`  ${unicode ? "↑" : "^"} more`)] : [];
  const rest = lines.slice(from);
  if (above.length + rest.length <= room) return [...above, ...rest];
  const shown = rest.slice(0, Math.max(1, room - above.length - 1));
  return [...above, ...shown, paint.dim(`  ${unicode ? "↓" : "v"} more`)];
}

/** The keys of a screen, as many on a line as fit. */
function footer(question: Question, place: Place | undefined, { width, unicode, paint }: Look): string[] {
  const keys = question.choices.map(({ key }) => key).filter(Boolean);
  const range = keys.length > 1 ? `${keys[0]}-${keys.at(-1)}` : (keys[0] ?? "");
  const arrows = unicode ? "↑↓" : "arrows";
  const parts = [
    ...(question.kind === "pick" ? [`${range} or space pick`, "Enter go on"] : [`${range} or ${arrows} Enter answer`]),
    ...(place && !place.first ? ["b back"] : []),
    ...(place ? ["s skip"] : []),
    "q save and quit",
    ...(question.kind === "pick" || question.help ? ["? help"] : []),
  ];
  const separator = unicode ? " · " : " - ";
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : last + separator + part;
    if (last !== undefined && columnsOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.flatMap((line) => linesOf(line, width)).map((line) => paint.dim(line));
}

/** A text as lines no wider than the width; its own line ends stay. */
export function linesOf(text: string, width: number): string[] {
  return wrapped(text, width).split("\n");
}
