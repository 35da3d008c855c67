import type { Command, Option } from "commander";
import { UsageError } from "../errors.ts";

/*
 * What commander makes of the words of a line, and who wrote them did not mean: `-o=x` names the file `=x`, a flag of
 * several values takes all words up to the next flag, and a flag of one value takes the flag that follows it.
 */

/** True for what can only be meant as an assessment or a file: `-`, a name with an ending or a folder, a saved id. */
export function namesTarget(word: string, { flags }: Pick<Option, "flags">): boolean {
  if (word === "-") return true;
  if (/^\d{4}-\d\d-\d\d(-\d+)?$/.test(word)) return word.length > 10 || !flags.includes("<date");
  return !word.includes("=") && /[a-z]/i.test(word) && /[./\\]/.test(word);
}

/** The line with `-o=x` written as `--output=x`. */
export function withLongFlags(argv: readonly string[], program: Command): string[] {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  return argv.map((word, i) => {
    if (i >= end || !/^-[a-z]=/i.test(word)) return word;
    const option = optionsBelow(program).find(({ short, required }) => required && short === word.slice(0, 2));
    return option ? option.long + word.slice(2) : word;
  });
}

function optionsBelow(command: Command): Option[] {
  return [...command.options, ...command.commands.flatMap((sub) => optionsBelow(sub as Command))];
}

/** Gives back to a command's one argument the file or assessment that a flag of several values has taken as well. */
export function giveBackTarget(command: Command): void {
  if (command.registeredArguments[0]?.name() !== "id|file") return;
  for (const option of command.options) {
    const values: unknown = option.variadic && command.getOptionValue(option.attributeName());
    if (!Array.isArray(values)) continue;
    const [taken = [], own = []] = [true, false].map((is) =>
      values.filter((value, i) => (i > 0 && namesTarget(value, option)) === is),
    );
    if (taken.length === 0) continue;
    command.setOptionValueWithSource(option.attributeName(), own, "cli");
    command.args.push(...taken);
    command.processedArgs = [command.args[0]];
  }
  const [first, second] = command.args;
  if (second !== undefined)
    throw new UsageError(`There are two names on this line, ${first} and ${second}.`, "Give one assessment or file.");
}

/** A flag in the place of a value was no value: most often the name of a file was forgotten. */
export function checkNotEaten(program: Command, command: Command): void {
  const known = [...program.options, ...command.options].flatMap(({ long, short }) => [long, short]);
  for (const owner of [program, command]) {
    for (const option of owner.options) {
      const eaten = [owner.getOptionValue(option.attributeName())]
        .flat()
        .find((value) => typeof value === "string" && value.startsWith("-") && known.includes(value.split("=")[0]));
      if (eaten === undefined) continue;
      throw new UsageError(
        `${option.long} has no value: ${eaten} stands in its place.`,
        `A file of that name is ./${eaten}`,
      );
    }
  }
}

/** What is read once: standard input, and what the shell makes of <(program). */
export function isPipe(target: string): boolean {
  return target === "-" || target.startsWith("/dev/") || target.startsWith("/proc/");
}

/** A word of a command line as a shell takes it whole. */
export function quoted(word: string): string {
  return /^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
