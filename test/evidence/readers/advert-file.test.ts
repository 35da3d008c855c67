import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { listAdverts, readAdvertFile, textOf } from "../../../src/evidence/readers/advert-file.ts";

/** A zip archive of one file, as Word writes it. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

const text = (content: string | Buffer) => textOf(Buffer.from(content as string), "advert");

describe("what a file is goes by how it begins", () => {
  it("HTML: lists with bullets, headings marked, no script, entities as signs", async () => {
    const html =
      "<!DOCTYPE html><html><head><title>Job</title><style>p{}</style></head><body><script>bad()</script><h2>Requirements</h2><ul><li>C&#43;&#43; &amp; <b>Python</b></li><li>&lt; 3 years</li></ul></body></html>";
    expect(await text(html)).toBe("Job\n\n## Requirements\n\n• C++ & Python\n• < 3 years");
  });

  it("Word: paragraphs, lists, headings", async () => {
    const xml =
      '<w:document><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Requirements</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Py</w:t></w:r><w:r><w:t>thon &amp; SQL</w:t></w:r></w:p></w:document>';
    expect(await text(zipOf("word/document.xml", Buffer.from(xml)))).toBe("## Requirements\n• Python & SQL");
  });

  it("text of Windows is read as it was meant, UTF-8 and UTF-16 as they are", async () => {
    expect(await text(Buffer.from("you\x92ll need", "latin1"))).toBe("you’ll need");
    expect(await text(Buffer.from("\ufeffyou", "utf16le"))).toBe("you");
    expect(await text("a\r\nb é")).toBe("a\r\nb é");
  });
});

describe("what cannot be read is told in a sentence", () => {
  it.each([
    ["nothing", Buffer.alloc(0), /is empty/],
    ["white space", Buffer.from(" \n "), /holds no text/],
    ["a picture", Buffer.from("\x89PNG\r\n", "latin1"), /is a picture/],
    [
      "an old or locked Word file",
      Buffer.from("\xd0\xcf\x11\xe0....", "latin1"),
      /has a password, or is a Word file of before 2007/,
    ],
    ["RTF", Buffer.from("{\\rtf1"), /is RTF/],
    ["a PDF without its package", Buffer.from("%PDF-1.7"), /npm install --no-save unpdf/],
    ["another archive", zipOf("a.txt", Buffer.from("x")), /no Word document|not a Word document/],
    ["a broken archive", Buffer.from("PK\u0003\u0004 and no more"), /damaged/],
    ["an archive that grows", zipOf("word/document.xml", Buffer.alloc(20_000_000)), /damaged, or holds far more/],
    ["a program", Buffer.from("\x7fELF\0\0\0"), /binary/],
    ["a text of over a megabyte", Buffer.alloc(1_100_000, "a "), /over 1 MiB/],
  ])("%s", async (_, bytes, message) => {
    await expect(textOf(bytes, "advert")).rejects.toThrow(message);
  });
});

describe("folders", () => {
  it("are gone through by name, other files and hidden ones left out; an empty one is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mlcareer-adverts-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, "sub"));
    mkdirSync(join(folder, "empty"));
    for (const name of ["b.txt", "a.md", "c.exe", ".d.txt", "sub/e.html"]) writeFileSync(join(folder, name), "x");
    expect(listAdverts([folder]).map((path) => path.slice(folder.length + 1))).toEqual([
      "a.md",
      "b.txt",
      join("sub", "e.html"),
    ]);
    expect(() => listAdverts([join(folder, "empty")])).toThrow(/holds no adverts/);
    await expect(readAdvertFile(join(folder, "none.txt"))).rejects.toThrow(/no such file/);
  });
});
