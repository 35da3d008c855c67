import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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

const SHELLS: { name: string; args: string[]; load: string }[] = [
  { name: "bash", args: ["--norc", "--noprofile"], load: "source <(mlcareer completion bash)" },
  {
    name: "zsh",
    args: ["-f"],
    load: "autoload -U compinit && compinit -u -D && source <(mlcareer completion zsh) && PS1='> '",
  },
];
const installed = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

const CASES: [typed: string, completed: string][] = [
  ["mlcareer sal", "mlcareer salary"],
  ["mlcareer history expo", "mlcareer history export"],
  ["mlcareer report --form", "mlcareer report --format"],
  ["mlcareer salary micro", "mlcareer salary microsoft"],
  ["mlcareer skill pytor", "mlcareer skill pytorch"],
  ["mlcareer role --compare data-sc", "mlcareer role --compare data-scientist"],
  ["mlcareer history show 20", "mlcareer history show 20\\d\\d-\\d\\d-\\d\\d"],
  ["mlcareer plan --what-if pytor", "mlcareer plan --what-if pytorch="],
  ["mlcareer assess --answers my-", "mlcareer assess --answers my-answers\\.yaml"],
];

describe.each(SHELLS)("in $name", ({ name, args, load }) => {
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
});

it.skipIf(!installed("fish"))(
  "completes the same in fish (skipped where it is missing), asked by its own engine",
  () => {
    for (const [typed, completed] of CASES) {
      const script = `cd ${folder}; mlcareer completion fish | source; complete -C "${typed}"`;
      const made = spawnSync("fish", ["--no-config", "-c", script], { encoding: "utf8", env: env() });
      const words = made.stdout.split("\n").map((line) => line.split("\t")[0]);
      const last = completed.split(" ").at(-1);
      expect(
        words.some((word) => new RegExp(`^${last}$`).test(word ?? "")),
        `${typed}: ${made.stdout}${made.stderr}`,
      ).toBe(true);
    }
  },
);
