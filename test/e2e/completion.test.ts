import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Terminal } from "../helpers/terminal.ts";

/* Completion in the real shells, where they are installed: the Tab key is pressed and the command line read off the screen. */

const bin = fileURLToPath(new URL("../../bin/mlcareer.js", import.meta.url));
let folder: string;
let terminal: Terminal | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mlcareer-shell-"));
  symlinkSync(bin, join(folder, "mlcareer"));
  writeFileSync(join(folder, "my-answers.yaml"), "role: ml-engineer\nratings: { python: 3 }\n");
  mkdirSync(join(folder, "home"));
  const made = mlcareer("assess", "--answers", join(folder, "my-answers.yaml"));
  expect(made.stderr).toContain("Saved as");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => terminal?.kill("SIGKILL"));

const env = () => ({
  PATH: `${folder}:${process.env.PATH}`,
  HOME: join(folder, "home"),
  XDG_DATA_HOME: join(folder, "home"),
  XDG_CONFIG_HOME: join(folder, "home"),
  PS1: "> ",
});
const mlcareer = (...args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", env: { ...process.env, ...env() } });

const SHELLS: { name: string; args: string[]; load: string; only?: string }[] = [
  { name: "bash", args: ["--norc", "--noprofile"], load: "source <(mlcareer completion bash)" },
  {
    name: "zsh",
    args: ["-f"],
    load: "autoload -U compinit && compinit -u -D && source <(mlcareer completion zsh) && PS1='> '",
    // Its usual binding expands the word under the cursor before it completes, `$(…)` too, whatever the command is.
    only: "bindkey '^I' complete-word; ",
  },
];
const installed = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

const CASES: [typed: string, completed: string][] = [
  ["mlcareer sal", "mlcareer salary"],
  ["mlcareer history expo", "mlcareer history export"],
  ["mlcareer report --form", "mlcareer report --format"],
  ["mlcareer salary microso", "mlcareer salary microsoft"],
  ["mlcareer skill pytor", "mlcareer skill pytorch"],
  ["mlcareer role --compare data-sc", "mlcareer role --compare data-scientist"],
  ["mlcareer history show 20", "mlcareer history show 20\\d\\d-\\d\\d-\\d\\d"],
  ["mlcareer plan --what-if pytor", "mlcareer plan --what-if pytorch="],
  ["mlcareer assess --answers my-", "mlcareer assess --answers my-answers\\.yaml"],
  ["mlcareer report --role=ml-", "> mlcareer report --role=ml-engineer"],
  ["mlcareer report --format=ht", "> mlcareer report --format=html"],
  ["mlcareer assess --answers=my-", "> mlcareer assess --answers=my-answers\\.yaml"],
  ["mlcareer plan --what-if=pytor", "> mlcareer plan --what-if=pytorch="],
  ["mlcareer plan --what-if pytorch=3 dock", "> mlcareer plan --what-if pytorch=3 docker="],
  ["mlcareer role --compare data-scientist soft", "> mlcareer role --compare data-scientist software-engineer"],
  ["mlcareer plan --what-if pytorch=3 my-", "> mlcareer plan --what-if pytorch=3 my-answers\\.yaml"],
  ["mlcareer history show > notes.md 20", "> mlcareer history show > notes\\.md 20\\d\\d-\\d\\d-\\d\\d"],
  ["mlcareer history show 2>notes.md 20", "> mlcareer history show 2>notes\\.md 20\\d\\d-\\d\\d-\\d\\d"],
];

/** Lines that would write over notes.md or make a file called ran, were anything of them done before Enter. */
const TRAPS = [
  "mlcareer report > notes.md ",
  "mlcareer report >> notes.md ",
  "mlcareer report 2> notes.md ",
  "mlcareer report 2>notes.md --ro",
  "mlcareer report >notes.md --role=",
  "mlcareer skill $(touch ran) ",
  'mlcareer skill "$(touch ran)" ',
  "mlcareer skill $(touch ran)",
  "mlcareer report --role=$(touch ran)",
  "mlcareer report --role=`touch ran` ",
  "mlcareer report --x`{touch,ran}`=",
  "mlcareer report --x$({touch,ran})=m",
  "mlcareer report --x$(>ran)=",
  "mlcareer report --x`>ran`=m",
  "mlcareer plan --what-if $(touch ran)= ",
  "mlcareer report '$(touch ran)' ",
  "mlcareer report 'a[$(touch ran)]' ",
  "mlcareer report <(touch ran) ",
  "mlcareer report (touch ran) ",
  "mlcareer report '; touch ran' ",
  "mlcareer report ';touch ran;'",
];

describe.each(SHELLS)("in $name", ({ name, args, load, only = "" }) => {
  it.skipIf(!installed(name))(
    "completes commands, flags, names and files (skipped where the shell is missing)",
    async () => {
      const shell = new Terminal(name, args, { columns: 120, rows: 40, env: env(), cwd: folder });
      terminal = shell;
      shell.press(`${load}; ${load}; echo rea""dy`, "Enter"); // twice: reading it again is no fault
      await shell.waitFor(/^ready\n> *$/m); // the prompt too: what is typed before it is drawn twice
      expect(shell.text).not.toContain("readonly variable");
      for (const [typed, completed] of CASES) {
        shell.press(typed, "\t");
        await shell.waitFor(new RegExp(`${completed}`));
        shell.press("\u0015"); // Ctrl-U empties the line
        await shell.waitFor(/> *$/);
      }
    },
    60_000,
  );

  it.skipIf(!installed(name))(
    "runs nothing of the line and writes to no file at Tab",
    async () => {
      const shell = new Terminal(name, args, { columns: 120, rows: 40, env: env(), cwd: folder });
      terminal = shell;
      shell.press(`${load}; ${only}echo rea""dy`, "Enter");
      await shell.waitFor(/^ready\n> *$/m);
      layTraps();
      for (const [i, typed] of TRAPS.entries()) {
        shell.press(typed, "\t", "\u0015", `clear; echo do""ne ${i}`, "Enter");
        await shell.waitFor(new RegExp(`^done ${i}\n> *$`, "m"));
        expect(sprung(), typed).toEqual([]);
      }
    },
    60_000,
  );

  it.skipIf(!installed(name))(
    "prints nothing into the line when what is kept cannot be read",
    async () => {
      const home = mkdtempSync(join(folder, "broken-"));
      mkdirSync(join(home, "mlcareer"));
      writeFileSync(join(home, "mlcareer", "assessments"), "a file in the place of the folder");
      const shell = new Terminal(name, args, {
        columns: 120,
        rows: 40,
        env: { ...env(), XDG_DATA_HOME: home },
        cwd: folder,
      });
      terminal = shell;
      shell.press(`${load}; echo rea""dy`, "Enter");
      await shell.waitFor(/^ready\n> *$/m);
      shell.press("clear", "Enter");
      await shell.waitFor(/^\s*>\s*$/); // what is typed before would be echoed by the terminal, and once more by the shell
      shell.press("mlcareer history show ", "\t", "--pla", "\t");
      await shell.waitFor(/--plain/);
      expect(shell.text.trim()).toBe("> mlcareer history show --plain");
    },
    60_000,
  );
});

/** A file that must stay as it is, and none of those that a line would make. */
function layTraps(): void {
  rmSync(join(folder, "ran"), { force: true });
  writeFileSync(join(folder, "notes.md"), "kept");
}

/** What happened to the traps: nothing, where all is well. */
function sprung(): string[] {
  return [
    ...(readFileSync(join(folder, "notes.md"), "utf8") === "kept" ? [] : ["notes.md written over"]),
    ...(existsSync(join(folder, "ran")) ? ["ran made"] : []),
  ];
}

it.skipIf(!installed("fish"))(
  "completes the same in fish (skipped where it is missing), asked by its own engine",
  () => {
    for (const [typed, completed] of CASES) {
      const made = askFish(typed);
      const words = made.stdout.split("\n").map((line) => line.split("\t")[0]);
      const last = completed.split(" ").at(-1);
      expect(
        words.some((word) => new RegExp(`^${last}$`).test(word ?? "")),
        `${typed}: ${made.stdout}${made.stderr}`,
      ).toBe(true);
    }
  },
  60_000,
);

it.skipIf(!installed("fish"))(
  "runs nothing of the line and writes to no file at Tab in fish",
  () => {
    layTraps();
    for (const typed of TRAPS) {
      expect(askFish(typed).stderr, typed).toBe("");
      expect(sprung(), typed).toEqual([]);
    }
  },
  60_000,
);

/** What fish's own engine offers at the end of a line. */
function askFish(line: string) {
  const script = `cd ${folder}; mlcareer completion fish | source; complete -C $argv`;
  return spawnSync("fish", ["--no-config", "-c", script, "--", line], { encoding: "utf8", env: env() });
}
