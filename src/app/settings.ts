import { dirname, resolve } from "node:path";
import * as z from "zod";
import { conformWhole } from "../catalog/yaml.ts";
import { HOURS_PER_WEEK } from "../core/plan/calendar.ts";
import { DataError } from "../errors.ts";
import { readText } from "../io/read.ts";
import { forcesColour, type Io } from "../io/world.ts";

/** The settings file: some flags by their long names, each in force where it is not given. */
const settingsSchema = z.strictObject({
  /** A folder of data, as seen from the file. */
  data: z.string().trim().min(1).optional(),
  plain: z.boolean().optional(),
  color: z.literal(false, "only false; without it the terminal decides").optional(),
  pager: z.literal(false, "only false; without it $PAGER or less pages what is longer than the screen").optional(),
  currency: z
    .string()
    .regex(/^([A-Z]{3}|native)$/, "three capital letters, such as INR or USD, or native")
    .optional(),
  "hours-per-week": z.number().min(HOURS_PER_WEEK.least).max(HOURS_PER_WEEK.most).optional(),
});

/** A file of `---` or `null` sets nothing either. */
const settingsOrNothing = settingsSchema.nullish().transform((value) => value ?? {});

type Settings = z.infer<typeof settingsSchema>;

/** What is being run: the command's name, the flags that were given, the environment. */
interface Run {
  command: string;
  flags: Readonly<Record<string, unknown>>;
  env: Io["env"];
}

/** Where a setting has a meaning; one that is not listed has it everywhere. The environment is stronger than the file. */
const MEANT: { [name in keyof Settings]: (run: Run) => boolean } = {
  color: ({ env }) => !forcesColour(env),
  currency: ({ command }) => command === "salary",
  "hours-per-week": ({ command, flags }) =>
    command === "report" || command === "assess" || (command === "plan" && flags.whatIf === undefined),
};

/** The settings of a file that mean something to a run, by the long names of flags. Throws DataError with every fault. */
export function settingsFor(file: string, run: Run): Partial<Settings> {
  const text = readText(file);
  if (saysNothing(text)) return {};
  const result = conformWhole(settingsOrNothing, text, file);
  if ("issues" in result) throw new DataError(result.issues, "What it may hold: mlcareer help files");
  const meant = Object.entries(result.value).filter(([name]) => MEANT[name as keyof Settings]?.(run) ?? true);
  const settings: Partial<Settings> = Object.fromEntries(meant);
  return settings.data === undefined ? settings : { ...settings, data: resolve(dirname(file), settings.data) };
}

/** True for a file that is empty, or all of whose lines are comments. */
function saysNothing(text: string): boolean {
  return text.split(/[\r\n]/).every((line) => /^\s*(#|$)/.test(line));
}
