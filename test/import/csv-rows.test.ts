import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvRows, MAX_CELL, MAX_ROW } from "../../src/import/csv-rows.ts";
import { readCsv } from "../../src/import/read-csv.ts";
import { complaint, temporary } from "./files.ts";

/** The rows of a text that arrives in pieces of the size given, with the lines they begin on. */
function rowsOf(text: string, size = text.length + 1, delimiter = ","): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  const reader = new CsvRows("f.csv", delimiter, (cells, line) => rows.push({ cells, line }));
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
  reader.end();
  return rows;
}

describe("CsvRows", () => {
  it("agrees with csv-parse, wherever the pieces are cut", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r\n", " ", "7"), maxLength: 6 });
    const quoted = cell.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
    const file = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom("\n", "\r\n"))
      .chain(([width, end]) =>
        fc
          .array(fc.array(quoted, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
          .map((rows) => rows.map((row) => row.join(",")).join(end)),
      );
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const all: string[][] = parse(text, { record_delimiter: ["\n", "\r\n"] });
        const expected = all.filter((cells) => cells.some((one) => one.trim() !== ""));
        expect(rowsOf(text, size).map(({ cells }) => cells)).toEqual(expected);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it("counts lines over empty lines and over line ends inside quotes", () => {
    expect(rowsOf('a,b\n\n"x\ny",2\r\nc,d').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it.each([
    ['a,b\n1,"2', "f.csv:2:1: cell 2 begins with a quote that is never closed"],
    ['a,b\n1,2"3', "f.csv:2:1: cell 2 has a quote but does not begin with one"],
    ['a,b\n"1"2,3', "f.csv:2:1: text follows the closing quote of cell 1"],
    [`a,b\n1,${"x".repeat(MAX_CELL + 1)}\n`, `f.csv:2:1: cell 2 is over ${MAX_CELL} characters`],
    [`a\n${"x".repeat(MAX_ROW + 1)}`, `f.csv:2:1: the row is over ${MAX_ROW} characters`],
    [`a\n"${"x\n".repeat(MAX_ROW)}`, "f.csv:2:1: a quote in this row is never closed"],
  ])("refuses %.20j", (text, message) => {
    expect(() => rowsOf(text)).toThrow(message);
  });

  it("holds no more of a file than a row when a quote is never closed", () => {
    let pieces = 0;
    const reader = new CsvRows("f.csv", ",", () => undefined);
    expect(() => {
      for (reader.push('a\n"'); ; pieces++) reader.push("1,2\n".repeat(1000));
    }).toThrow("never closed");
    expect(pieces).toBeLessThan(MAX_ROW / 4000 + 1);
  });
});

describe("readCsv", () => {
  const rows = async (content: string | Uint8Array) => {
    const found: string[][] = [];
    await readCsv(temporary(content), {}, (cells) => found.push(cells));
    return found;
  };

  it("reads UTF-8 with a byte order mark and any line ends, also cut inside a character", async () => {
    expect(await rows("\ufeffa,b\r\n1,é\r\n")).toEqual([
      ["a", "b"],
      ["1", "é"],
    ]);
    const long = `${"é,é\n".repeat(200_000)}`;
    expect(await rows(long)).toHaveLength(200_000);
  });

  it("tells how far it is", async () => {
    const file = temporary("a,b\n1,2\n".repeat(100_000));
    const seen: number[] = [];
    await readCsv(file, { progress: (read, total) => seen.push(read / (total ?? 0)) }, () => undefined);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeffa,b\n", "utf16le"), "is UTF-16 text"],
    ["a workbook", Buffer.from("PK\u0003\u0004rest"), "is a ZIP file or a workbook, not CSV"],
    ["bytes", Buffer.from([97, 44, 0, 98]), "is a binary file, not CSV"],
    ["Latin-1", Buffer.from("a,b\n1,\xe9\n", "latin1"), "is not valid UTF-8 text"],
  ])("refuses %s", async (_, content, message) => {
    expect(await complaint(rows(content))).toContain(message);
  });

  it("refuses what is not there or no file, and stops when told to", async () => {
    const file = temporary("a\n1\n");
    expect(await complaint(readCsv(`${file}x`, {}, () => undefined))).toContain("there is no such file");
    expect(await complaint(readCsv(`${file}/..`, {}, () => undefined))).not.toBe("");
    expect(await complaint(readCsv(file, { signal: AbortSignal.abort() }, () => undefined))).toContain("Stopped");
  });
});

describe("what never ends", () => {
  it("stops after ten million rows", () => {
    const reader = new CsvRows("f.csv", ",", () => undefined);
    const piece = "a\n".repeat(100_000);
    let pieces = 0;
    expect(() => {
      for (; ; pieces++) reader.push(piece);
    }).toThrow("f.csv:10000001:1: the file holds over 10,000,000 rows");
    expect(pieces).toBe(100);
  });

  it("stops after 512 MiB", async () => {
    const row = `${Array(6).fill("a".repeat(9_000)).join(",")}\n`;
    const piece = Buffer.from(row.repeat(38));
    let read = 0;
    const input = (async function* () {
      for (; ; read += piece.length) yield piece;
    })();
    expect(await complaint(readCsv("f.csv", { input }, () => undefined))).toContain(
      "is over 512 MiB: that is no table of pay",
    );
    expect(read).toBeLessThanOrEqual(512 * 2 ** 20);
  });
});
