import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { page, pagerOf } from "../../src/io/pager.ts";
import { freshHome } from "../helpers/run.ts";

describe("which pager", () => {
  it.each([
    [{}, "less -FRX"],
    [{ PAGER: "more" }, "more"],
    [{ PAGER: " most -s " }, "most -s"],
    [{ PAGER: "" }, undefined],
    [{ PAGER: "  " }, undefined],
    [{ PAGER: "cat" }, undefined],
  ])("by %j: %s", (env, wanted) => expect(pagerOf(env)).toBe(wanted));
});

describe.skipIf(process.platform === "win32")("paging", () => {
  it("gives the whole text to the pager, and waits for its end", async () => {
    const file = join(freshHome(), "read");
    const text = "a line\n".repeat(50_000);
    expect(await page(text, `cat > '${file}'`)).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("tells of a pager that is not there, so that the text can still be shown", async () => {
    expect(await page("text", "no-such-pager-anywhere 2> /dev/null")).toBe(false);
  });

  it("takes one that is left early, or that fails, for shown", async () => {
    expect(await page("a line\n".repeat(200_000), "head -1 > /dev/null")).toBe(true);
    expect(await page("text", "cat > /dev/null; exit 3")).toBe(true);
  });

  it("gives Ctrl-C back to whoever had it", async () => {
    const heard = () => {};
    process.on("SIGINT", heard);
    const before = process.listeners("SIGINT");
    await page("text", "cat > /dev/null");
    expect(process.listeners("SIGINT")).toEqual(before);
    process.off("SIGINT", heard);
  });
});
