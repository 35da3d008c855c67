import fc from "fast-check";

/*
 * Files near valid ones. A file is a sound text to which a few edits are made: mostly small ones that leave it nearly
 * sound, since random bytes come no further than the first check.
 */

/** Pieces of text that must never come out again: sequences a terminal obeys, directions, invisible characters. */
export const UNSAFE: readonly string[] = [
  // Colour, title, hyperlink, clipboard, device control, a cleared screen; a sequence within another
  "\u001b[31mred",
  "\u001b]0;title\u0007",
  "\u001b]8;;http://x\u001b\\here",
  "\u001b]52;c;YQ==\u0007",
  "\u001bPq#0\u001b\\",
  "\u001b[2J",
  "\u001bc",
  "\u001b\u001b[[31m",
  "\u001b[\u001b[31m31m",
  // Their forms of one sign, other controls
  "\u009b31m",
  "\u009d0;x\u009c",
  "\u0007",
  "\b\b\b",
  "\u007f",
  "\u0085",
  "\u0000",
  // Directions, separators, what is not seen, halves of signs
  "\u202eabc",
  "\u2066x\u2069",
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\u2028",
  "\u2029",
  "\ud800",
  "\udc00",
  "\u{e0041}",
];

/** Names that every object has. */
export const INHERITED: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
];

/** Words and pieces that a reader of text, YAML, CSV or numbers may stumble over, by what they aim at. */
const NASTY: readonly (readonly string[])[] = [
  UNSAFE,
  INHERITED,
  // Joiners, combining and wide characters, case that changes length
  ["\u200d", "e\u0301\u0301\u0301", "中文字", "👩‍👩‍👧", "ﷺ", "İ", "ß", "\u00a0", "\u3000"],
  // Line ends and quotes
  ["\r", "\r\n", "\n", "\t", "\v", "\f", "\\", '"', "'", "`", "''", '""'],
  // YAML: anchors, aliases, merges, tags, complex keys
  [
    "&a",
    "*a",
    "<<: *a",
    "&a [*a]",
    "!!js/function x",
    "!!binary AA==",
    "!!set {a}",
    "!!float .nan",
    "!x y",
    "? [a]",
    "? a\n: b",
  ],
  // YAML: documents, blocks, deep flow
  [
    "---",
    "...",
    "--- a\n--- b",
    "%YAML 9.9",
    "|",
    ">-",
    "|2\n  x",
    "[",
    "]",
    "{",
    "}",
    "[[[[[[[[",
    "{a: {a: {a: {a: ",
    "- - - - -",
    "- a: - b",
  ],
  // YAML: signs with a meaning, words with a type
  [
    "#",
    "# x",
    ": ",
    "a: b",
    "a: b: c",
    "a:\n  - b\n c",
    "@",
    "%",
    "&",
    "*",
    "!",
    "~",
    "null",
    "yes",
    "true",
    ".inf",
    "-.inf",
    ".nan",
  ],
  // Numbers, at and beyond their ends
  [
    "0",
    "-0",
    "-1",
    "5",
    "1e309",
    "1e999",
    "-1e999",
    "1e-999",
    "9007199254740993",
    "999999999999999999999999",
    "0x1F",
    "0b1",
    "0o7",
    "1_000",
    "0.1",
    "1.5",
    "12e",
    "1..2",
    "Infinity",
    "NaN",
  ],
  // Days and money
  [
    "2024-13-45",
    "2024-01-01T00:00:00Z",
    "0000-01-01",
    "9999-12-31",
    "12,50,000",
    "1,2",
    "18L",
    "1Cr",
    "$",
    "₹",
    "１２３",
  ],
  // Spreadsheets, markup, shells, paths
  [
    "=1+1",
    "@SUM(A1)",
    "+1",
    " =1",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://x)",
    "| a | b |",
    "../../etc/passwd",
    "/dev/null",
    "%s%n",
    "$(x)",
    "%00",
  ],
  // Nothing, and much
  ["", " ", "a".repeat(301), "a".repeat(2001), "x ".repeat(400), "ab-".repeat(120)],
];

const nasty: fc.Arbitrary<string> = fc.oneof(...NASTY.map((words) => fc.constantFrom(...words)));

/** A word that a sound file might hold in the place of another. */
const PLAUSIBLE: readonly string[] = [
  ...[
    "python",
    "sql",
    "ml-engineer",
    "data-scientist",
    "upgrad-2019",
    "microsoft",
    "IN",
    "US",
    "ZZ",
    "in",
    "INR",
    "USD",
    "XXX",
    "EN",
    "SE",
  ],
  ...[
    "3",
    "4",
    "2019",
    "2024",
    "2101",
    "100000",
    "1250000",
    "range",
    "figure",
    "average",
    "percentiles",
    "adverts",
    "people",
    "official",
    "rows",
  ],
  ...[
    "all",
    "best",
    "education",
    "current",
    "legacy",
    "decoy",
    "within-year",
    "longer",
    "masters",
    "none",
    "right",
    "wrong",
    "dont-know",
  ],
  ...[
    "pandas-two-conditions",
    "dl-initial-loss",
    "Machine Learning Engineer",
    "Data Scientist",
    "ML Engineer",
    "https://example.org/x",
    "2019-12",
    "2026-11-23T09:00:00.000Z",
    "1",
    "2",
  ],
];

