/*
 * What pay is counted by, and how much of it a year has. A unit is never guessed: 65 may be an hour's pay, and 5,400 a
 * month's, without looking like it.
 */

/** How often each comes in a year; hours as the US Department of Labor counts them (40 a week). */
const A_YEAR = { year: 1, month: 12, fortnight: 26, week: 52, day: 260, hour: 2080 } as const;
export type Unit = keyof typeof A_YEAR;
export const UNITS = Object.keys(A_YEAR) as [Unit, ...Unit[]];

const WORDS: Readonly<Record<string, Unit>> = {
  year: "year",
  yr: "year",
  y: "year",
  yearly: "year",
  annual: "year",
  annually: "year",
  annum: "year",
  "per annum": "year",
  pa: "year",
  month: "month",
  mo: "month",
  monthly: "month",
  "per month": "month",
  fortnight: "fortnight",
  "bi-weekly": "fortnight",
  biweekly: "fortnight",
  week: "week",
  wk: "week",
  weekly: "week",
  day: "day",
  daily: "day",
  hour: "hour",
  hr: "hour",
  hourly: "hour",
};

/** The unit that a word means, or undefined. */
export function parseUnit(text: string): Unit | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(per|a|an|\/) */, "");
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}

/** A year's pay for an amount by the unit. */
export function yearlyPay(amount: number, unit: Unit): number {
  return amount * A_YEAR[unit];
}

/** The year of 2023, 2023-10-02, 2023-10-02T00:00:00, 10/2/2023 or 10/2/23; undefined for all else, and before 1990. */
export function yearOfDate(text: string): number | undefined {
  const match = /^(\d{4})(?:-\d{1,2}(?:-\d{1,2}(?:[T ].*)?)?)?$|^\d{1,2}\/\d{1,2}\/(\d{4}|\d{2})(?: .*)?$/.exec(
    text.trim(),
  );
  const digits = match?.[1] ?? match?.[2];
  if (digits === undefined) return undefined;
  const year = Number(digits) + (digits.length === 2 ? 2000 : 0);
  return year >= 1990 && year <= 2100 ? year : undefined;
}
