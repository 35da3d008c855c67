import { countOf, type FileMentions, type Mention, mark } from "./mention.ts";
import { sqlMarks } from "./sql.ts";
import { partsOf, type Table } from "./table.ts";

/* Python as text: what it imports and how often it then uses it. Nothing is run. */

/** True for a module of the project's own, which hides a package of the same name. */
export type IsLocal = (module: string) => boolean;

const FROM = /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*(\([^)]{0,2000}\)|[^\n;]*)/gm;
const IMPORT = /^[ \t]*import[ \t]+([^\n;]+)/gm;
const CHAIN = /(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;
const WEB = /^(?:fastapi|flask|starlette|litestar|rest_framework|django|aiohttp\.web|streamlit|gradio|tornado|sanic)\b/;
const LOADS =
  /\b(?:joblib|torch|spacy)\.load\(|\bload_model\(|\.from_pretrained\(|\bInferenceSession\(|\.load_state_dict\(|\bload_learner\(/;
const UNPICKLES = /\bpickle\.loads?\(/;
const PREDICTS = /\.predict(?:_proba)?\(/;
const LINES_OF_A_FUNCTION = 100;

export function readPython(text: string, table: Table, isLocal: IsLocal, isTest: boolean): FileMentions {
  const { code, queries } = withoutStrings(text);
  const bound = new Map<string, string>();
  const imported = new Map<string, number>();
  const rest = withoutImports(code, (path, name) => {
    if (path.startsWith(".") || isLocal(path)) return;
    imported.set(path, imported.get(path) ?? 0);
    if (name === "*") imported.set(path, 1);
    else bound.set(name, path);
  });
  for (const [chain] of rest.matchAll(CHAIN)) {
    const dot = chain.indexOf(".");
    const path = bound.get(dot < 0 ? chain : chain.slice(0, dot));
    if (path === undefined) continue;
    const full = dot < 0 ? path : path + chain.slice(dot);
    imported.set(full, (imported.get(full) ?? 0) + 1);
  }
  const mentions = [...imported].flatMap(([path, uses]) => partsOf(table, "imports", path, uses));
  const serves = [...imported.keys()].some((path) => WEB.test(path));
  const loads = LOADS.test(rest) || (UNPICKLES.test(rest) && PREDICTS.test(rest));
  return { mentions: [...mentions, ...pythonMarks(code, queries, isTest)], serves, loads };
}

function pythonMarks(code: string, queries: readonly string[], isTest: boolean): Mention[] {
  const functions = countOf(code, /^[ \t]*(?:async[ \t]+)?def[ \t]+\w/gm);
  const tests = isTest ? countOf(code, /^[ \t]*(?:async[ \t]+)?def[ \t]+test_?\w/gm) : 0;
  if (code.trim() === "") return [];
  return [
    mark("python", functions + countOf(code, /\S[^\n]*/g) / LINES_OF_A_FUNCTION),
    ...(tests > 0 ? [mark("tests", tests)] : []),
    ...sqlMarks(queries.join(";\n")),
  ];
}

/** The code without its import statements; each import is told by its full path and the name it goes by. */
function withoutImports(code: string, tell: (path: string, name: string) => void): string {
  const named = (list: string) =>
    list
      .replace(/[()\\]/g, " ")
      .split(",")
      .map((part) => part.trim().split(/\s+as\s+/))
      .filter(([name]) => name !== undefined && /^[\w.*]+$/.test(name)) as [string, string?][];
  return code
    .replace(FROM, (_, module: string, list: string) => {
      for (const [name, as] of named(list)) tell(name === "*" ? module : `${module}.${name}`, as ?? name);
      return "";
    })
    .replace(IMPORT, (_, list: string) => {
      for (const [name, as] of named(list)) {
        tell(name, as ?? name);
        // `import a.b` binds a, which then leads to a.b by its full name.
        const head = name.split(".")[0] as string;
        if (as === undefined && head !== name) tell(head, head);
      }
      return "";
    });
}

const QUERY = /^\s*(?:select|with|insert|create|update|delete|merge)\b/i;

/** Code with strings and comments taken out, and the strings that are SQL. One walk, whatever is left open. */
export function withoutStrings(text: string): { code: string; queries: string[] } {
  const queries: string[] = [];
  let code = "";
  let from = 0;
  for (const { index } of text.matchAll(/["'#]/g)) {
    if (index < from) continue;
    const sign = text[index] as string;
    code += text.slice(from, index);
    if (sign === "#") {
      from = lineEnd(text, index);
      continue;
    }
    const triple = text.startsWith(sign.repeat(3), index);
    const start = index + (triple ? 3 : 1);
    const end = triple ? tripleEnd(text, start, sign.repeat(3)) : stringEnd(text, start, sign);
    const inner = text.slice(start, end);
    if (inner.length >= 15 && QUERY.test(inner)) queries.push(inner);
    code += '""';
    from = Math.min(text.length, end + (triple ? 3 : text[end] === sign ? 1 : 0));
  }
  return { code: code + text.slice(from), queries };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function tripleEnd(text: string, at: number, quotes: string): number {
  const end = text.indexOf(quotes, at);
  return end < 0 ? text.length : end;
}

/** A string that is not closed ends with its line. */
function stringEnd(text: string, at: number, quote: string): number {
  let i = at;
  while (i < text.length && text[i] !== quote && text[i] !== "\n") i += text[i] === "\\" ? 2 : 1;
  return Math.min(i, text.length);
}
