import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BIN, built, type Ran, shell } from "../helpers/built.ts";
import { MEASURED, measuresIn } from "../helpers/measured.ts";
import { Terminal } from "../helpers/terminal.ts";

/* What is read, wherever it comes from: bounded, never deaf to signals, and told rightly what is wrong with it. */

let home: string;
let env: Record<string, string>;
let fifo: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-input-"));
  env = { XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, HOME: home };
  fifo = join(home, "pipe");
  expect(spawnSync("mkfifo", [fifo]).status).toBe(0);
  put("me.yaml", "role: ml-engineer\nratings: { python: 3, pandas-numpy: 2 }\n");
  put("pay.csv", PAY);
  expect(built(["assess", "--answers", join(home, "me.yaml")], env).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const PAY = `title,pay\n${"ML Engineer,120000\n".repeat(5)}`;
const FLAGS = ["--map", "title=title,pay=pay", "--set", "country=US,currency=USD,year=2024", "--source", "my-survey"];

function put(name: string, text: string): string {
  const file = join(home, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Ends with a sentence; nothing printed, no stack, no more memory than any input may take. */
function expectRefused({ code, out, err }: Ran, words: RegExp): void {
  expect({ code, out, err }).toMatchObject({ code: 1, out: "" });
  expect(err).toMatch(/^mlcareer: /);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^ +at /m);
}

/** Every way in which a person names something to read; NAME stands for it. */
const NAMED: Record<string, string[]> = {
  report: ["report", "NAME"],
  plan: ["plan", "NAME"],
  "assess --answers": ["assess", "--no-save", "--answers", "NAME"],
  "check --answers": ["check", "--answers", "NAME"],
  "data import csv": ["data", "import", "csv", "NAME", ...FLAGS, "-o", "NEW"],
  "data import aijobs": ["data", "import", "aijobs", "NAME", "-o", "NEW"],
  "data import oews": ["data", "import", "oews", "NAME", "--year", "2024", "-o", "NEW"],
  "--mapping": ["data", "import", "csv", "PAY", "--mapping", "NAME", "-o", "NEW"],
};

function argsOf(way: string, name: string): string[] {
  const stands: Record<string, string> = { NAME: name, NEW: join(home, "new.yaml"), PAY: join(home, "pay.csv") };
  return (NAMED[way] ?? []).map((arg) => stands[arg] ?? arg);
}

const WAYS = Object.keys(NAMED);
const onLinux = process.platform === "linux";

describe("what has no size, or never ends", () => {
  const measured = (line: string) => {
    const ran = shell(line, { ...env, NODE_OPTIONS: MEASURED });
    const { text, peak } = measuresIn(ran.err);
    expect(peak).toBeLessThan(300);
    return { ...ran, err: text };
  };
  const quoted = (args: string[]) => args.map((arg) => (arg.startsWith("<") ? arg : `'${arg}'`)).join(" ");

  it.each(WAYS)("%s refuses an endless pipe at the cap", (way) => {
    const { code, out, err } = measured(`$MLCAREER ${quoted(argsOf(way, "<(yes)"))}`);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/over 8 MiB|has none of the columns|the column .* is missing/);
  });

  it.each(WAYS)("%s refuses /dev/zero and /dev/full", (way) => {
    for (const device of ["/dev/zero", "/dev/full"])
      expectRefused(measured(`$MLCAREER ${quoted(argsOf(way, device))}`), /over 8 MiB|binary/);
  });

  it("standard input: the same", () => {
    for (const args of [
      ["report", "-"],
      ["check", "--answers", "-"],
      ["assess", "--no-save", "--answers", "-"],
    ]) {
      expectRefused(measured(`yes | $MLCAREER ${args.join(" ")}`), /standard input is over 8 MiB/);
      expectRefused(measured(`$MLCAREER ${args.join(" ")} < /dev/zero`), /standard input is over 8 MiB/);
    }
  });

  it("what is saved, settings and data: the same", () => {
    const own = join(home, "own");
    const places = {
      "mlcareer/config.yaml": ["role"],
      "mlcareer/assessments/2026-11-23.json": ["history", "show", "2026-11-23"],
      "mlcareer/draft.json": ["history", "export", "-"],
      "data/sources.yaml": ["data", "check", join(own, "data")],
    };
    for (const [place, args] of Object.entries(places)) {
      for (const [make, words] of [
        [(file: string) => symlinkSync("/dev/zero", file), /over 8 MiB/],
        [(file: string) => spawnSync("mkfifo", [file]), /it is a pipe, not a file/],
      ] as const) {
        rmSync(own, { recursive: true, force: true });
        mkdirSync(dirname(join(own, place)), { recursive: true });
        make(join(own, place));
        const ran = built(args, { XDG_DATA_HOME: own, XDG_CONFIG_HOME: own, HOME: own });
        // What is unfinished and cannot be read is named in the export, and stops nothing.
        if (place.endsWith("draft.json")) expect(ran.out, place).toMatch(words);
        else {
          expect(ran.code, place).not.toBe(0);
          expect(ran.err, place).toMatch(words);
        }
        expect(ran.err).not.toMatch(/^ +at /m);
      }
    }
  });

  it("a folder and a socket are refused with the reason", async () => {
    const socket = join(home, "socket");
    const server = createServer().listen(socket);
    await new Promise((listening) => server.on("listening", listening));
    for (const way of WAYS) {
      expectRefused(built(argsOf(way, home), env), /it is a folder, not a file/);
      expectRefused(built(argsOf(way, socket), env), /it is a socket/);
    }
    server.close();
  });
});

describe("what comes by a pipe is read as a file is", () => {
  it.each(["report", "assess --answers", "plan"])("%s <(program)", (way) => {
    const plain = built([...argsOf(way, join(home, "me.yaml"))], env);
    const args = argsOf(way, "X")
      .join(" ")
      .replace("X", `<(sleep 0.2; cat '${join(home, "me.yaml")}')`);
    // The commands that go on name a file, and cannot name a pipe; what else has room depends on their length.
    const sums = (text: string) => text.split(/\nNext: /)[0]?.replace(/\nNearest role .*/, "");
    const piped = shell(`$MLCAREER ${args}`, env);
    expect(piped.code).toBe(0);
    expect(piped.out).not.toContain("/dev/");
    expect(sums(piped.out)).toBe(sums(plain.out));
    const fed = `cat '${join(home, "me.yaml")}' | $MLCAREER ${argsOf(way, "/dev/stdin").join(" ")}`;
    expect(sums(shell(fed, env).out)).toBe(sums(plain.out));
  });

  it("an import from a pipe, and from a named one that is written to later", async () => {
    const args = (name: string) => ["data", "import", "csv", name, ...FLAGS, "-o", "-"];
    const plain = built(args(join(home, "pay.csv")), env);
    expect(plain.code).toBe(0);
    const line = args("X")
      .join(" ")
      .replace("X", `<(cat '${join(home, "pay.csv")}')`);
    expect(shell(`$MLCAREER ${line}`, env).out.replace(/from \S+ by/, "from pay.csv by")).toBe(plain.out);
    const reading = start(args(fifo));
    await reading.waits();
    writeFileSync(fifo, PAY);
    const { code, out } = await reading.end();
    expect({ code, out: out.replace("from pipe by", "from pay.csv by") }).toEqual({ code: 0, out: plain.out });
  });
});

/** The program as a process of its own that goes on while a test does. */
function start(args: readonly string[]) {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    end: async () => ({ code: await ended, ...said }),
    /** Until it has opened the pipe; nothing tells whether it reads already. */
    async waits() {
      const folder = `/proc/${child.pid}/fd`;
      const has = () =>
        existsSync(folder) && readdirSync(folder).some((fd) => safely(() => readlinkSync(join(folder, fd))) === fifo);
      for (let i = 0; i < 200 && !has(); i++) await new Promise((later) => setTimeout(later, 100));
      expect(has(), "the pipe was never opened").toBe(true);
    },
  };
}

