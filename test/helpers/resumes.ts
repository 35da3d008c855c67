import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findIn } from "../../src/app/from.ts";
import type { Session } from "../../src/app/session.ts";
import { builtCatalog } from "../../src/catalog/built.ts";
import type { Proposal } from "../../src/evidence/proposal.ts";
import { docxOf, zipOf } from "./zip.ts";

/* The invented résumés of test/fixtures/resumes, in the formats that they stand for, and what is true of each. */

export const RESUMES = "test/fixtures/resumes";
export const TODAY = "2026-11-25T09:00:00.000Z";

const catalog = builtCatalog("dist/data");
const session = { io: { now: () => new Date(TODAY) }, catalog: async () => catalog } as unknown as Session;

/** The names of one half, `build` or `held`. */
export function resumesOf(half: string): string[] {
  return readdirSync(RESUMES)
    .filter((name) => name.startsWith(half) && !name.endsWith(".truth"))
    .sort();
}

/** A résumé as a file of its format, in a folder; the path. */
export function writeResume(name: string, folder: string): string {
  const given = join(RESUMES, name);
  const [id = ""] = name.split(".");
  if (name.endsWith(".docx.txt")) return written(join(folder, `${id}.docx`), docxOf(readFileSync(given, "utf8")));
  if (!name.endsWith(".linkedin")) return written(join(folder, name), readFileSync(given));
  const tables = readdirSync(given).map((table) => [table, readFileSync(join(given, table))] as const);
  return written(join(folder, `${id}.zip`), zipOf(Object.fromEntries(tables)));
}

function written(path: string, content: Buffer): string {
  writeFileSync(path, content);
  return path;
}

/** What is proposed from files. */
export async function proposalsFrom(...paths: string[]): Promise<Proposal[]> {
  return (await findIn(session, paths)).proposals;
}

/** What is proposed from one of the résumés. */
export async function proposalsOf(name: string): Promise<Proposal[]> {
  const folder = mkdtempSync(join(tmpdir(), "mlcareer-resume-"));
  try {
    return await proposalsFrom(writeResume(name, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Truth {
  /** The most that the text supports, by skill. */
  shown: Map<string, number>;
  /** The same for what a reader may or may not take from it. */
  open: Map<string, number>;
}

export function truthOf(name: string): Truth {
  const [id = ""] = name.split(".");
  const truth: Truth = { shown: new Map(), open: new Map() };
  for (const line of readFileSync(join(RESUMES, `${id}.truth`), "utf8")
    .trim()
    .split("\n")) {
    const [, mark, skill = "", level] = /^(~?)(\S+) ([1-3])$/.exec(line) ?? [];
    truth[mark === "~" ? "open" : "shown"].set(skill, Number(level));
  }
  return truth;
}
