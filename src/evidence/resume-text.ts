import { isTraining } from "./json-resume.ts";
import { findDate, findSpan } from "./months.ts";
import type { DegreeTold, Dossier, Passage, Personal } from "./passage.ts";
import { SECTIONS, type Section, TITLES } from "./words/resume.ts";

/*
 * A résumé as text, from any file: sections by their headings, entries by their dates. What stands above the first
 * heading and in the head of an entry (who, where, for whom) is personal: it is read only to be masked.
 */

const BULLET = /^\s*(?:[-–—•·▪●○◦‣*+►▸✓✔➢➤§o]|\(?\d{1,2}[.)])\s+/u;
const MARKS = /^[\s#*_=>|]+|[\s*_:=|]+$/gu;
/** A line of more words tells something, and is no name, title or place. */
const LEAST_TOLD = 9;

interface Entry {
  section: Section;
  number: number;
  head: string[];
  body: string[];
  until?: string | undefined;
}

/** `file`: what the places begin with. `today`: `YYYY-MM`. */
export function readResumeText(text: string, file: string, today: string): Dossier {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const { head, entries } = entriesOf(lines, today);
  const isResume = entries.some(({ section }) => section !== "other");
  const passages = [
    ...(isResume ? aboutLines(head, file) : wholeOf(head, file)),
    ...entries.flatMap((entry): Passage[] => (entry.section === "other" ? [] : passagesOf(entry, file))),
  ];
  const personal = [
    ...personalAbove(head),
    ...entries.filter(({ section }) => section !== "list").flatMap(({ head: lines }) => personalInHead(lines)),
  ];
  return {
    kind: isResume ? "resume" : "document",
    passages: passages.filter((one) => one.text.trim() !== ""),
    personal,
  };
}

function entriesOf(lines: readonly string[], today: string): Entries {
  const read = new Entries(today);
  for (const [i, line] of lines.entries()) read.take(line, lines[i + 1]);
  read.flush();
  return read;
}

/** A résumé as it is read line by line. */
class Entries {
  /** What stands above the first heading. */
  readonly head: string[] = [];
  readonly entries: Entry[] = [];
  readonly #today: string;
  readonly #counts = new Map<Section, number>();
  #section: Section | undefined;
  /** Lines that may be the head of an entry whose dates come below. */
  #waiting: string[] = [];

  constructor(today: string) {
    this.#today = today;
  }

  take(line: string, next: string | undefined): void {
    const heading = headingOf(line, next);
    if (heading) this.#begin(heading.section, heading.rest);
    else if (this.#section === undefined) this.head.push(line);
    else if (line.trim() === "") this.flush();
    else this.#tell(line, this.#section);
  }

  /** What waited for dates tells something itself. */
  flush(): void {
    this.entries.at(-1)?.body.push(...this.#waiting);
    this.#waiting = [];
  }

  #begin(section: Section, rest: string): void {
    this.flush();
    this.#section = section;
    const entry = this.#open(section);
    if (rest !== "") entry.body.push(rest);
  }

  #open(section: Section): Entry {
    const number = (this.#counts.get(section) ?? 0) + 1;
    this.#counts.set(section, number);
    const entry: Entry = { section, number, head: [], body: [] };
    this.entries.push(entry);
    return entry;
  }

  #tell(line: string, section: Section): void {
    const dated = section === "list" || section === "summary" ? undefined : dateOf(line, section, this.#today);
    if (dated) {
      this.#openDated(section, line.replace(dated.text, " "), dated.until);
      return;
    }
    const entry = this.entries.at(-1) as Entry;
    if (!isHeadLine(line, section)) {
      this.flush();
      entry.body.push(line);
    }
    // Below the dates, and above the first thing told, it is still of the head.
    else if (entry.head.length > 0 && entry.body.length === 0 && this.#waiting.length === 0) entry.head.push(line);
    else this.#waiting.push(line);
  }

  #openDated(section: Section, line: string, until: string): void {
    const last = this.entries.at(-1);
    const waiting = this.#waiting;
    this.#waiting = [];
    // A heading opens an entry that its first dates take over.
    const empty = last && last.section === section && last.head.length === 0 && last.body.length === 0;
    const entry = empty ? last : this.#open(section);
    entry.until = until;
    entry.head.push(...waiting, line);
  }
}

function dateOf(line: string, section: Section, today: string) {
  const span = findSpan(line, today);
  if (span && (!BULLET.test(line) || line.replace(span.text, "").length < 80) && wordsIn(line) < LEAST_TOLD + 8)
    return span;
  const alone = section === "work" || BULLET.test(line) ? undefined : findDate(line, today);
  return alone && wordsIn(line) < LEAST_TOLD + 6 ? alone : undefined;
}

/** A short line without a mark of its own or the end of a sentence: a title, an employer, a place. */
function isHeadLine(line: string, section: Section): boolean {
  if (section !== "work" && section !== "project" && section !== "study") return false;
  return (
    !BULLET.test(line) &&
    wordsIn(line) < LEAST_TOLD &&
    !/[.;:,]\s*$/.test(line) &&
    !/^\s*[\p{Lu}][\p{L} /&-]{2,24}:/u.test(line)
  );
}

function wordsIn(line: string): number {
  return line.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** The section that a line opens, with what stands behind a colon: "Skills: Python, SQL". */
function headingOf(line: string, next: string | undefined): { section: Section; rest: string } | undefined {
  if (BULLET.test(line) && !/^\s*[*_]{2}/.test(line)) return undefined;
  const marked = /^\s*(?:#|\*\*|__)/.test(line);
  const colon = line.indexOf(":");
  const name = (colon > 0 ? line.slice(0, colon) : line).replace(MARKS, "").trim();
  const rest =
    colon > 0
      ? line
          .slice(colon + 1)
          .replace(/^[*_\s]+/, "")
          .trim()
      : "";
  if (name === "" || wordsIn(name) > 5 || /[.;]$/.test(name)) return undefined;
  const whole = SECTIONS.get(name.toLowerCase().replace(/\s+/g, " "));
  const underlined = /^\s*[-=_*]{3,}\s*$/.test(next ?? "");
  const capitals = name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
  if (whole) return rest === "" || opensBefore(whole, name) ? { section: whole, rest } : undefined;
  if (!(marked || underlined || capitals || (colon > 0 && rest === ""))) return undefined;
  const section = name
    .toLowerCase()
    .split(/\s*(?:&|\band\b|\bund\b|,|\/|\+)\s*/)
    .flatMap((part) => SECTIONS.get(part.trim()) ?? SECTIONS.get(part.trim().split(" ").at(-1) ?? "") ?? [])
    .at(0);
  return section && { section, rest };
}

/** "Skills: Python, SQL" opens a section; "Languages: Python" is a line of one as often. */
function opensBefore(section: Section, name: string): boolean {
  return (
    section === "list" || section === "summary" || (section === "other" && !/^(?:languages|sprachen)$/i.test(name))
  );
}

/** What is told above the first heading: whole sentences only. */
function aboutLines(head: readonly string[], file: string): Passage[] {
  const text = head.filter((line) => wordsIn(line) >= LEAST_TOLD && !/[|@]/.test(line)).join("\n");
  return [{ telling: "summary", text, where: file }];
}

/** A document without the headings of a résumé, such as a letter or the account of a project, tells all that it has. */
function wholeOf(lines: readonly string[], file: string): Passage[] {
  return [{ telling: "summary", text: joined(lines), where: file }];
}

function passagesOf({ section, number, head, body, until }: Entry, file: string): Passage[] {
  if (section === "other") return [];
  const training = section === "work" && head.some(isTraining);
  const telling = training ? "training" : section;
  const where =
    section === "list" || section === "summary" ? `${file}, ${NAMES[section]}` : `${file}, ${NAMES[section]} ${number}`;
  // The head of a job is who and where; of anything else it says what.
  const told = section === "work" ? body : [...head, ...body];
  return [{ telling, text: joined(told), where, until }];
}

const NAMES: Record<Exclude<Section, "other">, string> = {
  work: "work",
  project: "project",
  list: "skills",
  study: "education",
  certificate: "certificate",
  summary: "profile",
};

/** Lines that a page broke are one again. */
function joined(lines: readonly string[]): string {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const goesOn = last !== undefined && !BULLET.test(line) && /^\s*\p{Ll}/u.test(line) && !/[.;:!?]\s*$/.test(last);
    if (goesOn) whole[whole.length - 1] = `${last} ${line.trim()}`;
    else whole.push(line);
  }
  return whole.join("\n");
}

function personalAbove(head: readonly string[]): Personal[] {
  const parts = head
    .filter((line) => wordsIn(line) < LEAST_TOLD || /[|@•·]/.test(line))
    .flatMap((line) => [line.replace(MARKS, "").trim(), ...partsOf(line)])
    .filter((part) => part.length > 2 && !TITLES.test(part) && /\p{Lu}|\d/u.test(part));
  const labelled = (part: string) =>
    part.replace(
      /^(?:name|address|adresse|anschrift|e-?mail|phone|telefon|tel|mobile|mobil|github|linkedin|web|born|geboren)\b\.?:?\s*/i,
      "",
    );
  return parts.map((part, i) => ({
    text: labelled(part),
    as: i === 0 || /^\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,3}$/u.test(part) ? "name" : "contact",
    ...(i === 0 ? {} : { guessed: true }),
  }));
}

function personalInHead(lines: readonly string[]): Personal[] {
  return lines
    .flatMap(partsOf)
    .filter((part) => part.length > 2 && /^[^\p{L}]*\p{Lu}/u.test(part) && !TITLES.test(part))
    .map((text) => ({ text, as: "employer", guessed: true }) as const);
}

function partsOf(line: string): string[] {
  return line
    .split(/\s*(?:[|•·,;()\t–—]|\s-\s|\s@\s|\s(?:at|bei|in)\s|\s{3,})\s*/u)
    .map((part) => part.replace(MARKS, "").trim())
    .filter(Boolean);
}

/** Each rung as it is written out, and by letters that are words or nothing in small ones. */
const RUNGS: readonly [DegreeTold["degree"], RegExp, RegExp?][] = [
  ["doctorate", /\b(?:ph\.? ?d|d\.?phil|doctor|doctorate|promotion|dr\. ?(?:rer|ing))\b/i],
  [
    "masters",
    /\b(?:master(?:'s|s)?|m\.? ?sc|m\.? ?eng|m\.?a\.|m\.? ?tech|diplom(?:-\w+)?|dipl|magister)\b/i,
    /\b(?:MA|MS|MBA|MSE)\b/,
  ],
  [
    "bachelors",
    /\b(?:bachelor(?:'s|s)?|b\.? ?sc|b\.? ?eng|b\.?a\.|b\.? ?tech|b\.?s\.)(?![\p{L}])/iu,
    /\b(?:BA|BS|BE|BSE)\b/,
  ],
];
const RELATED =
  /comput|informatik|mathemat|statisti|physi|data|machine learning|artificial|künstliche|engineering|ingenieur|robotic|econometr|elektrotechnik|quantitative|operations research/i;

/** The highest degree that passages of study name. */
export function degreeIn(passages: readonly Passage[]): DegreeTold | undefined {
  const lines = passages.filter(({ telling }) => telling === "study").flatMap(({ text }) => text.split("\n"));
  for (const [degree, written, letters] of RUNGS) {
    const named = lines.filter((line) => written.test(line) || letters?.test(line));
    if (named.length > 0) return { degree, related: named.some((line) => RELATED.test(line)) };
  }
  return undefined;
}
