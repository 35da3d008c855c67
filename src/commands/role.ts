import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import { UsageError } from "../errors.ts";
import { comparePage, rolePage, rolesPage } from "../views/role.ts";

export interface RoleOptions {
  compare?: string[];
  forMe?: boolean;
  /** Whose answers: a saved assessment or a file. */
  answers?: string;
}

/** Prints all roles, one of them, several compared, or every role for one person. */
export async function role(session: Session, id: string | undefined, options: RoleOptions): Promise<void> {
  const { compare, forMe, answers } = options;
  if (forMe) {
    if (id !== undefined)
      throw new UsageError("--for-me shows every role.", `Leave out ${id}, or see: mlcareer report --role ${id}`);
    const { roleForMe } = await import("./role-for-me.ts");
    return roleForMe(session, answers);
  }
  if (answers !== undefined)
    throw new UsageError("--answers goes with --for-me.", "mlcareer role --for-me --answers FILE");
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
