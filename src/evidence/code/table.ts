import { SIGN_KINDS, signKey } from "../../catalog/code.ts";
import type { CodeSign } from "../../catalog/schema.ts";
import type { Mention } from "./mention.ts";

type NameKind = Exclude<(typeof SIGN_KINDS)[number], "marks">;

/** What the data know of packages, ready to be asked of any number of files. */
export interface Table {
  readonly signs: readonly CodeSign[];
  readonly keys: ReadonlySet<string>;
}

export function tableOf(signs: readonly CodeSign[]): Table {
  return { signs, keys: new Set(signs.flatMap(keysOf)) };
}

export function keysOf(sign: CodeSign): string[] {
  return SIGN_KINDS.flatMap((kind) => (sign[kind] ?? []).map((name) => signKey(kind, name)));
}

/** A package that a manifest or an import names by its whole name. */
export function wholeName({ keys }: Table, kind: NameKind, name: string, uses: number): Mention[] {
  const key = signKey(kind, name);
  return keys.has(key) ? [{ key, name: key.slice(kind.length + 1), uses }] : [];
}

/** Every part of a name that the table knows: of torch.nn.Linear, torch and torch.nn. */
export function partsOf({ keys }: Table, kind: NameKind, name: string, uses: number, joint = "."): Mention[] {
  const found: Mention[] = [];
  for (let at = name.indexOf(joint); ; at = name.indexOf(joint, at + 1)) {
    const part = at < 0 ? name : name.slice(0, at);
    const key = `${kind} ${part}`;
    if (keys.has(key)) found.push({ key, name: part, uses });
    if (at < 0) return found;
  }
}
