import type { Mark } from "../../catalog/schema.ts";
import { amountOf, countOf, type Mention, mark } from "./mention.ts";
import { sqlMarks } from "./sql.ts";
import { partsOf, type Table, wholeName } from "./table.ts";

/* Code in languages other than Python, by its lines: how much there is of it, and what it imports. */

type Reader = (text: string, table: Table, path: string) => Mention[];

const HASH = /^\s*#/;
const SLASHES = /^\s*(?:\/\/|\/?\*)/;

const READERS: readonly [RegExp, Reader][] = [
  [/\.(?:[cm]?jsx?|[cm]?tsx?|vue|svelte)$/, readJavaScript],
  [/\.(?:java|scala|kt)$/, readJvm],
  [/\.go$/, readGo],
  [/\.rs$/, readRust],
  [/\.(?:cpp|cc|cxx|hpp|hxx)$/, (text) => [amount("cpp", text, SLASHES), ...tests(text, /^\s*TEST(?:_[FP])?\(/gm)]],
  [/\.cuh?$/, (text) => [amount("cpp", text, SLASHES), mark("cuda", 1 + countOf(text, /__global__|__device__/g))]],
  [/\.[rR]$/, readR],
  [/\.(?:[rR]md|qmd)$/, (text, table, path) => readR(chunksOf(text), table, path)],
  [/\.(?:sh|bash|zsh)$/, (text) => [mark("shell", amountOf(text, HASH, 10))]],
  [/\.sql$/i, sqlMarks],
  [/\.(?:hql|hive)$/, (text) => [mark("hive-ql", 2), ...sqlMarks(text)]],
  [/\.pig$/, (text) => (/\bLOAD\b/i.test(text) ? [mark("pig-latin", 2)] : [])],
  [/\.prototxt$/, (text) => (/^\s*layers?\s*\{/m.test(text) ? [mark("caffe-network")] : [])],
  [/\.proto$/, (text) => (/^\s*service\s+\w+/m.test(text) ? [mark("protobuf")] : [])],
];

/** Settings of tools and declarations are no JavaScript that anybody wrote as a program. */
const NO_PROGRAM =
  /(?:^|\/)(?:\.[^/]+|[^/]+\.config\.[cm]?[jt]s|[^/]+\.conf\.js|gulpfile\.js|gruntfile\.js|[^/]+\.d\.ts)$/i;

export function languageReader(path: string): Reader | undefined {
  if (NO_PROGRAM.test(path)) return undefined;
  return READERS.find(([pattern]) => pattern.test(path))?.[1];
}

function amount(language: Mark, text: string, comment: RegExp): Mention {
  return mark(language, amountOf(text, comment));
}

function tests(text: string, pattern: RegExp): Mention[] {
  const n = countOf(text, pattern);
  return n > 0 ? [mark("tests", n)] : [];
}

function readJavaScript(text: string, table: Table, path: string): Mention[] {
  const found = new Set<string>();
  for (const line of text.split("\n")) {
    if (line.length > 2000 || SLASHES.test(line)) continue;
    for (const [, name = ""] of line.matchAll(
      /(?:^|[^\w.])(?:from|import|require\(|import\()\s{0,9}["']([^"']{1,200})["']/g,
    ))
      found.add(
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      );
  }
  return [
    amount("javascript", text, SLASHES),
    ...[...found].flatMap((name) => wholeName(table, "npm", name, 1)),
    ...(/\.(?:test|spec)\.\w+$|(?:^|\/)__tests__\//.test(path) ? tests(text, /^\s*(?:it|test)(?:\.\w+)?\(/gm) : []),
  ];
}

function readJvm(text: string, table: Table, path: string): Mention[] {
  const names = new Set(
    [...text.matchAll(/^\s{0,20}import\s{1,20}(?:static\s{1,20})?([\w.]{1,200})/gm)].map(([, name]) => name as string),
  );
  const language = path.endsWith(".java") ? "java" : path.endsWith(".scala") ? "scala" : undefined;
  return [
    ...(language ? [amount(language, text, SLASHES)] : []),
    ...[...names].flatMap((name) => partsOf(table, "jvm", name, 1)),
    ...tests(text, /^\s*@Test\b|^\s*test\("/gm),
  ];
}

function readGo(text: string, table: Table, path: string): Mention[] {
  const names = [...text.matchAll(/^\s{0,20}(?:import\s{1,20})?(?:[\w.]{1,80}\s{1,20})?"([\w./-]{1,200})"[ \t]*$/gm)];
  return [
    amount("go", text, SLASHES),
    ...names.flatMap(([, name = ""]) => partsOf(table, "go", name, 1, "/")),
    ...(path.endsWith("_test.go") ? tests(text, /^func Test/gm) : []),
  ];
}

function readRust(text: string, table: Table): Mention[] {
  const crates = new Set(
    [...text.matchAll(/^\s{0,20}(?:pub\s{1,9})?use\s{1,9}(\w{1,80})::/gm)].map(([, name]) => name as string),
  );
  const spellings = [...crates].flatMap((name) => [...new Set([name, name.replaceAll("_", "-")])]);
  return [
    amount("rust", text, SLASHES),
    ...spellings.flatMap((name) => wholeName(table, "cargo", name, 1)),
    ...tests(text, /^\s*#\[(?:tokio::)?test\]/gm),
  ];
}

function readR(text: string, table: Table, path: string): Mention[] {
  const code = text.replace(/#[^\n]*/g, "");
  if (code.trim() === "") return [];
  const loaded = [
    ...code.matchAll(/\b(?:library|require|requireNamespace)\(\s{0,9}["']?([\w.]{1,80})|\b([\w.]{1,80}):::?\w/g),
  ];
  const names = new Set(loaded.map(([, name, prefix]) => (name ?? prefix) as string));
  return [
    mark("r", amountOf(code, HASH)),
    ...[...names].flatMap((name) => wholeName(table, "r", name, 1)),
    ...(/(?:^|\/)test[^/]*\.R$/i.test(path) ? tests(code, /\btest_that\(/g) : []),
  ];
}

/** The chunks of R in a document. */
function chunksOf(text: string): string {
  let inside = false;
  return text
    .split("\n")
    .filter((line) => {
      const opens = /^\s{0,9}```+\s{0,9}\{r\b/i.test(line);
      const fence = /^\s{0,9}```/.test(line);
      const keep = inside && !fence;
      if (fence) inside = opens;
      return keep;
    })
    .join("\n");
}