function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

describe.skipIf(!onLinux)("a pipe that nothing comes from", () => {
  it.each(WAYS.flatMap((way) => (["SIGINT", "SIGTERM"] as const).map((signal) => [way, signal] as const)))(
    "%s is ended by %s",
    async (way, signal) => {
      const waiting = start(argsOf(way, fifo));
      await waiting.waits();
      waiting.kill(signal);
      expect(await waiting.end()).toMatchObject({ code: 130, out: "" });
    },
  );

  it("with a writer that is silent: the same, and an import says that nothing was written", async () => {
    const waiting = start(argsOf("data import csv", fifo));
    await waiting.waits();
    const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    waiting.kill("SIGINT");
    const { code, err } = await waiting.end();
    closeSync(writer);
    expect({ code, err }).toEqual({ code: 130, err: "Stopped; nothing was written.\n" });
    expect(existsSync(join(home, "new.yaml"))).toBe(false);
  });
});

describe.skipIf(!onLinux)("a long import at a terminal", () => {
  it("shows how far it is; Ctrl-C takes that away and says that nothing was written", async () => {
    const rows = `title,pay\n${"ML Engineer,120000\n".repeat(100_000)}`;
    const source = put("rows.csv", rows);
    const endless = `$0 data import csv <(cat '${source}'; sleep 60) ${FLAGS.join(" ")} -o '${join(home, "new.yaml")}'`;
    const terminal = new Terminal("bash", ["-c", endless, `${process.execPath} ${BIN}`].map(String), { env });
    await terminal.waitFor(/Reading: 1 MB/);
    terminal.press("Ctrl-C");
    await terminal.exit();
    expect(terminal.text).not.toContain("Reading");
    expect(terminal.text).toContain("Stopped; nothing was written.");
    expect(existsSync(join(home, "new.yaml"))).toBe(false);
  });
});

