import { type Block, cellWords, type Page, type Table, wordsOf } from "../../src/render/blocks.ts";

/** The headings of a page, in order. */
export function headingsIn(page: Page): string[] {
  return page.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
}

/** The paragraphs and items of a page as words, in order. */
export function sentencesIn(page: Page): string[] {
  return page.flatMap((block) => {
    if (block.kind === "text") return [wordsOf(block.text)];
    return block.kind === "list" ? block.items.map(wordsOf) : [];
  });
}

/** The blocks between a heading and the next one of its level or above; a page without that heading is a fault. */
export function sectionOf(page: Page, title: string): Block[] {
  const start = page.findIndex((block) => block.kind === "heading" && block.text === title);
  if (start < 0) throw new Error(`no heading ${title} among: ${headingsIn(page).join("; ")}`);
  const { level } = page[start] as Extract<Block, { kind: "heading" }>;
  const rest = page.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === "heading" && block.level <= level);
  return end < 0 ? rest : rest.slice(0, end);
}

/** The first table of some blocks. */
export function tableIn(blocks: Page): Table {
  const found = blocks.find((block) => block.kind === "table");
  if (!found) throw new Error(`no table among: ${blocks.map(({ kind }) => kind).join(", ")}`);
  return found.table;
}

/** The rows of the first table as words; drawings are left empty. */
export function rowsIn(blocks: Page): string[][] {
  return tableIn(blocks).rows.map((row) => row.map(cellWords));
}

/** The facts of some blocks, by label. */
export function factsIn(blocks: Page): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === "facts" ? block.facts.map(([label, value]) => [label, wordsOf(value)]) : [],
    ),
  );
}
