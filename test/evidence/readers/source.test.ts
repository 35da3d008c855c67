import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSource } from "../../../src/evidence/readers/source.ts";
import { LINKEDIN } from "../../../src/evidence/resume.ts";
import { freshHome } from "../../helpers/run.ts";
import { docxOf, zipOf } from "../../helpers/zip.ts";

const POSITIONS = 'Company Name,Title,Description\nAcme,Engineer,"Built it,\nand ran it"\n';

function given(name: string, content: string | Buffer): string {
  const path = join(freshHome(), name);
  writeFileSync(path, content);
  return path;
}

const read = (path: string) => readSource(path, LINKEDIN);

describe("what a file is goes by how it begins", () => {
  it("a Word file, whatever it is called", async () => {
    expect(await read(given("cv.zip", docxOf("# Skills\n- Go & Rust")))).toEqual({
      kind: "text",
      name: "cv.zip",
      text: "## Skills\n• Go & Rust",
    });
  });

  it("a LinkedIn export, in a folder of its archive too, and unpacked", async () => {
    const rows = [
      ["Company Name", "Title", "Description"],
      ["Acme", "Engineer", "Built it,\nand ran it"],
    ];
    const files = { "Export/Positions.csv": POSITIONS, "Export/messages.csv": "a,b\n" };
    expect(await read(given("export.zip", zipOf(files)))).toMatchObject({
      kind: "linkedin",
      tables: { Positions: rows },
    });
    const folder = join(freshHome(), "export");
    mkdirSync(folder);
    writeFileSync(join(folder, "Positions.csv"), `\ufeff${POSITIONS.replaceAll("\n", "\r\n")}`);
    const { tables } = (await read(folder)) as { tables: Record<string, string[][]> };
    expect(tables.Positions?.[0]?.at(-1)).toBe("Description");
  });

  it("JSON, prose that begins with a bracket, and a folder", async () => {
    expect(await read(given("r.json", '\ufeff{"work": []}'))).toMatchObject({ kind: "json", value: { work: [] } });
    expect(await read(given("cv.txt", "[Draft] Built it in Go"))).toMatchObject({ kind: "text" });
    expect(await read(freshHome())).toMatchObject({ kind: "folder" });
  });
});

describe("what cannot be read is told in a sentence", () => {
  it.each([
    [
      "an archive of something else",
      "a.zip",
      zipOf({ "a.txt": "x" }),
      /holds neither a Word document nor a LinkedIn export/,
    ],
    ["a corrupt archive", "a.zip", Buffer.concat([zipOf({ "Skills.csv": "Name\nGo" }).subarray(0, 40)]), /is damaged/],
    [
      "an export that grows",
      "a.zip",
      zipOf({ "Positions.csv": Buffer.alloc(20_000_000, "a,b\n") }),
      /holds far more than a résumé/,
    ],
    [
      "a document that grows",
      "a.docx",
      zipOf({ "word/document.xml": Buffer.alloc(20_000_000) }),
      /holds far more than a résumé/,
    ],
    [
      "an export whose quotes are broken",
      "a.zip",
      zipOf({ "Positions.csv": 'Company Name\n"never closed' }),
      /never closed/,
    ],
    ["a scan", "cv.png", Buffer.from("\x89PNG\r\n", "latin1"), /is a picture/],
    ["JSON that is cut off", "r.json", '{"work": [', /is not valid JSON/],
  ])("%s", async (_, name, content, message) => {
    await expect(read(given(name, content))).rejects.toThrow(message);
  });
});
