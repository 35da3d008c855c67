import type { Company } from "../catalog/schema.ts";
import { employerKey, indexEmployers, newCompany } from "../core/pay/employers.ts";
import { compare } from "../core/pay/groups.ts";
import { cleanLine } from "../text/clean.ts";

/** Employers of a file by the company they are; those that nobody has named yet get a name of their own. */
export class Employers {
  private readonly companies: Map<string, Company>;
  private readonly ids = new Map<string, string>();
  private readonly known: ReadonlySet<string>;

  constructor(companies: readonly Company[]) {
    this.companies = indexEmployers(companies);
    this.known = new Set(companies.map(({ id }) => id));
  }

  idOf(employer: string): string {
    const found = this.ids.get(employer);
    if (found) return found;
    const key = employerKey(employer);
    const company = this.companies.get(key) ?? newCompany(cleanLine(employer));
    this.companies.set(key, company);
    this.ids.set(employer, company.id);
    return company.id;
  }

  /** Of the companies with these ids those that were not known before, by id. */
  added(ids: ReadonlySet<string>): Company[] {
    const all = new Map([...this.companies.values()].map((company) => [company.id, company]));
    return [...all.values()].filter(({ id }) => ids.has(id) && !this.known.has(id)).sort((a, b) => compare(a.id, b.id));
  }
}
