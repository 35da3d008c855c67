import type { Argument, CommandOptions, Option } from "commander";
import type { Session } from "./session.ts";

/*
 * The types that hold a command's declaration to what the command takes: a flag that is no field of its options, or
 * takes a value where the field is a yes or no, does not compile; nor does a handler for other arguments.
 */

/** Where Tab finds names for a value: the data, what is saved, or the shell's own files. */
export type NameKind =
  | "roles"
  | "skills"
  | "companies"
  | "countries"
  | "sources"
  | "currencies"
  | "levels"
  | "topics"
  | "assessments"
  | "checks"
  | "plans"
  | "adverts"
  | "files";

/** Kept on an argument or option, beside its name. */
export interface Completed {
  names?: readonly NameKind[];
}

type Kebab<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : S;

/** hoursPerWeek?: number → "--hours-per-week <…>"; force?: boolean → "--force" or "--no-force". */
type FlagFor<K extends string, V> =
  NonNullable<V> extends boolean
    ? `--${Kebab<K>}` | `--no-${Kebab<K>}`
    : `--${Kebab<K>} <${string}>` | `-${string}, --${Kebab<K>} <${string}>`;

/** Every flag that options of this type can have. */
export type FlagOf<O> = { [K in keyof O & string]-?: FlagFor<K, O[K]> }[keyof O & string];

/** What an argument's declaration gives its handler. */
type ValueOf<F extends string> = F extends `${string}...${string}`
  ? string[]
  : F extends `[${string}`
    ? string | undefined
    : string;

/** An argument made apart, and what it gives; an option, and its flags. */
export type Giving<F extends string, V = ValueOf<F>> = Argument & { readonly gives?: V };
export type Flagged<F extends string> = Option & { readonly flagged?: F };

/** The part of commander's Command that declarations use, typed by the options and the arguments so far. */
export interface Declared<O = object, A extends unknown[] = []> {
  description(text: string): this;
  addHelpText(position: "before" | "after", text: string): this;
  argument<F extends string>(name: F, description?: string): Declared<O, [...A, ValueOf<F>]>;
  addArgument<V>(argument: Argument & { readonly gives?: V }): Declared<O, [...A, V]>;
  option(flags: FlagOf<O>, description: string, parse?: (value: string) => unknown): this;
  requiredOption(flags: FlagOf<O>, description: string): this;
  addOption<F extends FlagOf<O>>(option: Flagged<F>): this;
  command<P = object>(name: string, options?: CommandOptions): Declared<P>;
  action(handler: (...args: [...A, O]) => Promise<void> | void): this;
}

/** Makes what a command does into what commander calls. */
export type Action = <T extends unknown[]>(
  handler: (session: Session, ...args: T) => Promise<void> | void,
) => (...args: T) => Promise<void> | void;
