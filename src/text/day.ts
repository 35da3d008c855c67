/** The person's own day (2026-11-23) of a moment, not the day in Greenwich. */
export function localDay(moment: Date | string): string {
  const date = new Date(moment);
  const digits = (part: number, width: number) => String(part).padStart(width, "0");
  return `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}`;
}
