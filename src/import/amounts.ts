import { midpoint } from "../core/pay/ranges.ts";
import { type Amount, parseAmount } from "../text/money.ts";
import { type Unit, yearlyPay } from "./units.ts";
import { type Bounds, payFault } from "./values.ts";

/*
 * Amounts of a column, as people and programs write them: 12,50,000 · 12.5L · 12-18 LPA · ₹12.5 Lakhs p.a. · 145000.5.
 */

export type Read = { amount: number } | { fault: string };

/** What most exports write; parseAmount reads it the same, at ten times the cost. */
const PLAIN = /^[1-9]\d{3,11}$/;
/** A fraction of any length: no thousands, since four digits or more stand before the point. */
const FLOAT = /^[1-9]\d{3,11}\.\d+$/;
/** Pay by the hour and the like is small, and written without lakhs: 65, 65.5, $65.50, 1,200.00. */
const SMALL = /^[$₹€£]? ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/;
/** Two amounts with a dash between them; the first may leave its unit to the second. */
const RANGE = /^(.*?\d[^-–—]*?)\s*(?:-|–|—|\bto\b)\s*(\D*\d.*)$/i;

/** Amounts that were read: round sums come again and again. Short ones, and so many, that they take little room. */
const KEPT = { longest: 16, most: 10_000 };
const known = new Map<string, Amount | { error: string }>();

/** A cell as a year's pay, held to what a year's pay in the currency may be. */
export function readPay(text: string, currency: string, unit: Unit, bounds: Bounds): Read {
  if (/^\s*([-–—(]|0+(\.0+)?\s*$)/.test(text)) return { fault: "the pay is zero or negative" };
  const read = unit === "year" ? readKnown(text) : readSmall(text);
  if ("error" in read) return { fault: `the pay cannot be read with certainty, or is ${bounds.words}` };
  if (read.currency !== undefined && read.currency !== currency)
    return { fault: "the amount names another currency than the row" };
  const amount = yearlyPay(read.value, unit);
  const fault = payFault(amount, bounds);
  return fault === undefined ? { amount } : { fault };
}

function readKnown(text: string): Amount | { error: string } {
  if (PLAIN.test(text) || FLOAT.test(text)) return { value: Number(text) };
  if (text.length > KEPT.longest) return readRange(text);
  const read = known.get(text) ?? readRange(text);
  if (known.size >= KEPT.most) known.clear();
  known.set(text, read);
  return read;
}

function readSmall(text: string): Amount | { error: string } {
  const match = SMALL.exec(text.trim());
  if (!match) return parseAmount(text);
  return { value: Number(text.replace(/[^\d.]/g, "")) };
}

/** One amount, or the middle of two. */
function readRange(text: string): Amount | { error: string } {
  const single = parseAmount(text);
  if (!("error" in single)) return single;
  const [, from = "", to = ""] = RANGE.exec(text.trim()) ?? [];
  if (from === "") return single;
  const high = parseAmount(to);
  // "12-18 LPA": the unit and the sign stand once.
  const unit = /[a-z]/i.test(from.replace(/^(us\$|rs\.?|[a-z]{3} )/i, "")) ? "" : to.replace(/^[^\d]*[\d.,]+/, "");
  const low = parseAmount(`${from}${unit}`);
  if ("error" in high || "error" in low) return single;
  if (low.value > high.value || (low.currency && high.currency && low.currency !== high.currency)) return single;
  const currency = low.currency ?? high.currency;
  return { value: midpoint({ low: low.value, high: high.value }), ...(currency ? { currency } : {}) };
}
