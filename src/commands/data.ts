import type { Session } from "../app/session.ts";
import { quoted } from "../app/words.ts";
import { UserError } from "../errors.ts";
import { facts, heading } from "../render/blocks.ts";
import { cleanLine } from "../text/clean.ts";
import { didYouMean } from "../text/unknown.ts";
import { nextLine } from "../views/next.ts";
import { sourcesPage } from "../views/sources.ts";

/** Checks a data folder laid over the built-in data, and says what it holds. Throws DataError with every fault. */
export async function dataCheck(session: Session, dir: string | undefined): Promise<void> {
  const base = await session.catalog();
  const { loadCatalog } = await import("../catalog/load.ts");
  const catalog = dir === undefined ? base : loadCatalog(dir, base);
  const laid = dir ?? session.globals.data;
  const counts = {
    skills: catalog.skills.length,
    roles: catalog.roles.length,
    projects: catalog.projects.length,
    companies: catalog.companies.length,
    salaries: catalog.salaries.length,
    companyPay: catalog.companyPay.length,
    sources: catalog.sources.length,
    vocabulary: catalog.vocabulary.length,
  };
  if (session.json) return session.showJson({ schemaVersion: 1, ok: true, version: catalog.version, ...counts });
  await session.show([
    heading(laid === undefined ? "The built-in data are sound" : `${cleanLine(laid)} is sound`, 1),
    facts([
      ["Version", catalog.version],
      ...Object.entries(counts).map(([name, n]): [string, string] => [name, String(n)]),
    ]),
    nextLine(laid === undefined ? ["mlcareer data sources"] : [`mlcareer --data ${quoted(laid)} role`]),
  ]);
}

export async function dataSources(session: Session): Promise<void> {
  const { sources } = await session.catalog();
  if (session.json) return session.showJson({ schemaVersion: 1, sources });
  return session.showLong([...sourcesPage(sources), nextLine(["mlcareer market", "mlcareer salary"])]);
}

/** Prints the JSON Schema of a file or of an output; the names of all without one. */
export async function dataSchema(session: Session, name: string | undefined): Promise<void> {
  const { jsonSchema, SCHEMA_NAMES } = await import("./json/published.ts");
  if (name === undefined) {
    if (session.json) return session.showJson({ schemaVersion: 1, schemas: SCHEMA_NAMES });
    session.io.out(`${SCHEMA_NAMES.join("\n")}\n`);
    return;
  }
  const schema = jsonSchema(name);
  if (schema === undefined) {
    throw new UserError(
      `There is no schema ${name}.`,
      didYouMean(name, SCHEMA_NAMES, `Schemas: ${SCHEMA_NAMES.join(", ")}`),
    );
  }
  session.io.out(`${JSON.stringify(schema, null, 2)}\n`);
}
