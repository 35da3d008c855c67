import type { Sentence } from "./lines.ts";
import type { Token } from "./tokens.ts";
import type { Words } from "./words.ts";
import { yearsIn } from "./years.ts";

/* What an advert says of the job besides skills: title, employer, place, seniority, years, pay. */

export interface Pay {
  low: number;
  high: number;
  currency: string;
  period: "year" | "month" | "day" | "hour";
}

export interface Facts {
  title?: string;
  employer?: string;
  place?: string;
  seniority?: string;
  /** The least years of experience asked. */
  years?: number;
  pay?: Pay;
}

const FIRST_LINES = 12;
const LONGEST = 120;

export function readFacts(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  words: readonly Words[],
): Facts {
  const top = text.slice(0, 6000).split("\n").map(plain).filter(Boolean);
  const labelled = (kind: keyof Words["labels"]) =>
    labelledBy(
      top.slice(0, 60),
      words.flatMap(({ labels }) => labels[kind]),
    );
  const title = labelled("title") ?? titleIn(top.slice(0, FIRST_LINES), words);
  const employer = labelled("employer") ?? employerIn(top, title, words);
  const place = labelled("place");
  const years = yearsIn(tokens, sentences, words);
  const pay = payIn(text);
  const seniority = seniorityIn(title ?? "", words) ?? seniorityIn(top.slice(0, 4).join(" "), words);
  return {
    ...(title ? { title } : {}),
    ...(employer ? { employer } : {}),
    ...(place ? { place } : {}),
    ...(seniority ? { seniority } : {}),
    ...(years === undefined ? {} : { years }),
    ...(pay ? { pay } : {}),
  };
}

function plain(line: string): string {
  return line
    .slice(0, 400)
    .replace(/^[\s#*_>•-]+|[\s#*_]+$/g, "")
    .trim();
}

function labelledBy(lines: readonly string[], labels: readonly string[]): string | undefined {
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1 || colon > 30) continue;
    const label = line.slice(0, colon).replace(/[*_]/g, "").trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .replace(/[*_]/g, "")
      .trim();
    if (labels.includes(label) && value !== "" && value.length <= LONGEST) return value;
  }
  return undefined;
}

