import { EXIT, errorCode } from "./errors.ts";
import { type Output, standardOutput } from "./io/output.ts";
import { processIo } from "./io/world.ts";
import { run } from "./run.ts";

/** The process around `run`: signals, closed pipes, the exit code. */
export function main(): void {
  const ended = new AbortController();
  const stderr = standardOutput(2, endUnheard);
  const stdout = standardOutput(1, (error) => onBrokenOutput(error, stderr));
  for (const signal of ["SIGTERM", "SIGHUP", "SIGINT"] as const) {
    process.on(signal, () => {
      ended.abort();
      // Whoever asks gives the terminal back and says what is saved, before this turn of the loop is over.
      setImmediate(() => process.exit(EXIT.cancelled));
    });
  }
  run(process.argv.slice(2), processIo(stdout, stderr, ended.signal)).then((code) => {
    process.exitCode ||= code;
  });
}

/** A closed pipe (`| head -1`) is a quiet end, and so is a closed terminal; a full disk is not. */
function onBrokenOutput(error: unknown, stderr: Output): void {
  if (["EPIPE", "EIO"].includes(errorCode(error) ?? "")) return;
  process.exitCode = EXIT.wrong;
  stderr.write(`mlcareer: cannot write the output: ${error instanceof Error ? error.message : error}\n`);
}

/**
 * What cannot be said is not said, and the run goes on to the exit code that it has. Only a terminal that is gone
 * ends it: questions to nobody would fail for ever.
 */
function endUnheard(error: unknown): void {
  if (errorCode(error) === "EIO") process.exit(EXIT.cancelled);
}
