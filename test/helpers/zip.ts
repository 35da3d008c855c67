import { deflateRawSync } from "node:zlib";

/** A zip archive of some files, as Word and exports write it. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(content as string));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...entries, end]);
}

/** A Word file of paragraphs: `# ` begins a heading, `- ` an item of a list. */
export function docxOf(paragraphs: string): Buffer {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const body = paragraphs
    .trim()
    .split("\n")
    .map((line) => {
      const [, mark, text = line] = /^(# |- )?(.*)$/.exec(line) ?? [];
      const style = mark === "# " ? '<w:pStyle w:val="Heading1"/>' : mark === "- " ? "<w:numPr/>" : "";
      return `<w:p><w:pPr>${style}</w:pPr><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
    });
  return zipOf({ "word/document.xml": `<w:document><w:body>${body.join("")}</w:body></w:document>` });
}
