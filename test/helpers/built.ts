import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The program as it is shipped, started as a process of its own. */
export const BIN = fileURLToPath(new URL("../../bin/mlcareer.js", import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built program by pipe; `env` replaces the environment but for PATH. */
export function built(args: readonly string[], env: Record<string, string>, input = ""): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", ...env },
    input,
    timeout: 30_000,
    killSignal: "SIGKILL", // one that hangs may be deaf to all others
    maxBuffer: 64 * 2 ** 20,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs a shell command line in which $MLCAREER stands for the built program. */
export function shell(line: string, env: Record<string, string>): Ran {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", MLCAREER: `${process.execPath} ${BIN}`, ...env },
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  return { code: status, out: stdout, err: stderr };
}
