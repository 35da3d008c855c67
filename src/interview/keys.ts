import type { Reply } from "./prompter.ts";
import type { ChooseQuestion, PickQuestion, Place, Question } from "./question.ts";

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
}

export type Step<T> = { view: View } | { reply: Reply<T> };

export function firstView(question: Question): View {
  if (question.kind === "pick") return { active: 0, marked: question.preset ?? [], help: false };
  return { active: question.choices.findIndex(({ value }) => value === question.preset), marked: [], help: false };
}

/** What a key does while one of several is chosen. */
export function chooseKey(question: ChooseQuestion, view: View, key: Key, place?: Place): Step<string> {
  const { choices } = question;
  const typed = typedChoice(question, key);
  if (typed >= 0) return answer(choices[typed]?.value ?? "");
  if (isEnter(key)) {
    const choice = choices[view.active];
    return choice ? answer(choice.value) : { view: { ...view, note: "Nothing is chosen yet." } };
  }
  return common(question, view, key, place);
}

/** What a key does while any number are picked. */
export function pickKey(question: PickQuestion, view: View, key: Key, place?: Place): Step<string[]> {
  const typed = typedChoice(question, key);
  if (typed >= 0) return { view: toggled(question, view, typed) };
  if (key.name === "space") return { view: toggled(question, view, view.active) };
  if (isEnter(key)) {
    return answer(question.choices.map(({ value }) => value).filter((value) => view.marked.includes(value)));
  }
  return common(question, view, key, place);
}

function answer<T>(value: T): Step<T> {
  return { reply: { kind: "answer", value } };
}

function toggled({ choices }: PickQuestion, view: View, index: number): View {
  const value = choices[index]?.value;
  if (value === undefined) return view;
  const { marked } = view;
  const next = marked.includes(value) ? marked.filter((other) => other !== value) : [...marked, value];
  return { active: index, marked: next, help: view.help };
}

/** The choice whose key was pressed, or -1. */
function typedChoice({ choices }: Question, { sequence, ctrl, meta }: Key): number {
  if (!sequence || ctrl || meta) return -1;
  return choices.findIndex(({ key }) => key === sequence.toLowerCase());
}

function isEnter({ name }: Key): boolean {
  return name === "return" || name === "enter";
}

/** Moving about, and the keys that every screen has. */
function common({ choices }: Question, view: View, key: Key, place: Place | undefined): Step<never> {
  const { note: _note, ...quiet } = view;
  const { page = 0, ...unpaged } = quiet;
  const to = (active: number): Step<never> => ({ view: { ...unpaged, active } });
  const count = choices.length;
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
