import type { ChalkInstance } from "chalk";
import { columnsOf, wrapped } from "../text/width.ts";
import { drawRate } from "./draw-rates.ts";
import { rowsOf, type View } from "./keys.ts";
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

/** With room for fewer lines of choices than this, everything but the keys scrolls. */
const LEAST_BODY = 5;
/** Below this many lines no title of the group and no marks of what is above and below are drawn. */
const LOW = 8;

/** One question as lines that fit the terminal. What does not fit in height scrolls with the pointer. */
export function drawScreen(question: Question, place: Place | undefined, view: View, look: Look): string {
  const top = ["", ...header(question, place, look), ...titled(question, view, look), ""];
  const bottom = ["", ...(view.note ? linesOf(view.note, look.width) : []), ...footer(question, place, view, look)];
  const items = rowsOf(question, view).map((choice, i) => drawChoice(question, choice, i, view, look));
  const room = look.height - top.length - bottom.length - 1;
  if (room < Math.min(LEAST_BODY, items.flat().length)) return drawLow(question, place, view, look, items);
  return [...top, ...fitted(items, view.active, room, look), ...bottom].join("\n");
}

/** The same where lines are few: the question scrolls with its choices, and one line has the keys or what is to be told. */
function drawLow(
  question: Question,
  place: Place | undefined,
  view: View,
  look: Look,
  items: readonly string[][],
): string {
  const text = [
    ...(look.height < LOW ? [] : header(question, place, look)),
    ...titled(question, view, look),
    ...(look.height < LOW ? [] : [""]),
  ];
  const all = [text, ...items];
  const room = Math.max(1, look.height - 2);
  const scrolls = all.flat().length > room;
  const bottom = view.note
    ? linesOf(view.note, look.width).slice(0, Math.max(1, Math.min(2, room - 2)))
    : [shortFooter(question, place, view, scrolls, look)];
  const left = Math.max(1, look.height - 1 - bottom.length);
  const body = view.page === undefined ? fitted(all, view.active + 1, left, look) : pageOf(all.flat(), view.page, left);
  return [...body, ...bottom].join("\n");
}

/** A page of lines; two that follow one another share a line. The last is full. */
function pageOf(lines: readonly string[], page: number, room: number): readonly string[] {
  const from = Math.min(page * Math.max(1, room - 1), Math.max(0, lines.length - room));
  return lines.slice(from, from + room);
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
  if (question.kind === "rate") {
    const lines = drawRate(choice, active, view, { width, unicode, labels: labelWidth(question) });
    return active ? lines.map((line) => paint.cyan(line)) : lines;
  }
  const pointer = active ? (unicode ? "❯" : ">") : " ";
  const box =
    question.kind === "pick" && choice.value !== "" ? (view.marked.includes(choice.value) ? "[x] " : "[ ] ") : "";
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
function fitted(items: string[][], active: number, room: number, { height, unicode, paint }: Look): string[] {
  const lines = items.flat();
  if (lines.length <= room) return lines;
  const marks = height < LOW ? 0 : 2;
  const beginning = items.slice(0, Math.max(0, active)).flat().length;
  // Where lines are fewest, the question above is worth more than the whole of the first choice.
  const ending = marks === 0 && active === 1 ? beginning + 1 : items.slice(0, active + 1).flat().length;
  const from = Math.max(0, Math.min(ending - Math.max(1, room - marks), beginning));
  if (marks === 0) return lines.slice(from, from + room);
  const above = from > 0 ? [paint.dim(`  ${unicode ? "↑" : "^"} more`)] : [];
  const rest = lines.slice(from);
  if (above.length + rest.length <= room) return [...above, ...rest];
  const shown = rest.slice(0, Math.max(1, room - above.length - 1));
  return [...above, ...shown, paint.dim(`  ${unicode ? "↓" : "v"} more`)];
}

/** The keys of a screen in one line, the most needed first. */
function shortFooter(question: Question, place: Place | undefined, view: View, scrolls: boolean, look: Look): string {
  const { width, unicode, paint } = look;
  const letters = [place && !place.first ? "b" : "", place ? "s" : "", "q", hasHelp(question) ? "?" : ""];
  const parts = [
    rangeOf(question, view),
    "Enter",
    letters.filter(Boolean).join(" "),
    ...(unicode ? ["↑↓"] : []),
    ...(scrolls ? ["PgUp PgDn"] : []),
  ];
  const line = parts.reduce((made, part) => (columnsOf(`${made} ${part}`) < width ? `${made} ${part}` : made));
  return paint.dim(line);
}

function hasHelp({ kind, help }: Question): boolean {
  return kind !== "choose" || help !== undefined;
}

/** The keys of the choices, such as "0-4", or "r p c" where they are letters of words. */
function rangeOf(question: Question, view: View): string {
  const keys = rowsOf(question, view)
    .map(({ key }) => key)
    .filter(Boolean);
  if (/^[a-z]/.test(keys[0] ?? "")) return keys.join(" ");
  return keys.length > 1 ? `${keys[0]}-${keys.at(-1)}` : (keys[0] ?? "");
}

/** The keys of a screen, as many on a line as fit. */
function footer(question: Question, place: Place | undefined, view: View, { width, unicode, paint }: Look): string[] {
  const range = rangeOf(question, view);
  const arrows = unicode ? "↑↓" : "arrows";
  const parts = [
    ...(question.kind === "rate"
      ? ["Enter take as it stands", "0-4 level", `${arrows} or ${range} row`, "n none"]
      : question.kind === "pick"
        ? [`${range} or space pick`, "Enter go on", "a all", "n none"]
        : [`${range} or ${arrows} Enter answer`]),
    ...(place && !place.first ? ["b back"] : []),
    ...(place ? ["s skip"] : []),
    place ? "q save and quit" : "q leave",
    ...(hasHelp(question) ? ["? help"] : []),
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
