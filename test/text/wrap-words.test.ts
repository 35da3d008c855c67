import { expect, it } from "vitest";
import { wrapTalk } from "../../src/text/wrap-words.ts";

it.each<[string, number | undefined, string]>([
  ["Roles: ai-engineer, data-engineer", 20, "Roles: ai-engineer,\ndata-engineer"],
  ["Roles: ai-engineer, data-engineer", undefined, "Roles: ai-engineer, data-engineer"],
  ["short", 20, "short"],
  ["two lines\nof talk that go on", 12, "two lines\nof talk that\ngo on"],
  // A word that fits into no line, and letters of two columns, are left to the terminal.
  ["see /a/very/long/path/indeed now", 10, "see /a/very/long/path/indeed now"],
  ["学习学习学习 学习学习学习", 10, "学习学习学习 学习学习学习"],
])("%j at %s columns", (text, width, shown) => expect(wrapTalk(text, width)).toBe(shown));
