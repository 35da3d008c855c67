import { nearest } from "../../text/nearest.ts";

/** What people write for a country whose code is another. */
const ALIASES: Record<string, string> = {
  UK: "GB",
  USA: "US",
  "UNITED STATES OF AMERICA": "US",
  AMERICA: "US",
  ENGLAND: "GB",
  BRITAIN: "GB",
  "GREAT BRITAIN": "GB",
  UAE: "AE",
  HOLLAND: "NL",
  BHARAT: "IN",
  DEUTSCHLAND: "DE",
};

/** The code that was probably meant, by an alias or by the English name of a country that the data know. */
export function countryMeant(typed: string, names: Readonly<Record<string, string>>): string | undefined {
  const wanted = typed.trim().toUpperCase();
  const alias = ALIASES[wanted];
  if (alias) return alias;
  const name = nearest(typed.trim(), Object.values(names));
  return Object.keys(names).find((code) => names[code] === name);
}
