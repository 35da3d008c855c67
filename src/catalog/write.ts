import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PARTS } from "./built.ts";
import { loadCatalog } from "./load.ts";

/** Validates the YAML in `from` and writes it to `to` as one JSON a part. Throws DataError with every fault. */
export function writeParts(from: string, to: string): void {
  const catalog = loadCatalog(from);
  for (const [part, fields] of Object.entries(PARTS)) {
    const content = Object.fromEntries(fields.map((field) => [field, catalog[field]]));
    writeFileSync(join(to, `${part}.json`), JSON.stringify(content));
  }
}
