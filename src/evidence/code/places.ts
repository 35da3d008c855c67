import { cleanLine } from "../../text/clean.ts";

const ADDRESS = /[^\s/@]+@[^\s/@]+\.[^\s/@]+/g;
const SHORTEST_NAME = 5;
const LONGEST = 80;

/** A function that makes paths fit to be shown: without names and addresses of people, control characters, and on one line. */
export function placeCleaner(names: readonly string[]): (path: string) => string {
  const people = [...new Set(names.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const pattern = people.length > 0 ? new RegExp(people.join("|"), "gi") : undefined;
  return (path) => {
    const masked = cleanLine(path).replace(ADDRESS, "…");
    const shown = pattern ? masked.replace(pattern, "…") : masked;
    return shown.length <= LONGEST ? shown : `…${shown.slice(1 - LONGEST)}`;
  };
}

/** "Jane Doe" as paths may write it, either way round; of an address what stands before the @. */
function spellings(name: string): string[] {
  const words = (name.includes("@") ? name.slice(0, name.indexOf("@")) : name).split(/[\s._+-]+/).filter(Boolean);
  if (words.join("").length < SHORTEST_NAME) return [];
  const joined = (list: readonly string[]) =>
    list.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("[\\s._-]*");
  return words.length > 1 ? [joined(words), joined([...words].reverse())] : [joined(words)];
}
