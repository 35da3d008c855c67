/* Dates as résumés write them, as months (`YYYY-MM`). */

const NAMES: readonly (readonly string[])[] = [
  ["jan", "january", "januar", "jän", "jänner"],
  ["feb", "february", "februar"],
  ["mar", "march", "mär", "märz", "mrz", "maerz"],
  ["apr", "april"],
  ["may", "mai"],
  ["jun", "june", "juni"],
  ["jul", "july", "juli"],
  ["aug", "august"],
  ["sep", "sept", "september"],
  ["oct", "october", "okt", "oktober"],
  ["nov", "november"],
  ["dec", "december", "dez", "dezember"],
];

const MONTHS = new Map(NAMES.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|");
const NOW = "present|now|current|currently|today|ongoing|to date|date|heute|jetzt|aktuell|laufend";

/** A month and a year, or a year: "Mar. 2021", "03/2021", "2021-03", "2021". */
const POINT = `(?:(?:${MONTH})\\.?,? ?(?:'\\d\\d(?!\\d)|(?:19|20)\\d\\d)|(?:0?[1-9]|1[0-2])[./](?:19|20)\\d\\d|(?:19|20)\\d\\d(?:[-/.](?:0[1-9]|1[0-2])(?!\\d))?)`;
const RANGE = new RegExp(
  `(?<![\\p{L}\\p{N}])(${POINT})\\s*(?:[-–—]+|to|until|till|bis)\\s*(${POINT}|${NOW})(?![\\p{L}\\p{N}])`,
  "iu",
);
const SINCE = new RegExp(`(?<![\\p{L}])(?:since|seit|from|ab)\\s+(${POINT})(?![\\p{L}\\p{N}])`, "iu");
const ALONE = new RegExp(`(?<![\\p{L}\\p{N}])(${POINT})(?![\\p{L}\\p{N}])`, "iu");

/** What a line says of time: where it says it, and the last month of it. */
export interface Span {
  /** What of the line it takes. */
  text: string;
  until: string;
}

/** A span or "since", the kinds of date that open an entry; `today` (`YYYY-MM`) stands for what goes on. */
export function findSpan(line: string, today: string): Span | undefined {
  const range = RANGE.exec(line);
  if (range) return { text: range[0], until: lastMonth(range[2] ?? "", today) ?? today };
  const since = SINCE.exec(line);
  return since ? { text: since[0], until: today } : undefined;
}

/** The only date of a line: of a certificate, or of a project. */
export function findDate(line: string, today: string): Span | undefined {
  const found = ALONE.exec(line);
  const until = found && lastMonth(found[1] ?? "", today);
  return found && until ? { text: found[0], until } : undefined;
}

/** The last month that a date can mean, never one to come. Undefined for what is no date. */
export function lastMonth(text: string, today: string): string | undefined {
  const month = monthOf(text.trim().toLowerCase(), today);
  return month && month > today ? today : month;
}

function monthOf(text: string, today: string): string | undefined {
  if (new RegExp(`^(?:${NOW})$`).test(text)) return today;
  const iso = /^((?:19|20)\d\d)(?:[-/.](\d\d))?(?:[-/.]\d\d)?(?:t.*)?$/.exec(text);
  if (iso) return iso[2] && Number(iso[2]) >= 1 && Number(iso[2]) <= 12 ? `${iso[1]}-${iso[2]}` : `${iso[1]}-12`;
  const digits = /^(\d\d?)[./]((?:19|20)\d\d)$/.exec(text);
  if (digits) return `${digits[2]}-${(digits[1] ?? "").padStart(2, "0")}`;
  const named = /^(\p{L}+)\.?,? ?(?:'(\d\d)|((?:19|20)\d\d))$/u.exec(text);
  const month = MONTHS.get(named?.[1] ?? "");
  if (!named || month === undefined) return undefined;
  return `${named[3] ?? `20${named[2]}`}-${String(month).padStart(2, "0")}`;
}

/** How many months lie between two (`YYYY-MM`). */
export function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
