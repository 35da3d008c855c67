import { Cancelled, UserError } from "../errors.ts";
import type { Finding } from "../evidence/finding.ts";
import type { DegreeTold, Dossier } from "../evidence/passage.ts";
import { type Proposal, propose } from "../evidence/proposal.ts";
import type { Source } from "../evidence/readers/source.ts";
import { cleanLine } from "../text/clean.ts";
import { localDay } from "../text/day.ts";
import { grouped } from "../text/money.ts";
import { groundOf } from "./adverts.ts";
import type { Session } from "./session.ts";
import { statusLine } from "./status.ts";

/* What a person starts from, read into proposals. Nothing of it is kept but what the person confirms. */

export interface FoundInFiles {
  proposals: Proposal[];
  degree?: DegreeTold | undefined;
  /** What is to be told of what was read. */
  notes: string[];
}

/** Reads files, exports and folders. Throws UserError where one cannot be used, or nothing is found in any. */
export async function findIn(session: Session, names: readonly string[], author?: string): Promise<FoundInFiles> {
  const { readSource } = await import("../evidence/readers/source.ts");
  const { LINKEDIN } = await import("../evidence/resume.ts");
  const today = localDay(session.io.now().toISOString()).slice(0, 7);
  const findings: Finding[] = [];
  const notes: string[] = [];
  let degree: DegreeTold | undefined;
  for (const name of names) {
    const source = await readSource(name, LINKEDIN);
    if (source.kind === "folder") {
      const code = await findInFolder(session, source.path, author);
      findings.push(...code.findings);
      notes.push(...code.notes);
      continue;
    }
    const read = await readDossier(session, source, name, today);
    findings.push(...read.findings);
    degree ??= read.degree;
  }
  const known = new Set((await session.catalog()).skills.flatMap(({ id, status }) => (status === "decoy" ? [] : id)));
  const proposals = propose(
    findings.filter(({ skill }) => known.has(skill)),
    today,
  );
  if (proposals.length === 0)
    throw new UserError(
      `Nothing was found in ${names.map(cleanLine).join(", ")} that is a skill here.`,
      "Answer the questions: mlcareer assess",
    );
  return { proposals, notes, ...(degree ? { degree } : {}) };
}

async function readDossier(
  session: Session,
  source: Exclude<Source, { kind: "folder" }>,
  path: string,
  today: string,
): Promise<{ findings: Finding[]; degree: DegreeTold | undefined }> {
  const { degreeIn, findSkills, foreignLanguage, languageOf } = await import("../evidence/resume.ts");
  const { terms, reader } = await groundOf(session);
  const dossier = await dossierOf(source, path, today);
  const told = dossier.passages.map((passage) => passage.text).join("\n");
  const text = source.kind === "text" ? source.text : told;
  const foreign = foreignLanguage(
    text,
    reader.common.map(({ words }) => words),
  );
  if (foreign)
    throw new UserError(
      `${path} is in ${foreign}; English and German are read.`,
      "Name a version in one of them, or answer the questions: mlcareer assess",
    );
  return { findings: findSkills(dossier, terms, languageOf(text, reader.common)), degree: degreeIn(dossier.passages) };
}

async function dossierOf(source: Exclude<Source, { kind: "folder" }>, path: string, today: string): Promise<Dossier> {
  const { isJsonResume, readJsonResume, readLinkedIn, readResumeText } = await import("../evidence/resume.ts");
  const file = cleanLine(source.name);
  if (source.kind === "linkedin") return readLinkedIn(source.tables, file, today);
  if (source.kind === "text") return readResumeText(source.text, file, today);
  if (!isJsonResume(source.value))
    throw new UserError(
      `${path} is JSON, but not a JSON Resume: it has none of work, skills, projects, education and certificates.`,
      "The format: jsonresume.org. An answers file is taken by: mlcareer assess --answers",
    );
  return readJsonResume(source.value, file, today);
}

/** Folders may be large: how far it is stands on a line, and Ctrl-C stops it. */
async function findInFolder(
  session: Session,
  path: string,
  author: string | undefined,
): Promise<{ findings: Finding[]; notes: string[] }> {
  const { io } = session;
  const { findInCode } = await import("../evidence/code/find.ts");
  const { code: signs } = await session.catalog();
  const line = statusLine(io);
  const stopped = () => line?.clear();
  io.signal?.addEventListener("abort", stopped);
  try {
    return await findInCode(path, {
      signs,
      author,
      signal: io.signal,
      today: io.now(),
      onProgress: (files) => line?.show(`Looking through the code: ${grouped(files)} files`),
    });
  } catch (error) {
    throw io.signal?.aborted ? new Cancelled("Stopped; nothing was kept.") : error;
  } finally {
    io.signal?.removeEventListener("abort", stopped);
    line?.clear();
  }
}
