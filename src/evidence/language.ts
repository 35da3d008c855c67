import { tokenise } from "./tokens.ts";
import { FOREIGN } from "./words/resume.ts";

/* Which language a résumé is in. Names of technologies tell nothing, so its little words must. */

const SCRIPTS: readonly [string, RegExp][] = [
  ["Japanese", /[\u3040-\u30ff]/g],
  ["Korean", /[\uac00-\ud7af]/g],
  ["Chinese", /[\u4e00-\u9fff]/g],
  ["Russian or another language in Cyrillic letters", /[\u0400-\u04ff]/g],
  ["Arabic", /[\u0600-\u06ff]/g],
  ["Hebrew", /[\u0590-\u05ff]/g],
  ["an Indian language", /[\u0900-\u0dff]/g],
  ["Greek", /[\u0370-\u03ff]/g],
];

const FOREIGN_WORDS = Object.entries(FOREIGN).map(([name, words]) => [name, new Set(words.split(" "))] as const);

/** The name of a language that is not read, where a text is in one; `common`: the little words of those that are. */
export function foreignLanguage(text: string, common: readonly ReadonlySet<string>[]): string | undefined {
  const sample = text.slice(0, 20_000);
  for (const [name, letters] of SCRIPTS) if ((sample.match(letters)?.length ?? 0) * 8 > sample.length) return name;
  const words = tokenise(sample).flatMap(({ key, word }) => (word ? key.trim() : []));
  const count = (set: ReadonlySet<string>) => words.reduce((sum, word) => sum + Number(set.has(word)), 0);
  const own = Math.max(...common.map(count));
  const [best] = FOREIGN_WORDS.map(([name, set]) => ({ name, n: count(set) })).sort((a, b) => b.n - a.n);
  return best && best.n > own && best.n >= 8 && best.n * 20 > words.length ? best.name : undefined;
}

/** The language that is read whose little words stand most often in a text; English where none does. */
export function languageOf(text: string, common: readonly { id: string; words: ReadonlySet<string> }[]): string {
  const words = tokenise(text.slice(0, 20_000)).map(({ key }) => key.trim());
  const counts = common.map(({ id, words: set }) => ({ id, n: words.filter((word) => set.has(word)).length }));
  return counts.reduce((a, b) => (b.n > a.n ? b : a), { id: "en", n: 0 }).id;
}
