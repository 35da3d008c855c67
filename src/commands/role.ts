import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import { UsageError } from "../errors.ts";
import { nextLine } from "../views/next.ts";
import { comparePage, rolePage, rolesPage } from "../views/role.ts";

export interface RoleOptions {
  compare?: string[];
  forMe?: boolean;
  /** Whose answers: a saved assessment or a file. */
  answers?: string;
  /** The sources of one role in full. */
  sources?: boolean;
}

/** Prints all roles, one of them, several compared, or every role for one person. */
export async function role(session: Session, id: string | undefined, options: RoleOptions): Promise<void> {
  const { compare, forMe, answers, sources } = options;
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
    const next = nextLine([`mlcareer role ${ids.at(-1)}`, "mlcareer role --for-me"]);
    return session.show([...comparePage(roles, catalog), next]);
  }
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
