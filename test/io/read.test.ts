import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import {
  checkSize,
  decode,
  gatherBytes,
  gatherText,
  MAX_FILE,
  openPieces,
  readGiven,
  readText,
} from "../../src/io/read.ts";
import { freshHome } from "../helpers/run.ts";

async function* pieces(...list: Uint8Array[]) {
  yield* list;
}

describe("bytes as text", () => {
  it.each([
    ["as they are", Buffer.from("naïve ₹"), "naïve ₹"],
    ["without a byte order mark", Buffer.from([0xef, 0xbb, 0xbf, 0x61]), "a"],
    ["with one kind of line end", Buffer.from("a\r\nb\rc\n\rd"), "a\nb\nc\n\nd"],
    ["empty", Buffer.alloc(0), ""],
  ])("%s", (_, bytes, text) => expect(decode(bytes, "x")).toBe(text));

  it.each([
    ["UTF-16, little end first", Buffer.from([0xff, 0xfe, 0x61, 0x00]), "x is UTF-16 text."],
    ["UTF-16, big end first", Buffer.from([0xfe, 0xff, 0x00, 0x61]), "x is UTF-16 text."],
    ["binary", Buffer.from([0x61, 0x00]), "x is a binary file, not text."],
    ["broken UTF-8", Buffer.from([0xc3, 0x28]), "x is not valid UTF-8 text."],
    ["half a letter", Buffer.from("é").subarray(0, 1), "x is not valid UTF-8 text."],
  ])("are refused when they are %s", (_, bytes, message) => expect(() => decode(bytes, "x")).toThrow(message));

  it("come out as they went in, whatever the text", () => {
    const text = fc.string({ unit: "grapheme" }).filter((one) => !/[\0\r]/.test(one) && !one.startsWith("\ufeff"));
    fc.assert(
      fc.property(text, (one) => {
        expect(decode(Buffer.from(one), "x")).toBe(one);
      }),
      { seed: 4 },
    );
  });
});

describe("what comes in pieces", () => {
  it("is put together wherever a letter was cut", async () => {
    const bytes = Buffer.from("₹1,00,000 a year");
    for (let at = 0; at <= bytes.length; at++)
      expect(await gatherText(pieces(bytes.subarray(0, at), bytes.subarray(at)), "x", bytes.length)).toBe(
        "₹1,00,000 a year",
      );
  });

  it("is refused as soon as it is too much, though more would come for ever", async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(1024 * 1024, "x");
    }
    await expect(gatherText(endless(), "standard input", 1)).rejects.toThrow(
      "standard input is over 8 MiB: that is no file of answers or data.",
    );
    await expect(gatherBytes(endless(), "standard input", "advert")).rejects.toThrow("that is no advert.");
  });

  it("may be as much as the limit, and not a byte more", () => {
    expect(() => checkSize(MAX_FILE, "x")).not.toThrow();
    expect(() => checkSize(MAX_FILE + 1, "x")).toThrow(UserError);
    expect(() => checkSize(11, "x", { bytes: 10, what: "note" })).toThrow("that is no note.");
  });

  it("stays bytes where what it is must be found out first", async () => {
    const bytes = Buffer.from([0x50, 0x4b, 0x00, 0xff]);
    expect(await gatherBytes(pieces(bytes.subarray(0, 1), bytes.subarray(1)), "x", "advert")).toEqual(bytes);
  });
});

describe("a file", () => {
  function folder(): string {
    const home = freshHome();
    writeFileSync(join(home, "answers.yaml"), "role: ml-engineer\r\n");
    mkdirSync(join(home, "folder"));
    symlinkSync(join(home, "loop"), join(home, "loop"));
    return home;
  }

  it("reads the same in both ways, and tells its size", async () => {
    const file = join(folder(), "answers.yaml");
    expect(readText(file)).toBe("role: ml-engineer\n");
    expect(await readGiven(file)).toBe("role: ml-engineer\n");
    expect(openPieces(file).size).toBe(19);
  });

  it.each([
    ["nothing", "there is no such file\\."],
    ["folder", "it is a folder, not a file\\."],
    ["answers.yaml/below", "a part of its path is not a folder\\."],
    ["loop", "its links go in a circle\\."],
    ["x".repeat(300), "its name is too long\\."],
  ])("%s is refused with the reason", async (name, reason) => {
    const home = folder();
    const wanted = new RegExp(`${reason}$`);
    expect(() => readText(join(home, name))).toThrow(wanted);
    await expect(readGiven(join(home, name))).rejects.toThrow(wanted);
  });

  it("that is a megabyte beyond the limit is refused before it is read", () => {
    const large = join(freshHome(), "large");
    writeFileSync(large, Buffer.alloc(MAX_FILE + 1, "x"));
    expect(() => readText(large)).toThrow(/is over 8 MiB/);
  });

  it.skipIf(process.platform === "win32")("without an end is refused after 8 MiB", () => {
    expect(() => readText("/dev/zero")).toThrow(/is over 8 MiB/);
  });
});