/** The first line that is short, no sentence, and names a job. */
function titleIn(lines: readonly string[], words: readonly Words[]): string | undefined {
  const jobs = words.flatMap((one) => one.jobs);
  const line = lines.find(
    (one) => one.length <= LONGEST && !/[.!?:]$/.test(one) && one.split(/\s+/).length <= 14 && namesJob(one, jobs),
  );
  const job = line?.split(/ [|–—@·] | - (?=[\p{Lu}\d])| at (?=\p{Lu})| bei (?=\p{Lu})/u);
  return job
    ?.find((part) => namesJob(part, jobs))
    ?.replace(/\s*\((?:all genders|[mwfdxi/*|\s]{3,9})\)\s*/giu, " ")
    .trim();
}

function namesJob(line: string, jobs: readonly string[]): boolean {
  return line
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => jobs.some((job) => word === job || (job.length > 6 && word.endsWith(job))));
}

function employerIn(lines: readonly string[], title: string | undefined, words: readonly Words[]): string | undefined {
  const about = lines
    .map((line) => /^(?:About|Über) (\p{Lu}[\p{L}\p{N}&.' -]{1,40}):?$/u.exec(line)?.[1])
    .find((name) => name && !/^(Us|The|This|You|Uns|Dich|Our|Your)\b/i.test(name));
  if (about) return about.trim();
  const beside =
    title &&
    lines
      .slice(0, 3)
      .map((line) => / (?:at|@|bei) (\p{Lu}[\p{L}\p{N}&.' -]{1,40}?)(?:$|[,(|–—])/u.exec(line)?.[1])
      .find(Boolean);
  if (beside) return beside.trim();
  const hires = words.flatMap((one) => one.hires);
  for (const line of lines.slice(0, 20)) {
    const at = hires.map((phrase) => line.indexOf(` ${phrase} `)).filter((found) => found > 0);
    const name = line.slice(0, Math.min(...at, 0x7fff));
    if (/^ \S+ an? (?:\S+ )?(?:plus|must|bonus|requirement|advantage|asset)/.test(line.slice(name.length))) continue;
    if (
      at.length > 0 &&
      /^(?:\p{Lu}[\p{L}\p{N}&.']*[ -]?){1,4}$/u.test(name) &&
      !/^(The|This|Our|We|You|It|As|Your|Das|Die|Der|Wir|Du|What|There|If|In)\b/.test(name)
    )
      return name.trim();
  }
  return undefined;
}

function seniorityIn(line: string, words: readonly Words[]): string | undefined {
  const padded = ` ${line.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  for (const { seniority } of words)
    for (const [word, level] of Object.entries(seniority)) if (padded.includes(` ${word} `)) return level;
  return undefined;
}

const CURRENCIES: Record<string, string> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  usd: "USD",
  eur: "EUR",
  euro: "EUR",
  gbp: "GBP",
  inr: "INR",
  chf: "CHF",
  cad: "CAD",
  aud: "AUD",
  sgd: "SGD",
  sek: "SEK",
};
const SIGN = "[$€£₹]|\\b(?:USD|EUR|Euro|GBP|INR|CHF|CAD|AUD|SGD|SEK)\\b";
const AMOUNT = "\\d{1,3}(?:[.,' ]\\d{3}){1,2}|\\d{1,7}(?:\\.\\d{1,2})?";
const FACTOR = " ?(?:[kK]\\b|[lL]akhs?\\b|LPA\\b)";
const MONEY = new RegExp(
  `(${SIGN})? {0,2}(${AMOUNT})(${FACTOR})? {0,2}(${SIGN})?(?: {0,2}(?:-|–|—|to|and|bis|und) {0,2}(?:${SIGN})? {0,2}(${AMOUNT})(${FACTOR})? {0,2}(${SIGN})?)?`,
  "giu",
);

/** The first amount or range of money that can be pay. */
function payIn(text: string): Pay | undefined {
  for (const line of text.split("\n")) {
    for (let at = 0; at < line.length; at += 2000) {
      const piece = line.slice(at, at + 2000);
      if (!/[$€£₹]|USD|EUR|Euro|GBP|INR|CHF|CAD|AUD|SGD|SEK/.test(piece)) continue;
      for (const match of piece.matchAll(MONEY)) {
        const pay = payOf(match, piece);
        if (pay) return pay;
      }
    }
  }
  return undefined;
}

function payOf(match: RegExpMatchArray, line: string): Pay | undefined {
  const [, before, first, factor, middle, second, factor2, after] = match;
  const sign = before ?? middle ?? after;
  if (sign === undefined || first === undefined) return undefined;
  const scale = factor2 ?? factor;
  const low = amount(first, factor ?? (second ? scale : undefined));
  const high = second ? amount(second, scale) : low;
  const rest = line.slice(match.index ?? 0, (match.index ?? 0) + match[0].length + 40).toLowerCase();
  const period = /\b(hour|hr|stunde)\b|\/h\b/.test(rest)
    ? "hour"
    : /\b(day|tag|diem)\b/.test(rest)
      ? "day"
      : /\b(month|monat)\b/.test(rest)
        ? "month"
        : "year";
  const least = { hour: 8, day: 80, month: 700, year: 12_000 }[period];
  if (low < least || high < low || high > 5e8 || low * 4 < high || /million|billion|bn\b|mrd/.test(rest))
    return undefined;
  return { low, high, currency: CURRENCIES[sign.toLowerCase()] ?? "USD", period };
}

function amount(digits: string, factor = ""): number {
  const value = Number(/^\d+\.\d{1,2}$/.test(digits) ? digits : digits.replace(/[.,' ]/g, ""));
  const word = factor.trim().toLowerCase();
  return value * (word === "k" ? 1000 : word === "" ? 1 : 100_000);
}
