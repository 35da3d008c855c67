import { grouped } from "../text/money.ts";

/** 61.43 → "61.4". */
export function points(value: number): string {
  return value.toFixed(1);
}

/** The difference of two figures as they are printed, with its sign: what a reader gets who subtracts them. */
export function change(from: number, to: number): string {
  const difference = Number(points(to)) - Number(points(from));
  return Math.abs(difference) < 0.05 ? "0.0" : `${difference > 0 ? "+" : "−"}${points(Math.abs(difference))}`;
}

/**
 * Figures rounded to one decimal so that they still add up to their rounded total: the largest remainders take up the
 * difference. Returns strings in the order given.
 */
export function roundedParts(parts: readonly number[], total: number): string[] {
  const tenths = parts.map((part) => Math.floor(part * 10 + 1e-9));
  let missing = Math.round(total * 10) - tenths.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts
    .map((part, i) => ({ i, remainder: part * 10 - (tenths[i] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { i } of byRemainder) {
    if (missing <= 0) break;
    tenths[i] = (tenths[i] ?? 0) + 1;
    missing--;
  }
  return tenths.map((part) => (part / 10).toFixed(1));
}

/** A share as "43.4 %". */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** "1 thing", "2 things". */
export function count(n: number, thing: string, things = `${thing}s`): string {
  return `${grouped(n)} ${n === 1 ? thing : things}`;
}

/** "a, b and c"; where one of them holds a comma, "a; b, c; and d". */
export function joined(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  if (words.some((word) => word.includes(","))) return `${words.slice(0, -1).join("; ")}; ${last} ${words.at(-1)}`;
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