it.skipIf(!onLinux)(
  "Ctrl-C that ends the feeding program too: what came up to then is not taken for the whole",
  async () => {
    for (const from of ["report <(FEED)", "report - < <(FEED)", "FEED | report -"]) {
      const feed = `(cat '${join(home, "me.yaml")}'; touch '${home}/fed'; sleep 60)`;
      const line = from.replace("report", "$0 report").replace("(FEED)", feed).replace("FEED", feed);
      const terminal = new Terminal("bash", ["-c", line.replaceAll("$0", `${process.execPath} ${BIN}`)], { env });
      await terminal.until(() => existsSync(join(home, "fed")), "the first half");
      await new Promise((later) => setTimeout(later, 500));
      terminal.press("Ctrl-C");
      await terminal.exit();
      expect(terminal.text, from).not.toContain("python");
      rmSync(join(home, "fed"));
    }
  },
);

it("white space without an end is cleaned at once", () => {
  // Two million signs: where every place of the run is tried anew, hours.
  const key = `1${" ".repeat(2_000_000)}x`;
  expectRefused(
    built(["report", put("wide.json", JSON.stringify({ role: "ml-engineer", ratings: { [key]: 3 } }))], env),
    /./,
  );
  const { code, err } = built(["salary", "--country", "IN", "--mine", `1${" ".repeat(119_000)}x`], env);
  expect(code).toBe(2);
  expect(err).toMatch(/^mlcareer: --mine: "1 +…/);
});

describe("an import writes what a data folder takes, or nothing", () => {
  const imported = (name: string, text: string, map: string) => {
    const out = join(home, "made", "salaries", "new.yaml");
    rmSync(join(home, "made"), { recursive: true, force: true });
    mkdirSync(dirname(out), { recursive: true });
    put(
      "made/sources.yaml",
      "- { id: my-survey, title: A, publisher: B, date: '2025', licence: CC0, reading: As it stands. }\n",
    );
    const ran = built(
      ["data", "import", "csv", put(name, text), "--map", map, "--source", "my-survey", "-o", out],
      env,
    );
    return { ...ran, out, checked: () => built(["data", "check", join(home, "made")], env) };
  };
  const ALL = "title=title,pay=pay,country=country,currency=currency,year=year";
  const HEAD = "title,pay,country,currency,year\n";
  const country = (i: number) => String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26));
  const groups = (n: number) =>
    HEAD +
    Array.from({ length: n }, (_, i) =>
      `ML Engineer,120000,${country(i)},USD,${1990 + Math.floor(i / 676)}\n`.repeat(5),
    ).join("");

  it.each([400, 4_000])("%d groups", (n) => {
    const { code, err, out, checked } = imported("groups.csv", groups(n), ALL);
    if (code === 0) expect(checked()).toMatchObject({ code: 0, err: "" });
    else {
      expect(n).toBe(4_000);
      expect(err).toMatch(/^mlcareer: [\d,]+ groups of pay make a file that no data folder takes: .*\n.*in parts/);
      expect(existsSync(out)).toBe(false);
    }
  });

  it("also with groups refused in forty years", () => {
    const rare = Array.from({ length: 40 }, (_, i) => `Data Scientist,120000,US,USD,${1990 + i}\n`).join("");
    const { code, out, checked } = imported("rare.csv", groups(1) + rare, ALL);
    expect(code).toBe(0);
    expect(checked()).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(out, "utf8")).toContain("year: 2029");
  });
});

