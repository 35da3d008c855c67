import { RootCommand, script, type Command as TabCommand } from "@bomb.sh/tab";
import type { Argument, Command, Option } from "commander";
import type { Session } from "../app/session.ts";
import { UsageError } from "../errors.ts";

/*
 * Tab completion. The shell's script (by @bomb.sh/tab) asks `mlcareer complete -- WORDS` at every Tab, and gets one
 * candidate a line with its description, then a directive. Commands, flags and choices come from the command line
 * itself; names come from the data and from what is saved.
 */

export const SHELLS = ["bash", "zsh", "fish"] as const;

/** What the last line of an answer tells the shell; numbers of the library's protocol. */
const DIRECTIVE = { files: 0, noSpace: 2 + 4, noFiles: 4 };

/** bash expands what it is offered, so nothing is that could be more than a name. */
const SAFE = /^[\w.=-]+$/;

type Candidate = [value: string, description: string];

/** Names that can stand somewhere; `files`: a file's name can too; `open`: what is named goes on (skill=level). */
interface Names {
  list?: (session: Session) => Promise<Candidate[]>;
  files?: boolean;
  open?: boolean;
}

const roles: Names["list"] = async (s) => (await s.catalog()).roles.map(({ id, title }) => [id, title]);
const skills: Names["list"] = async (s) =>
  (await s.catalog()).skills.filter(({ status }) => status !== "decoy").map(({ id, name }) => [id, name]);
const companies: Names["list"] = async (s) => (await s.catalog()).companies.map(({ id, name }) => [id, name]);
const countries: Names["list"] = async (s) => Object.entries((await s.catalog()).countries);
const saved: Names["list"] = async (s) => (await s.store()).assessments.ids().map((id) => [id, "assessment"]);
const plans: Names["list"] = async (s) => (await s.store()).plans.ids().map((id) => [id, "plan"]);
const levels: Names["list"] = async (s) => ((await skills?.(s)) ?? []).map(([id, name]) => [`${id}=`, name]);
const both =
  (...lists: (Names["list"] | undefined)[]): NonNullable<Names["list"]> =>
  async (s) =>
    (await Promise.all(lists.map((list) => list?.(s) ?? []))).flat();

/** By the flag, or by the command and the argument's name. */
const NAMES: Record<string, Names> = {
  "--role": { list: roles },
  "--compare": { list: roles },
  "--country": { list: countries },
  "--source": { list: async (s) => (await s.catalog()).sources.map(({ id, title }) => [id, title]) },
  "--currency": {
    list: async (s) => [
      ["native", "as the source gives it"],
      ...[...new Set((await s.catalog()).rates.map(({ currency }) => currency))].map((code): Candidate => [code, ""]),
    ],
  },
  "--set": { list: levels, open: true },
  "--what-if": { list: levels, open: true },
  "--answers": { files: true },
  "--export": { files: true },
  "--output": { files: true },
  "--mapping": { files: true },
  "--data": { files: true },
  "report id|file": { list: saved, files: true },
  "check id|file": { list: saved, files: true },
  "plan id|file": { list: saved, files: true },
  "role id": { list: roles },
  "salary company": { list: companies },
  "skill id or words": { list: skills },
  "explain what": {
    list: both(
      async () => [
        ["readiness", "the score"],
        ["salary", "pay by company"],
      ],
      skills,
      roles,
    ),
  },
  "history show id": { list: saved },
  "history diff a": { list: saved },
  "history diff b": { list: saved },
  "history progress plan": { list: plans },
  "history delete id": { list: both(saved, plans) },
  "history export file": { files: true },
  "data check dir": { files: true },
  "data import file": { files: true },
};

/** Prints the script that a shell reads once. */
export function completionScript({ io, json }: Session, shell: (typeof SHELLS)[number]): void {
  if (json) throw new UsageError("completion prints a script, not JSON.", "Leave out --json.");
  const made = printed(() => script(shell, "mlcareer", "mlcareer")).join("\n");
  io.out(`${shell === "bash" ? mendedForBash(made) : made}\n`);
}

