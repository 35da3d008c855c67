import { afterEach, expect, it } from "vitest";
import { localDay } from "../../src/text/day.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it.each([
  ["UTC", "2026-11-23T23:30:00Z", "2026-11-23"],
  ["Asia/Kolkata", "2026-11-23T23:30:00Z", "2026-11-24"],
  ["America/Los_Angeles", "2026-11-24T07:59:00Z", "2026-11-23"],
  ["America/Los_Angeles", "2026-03-01T08:00:00Z", "2026-03-01"],
  ["UTC", "0987-01-02T00:00:00Z", "0987-01-02"],
])("in %s the moment %s is on %s", (place, moment, day) => {
  process.env.TZ = place;
  expect(localDay(moment)).toBe(day);
  expect(localDay(new Date(moment))).toBe(day);
});
