import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PackedPay, unpackPay, unpackPeople } from "./pack.ts";
import { type PackedTerms, unpackTerms } from "./pack-terms.ts";
import type { Catalog, CompanyRow, Person, Refused, Role, Term } from "./schema.ts";

/** The parts that the build writes, each with what it holds; a command reads only the parts that it touches. */
export const PARTS = {
  meta: ["version"],
  sources: ["sources"],
  skills: ["skills", "demand"],
  roles: ["roles"],
  salaries: ["salaries", "countries"],
  companies: ["companies"],
  filings: ["companyPay"],
  refused: ["refused"],
  money: ["rates", "inflation"],
  market: ["market"],
  people: ["people"],
  questions: ["questions"],
  learning: ["learning"],
  projects: ["projects"],
  vocabulary: ["vocabulary"],
  code: ["code"],
} as const satisfies Record<string, readonly (keyof Catalog)[]>;

/** Parts that are written compressed: large, and read by few commands. */
export const PACKED: readonly string[] = ["vocabulary", "questions", "learning", "projects", "code"];

/**
 * The built-in data, validated when they were built and not again. Every part is read from its file on first use.
 * `dir` is where the build put them.
 */
export function builtCatalog(dir: string): Catalog {
  const parts = new Map<string, Record<string, unknown>>();
  function read(part: string): Record<string, unknown> {
    const known = parts.get(part) ?? (JSON.parse(readPart(dir, part)) as Record<string, unknown>);
    parts.set(part, known);
    return known;
  }
  const packedPay = () => read("filings").companyPay as PackedPay;
  let terms: PackedTerms | undefined;
  const packedTerms = () => (terms ??= unpackTerms(readPart(dir, "vocabulary")));
  let vocabulary: Term[] | undefined;
  let pay: CompanyRow[] | undefined;
  let refused: Refused[] | undefined;
  let people: Person[] | undefined;
  const ofCompanies = () => read("refused-companies").refused as Refused[];
  const own: Partial<Record<keyof Catalog, () => unknown>> = {
    vocabulary: () => (vocabulary ??= packedTerms().all()),
    companyPay: () => (pay ??= unpackPay(packedPay())),
    refused: () => (refused ??= [...(read("refused").refused as Refused[]), ...ofCompanies()]),
    people: () => (people ??= unpackPeople(read("people").people as Person[], () => read("answers"))),
  };
  const catalog = {
    payOf: (companies) => unpackPay(packedPay(), companies),
    refusedOf: (companies) =>
      ofCompanies().filter(({ company }) => company !== undefined && companies.includes(company)),
    termsLike: (text) => packedTerms().like(text),
    // Of the very role that was built: one made of it is scored anew.
    scoredPeople: (role) => ((read("roles").roles as Role[]).includes(role) ? read("scores")[role.id] : undefined),
  } as Catalog;
  for (const [part, fields] of Object.entries(PARTS))
    for (const field of fields)
      Object.defineProperty(catalog, field, { enumerable: true, get: own[field] ?? (() => read(part)[field]) });
  return catalog;
}

/** The file of a part that is written compressed. */
export function packedFile(part: string): string {
  return `${part}.${part === "vocabulary" ? "txt" : "json"}.br`;
}

function readPart(dir: string, part: string): string {
  if (!PACKED.includes(part)) return readFileSync(join(dir, `${part}.json`), "utf8");
  // Fetched here because loading it would slow down the start of every other command.
  const { brotliDecompressSync } = process.getBuiltinModule("node:zlib");
  return brotliDecompressSync(readFileSync(join(dir, packedFile(part)))).toString("latin1");
}
