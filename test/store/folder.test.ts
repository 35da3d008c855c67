import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deleteFile, deleteFolder, isThere, type Kind, namesIn } from "../../src/store/folder.ts";
import { freshHome } from "../helpers/run.ts";

const JSON_FILES: Kind = { isOurs: (name) => name.endsWith(".json") };
const KIND: Kind = { isOurs: (name) => name === "draft.json", folders: { notes: JSON_FILES } };

describe("looking into a folder", () => {
  it("finds nothing where there is none, and what is there", () => {
    const home = freshHome();
    expect(namesIn(join(home, "none"))).toEqual([]);
    expect(isThere(join(home, "none"))).toBe(false);
    writeFileSync(join(home, "a"), "");
    expect(namesIn(home)).toEqual(["a"]);
    expect(isThere(join(home, "a"))).toBe(true);
  });

  it("never takes a link that leads nowhere, or a file in the way, for an empty folder", () => {
    const home = freshHome();
    symlinkSync(join(home, "gone"), join(home, "link"));
    writeFileSync(join(home, "file"), "");
    for (const look of [namesIn, isThere]) {
      expect(() => look(join(home, "link"))).toThrow(/a link on the way leads nowhere/);
      expect(() => look(join(home, "link", "below"))).toThrow(/a link on the way leads nowhere/);
      expect(() => look(join(home, "file", "below"))).toThrow(/is a file\.$/);
    }
  });
});

describe("deleting a file", () => {
  it("is no fault where there is none", () => expect(() => deleteFile(join(freshHome(), "none"))).not.toThrow());

  it("is refused for a link, for its file would stay", () => {
    const home = freshHome();
    writeFileSync(join(home, "file"), "");
    symlinkSync(join(home, "file"), join(home, "link"));
    expect(() => deleteFile(join(home, "link"))).toThrow(
      expect.objectContaining({ hint: `Delete ${join(home, "file")} yourself, then the link.` }),
    );
    expect(readdirSync(home)).toHaveLength(2);
  });

  it("is refused for a folder, in words", () => {
    const home = freshHome();
    mkdirSync(join(home, "folder"));
    expect(() => deleteFile(join(home, "folder"))).toThrow(/^Cannot delete .*: it is a folder\.$/);
  });
});

describe("deleting a folder", () => {
  const filled = (home: string, folder = join(home, "data")) => {
    mkdirSync(join(folder, "notes"), { recursive: true });
    writeFileSync(join(folder, "draft.json"), "");
    writeFileSync(join(folder, "notes", "one.json"), "");
    return folder;
  };

  it("leaves no trace, of whatever lies in it", () => {
    const folder = filled(freshHome());
    writeFileSync(join(folder, "of somebody else.txt"), "");
    mkdirSync(join(folder, "other", "deep"), { recursive: true });
    deleteFolder(folder, KIND);
    expect(existsSync(folder)).toBe(false);
  });

  it("where a link leads to it, takes what is this program's alone", () => {
    const home = freshHome();
    const real = filled(home, join(home, "real"));
    writeFileSync(join(real, "mine.txt"), "");
    writeFileSync(join(real, ".mlcareer-0123.tmp"), "");
    symlinkSync(real, join(home, "link"));
    deleteFolder(join(home, "link"), KIND);
    expect(readdirSync(real)).toEqual(["mine.txt"]);
  });

  it("where a link leads to it and nothing else is in it, takes both", () => {
    const home = freshHome();
    const real = filled(home, join(home, "real"));
    symlinkSync(real, join(home, "link"));
    deleteFolder(join(home, "link"), KIND);
    expect(readdirSync(home)).toEqual([]);
  });

  it("says what it could not delete, and deletes all else", () => {
    const home = freshHome();
    const folder = filled(home);
    const elsewhere = join(home, "elsewhere");
    writeFileSync(elsewhere, "");
    symlinkSync(elsewhere, join(folder, "notes", "two.json"));
    expect(() => deleteFolder(folder, KIND)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("it is a link to"),
        hint: expect.stringMatching(/^All else was deleted\. /),
      }),
    );
    expect(readdirSync(join(folder, "notes"))).toEqual(["two.json"]);
    expect(existsSync(join(folder, "draft.json"))).toBe(false);
  });

  it("counts further faults", () => {
    const home = freshHome();
    const folder = filled(home);
    for (const name of ["two.json", "three.json"]) symlinkSync(home, join(folder, "notes", name));
    expect(() => deleteFolder(folder, KIND)).toThrow(/\(and 1 more\)$/);
  });

  it("is done where there is none", () => expect(() => deleteFolder(join(freshHome(), "none"), KIND)).not.toThrow());
});
