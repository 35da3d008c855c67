import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BIN, built, type Ran, shell } from "../helpers/built.ts";
import { runIn } from "../helpers/run.ts";

/* Files that are written, deleted and read where something unusual stands, through the built program. */

/** Many processes are started one after the other. */
const TIMEOUT = 180_000;

let home: string;
let env: Record<string, string>;
let answers: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-files-"));
  env = { XDG_DATA_HOME: home, HOME: home };
  answers = put("me.yaml", "role: ml-engineer\nratings: { python: 3 }\n");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
}

const save = (): Ran => built(["assess", "--answers", answers], env);
const kept = (...names: string[]) => join(home, "mlcareer", ...names);
const idsIn = (folder: string) => readdirSync(folder).sort();
const temporaries = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".tmp"));

/** Ends with a sentence, how to fix it, and a code that says whose fault it is; no stack. */
function refused({ code, err }: Ran, words: RegExp): void {
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(words) });
  expect(err).toMatch(/(^|\n)mlcareer: .*\n.+\n$/);
  expect(err).not.toMatch(/^ +at /m);
}

const FAILING = fileURLToPath(new URL("../helpers/failing.cjs", import.meta.url));

/** Runs the built program with calls of node:fs that go wrong; the faults are described in helpers/failing.cjs. */
function builtWith(faults: object[], args: string[]): Ran {
  return built(args, { ...env, NODE_OPTIONS: `--require ${FAILING}`, FAULTS: JSON.stringify(faults) });
}

const ROOT = process.getuid?.() === 0;

/** Whether a file may be given to somebody else: only by root, and not where other users do not exist (a namespace). */
const mayGive =
  ROOT &&
  spawnSync("sh", ["-c", 'f=$(mktemp) && chown 65534:65534 "$f"; code=$?; rm -f "$f"; exit $code']).status === 0;
const NOBODY = 65_534;

/** Runs the built program as somebody to whom permissions apply, which they do not to root. */
function builtAsNobody(args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", ...env },
    timeout: 30_000,
    ...(ROOT ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return { code: status, out: stdout, err: stderr };
}
const mayBeNobody =
  !ROOT || spawnSync(process.execPath, [BIN, "--version"], { uid: NOBODY, gid: NOBODY, timeout: 30_000 }).status === 0;

/** Gives all below a folder to nobody, so that only its mode says what may be done there. */
function giveToNobody(path: string): void {
  if (ROOT) chownSync(path, NOBODY, NOBODY);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) giveToNobody(join(path, name));
}

/** Every command that writes a file, with the name's ending that it takes. */
const WRITING: [string, string, (file: string) => string[]][] = [
  ["report -o", ".md", (file) => ["report", answers, "-o", file]],
  ["plan -o", ".md", (file) => ["plan", answers, "--target", "20", "-o", file]],
  ["assess --export", ".md", (file) => ["assess", "--example", "--export", file]],
  ["history export", ".json", (file) => ["history", "export", file]],
  [
    "data import -o",
    ".yaml",
    (file) => [
      ...["data", "import", "csv", put("pay.csv", `year,currency,pay\n${"2024,USD,100000\n".repeat(6)}`)],
      ...[
        "--map",
        "year=year,currency=currency,pay=pay",
        "--set",
        "country=US,group=engineer",
        "--source",
        "x",
        "-o",
        file,
      ],
    ],
  ],
];

