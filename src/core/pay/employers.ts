import type { Company } from "../../catalog/schema.ts";

/*
 * Employers under the names they file, advertise and are called by: "APPLE INC", "Apple Inc." and "apple" are one.
 */

/** What says how a firm is incorporated, not who it is. */
const FORMS = /\b(INC|INCORPORATED|LLC|LLP|LP|LTD|LIMITED|CORP|CORPORATION|CO|COMPANY|PLC|PVT|PRIVATE|N A|THE)\b/g;

/** A name without capitals, signs and the form of the firm: what two spellings of one employer share. */
export function employerKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[\u0300-\u036f'’.]/g, "")
    .replace(/&/g, " AND ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const bare = plain.replace(FORMS, " ").replace(/ +/g, " ").trim();
  return bare === "" ? plain : bare;
}

/** Companies by every name and alias they have. */
export function indexEmployers(companies: readonly Company[]): Map<string, Company> {
  return new Map(
    companies.flatMap((company) =>
      [company.id, company.name, ...company.aliases].map((name): [string, Company] => [employerKey(name), company]),
    ),
  );
}

/** A company for an employer that none is known for: its name as given, its id made from it. */
export function newCompany(name: string): Company {
  const words = name.replace(/,? +(inc|llc|llp|lp|ltd|limited|corp|corporation)\.?$/i, "").trim();
  const id = employerKey(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return { id: id || "employer", name: words || name, aliases: [] };
}
