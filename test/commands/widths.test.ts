import columnsOf from "fast-string-width";
import { describe, expect, it } from "vitest";
import { PAGES } from "../helpers/pages.ts";
import { runAlone } from "../helpers/run.ts";

describe.each([40, 80, 120])("at %d columns", (width) => {
  it.each(PAGES)("$argv fits", async ({ argv, ...world }) => {
    const { out, code } = await runAlone(argv, { ...world, width });
    expect(code).toBe(0);
    for (const line of out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  });
});

it.each(PAGES)("$argv speaks ASCII where nothing else can be shown", async ({ argv, ...world }) => {
  const { out } = await runAlone(argv, { ...world, unicode: false });
  expect(out).toMatch(/^[\n -~]*$/);
  expect(out).not.toMatch(/\?{2}/);
});

it.each(PAGES)("$argv has no drawing with --plain", async ({ argv, ...world }) => {
  const { out } = await runAlone([...argv, "--plain"], world);
  expect(out).not.toMatch(/[█░─═├┤◆▁▂▃▄▅▆▇]{2}/);
});