describe("files of old and of other programs", () => {
  const made = (text: string) => built(["data", "import", "csv", put("pay.csv", text), ...FLAGS, "-o", "-"], env);
  const plain = () => made(PAY).out;

  it("lines that end in CR alone", () => {
    expect(made(PAY.replaceAll("\n", "\r"))).toMatchObject({ code: 0, out: plain() });
    expect(made(PAY.replaceAll("\n", "\r").replace("120000", "much")).err).toMatch(/pay\.csv:2:1: the pay/);
  });

  it("rows of commas, before the header too", () => {
    const rows = PAY.split("\n").flatMap((row) => [",,", row, " , ,", '"",""']);
    expect(made(rows.join("\n"))).toMatchObject({ code: 0, out: plain() });
    expect(made(rows.join("\n").replace("120000", "much")).err).toMatch(/pay\.csv:6:1: the pay/);
  });

  it.each([
    ["sep=,", ","],
    ["sep=;", ";"],
    ['"sep=;"', ";"],
    ["sep=\t", "\t"],
  ])("a first line %j", (line, separator) => {
    expect(made(`${line}\r\n${PAY.replaceAll(",", separator)}`)).toMatchObject({ code: 0, out: plain() });
    expect(made(`${line}\n${PAY.replaceAll(",", separator).replace("pay\n", "wage\n")}`).err).toMatch(
      /pay\.csv:2:1: the column pay is missing/,
    );
  });

  it("a first line that names what is no separator is refused with the reason", () => {
    expectRefused(made(`sep=:\n${PAY.replaceAll(",", ":")}`), /pay\.csv:1:1: sep= names a separator that is not read/);
  });

  it("YAML faults in a file whose lines end in CR alone name their line", () => {
    const answers = "role: ml-engineer\rcountry: IN\rratings:\r  python: 9\r";
    expectRefused(built(["report", put("cr.yaml", answers)], env), /cr\.yaml:4:3: ratings\.python/);
    expectRefused(built(["report", put("cr.yaml", answers.replace("9", "[3"))], env), /cr\.yaml:[45]:/);
    expect(built(["report", put("cr.yaml", answers.replace("9", "3"))], env).code).toBe(0);
  });
});
