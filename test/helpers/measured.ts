/*
 * Peak memory and processor time of a child process, told by itself at its end.
 */

const HOOK = `process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require("node:fs").writeSync(2, "\\nMEASURED " + maxRSS + " " + (userCPUTime + systemCPUTime) + "\\n");
});`;

/** For NODE_OPTIONS. */
export const MEASURED = `--import=data:text/javascript,${encodeURIComponent(
  `import { createRequire } from "node:module"; const require = createRequire("/");${HOOK}`,
)}`;

/** What a measured process said on standard error, its peak memory in MB and its processor time in milliseconds. */
export function measuresIn(err: string): { text: string; peak: number; cpu: number } {
  const [line = "", peak, cpu] = /\nMEASURED (\d+) (\d+)\n/.exec(err) ?? [];
  return { text: err.replace(line, ""), peak: Number(peak) / 1024, cpu: Number(cpu) / 1000 };
}