/** Rarely, something of a size that costs time where time is more than proportional. */
const huge: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("[", "{a: ", "- ", "x", '"', "\n", ",", "*a ", '""', "é", " ", "&a ", "- a\n", "k: v\n", "1"),
    fc.integer({ min: 200, max: 20_000 }),
  )
  .map(([piece, times]) => piece.repeat(times));

const scalar: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: nasty },
  { weight: 5, arbitrary: fc.constantFrom(...PLAUSIBLE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

type Change = (text: string, at: number, word: string) => string;

/** A cell of CSV. */
const CELL = /(?<=^|,)(?:"[^"\n]*"|[^,"\n]*)(?=,|$)/gm;

/**
 * What is done to a text; `at` says where, as a whole number that is taken around. Gentle changes leave the shape of the
 * file as it is: a reader that takes it must still hold whatever stands in it.
 */
const GENTLE: readonly Change[] = [
  onValue((_, word) => word),
  onValue((_, word) => JSON.stringify(word)),
  onValue((value, word) => JSON.stringify(`${value.replace(/^"|"$/g, "")}${word}`)),
  onMatch(CELL, (_, word) => word),
  onMatch(CELL, (_, word) => quoted(word)),
  onMatch(CELL, (cell, word) => quoted(cell.replaceAll('"', "") + word)),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
  (text, _, word) => `${text}# ${word.replaceAll("\n", " ")}\n`,
  onLines((lines, i) => lines.splice(i, 2, ...lines.slice(i, i + 2).reverse())),
];

const ROUGH: readonly Change[] = [
  onMatch(/[\w-]+(?="?: )/g, (_, word) => word),
  onLines((lines, i) => lines.splice(i, 1)),
  onLines((lines, i) => lines.splice(i, 0, lines[i] ?? "")),
  onLines((lines, i) => lines.splice(i, 0, ...Array<string>(40).fill(lines[i] ?? ""))),
  onLines((lines, i, word) => lines.splice(i, 0, word)),
  onLines((lines, i) => lines.splice(i, 1, `  ${lines[i]}`)),
  onLines((lines, i) => lines.splice(i, 1, (lines[i] ?? "").replace(/: /, ": &a "), "x: *a")),
  (text, at, word) => splice(text, at, 0, word),
  (text, at, word) => splice(text, at, word.length, ""),
  (text, at) => splice(text, at, text.length, ""),
  (text, at) => `${"[".repeat(at % 60)}${text}${"]".repeat(at % 60)}`,
];

/** Changes one of the places that match. */
function onMatch(pattern: RegExp, change: (found: string, word: string) => string): Change {
  return (text, at, word) => {
    const found = [...text.matchAll(pattern)];
    const match = found[at % found.length];
    if (match === undefined) return text;
    return splice(text, match.index, match[0].length, change(match[0], word));
  };
}

/** Changes a value of YAML or JSON, in a line of its own or within braces. */
function onValue(change: (value: string, word: string) => string): Change {
  return onMatch(/(?<=[\w-]"?: )(?:"[^"\n]*"|[^,{}[\]\n>|]+)/g, change);
}

/** A cell of CSV that holds a word. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function onLines(change: (lines: string[], i: number, word: string) => void): Change {
  return (text, at, word) => {
    const lines = text.split("\n");
    change(lines, at % lines.length, word);
    return lines.join("\n");
  };
}

function splice(text: string, at: number, length: number, word: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + word + text.slice(start + length);
}

/** Fields of free text (and not the words of a list that two of them are elsewhere); all of them are shown somewhere. */
const TEXT =
  /(?<=\b(?:title|publisher|author|licence|reading|name|description|text|summary|note|basis|topic|right|explanation|evidence|by|reason|unit|period|derived|computer|gpu|accounts|check)"?: |\b[1-4]: (?=[A-Z]))(?!(?:year|people|adverts|official)\b)(?:"[^"\n]*"|[^,{}[\]\n>|]+)/g;

/** A word added to every free text there is. */
export function spoilt(text: string, word: string): string {
  return text.replace(TEXT, (value) => JSON.stringify(`${value.replace(/^"|"$/g, "")}${word}`));
}

/** Anchors that hold each other many times over, and one that holds itself: small files, endless values. */
const BOMBS: readonly string[] = [
  Array.from({ length: 12 }, (_, i) => `x${i}: &x${i} [${Array(9).fill(i === 0 ? "x" : `*x${i - 1}`)}]`).join("\n"),
  "x: &x [*x]",
  "x: &x { y: *x }",
  `x: ${"[".repeat(20_000)}`,
  `x: ${"{ x: ".repeat(20_000)}`,
  `x:\n${"- ".repeat(20_000)}`,
];

const place = fc.nat({ max: 0x7fffffff });

const smallEdit = fc.tuple(
  fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...GENTLE) }, { weight: 2, arbitrary: fc.constantFrom(...ROUGH) }),
  place,
  fc.oneof({ weight: 80, arbitrary: scalar }, { weight: 1, arbitrary: huge }),
);

const edit: fc.Arbitrary<[Change, number, string]> = fc.oneof(
  { weight: 16, arbitrary: smallEdit },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant<Change>((text, _, word) => spoilt(text, word)),
      place,
      fc.constantFrom(...UNSAFE),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom<Change>(
        (text, _, bomb) => `${text}${bomb}\n`,
        (text, _, bomb) => `${bomb}\n${text}`,
      ),
      place,
      fc.constantFrom(...BOMBS),
    ),
  },
);

