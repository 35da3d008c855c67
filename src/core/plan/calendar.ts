import { UserError } from "../../errors.ts";

/*
 * Dates of a plan. Dates are ISO days (2026-03-09) without a time zone; a week runs from Monday to Sunday and its hours
 * are spread evenly over seven days, so that a plan may start on any day.
 */

export interface Calendar {
  /** The first day. */
  start: string;
  /** Above 0. */
  hoursPerWeek: number;
  /** Days whose whole week is off. */
  weeksOff: readonly string[];
}

/** Hours of study a week: what a plan takes unless told, and within what bounds it is one to keep. */
export const HOURS_PER_WEEK = { usual: 8, least: 0.5, most: 80 };

/** Weeks that a plan covers unless told. */
export const HORIZON_WEEKS = 52;

const DAY = 86_400_000;
/** 9999-12-30, as days since 1970. */
const LAST_DAY = 2_932_895;
/** What rounding leaves of an hour. */
const ROUNDING = 1e-9;

/** True for a day that exists, written 2026-03-09. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false;
  return new Date(text).toISOString().startsWith(text);
}

/** The day on which the hour after the given ones is worked. */
export function startsOn(calendar: Calendar, hours: number): string {
  return workday(calendar, Math.floor(hours / perDay(calendar) + ROUNDING));
}

/** The day on which the last of the given hours is worked; the first day for none. */
export function endsOn(calendar: Calendar, hours: number): string {
  return workday(calendar, Math.max(0, Math.ceil(hours / perDay(calendar) - ROUNDING) - 1));
}

/** Hours there are from the first day to the given one, both included; 0 when it lies before. */
export function hoursUntil(calendar: Calendar, day: string): number {
  const first = dayNumber(calendar.start);
  const last = dayNumber(day);
  const off = daysOff(calendar).filter((d) => d >= first && d <= last).length;
  return Math.max(0, last - first + 1 - off) * perDay(calendar);
}

/** The week that a day lies in, counted from 1, the week of the first day. */
export function weekOf({ start }: Calendar, day: string): number {
  return (monday(dayNumber(day)) - monday(dayNumber(start))) / 7 + 1;
}

/** The stretches of days from `first` to `last` (both included) without the weeks off, in order. */
export function stretches(calendar: Calendar, first: string, last: string): { from: string; to: string }[] {
  const off = new Set(daysOff(calendar));
  const found: { from: string; to: string }[] = [];
  for (let day = dayNumber(first); day <= dayNumber(last); day++) {
    if (off.has(day)) continue;
    const now = found.at(-1);
    if (now && dayNumber(now.to) === day - 1) now.to = isoDay(day);
    else found.push({ from: isoDay(day), to: isoDay(day) });
  }
  return found;
}

/** The last day of so many weeks from the first day on. */
export function lastDayOf({ start }: Pick<Calendar, "start">, weeks: number): string {
  return isoDay(dayNumber(start) + 7 * weeks - 1);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The working day with the given number, from 0. */
function workday(calendar: Calendar, index: number): string {
  let day = dayNumber(calendar.start) + index;
  for (const off of daysOff(calendar)) {
    if (off >= dayNumber(calendar.start) && off <= day) day++;
  }
  return isoDay(day);
}

/** Every day of the weeks off, in order. */
function daysOff({ weeksOff }: Calendar): number[] {
  const mondays = [...new Set(weeksOff.map((day) => monday(dayNumber(day))))].sort((a, b) => a - b);
  return mondays.flatMap((first) => Array.from({ length: 7 }, (_, i) => first + i));
}

function perDay({ hoursPerWeek }: Calendar): number {
  return hoursPerWeek / 7;
}

/** The Monday of a day's week; day 0 (1970-01-01) was a Thursday. */
function monday(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

/** Throws UserError for a day that cannot be written, or whose next cannot (calendar files name that one). */
function isoDay(day: number): string {
  if (day > LAST_DAY)
    throw new UserError(
      "That goes beyond the year 9999, where the dates of this program end.",
      "Give an earlier day, or more hours a week.",
    );
  return new Date(day * DAY).toISOString().slice(0, 10);
}
