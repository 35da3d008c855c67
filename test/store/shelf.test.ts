import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataError, UserError } from "../../src/errors.ts";
import { type Kept, Shelf } from "../../src/store/shelf.ts";
import { freshHome } from "../helpers/run.ts";

interface Note extends Kept {
  text: string;
}

/** A shelf that tells in `checked` which files it had to look at closely. */
function open(check?: (text: string, file: string) => Promise<Note>) {
  const checked: string[] = [];
  const folder = join(freshHome(), "notes");
  const shelf = new Shelf<Note>(folder, "note", async (text, file) => {
    checked.push(file.slice(folder.length + 1));
    return check ? check(text, file) : (JSON.parse(text) as Note);
  });
  return { shelf, folder, checked };
}
const at = (day: string) => ({ savedAt: `${day}T12:00:00.000Z`, text: `of ${day}` });
const rewrite = (folder: string, id: string, change: (text: string) => string) => {
  const file = join(folder, `${id}.json`);
  writeFileSync(file, change(readFileSync(file, "utf8")));
};

describe("saving", () => {
  it("numbers what is saved on one day, and never uses a name that is taken", () => {
    const { shelf, folder } = open();
    mkdirSync(folder);
    writeFileSync(join(folder, "2026-11-23-2.json"), "{}");
    const ids = [1, 2, 3].map(() => shelf.save(at("2026-11-23")).id);
    expect(ids).toEqual(["2026-11-23", "2026-11-23-3", "2026-11-23-4"]);
  });

  it("puts the prefix of the shelf before the day", () => {
    const shelf = new Shelf<Note>(join(freshHome(), "plans"), "plan", async () => ({}) as Note, "plan-");
    expect([shelf.save(at("2026-11-23")).id, shelf.save(at("2026-11-23")).id]).toEqual([
      "plan-2026-11-23",
      "plan-2026-11-23-2",
    ]);
    expect(shelf.ids()).toEqual(["plan-2026-11-23", "plan-2026-11-23-2"]);
  });

  it("is refused by a clock beyond the year 9999, and leaves nothing", () => {
    const { shelf, folder } = open();
    expect(() => shelf.save({ savedAt: "+010000-01-01T00:00:00.000Z", text: "" })).toThrow(
      expect.objectContaining({ hint: "Set it right." }),
    );
    expect(existsSync(folder)).toBe(false);
  });
});

describe("the order of saving", () => {
  it("is kept by a clock that was set back, and by ten on one day", () => {
    const { shelf } = open();
    const days = ["2026-11-23", ...Array<string>(10).fill("2026-11-24"), "2025-01-01"];
    const ids = days.map((day) => shelf.save(at(day)).id);
    expect(ids[10]).toBe("2026-11-24-10");
    expect(shelf.ids()).toEqual(ids);
  });

  it("of files that do not tell it is that of their days, 10 after 9", () => {
    const { shelf, folder } = open();
    mkdirSync(folder);
    for (const id of ["2026-01-02-10", "2026-01-02", "2026-01-02-9", "2026-01-01"])
      writeFileSync(join(folder, `${id}.json`), "not as this program writes it");
    expect(shelf.ids()).toEqual(["2026-01-01", "2026-01-02", "2026-01-02-9", "2026-01-02-10"]);
  });

  it("of an earlier version comes before all that tells its order", () => {
    const { shelf, folder } = open();
    shelf.save(at("2026-01-01"));
    writeFileSync(join(folder, "2026-06-01.json"), '{\n  "schemaVersion": 1,\n  "id": "2026-06-01"\n}\n');
    expect(shelf.ids()).toEqual(["2026-06-01", "2026-01-01"]);
  });

  it("leaves out hidden files and those of other programs", () => {
    const { shelf, folder } = open();
    shelf.save(at("2026-11-23"));
    for (const name of [".hidden.json", "notes.txt", "2026-11-23.json.bak"]) writeFileSync(join(folder, name), "");
    expect(shelf.ids()).toEqual(["2026-11-23"]);
  });
});

