import { countOf, type Mention, mark } from "./mention.ts";

/** What a dump writes by itself is nobody's SQL. */
const DUMP = /^-- (?:MySQL|MariaDB|PostgreSQL database|SQLite) dump/im;

export function sqlMarks(text: string): Mention[] {
  const code = text.replace(/--[^\n]*/g, "");
  const asks = /\bselect\b/i.test(code) && /\bfrom\b/i.test(code);
  const makes = /\bcreate\s{1,20}(?:or\s{1,20}replace\s{1,20})?(?:temp(?:orary)?\s{1,20})?(?:table|view)\b/i.test(code);
  const changes =
    /\b(?:insert\s{1,20}into|update\s{1,20}[\w."]+\s{1,20}set|delete\s{1,20}from|merge\s{1,20}into)\b/i.test(code);
  if (!(asks || makes || changes) || DUMP.test(text)) return [];
  const tables = countOf(code, /\bcreate\s{1,20}table\b/gi);
  return [
    mark("sql"),
    ...(countOf(code, /\bjoin\b/gi) >= 2 ? [mark("sql-join")] : []),
    ...(/\bgroup\s{1,20}by\b/i.test(code) ? [mark("sql-group")] : []),
    ...(tables >= 2 && /\breferences\b|\bforeign\s{1,20}key\b/i.test(code) ? [mark("table-relations")] : []),
    // Models of dbt name what they are made of.
    ...(/\{\{\s{0,20}(?:ref|source)\(/.test(code) ? [mark("dbt")] : []),
  ];
}
