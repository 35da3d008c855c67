import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import type { Action, Declared, Flagged, Giving, NameKind } from "./app/declared.ts";
import { PLAN_FORMATS, REPORT_FORMATS } from "./app/deliver.ts";
import { DEFAULT_ROLE } from "./app/target.ts";
import type { AssessOptions } from "./commands/assess.ts";
import type { CheckCommand } from "./commands/check.ts";
import type { CalibrateOptions } from "./commands/data-calibrate.ts";
import type { ImportOptions } from "./commands/data-import.ts";
import type { DeleteOptions, ExportOptions } from "./commands/history.ts";
import type { MarketOptions } from "./commands/market.ts";
import type { MatchOptions } from "./commands/match.ts";
import type { PlanOptions } from "./commands/plan-wanted.ts";
import type { ReportOptions } from "./commands/report.ts";
import type { RoleOptions } from "./commands/role.ts";
import type { SalaryOptions } from "./commands/salary.ts";

/*
 * Every command and flag is declared here, and nothing else is: what a command does is imported only when it runs, so
 * that help and errors cost no more than they must.
 */

const PAY_SORTS = ["high", "low", "median", "company", "n"];

/** Flags that only an interview uses. */
const INTERVIEW = ["continue", "fresh", "short", "full", "edit"] as const satisfies (keyof AssessOptions)[];

/** Each states the type of its command's options; see app/declared.ts. */
type Declare = (command: never, action: Action) => void;

/** As it stands on the line: --output, which the import calls `out`. */
type ImportLine = Omit<ImportOptions, "out"> & { output?: string };

