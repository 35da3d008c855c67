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
  const groups = new Map<string, { phrases: (readonly [string, V])[]; made?: Phrase<V>[] }>();
  for (const phrase of phrases) {
    const key = firstKey(phrase[0]);
    const known = groups.get(key);
    if (known) known.phrases.push(phrase);
    else groups.set(key, { phrases: [phrase] });
  }
  return {
    get: (key) => {
      const group = groups.get(key);
      if (group) group.made ??= longestFirst(group.phrases);
      return group?.made;
    },
  };
}

function longestFirst<V>(phrases: readonly (readonly [string, V])[]): Phrase<V>[] {
  return phrases
    .map(([phrase, value]) => ({ keys: keysOf(phrase).map(bare), value }))
    .sort((a, b) => b.keys.length - a.keys.length);
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