/** What stands in for the bash-completion package where that is not installed: words split at spaces only. */
const WITHOUT_PACKAGE = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    read -r -a words <<< "\${COMP_LINE:0:COMP_POINT}"
    [[ "\${COMP_LINE:COMP_POINT-1:1}" == [[:space:]] ]] && words+=("")
    cword=$((\${#words[@]} - 1)); cur=\${words[cword]}; prev=\${words[cword-1]:-}
}
`;

/** The library's script reads twice without a fault, completes file names too, and needs no package. */
function mendedForBash(text: string): string {
  return WITHOUT_PACKAGE + text.replace(/^readonly /gm, "").replace(/^complete -F/m, "complete -o default -F");
}

/** Answers one Tab: `words` are those after the program's name, the last one unfinished. */
export async function complete(session: Session, program: Command, words: string[]): Promise<void> {
  const asked: Names[] = [];
  const root = treeOf(program, (names) => asked.push(names));
  // The library takes its candidates at once, and ours come later: what it asks for is remembered and added here.
  const [directive = "", ...lines] = printed(() => root.parse([...words])).reverse();
  if (!/^:\d+$/.test(directive)) throw new UsageError("complete takes the words of a command line after --.");
  const typed = words.at(-1) ?? "";
  const begun = typed.slice(typed.startsWith("--") ? typed.indexOf("=") + 1 : 0);
  const found = (await Promise.all(asked.map(({ list }) => list?.(session) ?? []))).flat();
  const named = found
    .filter(([value]) => value.startsWith(begun) && SAFE.test(value))
    .map(([value, description]) => `${value}\t${description}`);
  const code = asked.some(({ files }) => files)
    ? DIRECTIVE.files
    : asked.some(({ open }) => open)
      ? DIRECTIVE.noSpace
      : DIRECTIVE.noFiles;
  session.io.out(`${[...lines.reverse(), ...named, `:${code}`].join("\n")}\n`);
}

/** The command line as the library knows it: every command with its flags, the global ones too, and its arguments. */
function treeOf(program: Command, ask: (names: Names) => void): RootCommand {
  const root = new RootCommand();
  const add = (command: Command, path: string[]) => {
    const node = path.length === 0 ? root : root.command(path.join(" "), command.description());
    for (const option of command === program ? program.options : [...command.options, ...program.options])
      addOption(node, option, ask);
    for (const argument of command.registeredArguments) addArgument(node, argument, path, ask);
    for (const sub of command.createHelp().visibleCommands(command)) add(sub, [...path, sub.name()]);
  };
  add(program, []);
  return root;
}

function addOption(node: TabCommand, option: Option, ask: (names: Names) => void): void {
  const [long, short] = [option.long?.slice(2), option.short?.slice(1)];
  if (!long || option.hidden) return;
  if (!option.required && !option.optional) {
    if (short) node.option(long, option.description, short);
    else node.option(long, option.description);
    return;
  }
  const handler = (offer: (value: string, description: string) => void) =>
    candidates(option.argChoices, NAMES[`--${long}`], offer, ask);
  node.option(long, option.description, handler, short);
}

function addArgument(node: TabCommand, argument: Argument, path: string[], ask: (names: Names) => void): void {
  const names = NAMES[[...path, argument.name().replace(/\.\.\.$/, "")].join(" ")];
  node.argument(argument.name(), (offer) => candidates(argument.argChoices, names, offer, ask), argument.variadic);
}

function candidates(
  choices: readonly string[] | undefined,
  names: Names | undefined,
  offer: (value: string, description: string) => void,
  ask: (names: Names) => void,
): void {
  for (const choice of choices ?? []) offer(choice, "");
  if (names) ask(names);
}

/** What the library prints: it knows no other way out than console.log. */
function printed(action: () => void): string[] {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noConsole: the library's only output, taken over for as long as it runs
  const log = console.log;
  console.log = (...parts: unknown[]) => void lines.push(...parts.map(String));
  try {
    action();
  } finally {
    console.log = log;
  }
  return lines;
}
