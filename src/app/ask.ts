import { join } from "node:path";
import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import { Cancelled, UserError } from "../errors.ts";
import { type Draft, newDraft, parseDraft } from "../interview/draft.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { ChooseQuestion } from "../interview/question.ts";
import { interview } from "../interview/run.ts";
import { toAscii } from "../render/style.ts";
import type { Drafts, OwnDraft, Unfinished } from "../store/drafts.ts";
import { localDay } from "../text/day.ts";
import { count } from "../views/format.ts";
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

/** All answers, and the interview's own file, which goes once they are saved. */
export interface Interviewed {
  answers: Answers;
  own: OwnDraft;
}

/** Asks all questions; undefined when the person saved and left. */
export async function runInterview(
  session: Session,
  catalog: Catalog,
  options: AskOptions,
): Promise<Interviewed | undefined> {
  const { interviews } = await session.store();
  const prompter = await openPrompter(session);
  let begun: Begun | undefined;
  let finished = false;
  try {
    begun = await beginOrGoOn({ session, catalog, interviews, prompter, options });
    if (!begun) return undefined;
    const { draft, own } = begun;
    const save = (now: Draft) => {
      if (options.save) own.keep(now);
    };
    const role: Role = roleOf(catalog, draft.role);
    const countries = options.country ? {} : mostFigures(catalog);
    const done = await interview({ role, catalog, countries, draft, prompter, save }).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
      if (!options.save) throw new Cancelled("Stopped; nothing was kept (--no-save).");
      if (!own.leave()) throw new Cancelled("Stopped. This interview was gone on with in another window, or deleted.");
      throw new Cancelled("Stopped; what you answered is saved.", "Go on with: mlcareer assess");
    });
    finished = done.finished;
    if (finished) return { answers: done.draft.answers, own };
    session.say(leftWords(options.save, own));
    return undefined;
  } finally {
    prompter.close();
    if (!finished) begun?.own.leave();
  }
}

function leftWords(save: boolean, own: OwnDraft): string {
  if (!save) return "Left; nothing was kept (--no-save).";
  if (own.leave()) return "Saved. Go on with: mlcareer assess";
  return "Left. This interview was gone on with in another window, or deleted.";
}

export async function openPrompter({ io }: Session): Promise<Prompter> {
  const { input, output } = io.streams;
  const words = io.unicode ? (text: string) => text : toAscii;
  const common = {
    input,
    output,
    width: () => output.columns || io.width,
    colour: io.colour.err,
    unicode: io.unicode,
    words,
    ...(io.signal ? { signal: io.signal } : {}),
  };
  if (io.accessible) return (await import("../interview/accessible.ts")).accessiblePrompter(common);
  return (await import("../interview/inquirer.ts")).inquirerPrompter(common);
}

/** An interview about to be asked. */
interface Begun {
  draft: Draft;
  own: OwnDraft;
}

interface Beginning {
  session: Session;
  catalog: Catalog;
  interviews: Drafts;
  prompter: Prompter;
  options: AskOptions;
}

/** One left earlier, or open elsewhere, when it is to be gone on with, else a new one; undefined when the person leaves again. */
async function beginOrGoOn(beginning: Beginning): Promise<Begun | undefined> {
  const { session, interviews, options } = beginning;
  const fresh = (replaced: readonly Unfinished[] = []): Begun => ({
    draft: newDraft(options.role ?? DEFAULT_ROLE, session.io.now().toISOString()),
    own: interviews.begin(replaced),
  });
  if (options.fresh) return fresh(interviews.list().filter(({ open }) => !open));
  const found = latestUsable(beginning);
  if (!found) {
    if (options.continue) session.say("There is no unfinished interview; this is a new one.");
    return fresh();
  }
  const { role } = found.draft;
  if (options.role !== undefined && options.role !== role && !options.continue) {
    session.say(
      `An unfinished interview for ${role} stays as it is; to go on with it: mlcareer assess --continue --role ${role}`,
    );
    return fresh();
  }
  switch (await wayOn(beginning, found)) {
    case "here":
      return (await goOn(beginning, found)) ?? beginOrGoOn(beginning);
    case "anew":
      return fresh([found.file]);
    case "beside":
      return fresh();
    default:
      return undefined;
  }
}

interface Found {
  file: Unfinished;
  draft: Draft;
}

/** The latest that can be gone on with, of the role asked for if there is one; what cannot be used is named. */
function latestUsable({ session, catalog, interviews, options }: Beginning): Found | undefined {
  const usable = interviews.list().flatMap((file): Found[] => {
    try {
      return [{ file, draft: parseDraft(interviews.read(file), catalog) }];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      session.say(
        `An unfinished interview, ${join(interviews.folder, file.name)}, cannot be used: ${reasonOf(error)} It stays as it is; mlcareer assess --fresh drops it.`,
      );
      return [];
    }
  });
  return usable.find(({ draft }) => draft.role === options.role) ?? usable[0];
}

/** One line of it: a fault's place has its own. */
function reasonOf({ message }: UserError): string {
  return message.split("\n")[0] ?? "";
}

async function wayOn({ session, prompter, options }: Beginning, { file, draft }: Found): Promise<string | undefined> {
  if (options.continue && file.open && options.save)
    session.say("Taken over from another window, which is told so at its next answer.");
  if (options.continue || (draft.done.length === 0 && !file.open)) return "here";
  const reply = await prompter.choose(file.open ? openElsewhere(draft) : leftEarlier(draft));
  return reply.kind === "answer" ? reply.value : undefined;
}

/** Undefined when another run was faster. With --no-save its answers are used, and the file is left where it is. */
async function goOn({ catalog, interviews, options }: Beginning, { file, draft }: Found): Promise<Begun | undefined> {
  if (!options.save) return { draft, own: interviews.begin() };
  const own = interviews.takeOver(file);
  return own && { own, draft: parseDraft(interviews.read({ name: own.openName }), catalog) };
}

function leftEarlier({ startedAt, done }: Draft): ChooseQuestion {
  return aboutUnfinished(
    `You left an interview on ${localDay(startedAt)} after ${count(done.length, "answer")}. Go on with it?`,
    [
      { value: "here", key: "1", label: "go on where I stopped" },
      { value: "anew", key: "2", label: "begin anew, dropping those answers" },
    ],
  );
}

function openElsewhere({ done }: Draft): ChooseQuestion {
  return aboutUnfinished(
    `Another interview seems to be open in another window (${count(done.length, "answer")}). Go on with it here?`,
    [
      { value: "here", key: "1", label: "go on here; the other window is told so at its next answer" },
      { value: "beside", key: "2", label: "begin another one, leaving that as it is" },
    ],
  );
}

function aboutUnfinished(title: string, choices: ChooseQuestion["choices"]): ChooseQuestion {
  const short = "Unfinished interview";
  return {
    kind: "choose",
    topic: "other",
    id: "continue:",
    subject: "",
    group: short,
    title,
    short,
    choices,
    preset: "here",
  };
}

/** The countries with the most pay figures, by name. */
function mostFigures({ salaries, countries }: Catalog): Record<string, string> {
  const figures = new Map<string, number>();
  for (const { country } of salaries) figures.set(country, (figures.get(country) ?? 0) + 1);
  const codes = [...figures].sort((a, b) => b[1] - a[1]).slice(0, COUNTRIES_OFFERED);
  return Object.fromEntries(codes.map(([code]) => [code, countries[code] ?? code]));
}
