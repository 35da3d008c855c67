import { join } from "node:path";
import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import { Cancelled, UserError } from "../errors.ts";
import { WAY } from "../interview/about-you.ts";
import { type Draft, newDraft, parseDraft } from "../interview/draft.ts";
import type { Setting } from "../interview/flow.ts";
import { timeLeft } from "../interview/pace.ts";
import type { Prompter } from "../interview/prompter.ts";
import type { ChooseQuestion } from "../interview/question.ts";
import { draftOfRest } from "../interview/rest.ts";
import { interview, standing } from "../interview/run.ts";
import { toAscii } from "../render/style.ts";
import type { Drafts, OwnDraft, Unfinished } from "../store/drafts.ts";
import { localDay } from "../text/day.ts";
import { count } from "../views/format.ts";
import type { FoundInFiles } from "./from.ts";
import { roleOf, type Session } from "./session.ts";
import { DEFAULT_ROLE } from "./target.ts";

/** What the command line says about an interview. */
export interface AskOptions {
  role?: string;
  country?: string;
  continue?: boolean;
  fresh?: boolean;
  /** Goes through the answers of the latest assessment again. */
  edit?: boolean;
  /** The way in, which is then not asked. */
  short?: boolean;
  full?: boolean;
  /** What was found in files, to be confirmed first. */
  found?: Pick<FoundInFiles, "proposals" | "degree">;
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
    const done = await interview({ ...settingOf(catalog, role, options), draft, prompter, save }).catch(
      (error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
        if (!options.save) throw new Cancelled("Stopped; nothing was kept (--no-save).");
        if (!own.leave())
          throw new Cancelled("Stopped. This interview was gone on with in another window, or deleted.");
        throw new Cancelled("Stopped; what you answered is saved.", "Go on with: mlcareer assess");
      },
    );
    finished = done.finished;
    if (finished) return { answers: done.draft.answers, own };
    session.say(leftWords(options.save, own));
    return undefined;
  } finally {
    prompter.close();
    if (!finished) begun?.own.leave();
  }
}

function settingOf(catalog: Catalog, role: Role, { country }: Pick<AskOptions, "country">): Setting {
  return { role, catalog, countries: country ? {} : mostFigures(catalog), asksWay: true, asksTime: true };
}

/** Where the interview stands that `assess --continue` goes on with, in a sentence; undefined when there is none. */
export async function leftInterview(session: Session): Promise<string | undefined> {
  const { interviews } = await session.store();
  if (interviews.list().length === 0) return undefined;
  const catalog = await session.catalog();
  const found = latestUsable({ session, catalog, interviews, options: { save: true } });
  if (!found || answersIn(found.draft) === 0) return undefined;
  const role = roleOf(catalog, found.draft.role);
  const place = standing(settingOf(catalog, role, {}), found.draft);
  if (!place) return "You have answered every question; the result is still to be saved.";
  return `You stopped at group ${place.number} of ${place.of} of the questions for ${role.title} (${timeLeft(place.secondsLeft)}).`;
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
    draft: beginDraft(options.role ?? DEFAULT_ROLE, session.io.now().toISOString(), options),
    own: interviews.begin(replaced),
  });
  if (options.found) {
    if (interviews.list().length > 0)
      session.say("An unfinished interview stays as it is; to go on with it: mlcareer assess --continue");
    return fresh();
  }
  if (options.edit) return { draft: await draftOfLatest(session), own: interviews.begin() };
  if (options.fresh) return fresh(interviews.list().filter(({ open }) => !open));
  const found = latestUsable(beginning);
  if (!found) {
    const rest = options.continue ? await restOf(beginning) : undefined;
    if (rest) return { draft: rest, own: interviews.begin() };
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

/** A new interview, with the way in answered by a flag. */
function beginDraft(role: string, at: string, { short, full, found }: AskOptions): Draft {
  const degree = found?.degree && { education: found.degree };
  const begun = newDraft(role, at, { ratings: {}, ...degree, ...(short ? { way: "short" } : {}) });
  const draft = found ? { ...begun, found: [...found.proposals] } : begun;
  return short || full ? { ...draft, done: [WAY] } : draft;
}

/** Every question again, each with the answer of the latest assessment preselected. */
async function draftOfLatest(session: Session): Promise<Draft> {
  const { answers } = await (await session.store()).assessment();
  return newDraft(answers.role, session.io.now().toISOString(), answers);
}

/** What the latest assessment left out, when its interview was the short one. */
async function restOf({ session, catalog, options }: Beginning): Promise<Draft | undefined> {
  const { assessments } = await session.store();
  if (assessments.ids().length === 0) return undefined;
  const { answers } = await (await session.store()).assessment();
  if (answers.way !== "short" || (options.role ?? answers.role) !== answers.role) return undefined;
  const role = roleOf(catalog, answers.role);
  session.say("The rest of the questions; what you have answered stays.");
  return draftOfRest({ role, catalog, countries: {}, asksTime: true }, answers, session.io.now().toISOString());
}

interface Found {
  file: Unfinished;
  draft: Draft;
}

/** The latest that can be gone on with, of the role asked for if there is one; what cannot be used is named. */
function latestUsable({ session, catalog, interviews, options }: Omit<Beginning, "prompter">): Found | undefined {
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
  if (options.continue || (answersIn(draft) === 0 && !file.open)) return "here";
  const reply = await prompter.choose(file.open ? openElsewhere(draft) : leftEarlier(draft));
  return reply.kind === "answer" ? reply.value : undefined;
}

/** Undefined when another run was faster. With --no-save its answers are used, and the file is left where it is. */
async function goOn({ catalog, interviews, options }: Beginning, { file, draft }: Found): Promise<Begun | undefined> {
  if (!options.save) return { draft, own: interviews.begin() };
  const own = interviews.takeOver(file);
  return own && { own, draft: parseDraft(interviews.read({ name: own.openName }), catalog) };
}

/** How many questions are answered; the way in is none of them. */
function answersIn({ done }: Draft): number {
  return done.filter((id) => id !== WAY).length;
}

function leftEarlier(draft: Draft): ChooseQuestion {
  return aboutUnfinished(
    `You left an interview on ${localDay(draft.startedAt)} after ${count(answersIn(draft), "answer")}. Go on with it?`,
    [
      { value: "here", key: "1", label: "go on where I stopped" },
      { value: "anew", key: "2", label: "begin anew, dropping those answers" },
    ],
  );
}

function openElsewhere(draft: Draft): ChooseQuestion {
  return aboutUnfinished(
    `Another interview seems to be open in another window (${count(answersIn(draft), "answer")}). Go on with it here?`,
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
