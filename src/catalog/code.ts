import type { Issue } from "../errors.ts";
import type { Folder } from "./folder.ts";
import type { CodeSign } from "./schema.ts";

/* What must hold of what code says of skills: a name speaks for a skill once, so that only one entry says up to which level. */

/** The lists of names that an entry may have. */
export const SIGN_KINDS = ["packages", "imports", "npm", "go", "cargo", "jvm", "r", "marks"] as const;

export function signsStandOnce({ code }: Folder): Issue[] {
  const seen = new Set<string>();
  return code.flatMap(({ value, issue }) =>
    SIGN_KINDS.flatMap((kind) =>
      (value[kind] ?? []).flatMap((name, i) => {
        const key = `${value.skill} ${signKey(kind, name)}`;
        if (seen.has(key)) return [issue([kind, i], `${name} speaks for ${value.skill} already`)];
        seen.add(key);
        return [];
      }),
    ),
  );
}

/** One name for what a manifest may write in several ways: pip takes scikit_learn for scikit-learn. */
export function signKey(kind: keyof CodeSign, name: string): string {
  return `${kind} ${kind === "packages" ? name.toLowerCase().replace(/[-_.]+/g, "-") : name}`;
}
