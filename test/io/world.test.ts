import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forcesColour, type Io, ioWith, processIo, speaksUnicode, wantsColour, widthOf } from "../../src/io/world.ts";

describe("the width", () => {
  it.each([
    [{}, undefined, 80],
    [{}, 0, 80], // a terminal that nobody told its size
    [{}, 132, 132],
    [{ COLUMNS: "60" }, 132, 60],
    [{ COLUMNS: "60x" }, 132, 60],
    [{ COLUMNS: "wide" }, 132, 132],
    [{ COLUMNS: "0" }, 132, 132],
    [{ COLUMNS: "-5" }, undefined, 80],
    [{ COLUMNS: "5" }, undefined, 20],
    [{}, 5000, 200],
  ])("by %j on a terminal of %s columns is %d", (env, columns, wanted) => {
    expect(widthOf(env, columns)).toBe(wanted);
  });

  it("lies between 20 and 200 whatever is said", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.integer(), { nil: undefined }), (told, columns) => {
        const width = widthOf({ COLUMNS: told }, columns);
        expect(width).toBeGreaterThanOrEqual(20);
        expect(width).toBeLessThanOrEqual(200);
      }),
      { seed: 6 },
    );
  });
});

describe("colour", () => {
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true], // what is empty is not set
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "false" }, true, false],
    [{ FORCE_COLOR: "" }, false, false],
    [{ CLICOLOR_FORCE: "1" }, false, true],
    [{ CLICOLOR_FORCE: "0" }, false, false],
    [{ CLICOLOR: "0" }, true, false],
    [{ CLICOLOR: "1" }, true, true],
    [{ TERM: "dumb" }, true, false],
    [{ TERM: "dumb", FORCE_COLOR: "1" }, true, true],
  ])("by %j on a terminal (%s): %s", (env, isTTY, wanted) => expect(wantsColour(env, isTTY)).toBe(wanted));

  it("is forced by either variable, and by neither when it says no", () => {
    expect([{}, { FORCE_COLOR: "FALSE" }, { CLICOLOR_FORCE: "2" }, { FORCE_COLOR: "3" }].map(forcesColour)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("what can be drawn beside ASCII", () => {
  it.each<[Record<string, string>, NodeJS.Platform, boolean]>([
    [{ LANG: "en_US.UTF-8" }, "linux", true],
    [{ LANG: "C.utf8" }, "linux", true],
    [{ LANG: "C" }, "linux", false],
    [{}, "linux", false],
    [{}, "darwin", true],
    [{ LANG: "C" }, "darwin", false],
    [{}, "win32", true],
    [{ LC_ALL: "C", LANG: "en_US.UTF-8" }, "linux", false],
    [{ LC_ALL: "", LC_CTYPE: "de_DE.UTF-8", LANG: "C" }, "linux", true],
    [{ TERM: "dumb", LANG: "en_US.UTF-8" }, "linux", false],
    [{ TERM: "linux", LANG: "en_US.UTF-8" }, "linux", false],
    [{ TERM: "dumb" }, "win32", false],
  ])("by %j on %s: %s", (env, platform, wanted) => expect(speaksUnicode(env, platform)).toBe(wanted));
});

describe("the real world", () => {
  const output = (isTTY: boolean, columns?: number) => {
    const heard: string[] = [];
    return { heard, isTTY, columns, write: (text: string) => void heard.push(text) };
  };

  it("writes data to one stream and talk to the other", () => {
    const [out, err] = [output(false), output(false)];
    const io = processIo(out, err);
    io.out("data");
    io.err("talk");
    expect([out.heard, err.heard]).toEqual([["data"], ["talk"]]);
  });

  it("asks nothing where standard error is no terminal, without a look at standard input", () => {
    expect(processIo(output(true), output(false)).canAsk).toBe(false);
  });

  it("is as wide as either terminal", () => {
    const columns = process.env.COLUMNS;
    delete process.env.COLUMNS;
    expect(processIo(output(false), output(true, 100)).width).toBe(100);
    expect(processIo(output(true, 90), output(true, 100)).width).toBe(90);
    if (columns !== undefined) process.env.COLUMNS = columns;
  });

  it("with a few things otherwise asks for nothing that nobody asked for", () => {
    let looked = 0;
    const io = {
      width: 80,
      get canAsk() {
        looked++;
        return true;
      },
    } as unknown as Io;
    const other = ioWith(io, { width: 40 });
    expect(looked).toBe(0);
    expect([other.width, io.width, other.canAsk, looked]).toEqual([40, 80, true, 1]);
  });
});
