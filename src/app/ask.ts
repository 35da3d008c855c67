import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import { Cancelled } from "../errors.ts";
import { type Draft, newDraft, parseDraft } from "../interview/draft.ts";
import type { Prompter, Reply } from "../interview/prompter.ts";
import { interview } from "../interview/run.ts";
import { toAscii } from "../render/style.ts";
import type { Store } from "../store/assessments.ts";
import { roleOf, type Session } from "./session.ts";
import { DEFAULT_ROLE } from "./target.ts";

/** What the command line says about an interview. */
export interface AskOptions {
  role?: string;
  country?: string;
  continue?: boolean;
  fresh?: boolean;
  save: boolean;
}

/** Countries offered by name; pay of any other is reached with --country. */
const COUNTRIES_OFFERED = 8;

/** Asks all questions and returns the answers, or undefined when the person saved and left. */
export async function runInterview(
  session: Session,
  catalog: Catalog,
  options: AskOptions,
): Promise<Answers | undefined> {
  const store = await session.store();
  const prompter = await openPrompter(session);
  try {
    const draft = await beginOrGoOn(session, catalog, store, prompter, options);
    if (!draft) return undefined;
    const save = (now: Draft) => {
      if (options.save) store.saveDraft(now);
    };
    const role: Role = roleOf(catalog, draft.role);
    const countries = options.country ? {} : mostFigures(catalog);
    const done = await interview({ role, catalog, countries, draft, prompter, save }).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
      if (!options.save) throw new Cancelled("Stopped; nothing was kept (--no-save).");
      throw new Cancelled("Stopped; what you answered is saved.", "Go on with: mlcareer assess");
    });
    if (done.finished) return done.draft.answers;
    session.say(options.save ? "Saved. Go on with: mlcareer assess" : "Left; nothing was kept (--no-save).");
    return undefined;
  } finally {
    prompter.close();
  }
}

export async function openPrompter({ io }: Session): Promise<Prompter> {
  const { input, output } = io.streams;
  const words = io.unicode ? (text: string) => text : toAscii;
  const common = {
    input,
    output,
    width: () => output.columns ?? io.width,
    colour: io.colour.err,
    unicode: io.unicode,
    words,
    ...(io.signal ? { signal: io.signal } : {}),
  };
  if (io.accessible) return (await import("../interview/accessible.ts")).accessiblePrompter(common);
  return (await import("../interview/inquirer.ts")).inquirerPrompter(common);
}

/** The interview left earlier when it is to be gone on with, else a new one; undefined when the person leaves again. */
async function beginOrGoOn(
  session: Session,
  catalog: Catalog,
  store: Store,
  prompter: Prompter,
  options: AskOptions,
): Promise<Draft | undefined> {
  const role = options.role ?? DEFAULT_ROLE;
  const fresh = () => newDraft(role, session.io.now().toISOString());
  const text = options.fresh ? undefined : store.draft();
  if (text === undefined) {
    if (options.continue) session.say("There is no unfinished interview; this is a new one.");
    return fresh();
  }
  const draft = parseDraft(text, catalog);
  if (!draft) {
    session.say(
      `The unfinished interview in ${store.folder} cannot be read; it is kept until your first answer, and this is a new one.`,
    );
    return fresh();
  }
  if (options.role !== undefined && options.role !== draft.role && !options.continue) {
    session.say(
      `An unfinished interview for ${draft.role} is dropped with your first answer; to go on with it instead: mlcareer assess --continue`,
    );
    return fresh();
  }
  if (options.continue || draft.done.length === 0) return draft;
  const reply = await goOn(prompter, draft);
  if (reply.kind === "quit") return undefined;
  return reply.kind === "answer" && reply.value === "no" ? fresh() : draft;
}

async function goOn(prompter: Prompter, { startedAt, done }: Draft): Promise<Reply<string>> {
  return prompter.choose({
    kind: "choose",
    topic: "other",
    id: "continue:",
    subject: "",
    group: "Unfinished interview",
    title: `You left an interview on ${startedAt.slice(0, 10)} after ${done.length} answers. Go on with it?`,
    short: "Unfinished interview",
    choices: [
      { value: "yes", key: "1", label: "go on where I stopped" },
      { value: "no", key: "2", label: "begin anew, dropping those answers" },
    ],
    preset: "yes",
  });
}

/** The countries with the most pay figures, by name. */
function mostFigures({ salaries, countries }: Catalog): Record<string, string> {
  const figures = new Map<string, number>();
  for (const { country } of salaries) figures.set(country, (figures.get(country) ?? 0) + 1);
  const codes = [...figures].sort((a, b) => b[1] - a[1]).slice(0, COUNTRIES_OFFERED);
  return Object.fromEntries(codes.map(([code]) => [code, countries[code] ?? code]));
}