const edits = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(edit) },
  { weight: 3, arbitrary: fc.tuple(edit, edit) },
  { weight: 2, arbitrary: fc.array(edit, { maxLength: 5 }) },
);

/** A text near one of those given. */
export function nearText(...sound: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...sound), edits)
    .map(([text, list]) => list.reduce((now, [change, at, word]) => change(now, at, word), text));
}

const cellEdit = fc.tuple(
  fc.constantFrom<Change>(
    onMatch(CELL, (_, word) => word),
    onMatch(CELL, (_, word) => quoted(word)),
    onMatch(CELL, (cell, word) => quoted(cell.replaceAll('"', "") + word)),
  ),
  place,
  scalar,
);

/**
 * A table of rows drawn from a sound one, with some cells changed: long enough that the rows left sound are counted
 * together with those that are not.
 */
export function nearTable(sound: string): fc.Arbitrary<Buffer> {
  const [head = "", ...rows] = sound.trimEnd().split("\n");
  return fc
    .tuple(fc.array(fc.constantFrom(...rows), { minLength: 6, maxLength: 30 }), fc.array(cellEdit, { maxLength: 8 }))
    .map(([drawn, list]) =>
      list.reduce((now, [change, at, word]) => change(now, at, word), [head, ...drawn, ""].join("\n")),
    )
    .map((text) => shown(Buffer.from(text)));
}

/** Bytes near one of the texts given: mostly UTF-8, now and then with broken bytes in it or as UTF-16. */
export function nearFile(...sound: readonly string[]): fc.Arbitrary<Buffer> {
  const broken = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 }));
  const kind = fc.oneof(
    { weight: 40, arbitrary: fc.constant("whole" as const) },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: fc.constant("utf16le" as const) },
  );
  return fc.tuple(nearText(...sound), kind).map(([text, how]) => {
    if (how === "utf16le") return shown(Buffer.from(text, how));
    const plain = Buffer.from(text);
    if (how === "whole") return shown(plain);
    const at = how[0] % (plain.length + 1);
    return shown(Buffer.concat([plain.subarray(0, at), how[1], plain.subarray(at + how[1].length)]));
  });
}

/** Bytes that a counterexample shows as text. */
function shown(bytes: Buffer): Buffer {
  const value = () => JSON.stringify(bytes.toString()).slice(0, 4_000);
  return Object.defineProperty(bytes, fc.toStringMethod, { value });
}

/** What may be typed as an argument; the system passes no NUL. */
export const word: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 10, arbitrary: scalar },
    { weight: 3, arbitrary: fc.tuple(scalar, scalar).map((words) => words.join("")) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  )
  .map((text) => text.replaceAll("\0", ""));

/** Amounts of money as people write them, and not quite so. */
export const money: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "$", "US$", "₹", "Rs.", "rs ", "€", "£", "INR ", "eur", "\u202e", "-", "("),
    fc.oneof(
      fc.integer({ min: 1, max: 400 }).map(String),
      fc.integer({ min: 1_000, max: 9_000_000 }).map(String),
      fc.nat().map(String),
      fc.nat().map((n) => n.toLocaleString("en-IN")),
      fc.nat().map((n) => n.toLocaleString("de-DE")),
      fc.double({ noNaN: true }).map(String),
      fc.constantFrom(
        "1,2,3",
        "1.234.567",
        "12,50,000",
        "9".repeat(400),
        "1".repeat(30),
        "０",
        "١٢٣",
        ".",
        ",",
        ",,,",
        "1,,2",
        "0.00",
        "1e5",
      ),
    ),
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom("", " ", "k", "M", "L", " lakh", "Cr", " crore", "LPA", " EUR", " inr", "k USD"),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "constructor",
          "valueof",
          "tostring",
          "__proto__",
          "hasownproperty",
          " per year",
          "/year",
          " a annum",
          "xyz",
        ),
      },
      { weight: 1, arbitrary: word },
    ),
  )
  .map((parts) => parts.join("").replaceAll("\0", ""));
