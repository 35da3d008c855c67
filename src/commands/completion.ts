import type { Argument, Command, Option } from "commander";
import { SCRIPTS } from "../app/completion-scripts.ts";
import type { Completed, NameKind } from "../app/declared.ts";
import type { Session } from "../app/session.ts";
import { namesTarget } from "../app/words.ts";
import { LEVEL_NAMES, LEVELS } from "../core/score/levels.ts";
import { UsageError } from "../errors.ts";

/*
 * Tab completion. The shell's script asks `mlcareer complete -- WORDS` at every Tab. Commands, flags and choices come
 * from the command line itself; names come from the data and from what is saved.
 */

/** What the last line of an answer tells the shell. */
const DIRECTIVE = { files: 0, noFiles: 4, noSpace: 6 };

/** What is offered comes to stand on a command line, so nothing is that could be more than a name. */
const SAFE = /^[\w.=-]+$/;

type Candidate = [value: string, description: string];

/** Names that can stand somewhere, given what is begun there; `files`: a file's name can too. */
interface Names {
  list?: (session: Session, begun: string) => Promise<Candidate[]>;
  files?: boolean;
}

const roles: Names["list"] = async (s) => (await s.catalog()).roles.map(({ id, title }) => [id, title]);
const skills: Names["list"] = async (s) =>
  (await s.catalog()).skills.filter(({ status }) => status !== "decoy").map(({ id, name }) => [id, name]);
/** `skill=`, and where that stands, `skill=level`. */
const levels: Names["list"] = async (s, begun) => {
  const known = (await skills?.(s, begun)) ?? [];
  const chosen = known.find(([id]) => begun.startsWith(`${id}=`));
  if (!chosen) return known.map(([id, name]) => [`${id}=`, name]);
  return LEVELS.map((level) => [`${chosen[0]}=${level}`, LEVEL_NAMES[level]]);
};

/** By the kind that stands beside the declaration of a flag or an argument (commands.ts). */
const NAMES: Record<NameKind, Names> = {
  roles: { list: roles },
  skills: { list: skills },
  companies: { list: async (s) => (await s.catalog()).companies.map(({ id, name }) => [id, name]) },
  countries: { list: async (s) => Object.entries((await s.catalog()).countries) },
  sources: { list: async (s) => (await s.catalog()).sources.map(({ id, title }) => [id, title]) },
  currencies: {
    list: async (s) => [
      ["native", "as the source gives it"],
      ...[...new Set((await s.catalog()).rates.map(({ currency }) => currency))].map((code): Candidate => [code, ""]),
    ],
  },
  levels: { list: levels },
  topics: {
    list: async () => [
      ["readiness", "the score"],
      ["salary", "pay by company"],
    ],
  },
  assessments: { list: async (s) => (await s.store()).assessments.ids().map((id) => [id, "assessment"]) },
  checks: { list: async (s) => (await s.store()).taken.ids().map((id) => [id, "check"]) },
  plans: { list: async (s) => (await s.store()).plans.ids().map((id) => [id, "plan"]) },
  adverts: { list: async (s) => (await s.store()).adverts.names().map((name) => [name, "advert"]) },
  files: { files: true },
};

function namesOf(declared: Completed): Names[] {
  return (declared.names ?? []).map((kind) => NAMES[kind]);
}

/** Prints the script that a shell reads once. */
export function completionScript({ io, json }: Session, shell: keyof typeof SCRIPTS): void {
  if (json) throw new UsageError("completion prints a script, not JSON.", "Leave out --json.");
  io.out(SCRIPTS[shell]);
}

