import { nearest } from "./nearest.ts";

/** The way on from a name that nobody knows: "Did you mean python?", or `otherwise` where none of the known is near. */
export function didYouMean(
  typed: string,
  known: Iterable<string>,
  otherwise: string,
  name: (near: string) => string = (near) => near,
): string {
  const near = nearest(typed, known);
  return near === undefined ? otherwise : `Did you mean ${name(near)}?`;
}

/** The same as the end of a fault's line: "; did you mean python?", else `otherwise`, else nothing. */
export function orNearest(
  typed: string,
  known: Iterable<string>,
  otherwise = "",
  name?: (near: string) => string,
): string {
  const meant = didYouMean(typed, known, otherwise, name);
  return meant === "" ? "" : `; ${meant.replace(/^Did/, "did")}`;
}