/** Every command by its name, in the order of the help. */
const COMMANDS: Readonly<Record<string, Declare>> = {
  assess: (command: Declared<AssessOptions>, action) =>
    command
      .description("answer a few minutes of questions and see your gap report")
      .addOption(flag("--role <id>", `the role to measure against (default: ${DEFAULT_ROLE})`, ["roles"]))
      .option("--hours-per-week <h>", "the pace of what to do first (default: 8)", decimal)
      .addOption(
        flag("--answers <file>", "take the answers from a YAML or JSON file, - for standard input", [
          "files",
        ]).conflicts(INTERVIEW),
      )
      .addOption(
        flag(
          "--from <file|dir...>",
          "start from a résumé (JSON Resume, DOCX, PDF, text), a LinkedIn export, your code",
          ["files"],
        )
          .argParser(collect)
          .conflicts(["answers", "example", "set", "continue", "edit"]),
      )
      .addOption(flag("--author <email>", "of a git repository, count only this person's commits"))
      .addOption(
        flag("--template", "print an answers file to fill in").conflicts([
          "example",
          "answers",
          "set",
          "country",
          "export",
          ...INTERVIEW,
        ]),
      )
      .addOption(
        flag("--example", "show a finished report of a sample person (--full: all of it)").conflicts([
          "answers",
          "set",
          "country",
          ...INTERVIEW.filter((flag) => flag !== "full"),
        ]),
      )
      .addOption(
        flag("--set <skill=level...>", "change answers of the latest assessment", ["levels"])
          .argParser(collect)
          .conflicts(INTERVIEW),
      )
      .addOption(flag("--country <cc>", "your country, two letters, for pay", ["countries"]))
      .addOption(
        flag("--continue", "go on with the interview that was left, or with what the short way left out").conflicts(
          "fresh",
        ),
      )
      .option("--fresh", "begin anew, dropping an interview that was left")
      .addOption(
        flag("--edit", "go through the latest answers again, each preselected").conflicts([
          "continue",
          "fresh",
          "role",
        ]),
      )
      .addOption(flag("--short", "the short way: must-haves and what weighs most").conflicts("full"))
      .option("--full", "the full way: every skill; with --example, the full report")
      .option("--no-save", "keep nothing")
      .addOption(flag("--export <file>", "also write the report (.md, .json, .csv, .html)", ["files"]))
      .option("--force", "let --export replace a file")
      .addHelpText(
        "before",
        examples("mlcareer assess", "mlcareer assess --example", "mlcareer assess --answers me.yaml --export gap.md"),
      )
      .action(action(async (s, options) => (await import("./commands/assess.ts")).assess(s, options))),

  report: (command: Declared<ReportOptions>, action) =>
    command
      .description("the gap report of a saved assessment or a file")
      .addArgument(
        argument(
          "[id|file]",
          "a saved assessment (the latest when left out), an answers file, or - for standard input",
          ["assessments", "files"],
        ),
      )
      .addOption(
        flag("--format <format>", "how to write it (default: by the file's ending, else text)").choices([
          ...REPORT_FORMATS,
        ]),
      )
      .addOption(flag("-o, --output <file>", "write to a file", ["files"]))
      .option("--force", "replace a file that exists")
      .addOption(flag("--role <id>", "score against another role", ["roles"]))
      .addOption(flag("--for <advert>", "for an advert: a file, or the name it was kept by", ["adverts", "files"]))
      .option("--hours-per-week <h>", "the pace of what to do first (default: 8)", decimal)
      .option("--full", "every section: gaps, points, pay, sources")
      .addHelpText(
        "before",
        examples(
          "mlcareer report",
          "mlcareer report --full",
          "mlcareer report --format md -o gap.md",
          "mlcareer report me.yaml --json",
        ),
      )
      .action(action(async (s, target, options) => (await import("./commands/report.ts")).report(s, target, options))),

  salary: (command: Declared<SalaryOptions>, action) =>
    command
      .description("what the job pays, side by side, with sources")
      .addArgument(argument("[company...]", "companies (all when left out)", ["companies"]))
      .addOption(flag("--country <cc>", "one country, two letters", ["countries"]))
      .addOption(flag("--source <id>", "one source", ["sources"]))
      .addOption(
        flag("--level <level>", "entry, middle, senior or executive")
          .choices(["EN", "MI", "SE", "EX"])
          .argParser(upper(["EN", "MI", "SE", "EX"])),
      )
      .option("--year <year>", "one year", wholeNumber)
      .addOption(
        flag("--sort <by>", "order of the rows (default: companies by median, others by their high end)").choices(
          PAY_SORTS,
        ),
      )
      .addOption(
        flag("--currency <code>", "convert to this currency (INR, USD, or native)", ["currencies"]).argParser(
          upper(undefined, "native"),
        ),
      )
      .option("--real <year>", "in the money of another year", wholeNumber)
      .option("--mine <amount>", "place your own pay: 18L, 12,50,000, 150k")
      .addOption(flag("--role <id>", `whose pay: a role, or all (default: ${DEFAULT_ROLE})`, ["roles"]))
      .option("--sources", "every source in full; without a country every note too")
      .option("--csv", "print CSV")
      .addOption(flag("--format <format>", "text, md, html, csv or json").choices(REPORT_FORMATS))
      .addOption(flag("-o, --output <file>", "write to a file, its format by its ending", ["files"]))
      .option("--force", "replace a file that exists")
      .addHelpText(
        "before",
        examples(
          "mlcareer salary",
          "mlcareer salary google microsoft apple --country US --mine 190k",
          "mlcareer salary microsoft infosys --mine 18L",
          "mlcareer salary --country US --format html -o pay.html",
        ),
      )
      .action(
        action(async (s, companies, options) => (await import("./commands/salary.ts")).salary(s, companies, options)),
      ),

  check: (command: Declared<CheckCommand>, action) =>
    command
      .description("about 20 questions that turn your ratings into a measured readiness")
      .addArgument(
        argument("[id|file]", "the assessment to check (the latest when left out), or an answers file", [
          "assessments",
          "files",
        ]),
      )
      .addOption(flag("--role <id>", "check what another role asks for (default: the one of your answers)", ["roles"]))
      .option("--questions <n>", "how many at most (default: 20)", count)
      .option("--until <points>", "stop when the interval is narrower than this many points", count)
      .addOption(
        flag("--answers <file>", "take the answers from a file: question ids with the answer's text or dont-know", [
          "files",
        ]).conflicts(["questions", "until", "fresh"]),
      )
      .option("--seed <n>", "draw the order of answers and the interval from this number", count)
      .option("--fresh", "begin anew, dropping a check that was left")
      .addOption(
        flag(
          "--export-responses <file>",
          "ask nothing; write the answers given, without a name or a date, so that difficulties can be calibrated",
          ["files"],
        ).conflicts(["questions", "until", "answers", "seed", "fresh"]),
      )
      .option("--force", "let --export-responses replace a file")
      .addHelpText("before", examples("mlcareer check", "mlcareer check --questions 10", "mlcareer check --until 25"))
      .action(action(async (s, target, options) => (await import("./commands/check.ts")).check(s, target, options))),

  plan: (command: Declared<PlanOptions>, action) =>
    command
      .description("what to learn, in which order, by when; or what single changes would bring")
      .addArgument(
        argument("[id|file]", "the assessment to plan for (the latest when left out), or an answers file", [
          "assessments",
          "files",
        ]),
      )
      .addOption(flag("--role <id>", "plan for another role, and compare the ways", ["roles"]))
      .addOption(flag("--for <advert>", "plan for an advert: a file, or the name it was kept by", ["adverts", "files"]))
      .option("--hours-per-week <h>", "hours of study a week (default: 8)", decimal)
      .option("--start <date>", "the first day (default: today)")
      .option("--weeks-off <date...>", "weeks without study: any day of each")
      .option("--deadline <date>", "the most readiness until this day (default: 52 weeks from the start)")
      .option("--target <points>", "the shortest way to this readiness; with --deadline, whether it fits", decimal)
      .option("--all", "plan everything that the role asks for, however long it takes")
      .addOption(flag("--prefer <skill...>", "take these skills where the role leaves a choice", ["skills"]))
      .addOption(flag("--skip <skill...>", "do without these skills, and without what needs them", ["skills"]))
      .addOption(new Option("--only <what>", "plan the must-haves alone").choices(["must-haves"]))
      .option("--measured", "plan from the levels that the check measured, not from the claimed ones")
      .addOption(flag("--what-if <skill=level...>", "no plan: what these levels would change", ["levels"]))
      .addOption(
        flag("--format <format>", "how to write it (default: by the file's ending, else text)").choices([
          ...PLAN_FORMATS,
        ]),
      )
      .addOption(flag("-o, --output <file>", "write to a file", ["files"]))
      .option("--force", "replace a file that exists")
      .option("--keep", "keep the plan, so that history can say how far you got")
      .addHelpText(
        "before",
        examples(
          "mlcareer plan --hours-per-week 10 --deadline 2027-06-30",
          "mlcareer plan --target 60 --format ics -o plan.ics",
          "mlcareer plan --prefer tensorflow --skip kubernetes",
          "mlcareer plan --what-if pytorch=3 docker=2",
        ),
      )
      .action(action(async (s, target, options) => (await import("./commands/plan.ts")).plan(s, target, options))),

  match: (command: Declared<MatchOptions>, action) =>
    command
      .description("job adverts beside your answers: what each asks, what you lack, whether to apply")
      .addArgument(
        argument(
          "<advert...>",
          "files (text, Markdown, HTML, DOCX, PDF), folders, or - to paste one and end with Ctrl-D",
          ["files"],
        ),
      )
      .addOption(
        flag("--answers <id|file>", "a saved assessment or an answers file (default: the latest)", [
          "assessments",
          "files",
        ]),
      )
      .addOption(flag("--role <id>", "the role whose levels hold where an advert names none", ["roles"]))
      .option("--full", "everything that it asks and names, with whole sentences")
      .option("--plan", "the plan for one advert")
      .option("--keep <name>", "keep the advert by this name, for plan --for and report --for")
      .addOption(
        flag("--format <format>", "how to write it (default: by the file's ending, else text)").choices([
          ...REPORT_FORMATS,
        ]),
      )
      .addOption(flag("-o, --output <file>", "write to a file", ["files"]))
      .option("--force", "replace a file, or an advert kept by the same name")
      .addHelpText(
        "before",
        examples("mlcareer match advert.txt", "mlcareer match - < advert.txt", "mlcareer match adverts/ --format csv"),
      )
      .action(action(async (s, names, options) => (await import("./commands/match.ts")).match(s, names, options))),

  role: (command: Declared<RoleOptions>, action) =>
    command
      .description("what a role does and asks for; where roles overlap; which one for you")
      .addArgument(argument("[id]", "a role (all are listed when left out)", ["roles"]))
      .addOption(flag("--compare <id...>", "compare with these roles", ["roles"]).conflicts("forMe"))
      .option("--full", "with --compare: every skill that two of them ask for")
      .option("--sources", "with one role: every source in full")
      .option("--for-me", "every role with your readiness, the hours to it and its pay")
      .addOption(
        flag("--answers <id|file>", "with --for-me: a saved assessment or an answers file (default: the latest)", [
          "assessments",
          "files",
        ]),
      )
      .addHelpText(
        "before",
        examples(
          "mlcareer role ml-engineer",
          "mlcareer role --for-me",
          "mlcareer role --compare ai-engineer ml-engineer",
        ),
      )
      .action(action(async (s, id, options) => (await import("./commands/role.ts")).role(s, id, options))),

  skill: (command: Declared, action) =>
    command
      .description("a skill: its levels, what it needs first, how often it is asked for")
      .addArgument(
        argument("[id or words...]", "a skill, or words to look for (all are listed when left out)", ["skills"]),
      )
      .addHelpText("before", examples("mlcareer skill pytorch", "mlcareer skill big data", "mlcareer skill"))
      .action(action(async (s, words) => (await import("./commands/skill.ts")).skill(s, words))),

  market: (command: Declared<MarketOptions>, action) =>
    command
      .description("demand, growth and uses, each figure with source and date")
      .option("--sources", "every source in full")
      .addHelpText("before", examples("mlcareer market", "mlcareer market --json"))
      .action(action(async (s, options) => (await import("./commands/market.ts")).market(s, options))),

  explain: (command: Declared, action) =>
    command
      .description("where a number comes from: formula, inputs, source, date")
      .addArgument(
        argument("<what...>", "readiness, a skill, a requirement, salary COMPANY, a figure, a source …", [
          "topics",
          "skills",
          "roles",
        ]),
      )
      .addHelpText(
        "before",
        examples("mlcareer explain readiness", "mlcareer explain python", "mlcareer explain salary microsoft"),
      )
      .action(action(async (s, words) => (await import("./commands/explain.ts")).explain(s, words))),

  history: (command: Declared, action) => {
    command
      .description("saved assessments, checks and plans: trend, compare, progress, export, delete")
      .addHelpText("before", examples("mlcareer history", "mlcareer history diff", "mlcareer history delete --all"));
    command
      .command("list", { isDefault: true })
      .description("list them, oldest first")
      .addHelpText("before", examples("mlcareer history list", "mlcareer history list --json"))
      .action(action(async (s) => (await import("./commands/history.ts")).historyList(s)));
    command
      .command("show")
      .description("the report of one (the latest when left out), or the questions of a check")
      .addArgument(argument("[id]", "", ["assessments", "checks"]))
      .addHelpText("before", examples("mlcareer history show"))
      .action(action(async (s, id) => (await import("./commands/history.ts")).historyShow(s, id)));
    command
      .command("diff")
      .description("what changed between two (the last two when left out): you, or what is asked")
      .addArgument(argument("[a]", "", ["assessments"]))
      .addArgument(argument("[b]", "", ["assessments"]))
      .addHelpText("before", examples("mlcareer history diff", "mlcareer history diff --json"))
      .action(action(async (s, a, b) => (await import("./commands/history.ts")).historyDiff(s, a, b)));
    command
      .command("progress")
      .description("a kept plan (the latest when left out): what was planned, what is reached")
      .addArgument(argument("[plan]", "", ["plans"]))
      .addHelpText("before", examples("mlcareer history progress"))
      .action(action(async (s, id) => (await import("./commands/history.ts")).historyProgress(s, id)));
    command
      .command<ExportOptions>("export")
      .description("write all that is kept as one JSON file, - for standard output")
      .addArgument(argument("<file>", "", ["files"]))
      .addHelpText("before", examples("mlcareer history export all.json", "mlcareer history export - > all.json"))
      .option("--force", "replace a file that exists")
      .action(
        action(async (s, file, options) => (await import("./commands/history.ts")).historyExport(s, file, options)),
      );
    command
      .command<DeleteOptions>("delete")
      .description("delete one assessment, check or plan, or every trace of all")
      .addArgument(argument("[id]", "", ["assessments", "checks", "plans"]))
      .option("--all", "delete every trace: assessments, checks, plans, what was left unfinished")
      .addHelpText("before", examples("mlcareer history delete --all"))
      .action(action(async (s, id, options) => (await import("./commands/history.ts")).historyDelete(s, id, options)));
  },

  completion: (command: Declared, action) =>
    command
      .description("the script that completes commands, flags and names at the Tab key")
      .addArgument(choice("<shell>", ["bash", "zsh", "fish"]))
      .addHelpText(
        "before",
        examples(
          "source <(mlcareer completion bash)                        # in ~/.bashrc",
          "source <(mlcareer completion zsh)                         # in ~/.zshrc, after compinit",
          "mlcareer completion fish > ~/.config/fish/completions/mlcareer.fish",
        ),
      )
      .action(action(async (s, shell) => (await import("./commands/completion.ts")).completionScript(s, shell))),

  data: (command: Declared, action) => {
    command
      .description("the data behind the numbers: check, sources, schemas")
      .addHelpText(
        "before",
        examples("mlcareer data sources", "mlcareer data check my-data", "mlcareer data schema report"),
      );
    command
      .command("check")
      .description("check a folder of data laid over what is built in")
      .addArgument(argument("[dir]", "", ["files"]))
      .addHelpText("before", examples("mlcareer data check my-data"))
      .action(action(async (s, dir) => (await import("./commands/data.ts")).dataCheck(s, dir)));
    command
      .command("sources")
      .description("every source, and how to read it")
      .addHelpText("before", examples("mlcareer data sources", "mlcareer data sources --json"))
      .action(action(async (s) => (await import("./commands/data.ts")).dataSources(s)));
    command
      .command<ImportLine>("import")
      .description(
        "make a file of pay from an aijobs index, US OEWS tables, US filings (LCA), or any CSV; count skills over adverts",
      )
      .addArgument(choice("<kind>", ["aijobs", "oews", "lca", "csv", "adverts"]))
      .addArgument(argument("<file...>", "the file (for oews one a year), - for standard input", ["files"]))
      .addOption(flag("-o, --output <file>", "the YAML file to write, - for standard output", ["files"]))
      .option("--force", "replace a file that exists")
      .addOption(flag("--source <id>", "aijobs, lca, csv: the source that the rows name", ["sources"]))
      .addOption(
        flag("--ends <how>", "aijobs: are adjacent equal rows the ends of a range").choices(["auto", "pairs", "rows"]),
      )
      .option("--year <year>", "oews: the year, where the file's name does not tell", wholeNumber)
      .option("--occupations <codes>", "oews: occupation codes, separated by commas", commas)
      .option("--map <columns>", "csv: field=column,field=column")
      .option("--set <values>", "csv: field=value for all rows")
      .addOption(flag("--mapping <file>", "csv: a YAML file with columns and values", ["files"]))
      .option("--delimiter <sign>", "csv: what separates cells")
      .option("--propose", "csv: print a mapping guessed from the header, to be corrected, and write nothing")
      .addHelpText(
        "before",
        examples(
          "mlcareer data import aijobs salaries.csv -o aijobs.yaml",
          "mlcareer data import oews national_M2025.csv -o oews.yaml",
          "mlcareer data import csv salaries.csv --propose",
          "mlcareer data import adverts adverts/ -o demand.yaml",
        ),
      )
      .addHelpText("after", MAPPING_HELP)
      .action(
        action(async (s, kind, files, { output: out, ...options }) => {
          if (kind === "adverts")
            return (await import("./commands/data-import-adverts.ts")).importAdverts(s, files, { ...options, out });
          return (await import("./commands/data-import.ts")).dataImport(s, kind, files, { ...options, out });
        }),
      );
    command
      .command<CalibrateOptions>("calibrate")
      .description(
        "fit the difficulties of questions from the answers of many people (mlcareer check --export-responses)",
      )
      .addArgument(argument("<file...>", "files of responses, one a person; - for standard input", ["files"]))
      .addOption(flag("-o, --output <file>", "write to a file: .json, else YAML", ["files"]))
      .option("--force", "replace a file that exists")
      .addHelpText(
        "before",
        examples("mlcareer data calibrate responses/*.json", "mlcareer data calibrate responses/*.json -o fitted.yaml"),
      )
      .action(
        action(async (s, files, options) =>
          (await import("./commands/data-calibrate.ts")).dataCalibrate(s, files, options),
        ),
      );
    command
      .command("schema")
      .description("the JSON Schema of a file or an output (their names when left out)")
      .argument("[name]")
      .addHelpText("before", examples("mlcareer data schema", "mlcareer data schema report"))
      .action(action(async (s, name) => (await import("./commands/data.ts")).dataSchema(s, name)));
  },
};

