import type { Source } from "../catalog/schema.ts";
import {
  type Block,
  code,
  facts,
  heading,
  type Inline,
  list,
  type Page,
  paragraph,
  type Text,
} from "../render/blocks.ts";
import { count } from "./format.ts";

export type SourceLine = Pick<Source, "id" | "title" | "publisher" | "date" | "url" | "licence">;

/** Sources as a list: title, publisher, date, address, licence, and the id that figures name. */
export function sourceList(sources: readonly SourceLine[]): Block {
  return list(sources.map(sourceText));
}

/** The sources in full, or how many there are and what shows them. */
export function sourceBlocks(sources: readonly SourceLine[], full: boolean): Block[] {
  if (full) return [heading("Sources"), sourceList(sources)];
  return [paragraph([`${count(sources.length, "source")}: `, code("--sources"), "."], "dim")];
}

function sourceText({ id, title, publisher, date, url, licence }: SourceLine): Text {
  const where: Inline[] = url ? [" ", { link: url, text: url }] : [];
  return [`${title}. ${publisher}, ${date}.`, ...where, ` Licence: ${licence}. [${id}]`];
}

/** Every source with how to read it. */
export function sourcesPage(sources: readonly Source[]): Page {
  return [
    heading("Sources", 1),
    ...sources.flatMap((source): Block[] => [heading(source.title, 3), facts(sourceFacts(source))]),
  ];
}

export function sourceFacts(source: Source): [string, Text][] {
  const { id, publisher, author, date, url, licence, reading, via } = source;
  return [
    ["Id", id],
    ["Publisher", author ? `${publisher} (${author})` : publisher],
    ["Date", date],
    ...(url ? [["Address", [{ link: url, text: url }]] as [string, Text]] : []),
    ["Licence", licence],
    ...(via ? [["Seen in", via] as [string, Text]] : []),
    ["How to read it", reading],
  ];
}
