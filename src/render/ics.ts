import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from "ical-generator";
import { cleanLine } from "../text/clean.ts";

/** Something that takes whole days; days are ISO (2026-11-23) and both included. */
export interface CalendarEntry {
  /** Stays the same when the plan is exported again, so that a calendar replaces the entry. */
  id: string;
  /** Grows whenever the entry may have changed: a calendar keeps the entry with the highest. */
  sequence: number;
  from: string;
  to: string;
  title: string;
  text: string;
}

const DAY = 86_400_000;

/**
 * An iCalendar (RFC 5545) of whole-day entries: dates without a time, which mean the same day in every time zone. They
 * leave the time free, since nobody is busy for weeks. `stamp` is when the file was made.
 */
export function renderIcs(title: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const calendar = ical({
    name: cleanLine(title), // the one text that ical-generator writes with its line breaks as they are
    prodId: { company: "mlcareer", product: "mlcareer", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, sequence, from, to, title: summary, text } of entries) {
    calendar.createEvent({
      id,
      sequence,
      allDay: true,
      start: utcDay(from),
      end: new Date(utcDay(to).getTime() + DAY), // the day after the last, as the standard counts
      timezone: "UTC",
      stamp,
      summary,
      description: text,
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString().replace(/(\r\n)*$/, "")}\r\n`;
}

function utcDay(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}
