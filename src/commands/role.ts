import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import { comparePage, rolePage, rolesPage } from "../views/role.ts";

export interface RoleOptions {
  compare?: string[];
}

/** Prints all roles, one of them, or several compared. */
export async function role(session: Session, id: string | undefined, { compare }: RoleOptions): Promise<void> {
  const catalog = await session.catalog();
  if (compare) {
    const ids = [...new Set([id ?? DEFAULT_ROLE, ...compare])];
    const roles = ids.map((name) => roleOf(catalog, name));
    if (session.json) return session.showJson({ schemaVersion: 1, roles });
    return session.show(comparePage(roles, catalog));
  }
  if (id === undefined) {
    if (session.json) return session.showJson({ schemaVersion: 1, roles: catalog.roles });
    return session.show(rolesPage(catalog.roles));
  }
  const found = roleOf(catalog, id);
  if (session.json) return session.showJson({ schemaVersion: 1, ...found });
  return session.show(rolePage(found, catalog));
}
