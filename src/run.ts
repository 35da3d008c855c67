import { existsSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import type { Action } from "./app/declared.ts";
import { type Globals, Session } from "./app/session.ts";
import { checkNotEaten, giveBackTarget, withLongFlags } from "./app/words.ts";
import { declareCommands, examples, flag, isCommand } from "./commands.ts";
import { EXIT, shorten, UsageError, UserError } from "./errors.ts";
import { type Io, ioWith } from "./io/world.ts";
import { settingsFile } from "./store/places.ts";
import { clean, cleanLine } from "./text/clean.ts";
import { didYouMean } from "./text/unknown.ts";
import { wrapTalk } from "./text/wrap-words.ts";
import { VERSION } from "./version.ts";

/** Runs one command line and returns its exit code; never throws and never ends the process. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // A line that begins with a command needs none of the others, whose declaration would take longer than its parsing.
  const program = makeProgram(io, isCommand(argv[0]) ? argv[0] : undefined);
  try {
    if (argv.length === 0) {
      const { home } = await import("./commands/home.ts");
      const next = await home(session(program, io), program.helpInformation());
      return next ? run(next, io) : EXIT.done;
    }
    if (argv[0] === "complete" && argv[1] === "--") return await answerTab(program, io, argv.slice(2));
    if (wantsHelp(argv)) {
      commandOf(program, argv).outputHelp();
      return EXIT.done;
    }
    checkCommand(argv);
    checkSubcommand(program, argv);
    await program.parseAsync(withLongFlags(argv, program), { from: "user" });
    return EXIT.done;
  } catch (error) {
    return report(error, io);
  }
}

/** A shell is in the middle of a line that somebody types: whatever goes wrong, it is offered less, and told nothing. */
async function answerTab(program: Command, io: Io, words: string[]): Promise<number> {
  try {
    const { complete } = await import("./commands/completion.ts");
    await complete(session(program, io), program, words);
  } catch (error) {
    if (io.env.MLCAREER_DEBUG === "1") return report(error, io);
  }
  return EXIT.done;
}

/** Flags alone are no command. */
function checkCommand(argv: readonly string[]): void {
  const version = argv.includes("--version") || argv.includes("-V");
  if (version || argv.some((word) => !word.startsWith("-"))) return;
  throw new UsageError("There is no command on this line.", "mlcareer --help lists them.");
}

/** A group with a default subcommand would take an unknown one for an argument too many. */
function checkSubcommand(program: Command, [name, word]: readonly string[]): void {
  const names = program.commands.find((command) => command.name() === name)?.commands.map((sub) => sub.name()) ?? [];
  if (names.length === 0 || word === undefined || word.startsWith("-") || names.includes(word)) return;
  throw new UsageError(`There is no command ${name} ${word}.`, didYouMean(word, names, `Known: ${names.join(", ")}`));
}

/** Help is shown whatever else stands on the line. */
function wantsHelp(argv: readonly string[]): boolean {
  const flags = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  return flags.includes("--help") || flags.includes("-h");
}

function commandOf(program: Command, argv: readonly string[]): Command {
  return argv.reduce((command, word) => command.commands.find((sub) => sub.name() === word) ?? command, program);
}

/** The one place where failures are turned into words and an exit code. */
function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UserError) {
    const talk = (text: string) => io.err(`${wrapTalk(text, io.talkWidth)}\n`);
    talk(`mlcareer: ${error.message.split("\n").map(cleanLine).join("\n")}`);
    if (error.hint) talk(cleanLine(error.hint));
    if (io.env.MLCAREER_DEBUG === "1") io.err(`${clean(stackOf(error))}\n`);
    return error.exitCode;
  }
  io.err(`mlcareer: this is a bug; please report it with what follows.\n${clean(stackOf(error))}\n`);
  return EXIT.bug;
}

/** Where an error arose. Its words can hold what stands in the environment or in a file. */
function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function session(program: Command, io: Io): Session {
  const globals = program.opts<Globals>();
  const accessible = io.accessible || globals.plain === true;
  const asked = program.getOptionValueSource("color") === "cli" && globals.color;
  const colour = asked || !globals.color ? { out: asked, err: asked } : io.colour;
  return new Session(ioWith(io, { accessible, colour }), globals);
}

/** A flag that is near to none gets no suggestion of commander's: what lists them is the fix. */
function withFix(text: string, command: string | undefined): string {
  if (!text.includes("unknown option") || text.includes("Did you mean")) return text;
  return `${text.trimEnd()}\nmlcareer ${command ?? ""}${command ? " " : ""}--help lists the flags.\n`;
}

