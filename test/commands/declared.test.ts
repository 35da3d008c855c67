import { readFileSync } from "node:fs";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import type { Action, Completed } from "../../src/app/declared.ts";
import { SCHEMA_NAMES } from "../../src/commands/json/published.ts";
import { declareCommands } from "../../src/commands.ts";
import { PAGES } from "../helpers/pages.ts";

/* What a new command needs besides its file: each of these fails when it is forgotten. */

const program = new Command("mlcareer");
declareCommands(program, (() => () => undefined) as unknown as Action);

/** Every command that does something, by its words. */
function leavesOf(command: Command, path: string[] = []): [string, Command][] {
  if (command.commands.length === 0) return [[path.join(" "), command]];
  return command.commands.flatMap((sub) => leavesOf(sub, [...path, sub.name()]));
}
const leaves = leavesOf(program);

/** Values that nobody could offer: numbers, days, words of one's own. Everything else says where Tab finds it. */
const FREE =
  /^(--(year|real|mine|questions|until|seed|hours-per-week|start|weeks-off|deadline|target|occupations|map|delimiter|keep|author)|data import --(set|source)|data schema name)$/;

describe.each(leaves)("%s", (path, command) => {
  it("says beside every value where completion finds it", () => {
    const values = [
      ...command.options
        .filter(({ required, optional }) => required || optional)
        .map((option) => ({ name: option.long ?? "", option })),
      ...command.registeredArguments.map((argument) => ({ name: `${path} ${argument.name()}`, option: argument })),
    ];
    const bare = values.filter(({ name, option }) => {
      const { names = [] } = option as Completed;
      return names.length + (option.argChoices?.length ?? 0) === 0 && !FREE.test(name) && !FREE.test(`${path} ${name}`);
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

/** By the command: the schema of its JSON. `lines` is the page as lines, `own` a shape that no schema is published for. */
const JSON_OF: Record<string, string> = {
  assess: "report",
  report: "report",
  salary: "salary",
  match: "match",
  check: "check",
  plan: "plan",
  role: "own",
  skill: "own",
  market: "own",
  explain: "lines",
  "history list": "history",
  "history show": "report",
  "history diff": "history-diff",
  "history progress": "history-progress",
  "history export": "own",
  "history delete": "own",
  completion: "own",
  "data check": "own",
  "data sources": "own",
  "data import": "own",
  "data calibrate": "own",
  "data schema": "own",
};

it("every command has said what its JSON is, by a schema that is published", () => {
  expect(Object.keys(JSON_OF).sort()).toEqual(leaves.map(([path]) => path).sort());
  for (const schema of Object.values(JSON_OF))
    if (!["own", "lines"].includes(schema)) expect(SCHEMA_NAMES).toContain(schema);
});

it("every command's page is tried at every width", () => {
  const without = ["completion"]; // a script for a shell
  const asks = ["check"]; // shows a page only when its questions were answered: test/commands/check.test.ts
  const tried = new Set(PAGES.map(({ argv: [name] }) => name));
  const missing = program.commands.map((command) => command.name()).filter((name) => !tried.has(name));
  expect(missing.sort()).toEqual([...asks, ...without].sort());
});

it("every command is named by the README", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const missing = program.commands.map((one) => one.name()).filter((name) => !readme.includes(`mlcareer ${name}`));
  expect(missing).toEqual([]);
});
