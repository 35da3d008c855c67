/* Notebooks: the code in their cells, without what it printed. */

export interface Notebook {
  /** `python`, `r`, or another language in small letters. */
  language: string;
  code: string;
  queries: string[];
}

/** What is no notebook gives none. */
export function readNotebook(text: string): Notebook | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { cells, metadata } = asRecord(parsed);
  if (!Array.isArray(cells)) return undefined;
  const { kernelspec, language_info } = asRecord(metadata);
  const said = asRecord(kernelspec).language ?? asRecord(language_info).name ?? "python";
  const sources = cells.flatMap((cell) => {
    const { cell_type, source } = asRecord(cell);
    return cell_type === "code" ? [sourceOf(source)] : [];
  });
  const own = sources.filter((source) => !source.startsWith("%%"));
  return {
    language: String(said).toLowerCase(),
    // Lines for the notebook itself are no code of its language.
    code: own.map((source) => source.replace(/^[ \t]*[%!?].*$/gm, "")).join("\n\n"),
    queries: sources.filter((source) => /^%%(?:sql|bigquery)/.test(source)),
  };
}

function sourceOf(source: unknown): string {
  if (Array.isArray(source)) return source.filter((line) => typeof line === "string").join("");
  return typeof source === "string" ? source : "";
}

export function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
}
