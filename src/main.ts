import { run } from "./cli.ts";
import { EXIT } from "./errors.ts";
import { processIo } from "./io.ts";

const SHOW_CURSOR = "\u001b[?25h";

/** The process around `run`: signals, closed pipes, the exit code. */
export function main(): void {
  const ended = new AbortController();
  for (const signal of ["SIGTERM", "SIGHUP", "SIGINT"] as const) {
    process.on(signal, () => {
      ended.abort();
      if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR);
      process.exit(EXIT.cancelled);
    });
  }
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onBrokenOutput);
  run(process.argv.slice(2), processIo(ended.signal)).then((code) => {
    process.exitCode ||= code;
  });
}

/** A closed pipe (`| head -1`) is a quiet end; a full disk is not. */
function onBrokenOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.exitCode = EXIT.wrong;
  if (process.stderr.writable) process.stderr.write(`mlcareer: cannot write the output: ${error.message}\n`);
}
