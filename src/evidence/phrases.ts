import { bare, firstKey, keysOf, standsAt, type Token } from "./tokens.ts";

/* Phrases in a text: the words by which sentences say what is asked, and how well. */

export interface PhraseIndex<V> {
  /** The phrases that begin with a key, the longest first. */
  get(key: string): readonly Phrase<V>[] | undefined;
}

interface Phrase<V> {
  keys: string[];
  value: V;
}

/** Phrases to look for by their keys, each with what it stands for; taken apart when a text has their first word. */
export function phraseIndex<V>(phrases: Iterable<readonly [string, V]>): PhraseIndex<V> {
  const waiting = new Map<string, (readonly [string, V])[]>();
  for (const phrase of phrases) {
    const key = firstKey(phrase[0]);
    const known = waiting.get(key);
    if (known) known.push(phrase);
    else waiting.set(key, [phrase]);
  }
  const made = new Map<string, Phrase<V>[]>();
  return {
    get: (key) => {
      const known = made.get(key);
      if (known) return known;
      const list = waiting.get(key)?.map(([phrase, value]) => ({ keys: keysOf(phrase).map(bare), value }));
      if (!list) return undefined;
      list.sort((a, b) => b.keys.length - a.keys.length);
      made.set(key, list);
      return list;
    },
  };
}

export interface Cue<V> {
  value: V;
  from: number;
  to: number;
}

/** Where phrases of an index stand in a stretch of tokens, the longest first. */
export function findCues<V>(index: PhraseIndex<V>, tokens: readonly Token[], from: number, to: number): Cue<V>[] {
  const cues: Cue<V>[] = [];
  for (let i = from; i < to; ) {
    const hit = index
      .get(tokens[i]?.bare ?? "")
      ?.find(({ keys }) => i + keys.length <= to && standsAt(keys, tokens, i));
    if (hit) cues.push({ value: hit.value, from: i, to: i + hit.keys.length });
    i += hit?.keys.length ?? 1;
  }
  return cues;
}
