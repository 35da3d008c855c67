import type { Term, TermForm } from "./schema.ts";

/*
 * The vocabulary as text that is never parsed whole: a line a term, in it the term without its forms, then each form,
 * between tabs, all as JSON. An advert has few of thousands of forms; the others are passed over by their first letters.
 */

export interface PackedTerms {
  /** The forms that begin as a text does, at least by their first letters; the same list for all such texts. */
  like(text: string): readonly [Term, TermForm][] | undefined;
  all(): Term[];
}

export function packTerms(vocabulary: readonly Term[]): string {
  return vocabulary
    .map((term) =>
      [{ ...term, forms: [] }, ...term.forms.map(textFirst)].map((part) => JSON.stringify(part)).join("\t"),
    )
    .join("\n");
}

/** A form's text stands at the same place in the JSON, whatever its conditions. */
function textFirst(form: TermForm): TermForm {
  if (typeof form === "string") return form;
  const { form: text, ...conditions } = form;
  return { form: text, ...conditions };
}

/** `text`: ASCII, as `packTerms` made it. */
export function unpackTerms(text: string): PackedTerms {
  let places: Map<number, number[]> | undefined;
  const groups = new Map<number, [Term, TermForm][]>();
  const terms = new Map<number, Term>();
  const termAt = (start: number): Term => {
    const term = terms.get(start) ?? (JSON.parse(text.slice(start, text.indexOf("\t", start))) as Term);
    terms.set(start, term);
    return term;
  };
  return {
    like: (word) => {
      places ??= placesIn(text);
      const letters = firstLetters(word, 0);
      const known = groups.get(letters);
      const alike = places.get(letters);
      if (known || !alike) return known;
      const group = alike.map((form): [Term, TermForm] => [
        termAt(text.lastIndexOf("\n", form) + 1),
        formAt(text, form),
      ]);
      groups.set(letters, group);
      return group;
    },
    all: () => (text === "" ? [] : text.split("\n").map(termFrom)),
  };
}

function termFrom(line: string): Term {
  const [term, ...forms] = line.split("\t").map((part) => JSON.parse(part)) as [Term, ...TermForm[]];
  return { ...term, forms };
}

const END = /[\t\n]|$/g;

function formAt(text: string, place: number): TermForm {
  END.lastIndex = place;
  return JSON.parse(text.slice(place, END.exec(text)?.index)) as TermForm;
}

/** What stands before the text of a form that has conditions. */
const WITH_CONDITIONS = '{"form":"'.length;
const BRACE = "{".charCodeAt(0);
/** As many letters as make a small integer, by which a map finds more quickly than by a text. */
const LETTERS = 4;

/** The first letters and digits from a place as a number. What is not ASCII ends them, for in the JSON it is escaped. */
function firstLetters(text: string, from: number): number {
  let letters = 0;
  for (let at = from; at < from + LETTERS && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const small = unit | 32;
    if (small > 96 && small < 123) letters = letters * 128 + small;
    else if (unit > 47 && unit < 58) letters = letters * 128 + unit;
    else break;
  }
  return letters;
}

/** Where forms stand, by their first letters. */
function placesIn(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let tab = text.indexOf("\t"); tab >= 0; tab = text.indexOf("\t", tab + 1)) {
    const start = tab + 1;
    const letters = firstLetters(text, start + (text.charCodeAt(start) === BRACE ? WITH_CONDITIONS : 1));
    const known = places.get(letters);
    if (known) known.push(start);
    else places.set(letters, [start]);
  }
  return places;
}
