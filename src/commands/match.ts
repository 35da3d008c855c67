import { groundOf, matchText, personOf } from "../app/adverts.ts";
import { checkFormat, deliver, REPORT_FORMATS, type ReportFormat } from "../app/deliver.ts";
import type { Session } from "../app/session.ts";
import type { Answered } from "../app/target.ts";
import { newest } from "../core/pay/choose.ts";
import { type PayRow, payRows } from "../core/pay/rows.ts";
import { EXIT, UsageError, UserError } from "../errors.ts";
import type { Match } from "../evidence/match.ts";
import { unlocksOf } from "../evidence/verdict.ts";
import { cleanDeep, cleanLine } from "../text/clean.ts";
import { matchesPage, matchPage, uncheckedWords } from "../views/match.ts";

export interface MatchOptions {
  answers?: string;
  role?: string;
  full?: boolean;
  plan?: boolean;
  keep?: string;
  format?: ReportFormat;
  output?: string;
  force?: boolean;
}

interface Read {
  file: string;
  text: string;
  match: Match;
}

const ASK_FIELDS = ["file", "need", "name", "skill", "kind", "level", "levelBasis", "you", "quote"] as const;
const ROW_FIELDS = ["file", "title", "readiness", "required", "met"] as const;

/** Adverts beside one's own answers: what each asks, what is lacking, whether to apply. */
export async function match(session: Session, names: readonly string[], options: MatchOptions): Promise<void> {
  checkFormat(session.json, options.format);
  if (names.includes("-") && options.answers === "-")
    throw new UsageError("Standard input is either the advert or the answers.", "Name a file for one of them.");
  const person = await personOf(session, options.answers);
  const { listAdverts } = await readers();
  const files = listAdverts(names);
  const single = files.length === 1 && names.length === 1 && files[0] === names[0];
  if (!single && (options.keep !== undefined || options.plan))
    throw new UsageError(`--${options.plan ? "plan" : "keep"} is for one advert.`, "Name one.");
  const { read, faults } = await readAll(session, files, person, options, single);
  const [only] = read;
  if (single && only) await showOne(session, only, person, options);
  else await showAll(session, read, options, faults);
  if (faults.length > 0) throw new UserError(faultsInWords(faults), undefined, EXIT.wrong);
}

/** Shared by the commands that read adverts: one file of the program for all. */
function readers() {
  return import("../evidence/readers/advert-file.ts");
}

interface Fault {
  file: string;
  message: string;
}

/** One bad file among many is told at the end; the rest goes on. */
async function readAll(
  session: Session,
  files: readonly string[],
  person: Answered | undefined,
  { role }: MatchOptions,
  single: boolean,
): Promise<{ read: Read[]; faults: Fault[] }> {
  const read: Read[] = [];
  const faults: Fault[] = [];
  await groundOf(session);
  for (const file of files) {
    try {
      const text = file === "-" ? await pasted(session) : await (await readers()).readAdvertFile(file);
      read.push({ file, text, match: await matchText(session, text, person, { role, first: single }) });
    } catch (error) {
      if (single || !(error instanceof UserError) || error.exitCode !== EXIT.wrong) throw error;
      faults.push({ file, message: error.message });
    }
  }
  return { read, faults };
}

function faultsInWords(faults: readonly Fault[]): string {
  return faults.map(({ message }) => message).join("\n");
}

async function pasted(session: Session): Promise<string> {
  if (session.mayAsk) session.say("Paste the advert, then press Ctrl-D on a line of its own.");
  const { io } = session;
  const { textOf } = await readers();
  return textOf((await io.readInputBytes?.("job advert")) ?? Buffer.from(await io.readInput()), "standard input");
}

async function showOne(
  session: Session,
  { file, text, match: found }: Read,
  person: Answered | undefined,
  options: MatchOptions,
): Promise<void> {
  if (options.keep !== undefined) await keep(session, options.keep, text, options.force ?? false);
  if (options.plan) {
    if (!found.checked || found.role.requirements.length === 0) throw new UserError(uncheckedWords(found));
    const { plan } = await import("./plan.ts");
    return plan(session, options.answers, {}, found.role);
  }
  const catalog = await session.catalog();
  const view = {
    match: found,
    from: shellWord(file),
    market: await marketFor(session, found, person),
    kept: options.keep,
  };
  const result = {
    what: "match",
    title: "Job advert",
    page: (all: boolean) => matchPage(view, catalog, { full: all || (options.full ?? false) }),
    json: () => ({ schemaVersion: 1, ...jsonOf(found) }),
    records: () => ({ fields: ASK_FIELDS, rows: found.asks.map((ask) => ({ file, ...(cleanDeep(ask) as object) })) }),
  };
  await deliver(session, result, options, REPORT_FORMATS);
}

/** What is printed as JSON; the untrusted words in it without control characters. */
export function jsonOf({ report, role, ...rest }: Match): object {
  return cleanDeep(rest) as object;
}

async function showAll(
  session: Session,
  read: readonly Read[],
  options: MatchOptions,
  faults: readonly Fault[],
): Promise<void> {
  const rows = [...read].sort((a, b) => (b.match.readiness?.claimed ?? -1) - (a.match.readiness?.claimed ?? -1));
  const unlocks = unlocksOf(rows.map(({ file, match: one }) => ({ file, ...one })));
  const lines = rows.map(({ file, match: { advert, readiness, required, met, checked } }) => ({
    file: cleanLine(file),
    ...(advert.title ? { title: cleanLine(advert.title) } : {}),
    checked,
    ...(readiness ? { readiness: readiness.claimed } : {}),
    required,
    ...(met === undefined ? {} : { met }),
  }));
  if (rows.length === 0) return;
  const catalog = await session.catalog();
  const result = {
    what: "match",
    title: "Job adverts",
    page: (all: boolean) => matchesPage(rows, unlocks, catalog, { full: all || (options.full ?? false) }),
    json: () => ({ schemaVersion: 1, adverts: lines, unlocks, ...(faults.length > 0 ? { faults } : {}) }),
    records: () => ({ fields: ROW_FIELDS, rows: lines }),
  };
  await deliver(session, result, options, REPORT_FORMATS);
}

/** The newest pay over all levels in the advert's currency, of the largest number behind it. */
async function marketFor(
  session: Session,
  { advert: { pay } }: Match,
  person: Answered | undefined,
): Promise<PayRow | undefined> {
  if (pay?.period !== "year") return undefined;
  const catalog = await session.catalog();
  const groups = catalog.roles.find(({ id }) => id === (person?.answers.role ?? "ml-engineer"))?.payGroups;
  const rows = newest(payRows(catalog, { groups, country: undefined }), { levels: false });
  const fitting = rows.filter(
    ({ currency, median, kind }) => currency === pay.currency && median !== undefined && kind === "percentiles",
  );
  return fitting.sort((a, b) => b.year - a.year || (b.n ?? 0) - (a.n ?? 0))[0];
}

async function keep(session: Session, name: string, text: string, force: boolean): Promise<void> {
  const store = await session.store();
  const file = store.adverts.save(name, text, force);
  session.say(`Kept as ${name} in ${file}.`);
}

/** A file's name as it can be pasted into a shell. */
function shellWord(file: string): string {
  const word = cleanLine(file);
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
