import { Command } from "commander";
import { describe, expect, it } from "vitest";
import type { Action } from "../../src/app/declared.ts";
import { declareCommands } from "../../src/commands.ts";
import { SAME_AS, WORDS } from "../../src/views/explain-words.ts";

/** Words that are explained elsewhere: by their own pages. */
const PAGES = ["readiness", "sources", "salary"];
const program = new Command("mlcareer");
declareCommands(program, (() => () => undefined) as unknown as Action);
const COMMANDS = [...program.commands.map((command) => command.name()), "help"];

describe("what else a word is called", () => {
  it.each(Object.entries(SAME_AS))("%s leads to %s, which is explained", (other, word) => {
    expect(Object.hasOwn(WORDS, word) || PAGES.includes(word)).toBe(true);
    expect(other).toBe(other.toLowerCase());
  });

  it("is never the name of an explanation of its own, which would hide it", () => {
    expect(Object.keys(SAME_AS).filter((word) => Object.hasOwn(WORDS, word))).toEqual([]);
  });
});

describe.each(Object.entries(WORDS))("the explanation of %s", (_, { title, text, next = [] }) => {
  it("is whole sentences without a blank more than needed", () => {
    expect(title).toMatch(/^[A-Z]/);
    for (const part of text) expect(part).toMatch(/^\S.*[.\]]$/);
    expect(text.join()).not.toMatch(/ {2}|\n/);
  });

  it("names commands that there are", () => {
    const named = [...text.join(" ").matchAll(/mlcareer ([a-z]+)/g), ...next.join(" ").matchAll(/mlcareer ([a-z]+)/g)];
    expect(named.filter(([, name = ""]) => !COMMANDS.includes(name))).toEqual([]);
  });

  it("sends on to no explanation that is not there", () => {
    const words = [...next, ...text].flatMap((line) => line.match(/(?<=mlcareer explain )[a-z]+/g) ?? []);
    expect(words.filter((word) => !Object.hasOwn(WORDS, word) && !PAGES.includes(word))).toEqual([]);
  });
});
