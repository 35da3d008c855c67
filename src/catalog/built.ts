import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "./schema.ts";

/** The parts that the build writes, each with what it holds; a command reads only the parts that it touches. */
export const PARTS = {
  meta: ["version"],
  sources: ["sources"],
  skills: ["skills", "demand"],
  roles: ["roles"],
  salaries: ["companies", "salaries", "countries"],
  money: ["refused", "rates", "inflation"],
  market: ["market"],
  people: ["people"],
  questions: ["questions"],
  learning: ["learning"],
  projects: ["projects"],
  vocabulary: ["vocabulary"],
} as const satisfies Record<string, readonly (keyof Catalog)[]>;

/**
 * The built-in data, validated when they were built and not again. Every part is read from its file on first use.
 * `dir` is where the build put them.
 */
export function builtCatalog(dir: string): Catalog {
  const catalog = {} as Catalog;
  for (const [part, fields] of Object.entries(PARTS)) {
    let read: Partial<Catalog> | undefined;
    for (const field of fields) {
      Object.defineProperty(catalog, field, {
        enumerable: true,
        get: () => {
          read ??= JSON.parse(readFileSync(join(dir, `${part}.json`), "utf8")) as Partial<Catalog>;
          return read[field];
        },
      });
    }
  }
  return catalog;
}
