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

/** The code of a country typed as its code, its English name or an alias, in any case; undefined for anything else. */
export function countryNamed(typed: string, names: Readonly<Record<string, string>>): string | undefined {
  const wanted = typed.trim().toUpperCase();
  const alias = ALIASES[wanted];
  if (alias) return alias;
  if (/^[A-Z]{2}$/.test(wanted)) return wanted;
  return Object.keys(names).find((code) => names[code]?.toUpperCase() === wanted);
}

/** The code that was probably meant, by an alias or by the English name of a country that the data know. */
export function countryMeant(typed: string, names: Readonly<Record<string, string>>): string | undefined {
  const wanted = typed.trim().toUpperCase();
  const alias = ALIASES[wanted];
  if (alias) return alias;
  const name = nearest(typed.trim(), Object.values(names));
  return Object.keys(names).find((code) => names[code] === name);
}

let byName: Map<string, string> | undefined;

/** The code of a country written as its code, its English name or another word for it; undefined for all else. */
export function countryCode(text: string): string | undefined {
  const wanted = text.trim().toUpperCase();
  if (Object.hasOwn(ALIASES, wanted)) return ALIASES[wanted];
  if (/^[A-Z]{2}$/.test(wanted)) return wanted;
  byName ??= namesOfAll();
  return byName.get(wanted);
}

/** Every country that `Intl` has an English name for. */
function namesOfAll(): Map<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return new Map(
    letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        const name = names.of(first + second);
        return name ? [[name.toUpperCase(), first + second]] : [];
      }),
    ),
  );
}
