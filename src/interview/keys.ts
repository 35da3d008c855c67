import type { Reply } from "./prompter.ts";
import {
  type Choice,
  type ChooseQuestion,
  type PickQuestion,
  type Place,
  type Question,
  type RateQuestion,
  ratedIn,
} from "./question.ts";

/** A key press as node:readline reports it. */
export interface Key {
  name?: string | undefined;
  sequence?: string | undefined;
  ctrl?: boolean | undefined;
  meta?: boolean | undefined;
}

/** What a screen shows besides its question. */
export interface View {
  /** The line the pointer stands on; -1 for none, so that a stray Enter answers nothing. */
  active: number;
  /** The values picked (pick screens only). */
  marked: readonly string[];
  /** Whether descriptions are shown. */
  help: boolean;
  /** The page of a question too long for the screen, counted from 0; undefined: where the pointer is. */
  page?: number;
  /** What to do instead of the key just pressed. */
  note?: string;
  /** Whether the row of older tools is open. */
  opened?: boolean;
  /** True once Enter was pressed with nothing ticked: the next one means none. */
  confirming?: boolean;
  /** The level of each row (screens of levels only). */
  levels?: Readonly<Record<string, number>>;
}

/** The row that stands for the older tools; no choice has this value. */
const OLDER = "";
const NONE_OF_THESE = "None of these? Enter or n: none. Or tick one.";

export type Step<T> = { view: View } | { reply: Reply<T> };

export function firstView(question: Question): View {
  if (question.kind === "pick") {
    const marked = question.preset ?? [];
    const opened = question.choices.some(({ older, value }) => older && marked.includes(value));
    return { active: 0, marked, help: false, ...(opened ? { opened } : {}) };
  }
  if (question.kind === "rate") return { active: 0, marked: [], help: false, levels: levelsOf(question.preset) };
  return { active: question.choices.findIndex(({ value }) => value === question.preset), marked: [], help: false };
}

/** The rows of a screen: older tools stand in one row, the last, until that is opened. */
export function rowsOf({ choices }: Question, { opened }: View): readonly Choice[] {
  const older = choices.filter((choice) => choice.older);
  if (opened || older.length < 2) return choices;
  const label = `older tools: ${older.map((choice) => choice.label).join(", ")} …`;
  return [...choices.filter((choice) => !choice.older), { value: OLDER, key: older[0]?.key ?? "", label }];
}

/** What a key does while one of several is chosen. */
export function chooseKey(question: ChooseQuestion, view: View, key: Key, place?: Place): Step<string> {
  const { choices } = question;
  const typed = typedChoice(choices, key);
  if (typed >= 0) return answer(choices[typed]?.value ?? "");
  if (isEnter(key)) {
    const choice = choices[view.active];
    return choice ? answer(choice.value) : { view: { ...view, note: "Nothing is chosen yet." } };
  }
  return common(choices.length, view, key, place);
}

/** What a key does while any number are picked. */
export function pickKey(question: PickQuestion, view: View, key: Key, place?: Place): Step<string[]> {
  const rows = rowsOf(question, view);
  const typed = typedChoice(rows, key);
  if (typed >= 0) return { view: toggled(rows, view, typed) };
  if (key.name === "space") return { view: toggled(rows, view, view.active) };
  if (isEnter(key)) return pickedBy(question, view);
  if (isLetter(key, "a"))
    return { view: marking(view, { marked: question.choices.map(({ value }) => value), opened: true }) };
  if (isLetter(key, "n")) return view.marked.length === 0 ? answer([]) : { view: marking(view, { marked: [] }) };
  return common(rows.length, view, key, place);
}

