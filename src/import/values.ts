import type { Rate } from "../catalog/schema.ts";
import { formatNumber } from "../text/money.ts";

/*
 * Single cells of pay data: what is taken as a year, a country, a currency, a year's pay.
 */

let currencies: ReadonlySet<string> | undefined;

/** Whether the text is a currency code of ISO 4217, as far as this version of Node knows them. */
export function isCurrency(text: string | undefined): text is string {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return text !== undefined && currencies.has(text);
}

export function isCountry(text: string | undefined): text is string {
  return text !== undefined && /^[A-Z]{2}$/.test(text);
}

export function yearOf(text: string | undefined): number | undefined {
  const year = /^\d{4}$/.test(text?.trim() ?? "") ? Number(text) : Number.NaN;
  return year >= 1990 && year <= 2100 ? year : undefined;
}

/** A year's pay outside these, in US dollars, is a slip of the unit or a jest. */
const LEAST_USD = 1_000;
const MOST_USD = 5_000_000;

/** Below this, in whatever currency, an amount is taken for one whose unit was left out (18 for 18 lakh). */
const LEAST_UNITS = 1_000;

/** Where no rate is known: hardly any money is worth less than a hundred-thousandth of a dollar. */
const MOST_UNITS = MOST_USD * 100_000;

/** What a year's pay in one currency may be, and in words. */
export interface Bounds {
  least: number;
  most: number;
  words: string;
}

/** Bounds by currency and year: the worth of those in dollars at the rate of the year, or else of the nearest year. */
export function boundsBy(rates: readonly Rate[]): (currency: string, year: number) => Bounds {
  const known = new Map<string, Bounds>();
  return (currency, year) => {
    const key = `${currency} ${year}`;
    const found = known.get(key) ?? boundsOf(currency, year, rates);
    known.set(key, found);
    return found;
  };
}

function boundsOf(currency: string, year: number, rates: readonly Rate[]): Bounds {
  const perUsd = perUsdOf(currency, year, rates);
  const least = Math.max(LEAST_UNITS, Math.round(LEAST_USD * (perUsd ?? 0)));
  const most = Math.min(MOST_UNITS, Math.round(MOST_USD * (perUsd ?? Number.POSITIVE_INFINITY)));
  const range = `outside ${formatNumber(least, currency)} to ${formatNumber(most, currency)} ${currency} a year`;
  return { least, most, words: perUsd === undefined ? `${range} (no exchange rate is known for ${currency})` : range };
}

function perUsdOf(currency: string, year: number, rates: readonly Rate[]): number | undefined {
  if (currency === "USD") return 1;
  const [nearest] = rates
    .filter((rate) => rate.currency === currency)
    .sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || a.year - b.year);
  return nearest?.perUsd;
}

/** What is wrong with a year's pay, or undefined. */
export function payFault(amount: number, { least, most, words }: Bounds): string | undefined {
  if (amount <= 0) return "the pay is zero or negative";
  return amount >= least && amount <= most ? undefined : `the pay is implausible: ${words}`;
}
