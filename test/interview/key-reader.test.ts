import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMove, KeyReader, withoutSequences } from "../../src/interview/key-reader.ts";

const read = (...pieces: string[]) => {
  const reader = new KeyReader();
  const typed = pieces.map((piece) => reader.read(piece));
  return { keys: typed.flatMap(({ keys }) => keys), pasted: typed.some(({ pasted }) => pasted) };
};

/** What a terminal sends that is no key pressed in answer to anything. */
const REPORTS = [
  ["a mouse report", "\u001b[<0;13;12M"],
  ["the end of a mouse report", "\u001b[<0;13;12m"],
  ["a mouse report of the old kind", "\u001b[M 12"],
  ["a mouse report of rxvt", "\u001b[32;13;12M"],
  ["focus that comes", "\u001b[I"],
  ["focus that goes", "\u001b[O"],
  ["the place of the cursor", "\u001b[12;34R"],
  ["what the terminal is", "\u001b[?62;1;2;4c"],
  ["a colour asked for", "\u001b]11;rgb:1111/2222/3333\u0007"],
  ["a colour with the other end", "\u001b]11;rgb:1111/2222/3333\u001b\\"],
  ["a device string", "\u001bP1$r0;1;2m\u001b\\"],
  ["a key of another protocol", "\u001b[49;5u"],
  ["F5", "\u001b[15~"],
  ["F1 of the Linux console", "\u001b[[A"],
  ["F1", "\u001bOP"],
  ["Delete", "\u001b[3~"],
  ["Alt with a digit", "\u001b3"],
  ["Alt with Enter", "\u001b\r"],
] as const;

describe("keys in what a terminal sends", () => {
  it("are what was typed", () => {
    expect(read("1\u001b[Aé😀\r\u007f\u0004")).toEqual({
      keys: ["1", "\u001b[A", "é", "😀", "\r", "\u007f", "\u0004"],
      pasted: false,
    });
  });

  it.each(REPORTS)("leave out %s", (_name, report) => {
    expect(read(`1${report}2`)).toEqual({ keys: ["1", "2"], pasted: false });
  });

  it.each(REPORTS)("leave out %s, wherever it is split", (_name, report) => {
    for (let at = 1; at < report.length; at++)
      expect(read("1", report.slice(0, at), `${report.slice(at)}2`).keys).toEqual(["1", "2"]);
  });

  it("leave out what is pasted, and say so, wherever it is split", () => {
    const text = "1\u001b[200~3 years\r\u001b[A2\r\u001b[201~2";
    for (let at = 0; at <= text.length; at++)
      expect(read(text.slice(0, at), text.slice(at)), String(at)).toEqual({ keys: ["1", "2"], pasted: true });
  });

  it("come through again when the end of a sequence or of a paste got lost", () => {
    for (const begun of ["\u001b", "\u001b[", "\u001b[200~abc", "\u001b]11;"]) {
      const reader = new KeyReader();
      reader.read(begun);
      reader.giveUp();
      expect(reader.read("1").keys).toEqual(["1"]);
    }
  });

  it("are found beyond a sequence that none is", () => {
    expect(read("\u001b[1\r2").keys).toEqual(["\r", "2"]);
  });

  it("are the same however the pieces are cut, but for what is longer than a sequence", () => {
    const part = fc.oneof(
      fc.constantFrom(...REPORTS.map(([, report]) => report), "\u001b[A", "\u001b[200~ab\u001b[201~"),
      fc.constantFrom(..."12ab\r"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.nat(), (parts, seed) => {
        const text = parts.join("");
        const at = seed % (text.length + 1);
        expect(read(text.slice(0, at), text.slice(at))).toEqual(read(text));
      }),
      { seed: 1 },
    );
  });

  it.each([
    ["letters", "a"],
    ["Esc", "\u001b"],
    ["CSI begun", "\u001b["],
    ["parameters", "\u001b[1;"],
    ["strings begun", "\u001b]0;"],
    ["pasted", "\u001b[200~"],
    ["mouse reports", "\u001b[<0;1;1M"],
  ])("of 2 MB are read in one go: %s", (_name, piece) => {
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
    const reader = new KeyReader();
    for (let at = 0; at < text.length; at += 4096) reader.read(text.slice(at, at + 4096));
    expect(new KeyReader().read(text).keys.every((key) => key.length > 0)).toBe(true);
  });
});

describe("moves", () => {
  it.each(["\u001b[A", "\u001b[B", "\u001bOA", "\u001b[1;5B", "\u001b[H", "\u001b[4~", "\u001b[5~", "\u001b[6~"])(
    "%j",
    (key) => {
      expect(isMove(key)).toBe(true);
    },
  );

  it.each(["\u001b[D", "1", "\r", " ", "b", "\u007f"])("%j is none", (key) => {
    expect(isMove(key)).toBe(false);
  });
});

describe("a typed line", () => {
  it("loses the sequences of cursor keys and of the mouse", () => {
    expect(withoutSequences("\u001b[A3\u001b[<0;1;1M 4")).toBe("3 4");
  });
});
