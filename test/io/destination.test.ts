import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isStandardOutput, writeOutput } from "../../src/io/destination.ts";
import { freshHome } from "../helpers/run.ts";

it.each([
  ["-", true],
  ["/dev/stdout", true],
  ["/dev/fd/1", true],
  ["/proc/self/fd/1", true],
  ["/dev/stderr", false],
  ["--", false],
  ["./-", false],
  ["notes.md", false],
])("%s is standard output: %s", (path, wanted) => expect(isStandardOutput(path)).toBe(wanted));

describe("writing to a place that was named", () => {
  it("makes a file its owner alone can read, and replaces one only when told to", async () => {
    const file = join(freshHome(), "notes.md");
    await writeOutput(file, "first");
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(writeOutput(file, "second")).rejects.toThrow(/exists already/);
    expect(readFileSync(file, "utf8")).toBe("first");
    await writeOutput(file, "second", { force: true });
    expect(readFileSync(file, "utf8")).toBe("second");
  });

  it("is refused by a folder, and where its folder is missing", async () => {
    const home = freshHome();
    mkdirSync(join(home, "folder"));
    await expect(writeOutput(join(home, "folder"), "x", { force: true })).rejects.toThrow("a folder stands there.");
    await expect(writeOutput(join(home, "none", "notes.md"), "x")).rejects.toThrow("its folder does not exist.");
  });
});

describe.skipIf(process.platform === "win32")("writing into what is not a file", () => {
  it("needs no --force, for nothing is replaced", async () => {
    await writeOutput("/dev/null", "x".repeat(1_000_000));
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("is refused by a socket, which takes none", async () => {
    const path = join(freshHome(), "socket");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    await expect(writeOutput(path, "x", { force: true })).rejects.toThrow(`Cannot write ${path}: it is a socket.`);
    server.close();
  });

  it("is refused by a descriptor that is not open", async () => {
    const refused = writeOutput("/dev/fd/987", "x");
    await expect(refused).rejects.toMatchObject({
      message: "Cannot write /dev/fd/987: it is not open for writing.",
      hint: expect.stringContaining("3> notes.md"),
    });
  });

  it("goes on from where an open file stands, whose name it is not", async () => {
    const { closeSync, openSync, writeSync } = await import("node:fs");
    const file = join(freshHome(), "log");
    writeFileSync(file, "");
    const handle = openSync(file, "a");
    writeSync(handle, "before, ");
    await writeOutput(`/dev/fd/${handle}`, "after");
    closeSync(handle);
    expect(readFileSync(file, "utf8")).toBe("before, after");
  });
});
