import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Adverts } from "../../src/store/adverts.ts";
import { freshHome } from "../helpers/run.ts";

const open = () => new Adverts(join(freshHome(), "adverts"));

describe("adverts kept by name", () => {
  it("come back as they were given, by name", () => {
    const adverts = open();
    adverts.save("zeta", "Second.\n", false);
    adverts.save("acme-2026", 'We need "Python".\n', false);
    expect(adverts.names()).toEqual(["acme-2026", "zeta"]);
    expect(adverts.text("acme-2026")).toBe('We need "Python".\n');
  });

  it("can be read by nobody else", () => {
    const adverts = open();
    const file = adverts.save("acme", "Text.", false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(adverts.folder).mode & 0o777).toBe(0o700);
  });

  it("are replaced only when told to", () => {
    const adverts = open();
    adverts.save("acme", "First.", false);
    expect(() => adverts.save("acme", "Second.", false)).toThrow("An advert is kept as acme already.");
    expect(adverts.text("acme")).toBe("First.");
    adverts.save("acme", "Second.", true);
    expect(adverts.text("acme")).toBe("Second.");
  });

  it.each(["a", "Zürich", "acme_2.v3", "株式会社", "x".repeat(60)])("may be called %s", (name) => {
    const adverts = open();
    adverts.save(name, "Text.", false);
    expect(adverts.names()).toEqual([name]);
  });

  it.each(["", ".hidden", "-x", "a/b", "../a", "a b", "a\u001b[31m", "x".repeat(61)])(
    "may not be called %j, and nothing is written",
    (name) => {
      const adverts = open();
      expect(() => adverts.save(name, "Text.", false)).toThrow("cannot be a name.");
      expect(existsSync(adverts.folder)).toBe(false);
    },
  );

  it("are looked for by the nearest name, and say how one is kept where none is near", () => {
    const adverts = open();
    adverts.save("acme", "Text.", false);
    expect(() => adverts.text("acne")).toThrow(
      expect.objectContaining({ message: "No advert is kept as acne.", hint: "Did you mean acme?" }),
    );
    expect(() => adverts.text("zeta")).toThrow(
      expect.objectContaining({ hint: "Keep one with: mlcareer match FILE --keep NAME" }),
    );
  });

  it("are none where nothing was kept", () => expect(open().names()).toEqual([]));

  it("are neither hidden files nor those of other programs", () => {
    const adverts = open();
    mkdirSync(adverts.folder);
    for (const name of [".mlcareer-0123.tmp", ".hidden.json", "notes.txt", "kept.json"])
      writeFileSync(join(adverts.folder, name), "{}");
    expect(adverts.names()).toEqual(["kept"]);
  });

  it.each(["", "[]", "null", '{"text": 5}', "{", '"text"'])("say what to do with a file that holds %j", (text) => {
    const adverts = open();
    mkdirSync(adverts.folder);
    writeFileSync(join(adverts.folder, "broken.json"), text);
    expect(() => adverts.text("broken")).toThrow(
      expect.objectContaining({ hint: "mlcareer history delete broken removes it." }),
    );
  });

  it("hold no escape sequence, whatever was written into their file", () => {
    const adverts = open();
    mkdirSync(adverts.folder);
    writeFileSync(join(adverts.folder, "evil.json"), JSON.stringify({ text: "a\u001b[31mb\u202ec" }));
    expect(adverts.text("evil")).toBe("a[31mbc");
  });

  it("are gone once deleted, and may be deleted twice", () => {
    const adverts = open();
    const file = adverts.save("acme", "Text.", false);
    expect(readFileSync(file, "utf8")).toContain("Text.");
    adverts.delete("acme");
    adverts.delete("acme");
    expect(adverts.names()).toEqual([]);
  });
});
