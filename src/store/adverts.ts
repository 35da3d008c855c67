import { join } from "node:path";
import { UserError } from "../errors.ts";
import { readText } from "../io/read.ts";
import { createFile, ensureFolder, replaceFile } from "../io/write.ts";
import { parsedJson } from "../text/clean.ts";
import { nearest } from "../text/nearest.ts";
import { deleteFile, isThere, namesIn } from "./folder.ts";

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
const SUFFIX = ".json";

/** Adverts that a person kept by name, a file each, readable by nobody else. */
export class Adverts {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps a text and returns its file. Throws UserError for a name that is taken (without force) or cannot be one. */
  save(name: string, text: string, force: boolean): string {
    if (!NAME.test(name))
      throw new UserError(
        `${name} cannot be a name.`,
        "A name is up to 60 letters, digits, dots, dashes and underscores.",
      );
    const file = this.#file(name);
    const taken = isThere(file);
    if (taken && !force)
      throw new UserError(`An advert is kept as ${name} already.`, "Choose another name, or add --force.");
    ensureFolder(this.folder);
    const json = `${JSON.stringify({ schemaVersion: 1, name, text }, null, 2)}\n`;
    if (taken) replaceFile(file, json, { makeFolder: true });
    else createFile(file, json, { makeFolder: true });
    return file;
  }

  names(): string[] {
    return namesIn(this.folder)
      .filter((name) => name.endsWith(SUFFIX) && !name.startsWith("."))
      .map((name) => name.slice(0, -SUFFIX.length))
      .sort();
  }

  /** The text kept by a name. Throws UserError with the nearest name. */
  text(name: string): string {
    const names = this.names();
    if (!names.includes(name)) {
      const near = nearest(name, names);
      throw new UserError(
        `No advert is kept as ${name}.`,
        near ? `Did you mean ${near}?` : "Keep one with: mlcareer match FILE --keep NAME",
      );
    }
    const kept = parsedJson(readText(this.#file(name)));
    if (typeof kept === "object" && kept !== null && "text" in kept && typeof kept.text === "string") return kept.text;
    throw new UserError(`${this.#file(name)} is no kept advert.`, `mlcareer history delete ${name} removes it.`);
  }

  delete(name: string): void {
    deleteFile(this.#file(name));
  }

  #file(name: string): string {
    return join(this.folder, name + SUFFIX);
  }
}