describe("output to what is not a file", { timeout: TIMEOUT }, () => {
  it.each(WRITING)(
    "%s --force leaves a pipe without a reader, a socket and a link to a device",
    async (_, end, line) => {
      const pipe = join(home, `pipe${end}`);
      shell(`mkfifo ${pipe}`, env);
      refused(built([...line(pipe), "--force"], env), /no program reads from it/);
      expect(lstatSync(pipe).isFIFO()).toBe(true);

      const socket = join(home, `socket${end}`);
      const server = createServer().listen(socket);
      await once(server, "listening");
      refused(built([...line(socket), "--force"], env), /it is a socket/);
      expect(lstatSync(socket).isSocket()).toBe(true);
      server.close();

      const link = join(home, `link${end}`);
      symlinkSync("/dev/null", link);
      refused(built([...line(link), "--force"], env), /a link to a device, which is never replaced/);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(temporaries(home)).toEqual([]);
    },
  );

  it.each(WRITING)("%s writes all of it into a pipe that somebody reads", (_, end, line) => {
    const [pipe, file] = [join(home, `pipe${end}`), join(home, `file${end}`)];
    const run = (to: string, ...flags: string[]) =>
      `$MLCAREER ${[...line(to), ...flags].map((word) => `'${word}'`).join(" ")} > /dev/null`;
    const { code } = shell(
      `mkfifo ${pipe}; timeout 20 cat ${pipe} > ${home}/got & ${run(pipe, "--force")} && wait && ${run(file)}`,
      env,
    );
    expect(code).toBe(0);
    const whole = (name: string) => readFileSync(name, "utf8").replace(/"exportedAt".*/, "");
    expect(whole(join(home, "got"))).toBe(whole(file));
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  const device = join(tmpdir(), `mlcareer-device-${process.pid}`);
  const mayMakeDevices = ROOT && spawnSync("mknod", [device, "c", "1", "3"]).status === 0;
  rmSync(device, { force: true });

  it.skipIf(!mayMakeDevices)("writes into a device, and refuses a disk (skipped where none can be made)", () => {
    const [null_, disk] = [join(home, "null.md"), join(home, "disk.md")];
    shell(`mknod ${null_} c 1 3; mknod ${disk} b 1 255`, env);
    for (const flags of [[], ["--force"]]) {
      expect(built(["report", answers, "-o", null_, ...flags], env).code).toBe(0);
      expect(lstatSync(null_).isCharacterDevice()).toBe(true);
      refused(built(["report", answers, "-o", disk, ...flags], env), /it is a disk/);
      expect(lstatSync(disk).isBlockDevice()).toBe(true);
    }
  });

  it("takes /dev/stdout and /dev/fd/1 for standard output", () => {
    const whole = built(["report", answers, "--format", "md"], env).out.replace(/\d+:\d+/g, "");
    const force = ROOT ? [] : ["--force"]; // a program that gets this wrong would do so for the whole machine
    for (const name of ["/dev/stdout", "/dev/fd/1", "-"]) {
      const { code, out, err } = built(["report", answers, "--format", "md", "-o", name, ...force], env);
      expect({ name, code, err, out: out.replace(/\d+:\d+/g, "") }).toEqual({ name, code: 0, err: "", out: whole });
    }
    const added = shell(
      `echo before > ${home}/x; $MLCAREER plan ${answers} --target 20 -o /dev/stdout >> ${home}/x`,
      env,
    );
    expect(added.code).toBe(0);
    expect(readFileSync(join(home, "x"), "utf8")).toMatch(/^before\nPlan/i);
  });

  it("writes to an open file by its number, and to the shell's >(…)", () => {
    const file = `$MLCAREER report ${answers} --format md`;
    const run = `${file} -o /dev/fd/3 3> ${home}/three && ${file} -o >(cat > ${home}/cat) && ${file} > ${home}/whole`;
    // The shell does not wait for what stands in >(…).
    expect(shell(`${run}; until cmp -s ${home}/cat ${home}/whole; do sleep 0.1; done`, env).code).toBe(0);
    const whole = readFileSync(join(home, "whole"), "utf8");
    expect(readFileSync(join(home, "three"), "utf8")).toBe(whole);
  });

  it("refuses numbers that nobody opened, those of Node itself too", () => {
    for (const number of [3, 4, 5, 6, 7, 8, 12, 13, 16, 17])
      refused(built(["report", answers, "--format", "md", "-o", `/dev/fd/${number}`], env), /Cannot write \/dev\/fd/);
    refused(shell(`: | $MLCAREER report ${answers} --format md -o /dev/fd/0`, env), /not open for writing/);
  });

  it("ends at once when told to, though the reader takes nothing", async () => {
    const line = `mkfifo ${home}/p; exec 8<> ${home}/p; head -c 65536 /dev/zero >&8
      $MLCAREER report ${answers} --format html -o ${home}/p 8>&- & until readlink /proc/$!/fd/* | grep -q ${home}/p; do sleep 0.1; done
      kill -TERM $!; wait $!; echo code $?`;
    expect(shell(line, env).out).toBe("code 130\n");
  });
});

describe("deleting behind a link", { timeout: TIMEOUT }, () => {
  /** Moves a folder elsewhere and puts a link in its place. */
  function moveBehindLink(folder: string): string {
    const elsewhere = join(home, "elsewhere");
    renameSync(folder, elsewhere);
    symlinkSync(elsewhere, folder);
    return elsewhere;
  }
  const found = () => shell(`grep -rl ml-engineer ${home} --include='*.json' --include='*.tmp'`, env).out;

  it.each([["the folder", []] as const, ["assessments/", ["assessments"]] as const])(
    "delete --all with %s linked deletes the answers, and no file of another program",
    (_, names) => {
      save();
      const elsewhere = moveBehindLink(kept(...names));
      writeFileSync(join(elsewhere, "cv.txt"), "mine");
      mkdirSync(join(elsewhere, "photos"));
      const { code, err } = built(["history", "delete", "--all"], env);
      expect(code).toBe(0);
      expect(err).toContain(`Deleted all that was kept in ${kept()}.`);
      expect(found()).toBe("");
      expect(idsIn(elsewhere)).toEqual(["cv.txt", "photos"]);
      expect(existsSync(kept())).toBe(false);
    },
  );

  it("says that a file behind a link would stay, for one and for all", () => {
    save();
    const file = kept("assessments", "2026-01-01.json");
    symlinkSync(put("real.json", readFileSync(kept("assessments", idsIn(kept("assessments"))[0] ?? ""), "utf8")), file);
    refused(built(["history", "delete", "2026-01-01"], env), /is a link to .*real\.json, where all of it would stay/);
    refused(built(["history", "delete", "--all"], env), /2026-01-01\.json: it is a link[\s\S]*All else was deleted/);
    expect(idsIn(kept("assessments"))).toEqual(["2026-01-01.json"]);
    expect(existsSync(join(home, "real.json"))).toBe(true);
  });

  it("deletes nothing and says so when the link leads to a disk that is not attached", () => {
    symlinkSync(join(home, "not-attached"), kept());
    refused(built(["history", "delete", "--all"], env), /a link on the way leads nowhere/);
    expect(lstatSync(kept()).isSymbolicLink()).toBe(true);
  });
});

describe("a disk without hard links", { timeout: TIMEOUT }, () => {
  const CODES = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EMLINK", "EACCES", "EINVAL"];

  it.each(CODES)("%s: everything is saved, and nothing overwritten", (code) => {
    const noLinks = [{ call: "linkSync", code }];
    expect(builtWith(noLinks, ["assess", "--answers", answers]).code).toBe(0);
    const [saved = ""] = idsIn(kept("assessments"));
    expect(JSON.parse(readFileSync(kept("assessments", saved), "utf8"))).toMatchObject({ answers: { ratings: {} } });
    const file = join(home, "gap.md");
    expect(builtWith(noLinks, ["report", "-o", file]).code).toBe(0);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^# /);
    refused(builtWith(noLinks, ["report", "-o", file]), /exists already and was left as it is/);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect([...temporaries(home), ...temporaries(kept("assessments"))]).toEqual([]);
  });

  it("leaves a file that another program makes at the last moment", () => {
    const file = join(home, "gap.md");
    const faults = [{ call: "linkSync", code: "EPERM", creates: file }];
    refused(builtWith(faults, ["report", answers, "-o", file]), /exists already/);
    expect(readFileSync(file, "utf8")).toBe("another's");
    expect(temporaries(home)).toEqual([]);
  });

  it("gives the true reason when nothing can be written there either", () => {
    const faults = [
      { call: "linkSync", code: "EPERM" },
      { call: "renameSync", code: "EROFS" },
    ];
    refused(builtWith(faults, ["report", answers, "-o", join(home, "gap.md")]), /the disk is read-only/);
    expect(idsIn(home)).toEqual(["me.yaml"]);
  });

  it("loses nothing of several writers at once", () => {
    const faulty = { ...env, NODE_OPTIONS: `--require ${FAILING}`, FAULTS: '[{"call":"linkSync","code":"EPERM"}]' };
    const loop = `for n in 1 2 3; do $MLCAREER assess --answers ${answers} > /dev/null 2>> ${home}/faults || exit 1; done`;
    const line = `for w in 1 2 3 4; do ( ${loop} ) & done; for w in 1 2 3 4; do wait -n || exit 1; done`;
    expect(shell(line, faulty).code).toBe(0);
    expect(JSON.parse(built(["history", "--json"], env).out)).toMatchObject({ damaged: [] });
    expect(idsIn(kept("assessments"))).toHaveLength(12);
  });

  it("killed in the middle, it leaves an empty file at most, which is named and holds up nothing", () => {
    const faults = [
      { call: "linkSync", code: "EPERM" },
      { call: "renameSync", kills: true },
    ];
    expect(builtWith(faults, ["assess", "--answers", answers]).code).toBe(null);
    const id = idsIn(kept("assessments")).at(-1)?.replace(".json", "") ?? "";
    refused(built(["report"], env), /the file is empty\n.*mlcareer history delete removes it/);
    expect(save().code).toBe(0);
    const list = JSON.parse(built(["history", "--json"], env).out);
    expect(list).toMatchObject({ assessments: [{ id: `${id}-2` }], damaged: [{ id, reason: "the file is empty" }] });
    expect(built(["history", "delete", id], env).code).toBe(0);
    expect(idsIn(kept("assessments"))).toEqual([`${id}-2.json`]);
  });

  it("saves where nothing can be forced onto the disk either", () => {
    expect(builtWith([{ call: "fsyncSync", code: "EINVAL" }], ["assess", "--answers", answers]).code).toBe(0);
    expect(idsIn(kept("assessments"))).toHaveLength(1);
  });
});

describe("temporary files", { timeout: TIMEOUT }, () => {
  const HOUR = 3600;
  function leave(name: string, text: string, seconds: number): string {
    const file = put(name, text);
    const then = Date.now() / 1000 - seconds;
    utimesSync(file, then, then);
    return file;
  }

  it("go by their age, whatever process is in their name, and a young one of another process stays", () => {
    const old = [
      leave(`.mlcareer-${process.pid}-abcdef.tmp`, "of a process id that came again", 2 * HOUR),
      leave(".mlcareer-999999999-abcdef.tmp", "of no process", 2 * HOUR),
      leave(".mlcareer-0123456789abcdef.tmp", "of today's form", 2 * HOUR),
      leave(".mlcareer-fedcba9876543210.tmp", "of before the clock was set back", -2 * HOUR),
    ];
    const young = [
      leave(".mlcareer-999999998-abcdef.tmp", "of another container", 60),
      leave(".mlcareer-1123456789abcdef.tmp", "alive", 0),
    ];
    expect(built(["report", answers, "-o", join(home, "gap.md")], env).code).toBe(0);
    expect(old.filter(existsSync)).toEqual([]);
    expect(young.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("have names of chance", () => {
    const killed = [{ call: "rmSync", path: ".tmp", kills: true }];
    for (let n = 0; n < 2; n++) builtWith(killed, ["report", answers, "-o", join(home, `${n}.md`)]);
    const names = temporaries(home);
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^\.mlcareer-[0-9a-f]{16}\.tmp$/);
  });

  it("are written again when another process takes one away that is alive", () => {
    mkdirSync(kept("assessments"), { recursive: true });
    const faults = [{ call: "fsyncSync", empties: kept("assessments") }];
    expect(builtWith(faults, ["assess", "--answers", answers]).code).toBe(0);
    expect(idsIn(kept("assessments"))).toHaveLength(1);
    expect(built(["report"], env).code).toBe(0);
  });

  it("with the answers of an assessment go with it, and those of another stay", () => {
    expect(builtWith([{ call: "rmSync", path: ".tmp", kills: true }], ["assess", "--answers", answers]).code).toBe(
      null,
    );
    const [temporary = "", file = ""] = idsIn(kept("assessments"));
    const id = file.replace(".json", "");
    expect(temporary).toMatch(/\.tmp$/);
    const text = readFileSync(kept("assessments", file), "utf8");
    const inFolder = (name: string, content: string) => writeFileSync(kept("assessments", name), content);
    inFolder(".mlcareer-1111111111111111.tmp", text.slice(0, 200)); // killed before it had its name
    inFolder(".mlcareer-2222222222222222.tmp", text.replaceAll(id, `${id}-2`)); // another one's
    renameSync(leave(".mlcareer-3333333333333333.tmp", text, 120), kept(".mlcareer-3333333333333333.tmp")); // its draft
    expect(built(["history", "delete", id], env).code).toBe(0);
    expect(idsIn(kept("assessments"))).toEqual([".mlcareer-2222222222222222.tmp"]);
    expect(temporaries(kept())).toEqual([]);
  });
});

describe("a folder of assessments that cannot be read", async () => {
  const NEEDING = [
    ["history"],
    ["history", "show"],
    ["history", "diff"],
    ["history", "progress"],
    ["history", "export", "-"],
    ["history", "delete", "2026-01-01"],
    ["report"],
    ["plan"],
    ["check"],
    ["assess", "--set", "python=2"],
  ];

  /** What needs it says what is wrong and prints nothing; what does not, works; Tab never shows a stack. */
  async function expectRefusals(run: (args: string[]) => Ran | Promise<Ran>, words: RegExp): Promise<void> {
    for (const args of NEEDING) {
      const ran = await run(args);
      refused(ran, words);
      expect(ran.out).toBe("");
    }
    expect((await run(["report", answers])).code).toBe(0);
    expect((await run(["plan", answers, "--target", "20"])).code).toBe(0);
    refused(await run(["report", join(home, "none.yaml")]), /there is no such file/);
    expect((await run(["complete", "--", "report", ""])).err).not.toMatch(/^ +at /m);
  }

  const here = (args: string[]) => runIn(home, args);

  it("a file in its place", async () => {
    mkdirSync(kept());
    writeFileSync(kept("assessments"), "");
    writeFileSync(kept("plans"), "");
    await expectRefusals(here, /Cannot read .*(assessments|plans|checks|adverts): it, .* is a file/);
  });

  it("a file in the place of the whole", async () => {
    writeFileSync(kept(), "");
    await expectRefusals(here, /Cannot read .*(assessments|plans|checks|adverts): it, .* is a file/);
    refused(built(["history", "delete", "--all"], env), /is a file/);
    refused(save(), /Cannot/);
  });

  it("a link to a disk that is not attached", async () => {
    symlinkSync(join(home, "not-attached"), kept());
    await expectRefusals(here, /a link on the way leads nowhere/);
    refused(save(), /a link (on the way|that) leads nowhere/);
  });

  it("an error of the disk", async () => {
    save();
    await expectRefusals(
      (args) => builtWith([{ call: "readdirSync", path: kept(), code: "EIO" }], args),
      /Cannot read .*(assessments|plans|checks|adverts): .*EIO/,
    );
  });

  it.skipIf(!mayBeNobody)("no permission (skipped where this cannot be tried)", async () => {
    save();
    mkdirSync(kept("plans"));
    giveToNobody(home);
    for (const name of ["assessments", "plans"]) chmodSync(kept(name), 0o000);
    await expectRefusals(
      builtAsNobody,
      /Cannot read .*(assessments|plans|checks|adverts): it may not be read \(permissions\)/,
    );
    refused(builtAsNobody(["history", "delete", "--all"]), /Cannot read .*permissions/);
    for (const name of ["assessments", "plans"]) chmodSync(kept(name), 0o700);
    chmodSync(kept(), 0o000);
    await expectRefusals(builtAsNobody, /Cannot read .*permissions/);
    chmodSync(kept(), 0o700);
  });
});

describe("deleting that does not succeed", { timeout: TIMEOUT }, () => {
  it.skipIf(!mayBeNobody)("without permission: said so, one and all (skipped where this cannot be tried)", () => {
    save();
    const [file = ""] = idsIn(kept("assessments"));
    giveToNobody(home);
    chmodSync(kept("assessments"), 0o500);
    refused(builtAsNobody(["history", "delete", file.replace(".json", "")]), /Cannot delete .*may not be written to/);
    refused(builtAsNobody(["history", "delete", "--all"]), /Cannot delete .*may not be written to/);
    expect(idsIn(kept("assessments"))).toEqual([file]);
    chmodSync(kept("assessments"), 0o700);
  });

  it.each(["EACCES", "EROFS", "EIO"])("%s: said so, one and all", (code) => {
    save();
    const [file = ""] = idsIn(kept("assessments"));
    const faults = [{ call: "rmSync", path: ".json", code }];
    refused(builtWith(faults, ["history", "delete", file.replace(".json", "")]), /Cannot delete .*\.json: /);
    refused(builtWith(faults, ["history", "delete", "--all"]), /Cannot delete .*\.json: /);
    expect(existsSync(kept("assessments", file))).toBe(true);
  });

  it("while another process saves: done or said so, and that process goes on", async () => {
    const outfile = join(home, "saver.cjs");
    const entry = fileURLToPath(new URL("../helpers/endless-saver.ts", import.meta.url));
    await build({ entryPoints: [entry], bundle: true, platform: "node", format: "cjs", outfile, logLevel: "error" });
    const saver = spawn(process.execPath, [outfile, home], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      await once(saver.stdout, "data");
      for (let n = 0; n < 10; n++) {
        const { code, err } = built(["history", "delete", "--all"], env);
        expect(err).toMatch(code === 0 ? /^Deleted / : /^mlcareer: .*another process saves there at the same time/);
        expect([0, 1]).toContain(code);
      }
      await setTimeout(0); // so that its end, had it ended, is heard of
      expect(saver.exitCode).toBe(null);
    } finally {
      saver.kill("SIGKILL");
    }
  });

  it("a draft that is a folder shows no stack, and delete --all deletes it too", () => {
    mkdirSync(kept("draft.json"), { recursive: true });
    for (const args of [
      ["assess", "--answers", answers],
      ["history"],
      ["history", "export", "-"],
      ["report", answers],
    ]) {
      const { code, err } = built(args, env);
      expect([0, 1]).toContain(code);
      expect(err).not.toMatch(/^ +at /m);
    }
    expect(built(["history", "delete", "--all"], env).code).toBe(0);
    expect(existsSync(kept())).toBe(false);
  });
});

describe("a saved file of a newer format", { timeout: TIMEOUT }, () => {
  /** The digest a file carries, as the program works it out. */
  function withDigest(content: object): string {
    const bytes = new TextEncoder().encode(`${JSON.stringify(content)}    `);
    let hash = 0x811c9dc5;
    for (const word of new Uint32Array(bytes.slice(0, bytes.length - (bytes.length % 4)).buffer))
      hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
    return `${JSON.stringify({ ...content, digest: hash.toString(16).padStart(8, "0") }, null, 2)}\n`;
  }

  const content = { schemaVersion: 2, id: "9999-01-01", savedAt: 17, people: ["of another shape"] };
  it.each([
    ["with a right digest", () => withDigest(content)],
    ["without one", () => JSON.stringify(content)],
    [
      "that this program could not read at all",
      () => `{"schemaVersion": 2, "a": ${"[".repeat(500)}${"]".repeat(500)}}`,
    ],
  ])("%s is told as such, and holds up nothing", (_, text) => {
    save();
    const [file = ""] = idsIn(kept("assessments"));
    const id = file.replace(".json", "");
    writeFileSync(kept("assessments", "9999-01-01.json"), text());
    mkdirSync(kept("plans"));
    writeFileSync(kept("plans", "plan-9999-01-01.json"), text());
    const list = built(["history", "--json"], env);
    expect(list.code).toBe(0);
    expect(JSON.parse(list.out)).toMatchObject({
      assessments: [{ id }],
      damaged: [
        { id: "9999-01-01", reason: expect.stringMatching(/newer mlcareer \(format 2\)/) },
        { id: "plan-9999-01-01", reason: expect.stringMatching(/newer mlcareer \(format 2\)/) },
      ],
    });
    const all = built(["history", "export", "-"], env);
    expect(all.code).toBe(0);
    expect(JSON.parse(all.out)).toMatchObject({ assessments: [{ id }], damaged: [{}, {}] });
    refused(built(["report", "9999-01-01"], env), /newer mlcareer \(format 2\)[\s\S]*Update mlcareer/);
    refused(built(["history", "progress"], env), /newer mlcareer/);
    expect(built(["report", id], env).code).toBe(0);
    expect(readFileSync(kept("assessments", "9999-01-01.json"), "utf8")).toBe(text());
  });
});

it("a report or saved file of a newer format, given as a file of answers, is told as such", async () => {
  const file = put("report.json", JSON.stringify({ schemaVersion: 2, answers: { people: [] } }));
  for (const args of [
    ["report", file],
    ["plan", file],
    ["assess", "--answers", file],
    ["check", file],
  ])
    refused(await runIn(home, args), /report\.json was written by a newer mlcareer \(format 2\)/);
});

describe("the mode of a file that --force replaces", { timeout: TIMEOUT }, () => {
  it.each(WRITING)("%s keeps it, and a new file is its owner's alone", (_, end, line) => {
    const file = join(home, `out${end}`);
    expect(built(line(file), env).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const mode of [0o644, 0o640, 0o400, 0o600]) {
      chmodSync(file, mode);
      expect(built([...line(file), "--force"], env).code).toBe(0);
      expect(statSync(file).mode & 0o7777).toBe(mode);
    }
  });

  it.skipIf(!mayGive)("keeps owner and group where it may (skipped where files may not be given away)", () => {
    const file = put("gap.md", "old");
    chmodSync(file, 0o640);
    chownSync(file, NOBODY, NOBODY);
    expect(built(["report", answers, "-o", file, "--force"], env).code).toBe(0);
    expect(statSync(file)).toMatchObject({ uid: NOBODY, gid: NOBODY });
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it("lets no other group in where the group cannot be kept", () => {
    const file = put("gap.md", "old");
    chmodSync(file, 0o660);
    if (mayGive) chownSync(file, 0, NOBODY);
    const faults = mayGive ? [{ call: "fchownSync", code: "EPERM" }] : [];
    expect(builtWith(faults, ["report", answers, "-o", file, "--force"]).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(mayGive ? 0o600 : 0o660);
  });
});
