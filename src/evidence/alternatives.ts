import type { Reader } from "./need.ts";
import { findCues } from "./phrases.ts";
import type { Found } from "./terms.ts";
import type { Token } from "./tokens.ts";

/* Lists in a sentence: which of the things named are alternatives, of which one is enough. */

/** For each mention the names of which one is enough with it; undefined where it stands for itself. */
export function alternativesIn(
  tokens: readonly Token[],
  here: readonly Found[],
  from: number,
  { examples, or, and }: Reader,
): (string[] | undefined)[] {
  const groups: (string[] | undefined)[] = here.map(() => undefined);
  const group = (first: number, last: number) => {
    const names = [...new Set(here.slice(first, last + 1).map(({ term }) => term.name))];
    if (names.length > 1) groups.fill(names, first, last + 1);
  };
  for (let i = 0; i < here.length; ) {
    const joints = jointsFrom(tokens, here, i, or, and);
    const last = i + joints.length;
    if (last > i && isOpened(tokens, from, here[i] as Found, examples)) group(i, last);
    else for (const [first, end] of choicesIn(joints)) group(i + first, i + end);
    i = last + 1;
  }
  return groups;
}

type Joint = "or" | "and" | "comma";

/** "Python and PyTorch or TensorFlow": an "and" ends what an "or" joins. */
function choicesIn(joints: readonly Joint[]): [number, number][] {
  const choices: [number, number][] = [];
  let first = 0;
  for (let i = 0; i <= joints.length; i++) {
    if (i < joints.length && joints[i] !== "and") continue;
    if (joints.slice(first, i).includes("or")) choices.push([first, i]);
    first = i + 1;
  }
  return choices;
}

/** True for a list that "such as" or "at least one" opens. */
function isOpened(tokens: readonly Token[], from: number, first: Found, examples: Reader["examples"]): boolean {
  return findCues(examples, tokens, Math.max(from, first.from - 8), first.from).some(({ to }) =>
    isOpening(tokens, to, first.from),
  );
}

/** From "such as" or "at least one" to the first name there are only words that say what kind of thing it is. */
function isOpening(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 5 && !tokens.slice(from, to).some(({ bare }) => bare === ";" || bare === ".");
}

/** What joins the mentions of the list that begins at one. */
function jointsFrom(
  tokens: readonly Token[],
  here: readonly Found[],
  first: number,
  ors: ReadonlySet<string>,
  ands: ReadonlySet<string>,
): Joint[] {
  const joints: Joint[] = [];
  for (let at = first; at + 1 < here.length; at++) {
    const between = tokens.slice(here[at]?.to, here[at + 1]?.from).map(({ bare }) => bare);
    if (between.length > 4 || !between.every((key) => JOINTS.has(key) || ors.has(key) || ands.has(key))) break;
    const either = between.some((key) => ors.has(key)) || (between.length === 1 && between[0] === "/");
    joints.push(either ? "or" : between.some((key) => ands.has(key)) ? "and" : "comma");
  }
  return joints;
}

const JOINTS = new Set([",", "/", "(", ")", "'", "s"]);