/** Answers one Tab: `words` are those after the program's name, the last one unfinished. */
export async function complete(session: Session, program: Command, words: string[]): Promise<void> {
  const place = placeAfter(program, words.slice(0, -1));
  const typed = words.at(-1) ?? "";
  const { offered, names, before = "" } = whatFits(place, typed);
  const begun = typed.slice(before.length);
  const lists = await Promise.all(names.map(({ list }) => (list ? listed(list(session, begun)) : [])));
  const found = [...offered, ...lists.flat()]
    .map(([value, description]): Candidate => [before + value, description])
    .filter(([value]) => value.startsWith(typed) && SAFE.test(value));
  const code = found.some(([value]) => value.endsWith("="))
    ? DIRECTIVE.noSpace
    : names.some(({ files }) => files)
      ? DIRECTIVE.files
      : DIRECTIVE.noFiles;
  session.io.out([...found.map(([value, description]) => `${value}\t${description}`), `:${code}`, ""].join("\n"));
}

/** What cannot be read has no names to offer: nobody asked for a reason who only pressed Tab. */
async function listed(names: Promise<Candidate[]>): Promise<Candidate[]> {
  return names.catch(() => []);
}

/** Where the words before the cursor have led. */
interface Place {
  command: Command;
  /** How many arguments stand before. */
  before: number;
  /** The flag that the next word is, or can be, a value of. */
  option?: { of: Option; must: boolean };
  /** Behind `--` everything is an argument. */
  literal: boolean;
}

function placeAfter(program: Command, words: readonly string[]): Place {
  return words.reduce(placeBehind, { command: program, before: 0, literal: false });
}

function placeBehind({ option, ...place }: Place, word: string): Place {
  if (option?.must) return option.of.variadic ? { ...place, option: { ...option, must: false } } : place;
  if (!place.literal && word === "--") return { ...place, literal: true };
  if (!place.literal && isFlag(word)) {
    const of = optionOf(place.command, word);
    return of && takesValue(of) ? { ...place, option: { of, must: true } } : place;
  }
  if (option) return { ...place, option, before: place.before + Number(namesTarget(word, option.of)) };
  const sub = place.literal || place.before > 0 ? undefined : subcommands(place.command).find((c) => c.name() === word);
  if (sub) return { ...place, command: sub };
  return { ...place, before: place.before + 1 };
}

/** What can stand at a place: words, and names still to be looked up; `before` is the part that is no value (--role=). */
interface Fitting {
  offered: Candidate[];
  names: readonly Names[];
  before?: string;
}

function whatFits({ command, before, option, literal }: Place, typed: string): Fitting {
  const assigned = literal ? undefined : /^(--[^=]+)=/.exec(typed);
  if (option?.must) return valuesOf(option.of);
  if (assigned) {
    const of = optionOf(command, assigned[1] ?? "");
    return of && takesValue(of) ? { ...valuesOf(of), before: assigned[0] } : { offered: [], names: [] };
  }
  if (!literal && typed.startsWith("-")) return { offered: flagsOf(command), names: [] };
  const argument = command.registeredArguments[before] ?? command.registeredArguments.findLast((a) => a.variadic);
  const fitting = [...(option ? [valuesOf(option.of)] : []), ...(argument ? [valuesOf(argument)] : [])];
  const subs = before > 0 || option || literal ? [] : subcommands(command);
  return {
    offered: [
      ...subs.map((sub): Candidate => [sub.name(), sub.description()]),
      ...fitting.flatMap(({ offered }) => offered),
    ],
    names: fitting.flatMap(({ names }) => names),
  };
}

function valuesOf(declared: Option | Argument): Fitting {
  const { argChoices = [] } = declared;
  return { offered: argChoices.map((choice) => [choice, ""]), names: namesOf(declared as Completed) };
}

function flagsOf(command: Command): Candidate[] {
  const help = command.createHelp();
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  return options.flatMap(({ long, short, description }) =>
    [long, short].flatMap((flag): Candidate[] => (flag ? [[flag, description]] : [])),
  );
}

/** The flag of a word that its value does not belong to: `-o`, `--output`, of the command or of those above it. */
function optionOf(command: Command, word: string): Option | undefined {
  const own = command.options.find(({ long, short }) => long === word || short === word);
  return own ?? (command.parent ? optionOf(command.parent, word) : undefined);
}

function subcommands(command: Command): Command[] {
  return command.createHelp().visibleCommands(command);
}

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith("-");
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}
