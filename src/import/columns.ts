import { DataError, UserError } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { nearest } from "../text/nearest.ts";

const DELIMITERS: Record<string, string> = { ";": "semicolons", "\t": "tabs", "|": "bars", ",": "commas" };

/** Where a header row stands, and what separates its cells. */
export interface Header {
  file: string;
  line: number;
  delimiter: string;
}

/**
 * Where each wanted column stands in the header row. Throws DataError when one is missing or stands twice, and says so
 * when the file seems to be separated by something else.
 */
export function columnsOf<K extends string>(
  header: readonly string[],
  wanted: readonly K[],
  place: Header,
): Record<K, number> {
  const names = header.map((name) => name.trim());
  const [only = ""] = names;
  const other = names.length === 1 ? Object.keys(DELIMITERS).find((sign) => only.includes(sign)) : undefined;
  if (other)
    throw new DataError(
      [at(place, `the columns are separated by ${DELIMITERS[other]}; ${DELIMITERS[place.delimiter]} are expected`)],
      "Save the file with the separator expected and try again; nothing was written.",
    );
  const issues = wanted.flatMap((name) => {
    const count = names.filter((found) => found === name).length;
    if (count === 1) return [];
    if (count > 1) return [at(place, `the column ${name} stands ${count} times`)];
    const near = nearest(name, names);
    return [
      at(
        place,
        `the column ${name} is missing${near ? `; is it the one called ${cleanLine(near).slice(0, 60)}?` : ""}`,
      ),
    ];
  });
  if (issues.length === wanted.length && issues.length > 0)
    throw new DataError(
      [at(place, `the first line has none of the columns expected: ${wanted.join(", ")}`)],
      "Nothing was written.",
    );
  if (issues.length > 0) throw new DataError(issues, "Nothing was written.");
  return Object.fromEntries(wanted.map((name) => [name, names.indexOf(name)])) as Record<K, number>;
}

function at({ file, line }: Header, message: string) {
  return { file, line, column: 1, path: "", message };
}

/**
 * Where each part stands, under the first of its names that the header row has, whatever the capitals. Throws DataError
 * with every part that is missing.
 */
export function findColumns<K extends string>(
  header: readonly string[],
  parts: Record<K, readonly string[]>,
  place: Header,
): Record<K, number> {
  const names = header.map((name) => name.trim().toUpperCase());
  const wanted = Object.entries<readonly string[]>(parts).map(([part, known]) => ({
    part,
    name: known.find((name) => names.includes(name)) ?? (known[0] as string),
  }));
  const found = columnsOf(
    names,
    wanted.map(({ name }) => name),
    place,
  );
  return Object.fromEntries(wanted.map(({ part, name }) => [part, found[name]])) as Record<K, number>;
}

/** For a file in which no row at all was found. */
export function empty(file: string): UserError {
  return new UserError(`${file} holds no rows.`, "Nothing was written.");
}
