import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { UserError } from "../../src/errors.ts";

export const fixture = (name: string): string => new URL(`../fixtures/import/${name}`, import.meta.url).pathname;

/** A file of its own for one test, gone afterwards. */
export function temporary(content: string | Uint8Array, name = "pay.csv"): string {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-import-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, name);
  writeFileSync(file, content);
  return file;
}

/** What an import complains of, without the folder of the file. */
export async function complaint(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.replaceAll(/\S*mlcareer-import-[^/]*\//g, "");
  }
  return "";
}
