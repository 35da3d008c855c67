import { expect, it } from "vitest";
import type { Resource } from "../../src/catalog/schema.ts";
import { wordsOf } from "../../src/render/blocks.ts";
import { resourceWords } from "../../src/views/resource.ts";

const book = { title: "A Book", by: "A. Uthor", kind: "book", cost: "paid", levels: [1] } as unknown as Resource;

it.each<[Partial<Resource>, string]>([
  [{}, "A Book by A. Uthor (book, paid)"],
  [{ isbn: "978-0-00-000000-2" }, "A Book by A. Uthor (book, paid, ISBN 978-0-00-000000-2)"],
  [{ cost: "free" }, "A Book by A. Uthor (book, free)"],
  [{ cost: "free-part", url: "https://example.org" }, "A Book <https://example.org> by A. Uthor (book, partly free)"],
])("%j: %s", (over, words) => expect(wordsOf(resourceWords({ ...book, ...over }))).toBe(words));
