/*
 * Amounts as people write them, and as this program prints them. `Intl` does not do for Indian money: compact en-IN
 * rounds 12.5 lakh to "13L".
 */

const LAKH = 100_000;
const CRORE = 10_000_000;

const UNITS: Record<string, number> = {
  "": 1,
  k: 1_000,
  m: 1_000_000,
  l: LAKH,
  lac: LAKH,
  lacs: LAKH,
  lakh: LAKH,
  lakhs: LAKH,
  lpa: LAKH,
  cr: CRORE,
  crore: CRORE,
  crores: CRORE,
};

const SIGNS: Record<string, string> = {
  $: "USD",
  us$: "USD",
  "₹": "INR",
  rs: "INR",
  "rs.": "INR",
  "€": "EUR",
  "£": "GBP",
};
const INDIAN = new Set(["l", "lac", "lacs", "lakh", "lakhs", "lpa", "cr", "crore", "crores"]);

export interface Amount {
  value: number;
  /** Named by the text (₹, $, EUR, lakh …), if it was. */
  currency?: string;
}

/** Pay below this is taken for a slip of the unit (18 for 18 lakh) and refused. */
const LEAST = 1_000;

/**
 * Reads a year's pay such as 7,95,677 · 12.5L · 1.2Cr · ₹18 lakh · Rs. 650000 · $150k · 95,000 EUR.
 * Returns the reason where it cannot be read with certainty.
 */
export function parseAmount(text: string): Amount | { error: string } {
  const compact = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?\/-$/, ""); // as in Rs. 7,95,677/-
  const match =
    /^(us\$|[$₹€£]|rs\.?|[a-z]{3} ?)? ?([\d.,]+) ?([a-z]*)(?: ?([a-z]{3}))?(?: ?(?:(?:a|per|\/) ?(?:year|annum|yr)|yearly|p\.?a\.?))?$/u.exec(
      compact,
    );
  if (!match) return { error: `cannot read "${text}" as a year's pay; write it like 18L, 12,50,000, 150k or $146,085` };
  const [, sign = "", digits = "", word = "", code = ""] = match;
  const value = number(digits);
  if (typeof value === "string") return { error: `"${text}" ${value}` };
  // Own names only: "constructor" is no unit, though every object has one.
  const isCode = !Object.hasOwn(UNITS, word) && word.length === 3 && code === "";
  const unit = isCode ? "" : word;
  const scale = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (scale === undefined)
    return { error: `"${text}": the unit "${word}" is not known; use k, M, L (lakh) or Cr (crore)` };
  const names = [SIGNS[sign.trim()] ?? sign.trim(), isCode ? word : code, INDIAN.has(unit) ? "INR" : ""];
  const currencies = [...new Set(names.filter(Boolean).map((name) => name.toUpperCase()))];
  if (currencies.length > 1)
    return {
      error: `"${text}" speaks of ${currencies.join(" and ")} at once${INDIAN.has(unit) ? " (lakh and crore are rupees)" : ""}`,
    };
  const [named] = currencies;
  const amount = value * scale;
  if (amount < LEAST) return { error: `"${text}" is below ${LEAST} a year: write the unit too (18L, 150k)` };
  if (amount > 1e12) return { error: `"${text}" is too large to be a year's pay` };
  return named ? { value: amount, currency: named } : { value: amount };
}

/** 1,234,567 and 12,34,567 and 12.5 are read; what could be either a thousand or a fraction is refused. */
function number(digits: string): number | string {
  // After four digits a point can only begin a fraction, however long.
  if (/^\d+(\.\d{1,2})?$|^\d{4,}\.\d+$/.test(digits)) return Number(digits);
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(digits) || /^\d{1,2}(,\d{2})*,\d{3}(\.\d{1,2})?$/.test(digits)) {
    return Number(digits.replaceAll(",", ""));
  }
  if (/^\d{1,3}(\.\d{3})+$/.test(digits)) return "could be thousands or a fraction; write it without dots";
  if (/^\d+,\d{1,2}$/.test(digits)) return "could be a fraction or a slip; write the fraction with a dot";
  return "is not grouped as 1,234,567 or 12,34,567";
}

/**
 * A whole amount grouped as its readers group it: 14,62,000 for rupees, 146,085 for all others. Done by hand because
 * the first use of `Intl` costs more than a whole salary table.
 */
export function formatNumber(value: number, currency: string): string {
  return grouped(Math.round(value), currency === "INR" ? /\B(?=(\d{2})+\d$)/g : undefined);
}

/** A whole number in groups of three (or as the expression says), with commas. */
export function grouped(value: number, breaks = /\B(?=(\d{3})+$)/g): string {
  return String(value).replace(breaks, ",");
}

/** With its sign: ₹14,62,000 or $146,085, and the code for currencies without a sign of their own. */
export function formatMoney(value: number, currency: string): string {
  const sign = { INR: "₹", USD: "$", EUR: "€", GBP: "£" }[currency];
  return `${sign ?? `${currency} `}${formatNumber(value, currency)}`;
}

/** Short, for axes and tables: 14.62 lakh, 1.2 crore, $146k, 1.46M. Keeps three or four figures. */
export function formatShort(value: number, currency: string): string {
  if (currency === "INR" && value >= LAKH) {
    return value >= CRORE ? `₹${trimmed(value / CRORE)} crore` : `₹${trimmed(value / LAKH)} lakh`;
  }
  const sign = { INR: "₹", USD: "$", EUR: "€", GBP: "£" }[currency] ?? `${currency} `;
  if (value >= 1_000_000) return `${sign}${trimmed(value / 1_000_000)}M`;
  return value >= 10_000 ? `${sign}${Math.round(value / 1_000)}k` : `${sign}${formatNumber(value, currency)}`;
}

/** Two amounts in short, with a sign or a unit that both share said once: ₹14.62 – 22.44 lakh, $145 – 255k. */
export function formatShortRange(low: number, high: number, currency: string): string {
  const [from, to] = [low, high].map((amount) => /^(\D*)([\d.,]+)(.*)$/.exec(formatShort(amount, currency)) ?? []);
  const [, sign = "", least = "", unit = ""] = from ?? [];
  const [, , most = "", last = ""] = to ?? [];
  return `${sign}${least}${unit === last ? "" : unit} – ${most}${last}`;
}

function trimmed(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, "");
}