describe("reading", () => {
  it("believes a file as it was written, and looks closely at one that was changed", async () => {
    const { shelf, folder, checked } = open();
    shelf.save(at("2026-11-23"));
    expect((await shelf.find())?.text).toBe("of 2026-11-23");
    expect(checked).toEqual([]);
    rewrite(folder, "2026-11-23", (text) => text.replace("of 2026", "in 2026"));
    expect((await shelf.find())?.text).toBe("in 2026-11-23");
    expect(checked).toEqual(["2026-11-23.json"]);
  });

  it("notices any change of a letter", async () => {
    const { shelf, folder, checked } = open();
    const { id } = shelf.save({ savedAt: "2026-11-23T12:00:00.000Z", text: "abcdefghij" });
    const text = readFileSync(join(folder, `${id}.json`), "utf8");
    const from = text.indexOf("abcdefghij");
    await fc.assert(
      fc.asyncProperty(fc.nat(9), fc.constantFrom("x", "y", "é"), async (place, letter) => {
        checked.length = 0;
        const file = join(folder, `${id}.json`);
        writeFileSync(file, text.slice(0, from + place) + letter + text.slice(from + place + 1));
        await shelf.find(id);
        expect(checked).toHaveLength(1);
      }),
      { seed: 7, numRuns: 20 },
    );
  });

  it("does not believe a digest over what this program would not have written", async () => {
    const { shelf, checked } = open();
    shelf.save({ savedAt: "2026-11-23T12:00:00.000Z", text: "a\u001b[31m" });
    await shelf.find();
    expect(checked).toEqual(["2026-11-23.json"]);
  });

  it("lists what can be read, and of the rest the first fault with its place", async () => {
    const fault = new DataError([{ file: "f", line: 1, column: 1, path: "text", message: "must be text" }]);
    const { shelf, folder } = open(async (text) => {
      if (text.includes("place")) throw fault;
      throw new UserError("It is no note.");
    });
    shelf.save(at("2026-11-23"));
    writeFileSync(join(folder, "2026-11-21.json"), "{ place }");
    writeFileSync(join(folder, "2026-11-22.json"), "{}");
    const { kept, damaged } = await shelf.list();
    expect(kept.map(({ id }) => id)).toEqual(["2026-11-23"]);
    expect(damaged).toEqual([
      { id: "2026-11-21", reason: "text must be text" },
      { id: "2026-11-22", reason: "It is no note." },
    ]);
  });

  it("does not hide a bug among damaged files", async () => {
    const { shelf, folder } = open(async () => {
      throw new TypeError("a bug");
    });
    mkdirSync(folder);
    writeFileSync(join(folder, "2026-11-23.json"), "{}");
    await expect(shelf.list()).rejects.toThrow(TypeError);
  });

  it("finds the latest without an id, nothing on an empty shelf, and says what was meant", async () => {
    const { shelf } = open();
    expect(await shelf.find()).toBeUndefined();
    shelf.save(at("2026-11-23"));
    shelf.save(at("2026-11-24"));
    expect((await shelf.find())?.id).toBe("2026-11-24");
    await expect(shelf.find("2026-11-25")).rejects.toMatchObject({
      message: "No saved note is called 2026-11-25.",
      hint: expect.stringMatching(/^Did you mean 2026-11-2[34]\?$/),
    });
    await expect(shelf.find("something")).rejects.toMatchObject({ hint: "mlcareer history lists them." });
  });
});

describe("deleting", () => {
  it("takes the file, and what a killed process left of writing it, and nothing else", () => {
    const { shelf, folder } = open();
    const [one, two] = [shelf.save(at("2026-11-23")), shelf.save(at("2026-11-24"))];
    const temporary = (name: string, id: string) => writeFileSync(join(folder, name), JSON.stringify({ id }, null, 2));
    temporary(".mlcareer-0001.tmp", one.id);
    temporary(".mlcareer-0002.tmp", two.id);
    shelf.delete(one.id);
    expect(readdirSync(folder).sort()).toEqual([".mlcareer-0002.tmp", "2026-11-24.json"]);
  });

  it("is refused for what is not there", () => {
    const { shelf } = open();
    expect(() => shelf.delete("2026-11-23")).toThrow("No saved note is called 2026-11-23.");
  });
});
