import columnsOf from "fast-string-width";
import { describe, expect, it } from "vitest";
import { runAlone } from "../helpers/run.ts";

const PAGES = [
  ["assess", "--example"],
  ["salary"],
  ["salary", "--country", "US", "--mine", "150k"],
  ["salary", "--country", "IN", "--currency", "USD"],
  ["role"],
  ["role", "ml-engineer"],
  ["role", "--compare", "data-scientist", "software-engineer"],
  ["skill"],
  ["skill", "pytorch"],
  ["market"],
  ["explain", "python"],
  ["explain", "salary", "microsoft"],
  ["data", "sources"],
  ["history"],
];

describe.each([40, 80, 120])("at %d columns", (width) => {
  it.each(PAGES)("%s %s %s %s fits", async (...argv) => {
    const { out, code } = await runAlone(argv.filter(Boolean), { width });
    expect(code).toBe(0);
    for (const line of out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  });
});

it.each(PAGES)("%s %s %s %s speaks ASCII where nothing else can be shown", async (...argv) => {
  const { out } = await runAlone(argv.filter(Boolean), { unicode: false });
  expect(out).toMatch(/^[\n -~]*$/);
  expect(out).not.toMatch(/\?{2}/);
});

it.each(PAGES)("%s %s %s %s has no drawing with --plain", async (...argv) => {
  const { out } = await runAlone([...argv.filter(Boolean), "--plain"]);
  expect(out).not.toMatch(/[█░─═├┤◆▁▂▃▄▅▆▇]{2}/);
});
