import { spawn } from "node:child_process";

/** As git has it: ends by itself when the text fits, keeps colours, leaves the text on the screen. */
const USUAL = "less -FRX";

/** The command that pages; undefined where the person wants none (`PAGER=cat` or empty). */
export function pagerOf({ PAGER }: Readonly<Record<string, string | undefined>>): string | undefined {
  const wanted = PAGER?.trim() ?? USUAL;
  return wanted === "" || wanted === "cat" ? undefined : wanted;
}

/** Shows a text in a pager. False when that could not be started: the text is then still to be shown. */
export function page(text: string, command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["pipe", "inherit", "inherit"] });
    // Ctrl-C is for the pager while it has the screen.
    const others = process.listeners("SIGINT");
    process.removeAllListeners("SIGINT").on("SIGINT", () => {});
    const end = (shown: boolean) => {
      process.removeAllListeners("SIGINT");
      for (const other of others) process.on("SIGINT", other);
      resolve(shown);
    };
    child.stdin.on("error", () => {}); // it was left before the end of the text
    child.on("error", () => end(false));
    child.on("close", (code) => end(code !== 127 && code !== 126));
    child.stdin.end(text);
  });
}
