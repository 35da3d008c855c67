/*
 * Untrusted text (files, flags, adverts) is cleaned once, at the edge: control and formatting characters go, so that
 * no escape sequence, bidirectional override or invisible character reaches a terminal or an exported file. Whole
 * classes of characters are dropped rather than sequences recognised: what is left of a sequence is plain text.
 */

const UNSAFE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Long texts are cleaned in pieces of this length: replacing all over megabytes at once takes fifty times their memory. */
const PIECE = 65_536;

/** The text without control, format and separator characters, keeping newlines and the two joiners scripts need. */
export function clean(text: string): string {
  if (text.length <= PIECE) return cleanPiece(text);
  let cleaned = "";
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = endOfPiece(text, at + PIECE);
    cleaned += cleanPiece(text.slice(at, end));
  }
  return cleaned;
}

function cleanPiece(text: string): string {
  return text.replace(/\r\n?|\t/g, (found) => (found === "\t" ? " " : "\n")).replace(UNSAFE, "");
}

/** `end`, or one before where a line end or a character of two units would be cut. */
function endOfPiece(text: string, end: number): number {
  return end < text.length && /[\r\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** `clean` for one line: newlines become spaces. */
export function cleanLine(text: string): string {
  return joinLines(clean(text)).trim();
}

/** A newline and the white space around it as one space. Whole runs are looked at, for `\s*\n` begins anew in every place of a run. */
export function joinLines(text: string): string {
  if (!text.includes("\n")) return text;
  return text.replace(/\s+/g, (run) => (run.includes("\n") ? " " : run));
}

/** Every string inside a parsed value cleaned, keys included; shared or circular values do not occur (no aliases). */
export function cleanDeep(value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanLine(key), cleanDeep(inner)]));
}

/** Characters. A draft is far shorter; JSON has no bound on its values, and each fills more memory than text. */
const LONGEST_JSON = 2 ** 20;

/** What is in a JSON text, with every string cleaned; undefined when it is no JSON, or over a megabyte. */
export function parsedJson(text: string): unknown {
  if (text.length > LONGEST_JSON) return undefined;
  try {
    return cleanDeep(JSON.parse(text));
  } catch {
    return undefined;
  }
}
