import { basename, join } from "node:path";
import { builtCatalog } from "../catalog/built.ts";
import type { Catalog, Role } from "../catalog/schema.ts";
import { UsageError, UserError } from "../errors.ts";
import type { Io } from "../io/world.ts";
import type { Page } from "../render/blocks.ts";
import type { Store } from "../store/assessments.ts";
import { clean } from "../text/clean.ts";
import { didYouMean } from "../text/unknown.ts";
import { wrapTalk } from "../text/wrap-words.ts";

/** The flags every command takes. */
export interface Globals {
  data?: string;
  input: boolean;
  color: boolean;
  pager?: boolean;
  plain?: boolean;
  json?: boolean;
  fields?: string;
}

/** Where the build put the data, as seen from a bundle in dist/ and from the sources in tests. */
const BUILT = join(import.meta.dirname, basename(import.meta.dirname) === "dist" ? "data" : "../../dist/data");

/** What a command works with: the world, the flags every command takes, the data, the saved assessments. */
export class Session {
  readonly io: Io;
  readonly globals: Globals;
  #catalog: Catalog | undefined;

  constructor(io: Io, globals: Globals) {
    this.io = io;
    this.globals = globals;
  }

  /** The built-in data, with the folder of --data laid over it. */
  async catalog(): Promise<Catalog> {
    if (this.#catalog) return this.#catalog;
    const built = builtCatalog(BUILT);
    if (this.globals.data === undefined) {
      this.#catalog = built;
      return built;
    }
    const { loadCatalog } = await import("../catalog/load.ts");
    this.#catalog = loadCatalog(this.globals.data, built);
    return this.#catalog;
  }

  async store(): Promise<Store> {
    const { openStore } = await import("./store.ts");
    return openStore(this.io);
  }

  get json(): boolean {
    return this.globals.json === true || this.globals.fields !== undefined;
  }

  /** True when a question may be asked. */
  get mayAsk(): boolean {
    return this.io.canAsk && this.globals.input;
  }

  /** Prints a page for people: fitted to the terminal, or one record a line with --plain; as lines with --json. */
  async show(page: Page): Promise<void> {
    if (this.globals.plain || this.json) {
      const { renderPlain } = await import("../render/plain.ts");
      const lines = renderPlain(page);
      if (this.json) this.showJson({ schemaVersion: 1, lines: lines.trimEnd().split("\n") });
      else this.io.out(lines);
      return;
    }
    this.io.out(await this.rendered(page));
  }

  /** The same, through the pager where it is longer than the terminal that reads it. */
  async showLong(page: Page): Promise<void> {
    if (this.globals.plain || this.json || !this.io.isTTY || this.io.accessible || this.globals.pager === false)
      return this.show(page);
    const text = await this.rendered(page);
    if (text.split("\n").length <= (this.io.rows ?? Number.POSITIVE_INFINITY)) return this.io.out(text);
    const { page: showPaged, pagerOf } = await import("../io/pager.ts");
    const pager = pagerOf(this.io.env);
    if (pager === undefined || !(await showPaged(text, pager))) this.io.out(text);
  }

  /** A page as the terminal shows it. */
  async rendered(page: Page): Promise<string> {
    const { renderTerminal } = await import("../render/terminal.ts");
    const { width, unicode, colour } = this.io;
    return renderTerminal(page, { width, unicode, colour: colour.out && this.globals.color });
  }

  /** Prints a value as JSON and nothing else; --fields picks among its fields. */
  showJson(value: object): void {
    this.io.out(`${JSON.stringify(this.#picked(value), null, 2)}\n`);
  }

  #picked(value: object): object {
    const { fields } = this.globals;
    if (fields === undefined) return value;
    const wanted = fields
      .split(",")
      .map((field) => field.trim())
      .filter(Boolean);
    const known = new Map(Object.entries(value));
    for (const field of wanted) {
      if (known.has(field)) continue;
      throw new UsageError(`There is no field ${field} here.`, `Fields: ${[...known.keys()].join(", ")}`);
    }
    return Object.fromEntries(wanted.map((field) => [field, known.get(field)]));
  }

  /** Says what was done or what comes next, on standard error. */
  say(text: string): void {
    this.io.err(`${wrapTalk(clean(text), this.io.talkWidth)}\n`);
  }
}

/** The role with an id or a title, in any case. Throws UserError with the nearest. */
export function roleOf({ roles }: Pick<Catalog, "roles">, id: string): Role {
  const wanted = id.trim().toLowerCase();
  const role =
    roles.find((candidate) => candidate.id === wanted.replace(/\s+/g, "-")) ??
    roles.find((candidate) => candidate.title.toLowerCase() === wanted);
  if (role) return role;
  const ids = roles.map((candidate) => candidate.id);
  throw new UserError(`There is no role ${id}.`, didYouMean(id, ids, `Roles: ${ids.join(", ")}`));
}
