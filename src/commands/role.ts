import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import type { Catalog } from "../catalog/schema.ts";
import { UsageError } from "../errors.ts";
import { nextLine } from "../views/next.ts";
import { rolePage, rolesPage } from "../views/role.ts";
import { comparePage, shortComparePage } from "../views/role-compare.ts";

export interface RoleOptions {
  compare?: string[];
  /** Every skill of the two compared. */
  full?: boolean;
  forMe?: boolean;
  /** Whose answers: a saved assessment or a file. */
  answers?: string;
  /** The sources of one role in full. */
  sources?: boolean;
}

/** Prints all roles, one of them, several compared, or every role for one person. */
export async function role(session: Session, id: string | undefined, options: RoleOptions): Promise<void> {
  const { compare, full, forMe, answers, sources } = options;
  if (forMe) {
    if (id !== undefined)
      throw new UsageError("--for-me shows every role.", `Leave out ${id}, or see: mlcareer report --role ${id}`);
    const { roleForMe } = await import("./role-for-me.ts");
    return roleForMe(session, answers);
  }
  if (answers !== undefined)
    throw new UsageError("--answers goes with --for-me.", "mlcareer role --for-me --answers FILE");
  const catalog = await session.catalog();
  if (compare) return compareRoles(session, catalog, id === undefined ? compare : [id, ...compare], full);
  if (id === undefined) {
    if (session.json) return session.showJson({ schemaVersion: 1, roles: catalog.roles });
    return session.show([
      ...rolesPage(catalog.roles),
      nextLine([`mlcareer role ${DEFAULT_ROLE}`, "mlcareer role --for-me"]),
    ]);
  }
  const found = roleOf(catalog, id);
  if (session.json) return session.showJson({ schemaVersion: 1, ...found });
  const other = found.differs[0]?.role;
  return session.showLong([
    ...rolePage(found, catalog, { sources: sources ?? false }),
    nextLine([
      ...(sources ? [] : [`mlcareer role ${found.id} --sources`]),
      ...(other === undefined ? [] : [`mlcareer role ${found.id} --compare ${other}`]),
      "mlcareer role --for-me",
    ]),
  ]);
}

/** The roles named side by side; a single one beside the role that is meant when none is named. */
async function compareRoles(session: Session, catalog: Catalog, named: readonly string[], full = false): Promise<void> {
  const found = [...new Set(named.map((name) => roleOf(catalog, name)))];
  const roles = found.length > 1 ? found : [...new Set([roleOf(catalog, DEFAULT_ROLE), ...found])];
  if (session.json) return session.showJson({ schemaVersion: 1, roles });
  const [one, other, ...more] = roles;
  if (one && other && more.length === 0 && !full) return session.show(shortComparePage(one, other, catalog));
  const next = nextLine([`mlcareer role ${roles.at(-1)?.id}`, "mlcareer role --for-me"]);
  return session.show([...comparePage(roles, catalog), next]);
}
