import type { Io } from "../io/world.ts";

/** The person's own day (2026-11-23), not the day in Greenwich. */
export function today({ now }: Pick<Io, "now">): string {
  const date = now();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