/** True for the first word of a command. */
export function isCommand(word: string | undefined): word is string {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

/** Declares all commands on a program, or only the one that a line begins with. */
export function declareCommands(program: Command, action: Action, only?: string): void {
  for (const [name, declare] of Object.entries(COMMANDS)) {
    if (only === undefined || name === only) declare(program.command(name) as never, action);
  }
}

/** An option; `names` is where Tab finds its values. */
export function flag<const F extends string>(
  flags: F,
  description: string,
  names: readonly NameKind[] = [],
): Flagged<F> {
  return Object.assign(new Option(flags, description), { names });
}

/** An argument; `names` is where Tab finds its values. */
function argument<const F extends string>(name: F, description: string, names: readonly NameKind[]): Giving<F> {
  return Object.assign(new Argument(name, description), { names });
}

function choice<const C extends string>(name: string, choices: readonly C[]): Giving<string, C> {
  return new Argument(name).choices(choices) as Giving<string, C>;
}

/** Lines of examples, as they open a help text. */
export function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

/** The format of a mapping file. */
const MAPPING_HELP = `
A mapping file (csv) says which column holds what, and what holds for all rows:
  columns:
    title: Job Title        # its words make the family; or values.group
    pay: CTC                # 12,50,000 · 12.5L · 12-18 LPA; or low and high, the ends
    unit: Per               # year, month, week, day, hour; or values.unit
    company: Employer       # percentiles of each company with five, besides all together
    n: Respondents          # how many a row stands for
    country: Country        # a code or an English name
    city: City
    currency: Currency
    year: Date              # 2024 or 2024-05-31
    level: Seniority
  values:
    country: IN
    currency: INR
    pay: total              # base, total, advertised, official
    note: Asked by mail.
  levels: { Junior: EN, Senior: SE }   # the file's words for EN, MI, SE, EX
  basis: people             # adverts, people, official, filings, offers: what the rows are
  source: my-survey         # the id in sources.yaml
Flags before the file: --map title=Role,pay=CTC --set country=IN,unit=month --source survey
lca reads the Department of Labor's LCA_Disclosure_Data, saved as CSV: certified, full-time.
`;

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function commas(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function wholeNumber(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError("A year has four digits.");
  return Number(text);
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("A whole number above 0.");
  return Number(text);
}

function decimal(text: string): number {
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (value <= 0) throw new InvalidArgumentError("A number above 0.");
  return value;
}

function upper(allowed?: readonly string[], except?: string): (text: string) => string {
  return (text) => {
    if (text === except) return text;
    const value = text.toUpperCase();
    if (allowed && !allowed.includes(value)) throw new InvalidArgumentError(`One of ${allowed.join(", ")}.`);
    if (!allowed && !/^[A-Z]{3}$/.test(value)) throw new InvalidArgumentError("Three letters, such as INR or USD.");
    return value;
  };
}