/** What a key does while levels are given: a digit is the level of the row, and the next row follows. */
export function rateKey(question: RateQuestion, view: View, key: Key, place?: Place): Step<string[]> {
  const { choices } = question;
  const { levels = {}, active } = view;
  const row = choices[active];
  if (row && !key.ctrl && !key.meta && /^[0-4]$/.test(key.sequence ?? ""))
    return { view: { ...levelled(view, row, Number(key.sequence)), active: Math.min(active + 1, choices.length - 1) } };
  const typed = typedChoice(choices, key);
  if (typed >= 0) return { view: { ...view, active: typed } };
  if (row && key.name === "space") {
    const proposed = levelsOf(question.preset)[row.value] ?? 0;
    return { view: levelled(view, row, (levels[row.value] ?? 0) > 0 ? 0 : proposed || 1) };
  }
  if (isEnter(key)) return answer(choices.map(({ value }) => `${value}=${levels[value] ?? 0}`));
  if (isLetter(key, "n")) return { view: { ...view, levels: {} } };
  if (isLetter(key, "a")) return { view: { ...view, levels: levelsOf(question.preset) } };
  return common(choices.length, view, key, place);
}

function levelsOf(preset: readonly string[]): Record<string, number> {
  return Object.fromEntries(preset.map(ratedIn).map(({ skill, level }) => [skill, level]));
}

function levelled(view: View, { value }: Choice, level: number): View {
  return { ...view, levels: { ...view.levels, [value]: level } };
}

/** Enter with nothing ticked is asked about once, for most often a row was meant to be. */
function pickedBy({ choices, topic }: PickQuestion, view: View): Step<string[]> {
  if (view.marked.length === 0 && topic === "pick" && !view.confirming)
    return { view: { ...view, note: NONE_OF_THESE, confirming: true } };
  return answer(choices.map(({ value }) => value).filter((value) => view.marked.includes(value)));
}

/** The view with other ticks, and with nothing said of the ones before. */
function marking({ active, help, opened }: View, more: Pick<View, "marked"> & Partial<View>): View {
  return { active, help, ...(opened ? { opened } : {}), ...more };
}

function isLetter({ sequence, ctrl, meta }: Key, letter: string): boolean {
  return !ctrl && !meta && sequence?.toLowerCase() === letter;
}

function answer<T>(value: T): Step<T> {
  return { reply: { kind: "answer", value } };
}

function toggled(rows: readonly Choice[], view: View, index: number): View {
  const value = rows[index]?.value;
  if (value === undefined) return view;
  if (value === OLDER) return marking(view, { active: index, marked: view.marked, opened: true });
  const { marked } = view;
  const next = marked.includes(value) ? marked.filter((other) => other !== value) : [...marked, value];
  return marking(view, { active: index, marked: next });
}

/** The choice whose key was pressed, or -1. */
function typedChoice(rows: readonly Choice[], { sequence, ctrl, meta }: Key): number {
  if (!sequence || ctrl || meta) return -1;
  return rows.findIndex(({ key }) => key === sequence.toLowerCase());
}

function isEnter({ name }: Key): boolean {
  return name === "return" || name === "enter";
}

/** Moving about, and the keys that every screen has. */
function common(count: number, view: View, key: Key, place: Place | undefined): Step<never> {
  const { note: _note, confirming: _confirming, ...quiet } = view;
  const { page = 0, ...unpaged } = quiet;
  const to = (active: number): Step<never> => ({ view: { ...unpaged, active } });
  switch (key.name) {
    case "up":
      return to((Math.max(view.active, 0) - 1 + count) % count);
    case "down":
      return to((view.active + 1) % count);
    case "home":
      return to(0);
    case "end":
      return to(count - 1);
    case "pageup":
      return { view: { ...quiet, page: Math.max(0, page - 1) } };
    case "pagedown":
      return { view: { ...quiet, page: page + 1 } };
    case "left":
    case "backspace":
      return back(quiet, place);
  }
  if (key.ctrl || key.meta) return { view };
  switch (key.sequence?.toLowerCase()) {
    case "b":
      return back(quiet, place);
    case "s":
      return place ? { reply: { kind: "skip" } } : { view };
    case "q":
      return { reply: { kind: "quit" } };
    case "?":
      return { view: { ...unpaged, help: !view.help } };
  }
  return { view };
}

function back(view: View, place: Place | undefined): Step<never> {
  if (place && !place.first) return { reply: { kind: "back" } };
  return { view: { ...view, note: "There is nothing to go back to." } };
}