function makeProgram(io: Io, only: string | undefined): Command {
  const program = new Command("mlcareer");
  program
    .description(
      "Where you stand on the way to machine-learning engineer, what is missing, what to learn first, what the job pays.",
    )
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
      getOutHasColors: () => io.colour.out,
      getErrHasColors: () => io.colour.err,
      outputError: (text, write) =>
        write(
          withFix(shorten(text), only)
            .replace(/^error: /, "mlcareer: ")
            .replace(/[^\n]*/g, cleanLine),
        ),
    })
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .addOption(flag("--data <dir>", "a folder of data laid over what is built in", ["files"]))
    .option("--no-input", "never ask; fail where a question would be needed")
    .option("--no-color", "no colour (also NO_COLOR)")
    .addOption(new Option("--color", "colour in any case").hideHelp())
    .option("--plain", "one record a line, no drawing, for grep and screen readers")
    .addOption(new Option("--no-plain", "drawn tables").hideHelp())
    .option("--no-pager", "never page what is longer than the screen (also PAGER=cat)")
    .addOption(new Option("--pager", "page in a terminal").hideHelp())
    .option("--json", "print JSON and nothing else")
    .option("--fields <a,b>", "with JSON: only these fields")
    .addHelpText("before", EXAMPLES)
    .addHelpText("after", AFTER)
    .helpCommand(false);
  program.hook("preAction", (_, command) => {
    giveBackTarget(command);
    checkGiven(program, command);
    return applySettings(program, command, io);
  });
  const action: Action =
    (handler) =>
    (...args) =>
      handler(session(program, io), ...(args.slice(0, -1) as typeof args)); // the last is the command itself
  declareCommands(program, action, only);
  program
    .command("version")
    .description("print the version")
    .action(action((s) => (s.json ? s.showJson({ schemaVersion: 1, version: VERSION }) : io.out(`${VERSION}\n`))));
  program
    .command("help")
    .description("help for a command, or on exit-codes, files or privacy")
    .argument("[command or topic...]")
    .action(action((s, words) => help(s, program, words)));
  for (const command of everyCommand(program))
    command.exitOverride().showSuggestionAfterError().copyInheritedSettings(program);
  return program;
}

/** What is empty was meant to be something: most often a variable of a script that is not set. */
function checkGiven(program: Command, command: Command): void {
  for (const owner of [program, command]) {
    const empty = owner.options.find((option) => [owner.getOptionValue(option.attributeName())].flat().includes(""));
    if (empty) throw new UsageError(`${empty.long} is empty.`, "Give it a value, or leave it out.");
  }
  checkNotEaten(program, command);
  if (command.args.includes("")) throw new UsageError("An argument is empty.", "Give it a value, or leave it out.");
}

/** Puts the settings file in the place of flags that were not given. Help needs none, and must come whatever is in it. */
async function applySettings(program: Command, command: Command, io: Io): Promise<void> {
  const file = settingsFile(io);
  if (file === undefined || ["help", "version"].includes(command.name()) || !existsSync(file)) return;
  const { settingsFor } = await import("./app/settings.ts");
  const settings = settingsFor(file, { command: command.name(), flags: command.opts(), env: io.env });
  for (const [name, value] of Object.entries(settings)) {
    for (const owner of [program, command]) {
      const attribute = owner.options.find(({ long }) => long === `--${name}`)?.attributeName();
      if (attribute === undefined || owner.getOptionValueSource(attribute) === "cli") continue;
      owner.setOptionValueWithSource(attribute, value, "config");
    }
  }
}

/** Help for a command however deep, or on a topic. */
async function help(s: Session, program: Command, words: string[]): Promise<void> {
  let command = program;
  for (const word of words) {
    const sub = command.commands.find((one) => one.name() === word);
    if (!sub) {
      const { helpTopic } = await import("./commands/help.ts");
      return helpTopic(
        s,
        word,
        command.commands.map((one) => one.name()),
      );
    }
    command = sub;
  }
  command.outputHelp();
}

function everyCommand(parent: Command): Command[] {
  return parent.commands.flatMap((command) => [command as Command, ...everyCommand(command as Command)]);
}

const EXAMPLES = examples(
  "mlcareer assess                          answer the questions, see your gap report",
  "mlcareer assess --example                a finished report, without answering anything",
  "mlcareer report --format md -o gap.md    write the latest report as Markdown",
  "mlcareer salary --country IN             pay by company in India",
  "mlcareer explain readiness               how the score is made",
);

const AFTER = `
Exit codes: 0 done, 1 what was given is wrong or cannot be written,
            2 wrong usage, 70 a bug, 130 cancelled.
Private:    no network, no account, no telemetry; answers stay in a folder of
            your own.
More:       mlcareer help exit-codes, help files, help privacy.`;
