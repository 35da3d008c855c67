/*
 * Single cells of pay data: what is taken as a year, a country, a currency, a year's pay.
 */

let currencies: ReadonlySet<string> | undefined;

/** Whether the text is a currency code of ISO 4217 that is or was in use. */
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

/** What is wrong with a year's pay and its worth in US dollars, or undefined. */
export function payFault(amount: number, text: string | undefined, usd: number): string | undefined {
  if (!text?.trim() || !Number.isFinite(amount)) return "the pay is no number";
  if (amount <= 0) return "the pay is zero or negative";
  if (!Number.isFinite(usd) || usd < LEAST_USD || usd > MOST_USD)
    return `the pay is absurd: outside ${LEAST_USD} to ${MOST_USD} US dollars a year`;
  return undefined;
}
