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
  process.stdout.on("error", onBrokenOutput);
  // Nothing can be said any more when standard error itself is gone, and trying would fail for ever.
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit();
    process.exit(EXIT.cancelled);
  });
  run(process.argv.slice(2), processIo(ended.signal)).then((code) => {
    process.exitCode ||= code;
  });
}

/** A closed pipe (`| head -1`) is a quiet end, and so is a closed terminal; a full disk is not. */
function onBrokenOutput({ code, message }: NodeJS.ErrnoException): void {
  if (code === "EPIPE" || code === "EIO") return;
  process.exitCode = EXIT.wrong;
  process.stderr.write(`mlcareer: cannot write the output: ${message}\n`);
}
