import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { PACKED, PARTS, packedFile } from "./built.ts";
import { loadCatalog } from "./load.ts";
import { packPay, packPeople } from "./pack.ts";
import { packTerms } from "./pack-terms.ts";

/** Validates the YAML in `from` and writes it to `to` as one JSON a part. Throws DataError with every fault. */
export function writeParts(from: string, to: string): void {
  const catalog = loadCatalog(from);
  const plain = Object.entries(PARTS).map(([part, fields]) => [
    part,
    Object.fromEntries(fields.map((field) => [field, catalog[field]])),
  ]);
  const parts = {
    ...Object.fromEntries(plain),
    filings: { companyPay: packPay(catalog.companyPay) },
    refused: { refused: catalog.refused.filter(({ company }) => company === undefined) },
    "refused-companies": { refused: catalog.refused.filter(({ company }) => company !== undefined) },
    ...packPeople(catalog),
  };
  for (const [part, content] of Object.entries(parts)) {
    const text = ascii(part === "vocabulary" ? packTerms(catalog.vocabulary) : JSON.stringify(content));
    if (PACKED.includes(part))
      writeFileSync(join(to, packedFile(part)), brotliCompressSync(text)); // at its best, which is what it does unless told
    else writeFileSync(join(to, `${part}.json`), text);
  }
}

/** JSON in ASCII: a single sign outside Latin-1 would make Node hold the whole text in two bytes a sign. */
function ascii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
