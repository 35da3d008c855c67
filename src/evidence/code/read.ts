import { infrastructureReader } from "./infrastructure.ts";
import { languageReader } from "./languages.ts";
import { manifestReader } from "./manifests.ts";
import type { FileMentions } from "./mention.ts";
import { readNotebook } from "./notebook.ts";
import { type IsLocal, readPython } from "./python.ts";
import { sqlMarks } from "./sql.ts";
import type { Table } from "./table.ts";

const TEST_FILE = /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests?\/[^/]+|tests?\/.*\/[^/]+)\.py$/;
/** Made by a tool for its own settings. */
const PYTHON_SETTINGS = /(?:^|\/)(?:setup|docs\/(?:source\/)?conf)\.py$/;

/** True for a path whose text can say anything of a skill: all others need not be opened. */
export function isOfInterest(path: string): boolean {
  return (
    /\.(?:py|ipynb)$/.test(path) ||
    (infrastructureReader(path) ?? manifestReader(path) ?? languageReader(path)) !== undefined
  );
}

/** The mentions in one file. `isLocal` tells the project's own modules. */
export function readFile(path: string, text: string, table: Table, isLocal: IsLocal): FileMentions {
  if (isForeign(text)) return { mentions: [] };
  const manifest = manifestReader(path)?.(text, table) ?? [];
  if (/\.ipynb$/.test(path)) return readCells(path, text, table, isLocal);
  if (/\.py$/.test(path))
    return PYTHON_SETTINGS.test(path) ? { mentions: manifest } : readPython(text, table, isLocal, TEST_FILE.test(path));
  const others = infrastructureReader(path)?.(text, path) ?? languageReader(path)?.(text, table, path) ?? [];
  return { mentions: [...manifest, ...others] };
}

function readCells(path: string, text: string, table: Table, isLocal: IsLocal): FileMentions {
  const notebook = readNotebook(text);
  if (!notebook) return { mentions: [] };
  const { language, code, queries } = notebook;
  const sql = sqlMarks(queries.join(";\n"));
  if (language === "r") return { mentions: [...(languageReader("a.R")?.(code, table, path) ?? []), ...sql] };
  if (language !== "python") return { mentions: sql };
  const { mentions, ...rest } = readPython(code, table, isLocal, false);
  return { ...rest, mentions: [...mentions, ...sql] };
}

const LONG_LINES = 500;

/** Written by a program, packed by one, or carrying the banner of a published library. */
function isForeign(text: string): boolean {
  const head = text.slice(0, 600);
  if (/@generated|\bdo not edit\b|^\/\*!|^\/\*\*?\s{0,9}\*?\s{0,9}@license/i.test(head)) return true;
  return text.length > 5000 && !text.startsWith("{") && text.length / text.split("\n").length > LONG_LINES;
}
