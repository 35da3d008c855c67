import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { findInCode } from "../../../src/evidence/code/find.ts";
import { commit, folderOf, git, ME, OTHER, write } from "./folders.ts";

const signs = loadCatalog(new URL("../../../data", import.meta.url).pathname).code;
const TRAIN = "import torch\n\n\ndef a():\n    torch.zeros(1)\n    torch.ones(1)\n    torch.eye(1)\n";

/** A repository of one file, and a program that leaves a mark wherever it is run. */
function trap() {
  const folder = folderOf({ "train.py": TRAIN });
  const outside = mkdtempSync(join(tmpdir(), "mlcareer-trap-"));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  const marker = join(outside, "was-run");
  const program = join(outside, "program");
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat > /dev/null 2>&1 < /dev/null\nexit 1\n`);
  chmodSync(program, 0o755);
  return { folder, outside, marker, program, wasRun: () => existsSync(marker) };
}

/** What somebody does who does not know: whether the trap goes off. */
function carelessly(folder: string, args: readonly string[], env: Record<string, string> = {}): void {
  spawnSync("git", args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, ...env }, timeout: 20_000 });
}

async function read(folder: string, author?: string) {
  return findInCode(folder, { signs, author });
}

const skills = ({ findings }: Awaited<ReturnType<typeof read>>) => findings.map(({ skill }) => skill).sort();

/** A commit with a signature, which git shows to a program when it is told to check signatures. */
function sign(folder: string): void {
  const tree = git(folder, ["rev-parse", "HEAD^{tree}"]).trim();
  const who = `${ME.name} <${ME.email}> 1772712000 +0000`;
  const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\nsigned\n`;
  const hash = execFileSync("git", ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], {
    cwd: folder,
    input: text,
    encoding: "utf8",
  }).trim();
  git(folder, ["update-ref", "HEAD", hash]);
}

const TRAPS: [string, (program: string) => string, (folder: string) => void, string[]][] = [
  ["a file monitor", (p) => `[core]\n\tfsmonitor = ${p}\n`, () => {}, ["status"]],
  ["an alias that is a command", (p) => `[alias]\n\tl = !${p}\n`, () => {}, ["l"]],
  ["a checker of signatures", (p) => `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${p}\n`, sign, ["log"]],
  ["a differ", (p) => `[diff]\n\texternal = ${p}\n`, (f) => write(f, { "train.py": `${TRAIN}# more\n` }), ["diff"]],
  [
    "a filter that cleans",
    (p) => `[filter "evil"]\n\tclean = ${p}\n\tsmudge = ${p}\n\tprocess = ${p}\n`,
    (f) => write(f, { ".gitattributes": "* filter=evil\n", "train.py": TRAIN.replace("eye", "abs") }),
    ["diff"],
  ],
  [
    "a converter of texts",
    (p) => `[diff "evil"]\n\ttextconv = ${p}\n\tcommand = ${p}\n`,
    (f) => write(f, { ".gitattributes": "* diff=evil\n", "train.py": `${TRAIN}# more\n` }),
    ["diff"],
  ],
  [
    "settings included from another file",
    (p) => {
      writeFileSync(`${p}.config`, `[core]\n\tfsmonitor = ${p}\n`);
      return `[include]\n\tpath = ${p}.config\n`;
    },
    () => {},
    ["status"],
  ],
  [
    "a folder of hooks",
    (p) => `[core]\n\thooksPath = ${hooksBeside(p)}\n`,
    (f) => write(f, { a: "1" }),
    ["checkout", "-b", "b"],
  ],
  [
    "a fetcher of objects that are missing",
    (p) =>
      `[core]\n\trepositoryformatversion = 1\n\tsshCommand = ${p}\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ssh://localhost/x\n\tpromisor = true\n`,
    loseTree,
    ["log", "--name-only"],
  ],
  [
    "a helper for an address of its own",
    (p) =>
      `[core]\n\trepositoryformatversion = 1\n[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ext::${p}\n\tpromisor = true\n`,
    loseTree,
    ["log", "--name-only"],
  ],
];

function hooksBeside(program: string): string {
  const folder = `${program}-hooks`;
  mkdirSync(folder);
  for (const hook of ["post-checkout", "post-index-change", "reference-transaction"])
    symlinkSync(program, join(folder, hook));
  return folder;
}

function loseTree(folder: string): void {
  const tree = git(folder, ["rev-parse", "HEAD^{tree}"]).trim();
  rmSync(join(folder, ".git/objects", tree.slice(0, 2), tree.slice(2)), { force: true });
}

describe.skipIf(process.platform === "win32")("a repository whose settings run programs", () => {
  it.each(TRAPS)("runs nothing: %s", async (_, config, prepare, careless) => {
    const { folder, program, marker, wasRun } = trap();
    commit(folder);
    prepare(folder);
    writeFileSync(join(folder, ".git/config"), config(program), { flag: "a" });
    const found = await read(folder);
    expect((await read(folder, ME.email)).notes.join()).not.toContain(ME.email);
    expect(skills(found)).toEqual(expect.arrayContaining(["python", "pytorch"]));
    expect(wasRun()).toBe(false);
    carelessly(folder, careless);
    expect(wasRun(), `${marker}: the trap itself works`).toBe(true);
  });

  it("runs nothing that variables name", async () => {
    const { folder, program, wasRun } = trap();
    commit(folder);
    sign(folder);
    const names = {
      GIT_CONFIG_COUNT: "2",
      GIT_CONFIG_KEY_0: "log.showSignature",
      GIT_CONFIG_VALUE_0: "true",
      GIT_CONFIG_KEY_1: "gpg.program",
      GIT_CONFIG_VALUE_1: program,
      GIT_PAGER: program,
      GIT_EXTERNAL_DIFF: program,
      GIT_TRACE: `${program}.trace`,
      GIT_DIR: "/nowhere",
      GIT_EXEC_PATH: "/nowhere",
    };
    // Set and deleted one by one: another object in the place of process.env would not reach the time zone of later tests.
    const clear = () => {
      for (const name of Object.keys(names)) delete process.env[name];
    };
    onTestFinished(clear);
    Object.assign(process.env, names);
    const { findings } = await read(folder);
    clear();
    expect(findings.find(({ skill }) => skill === "git")?.date).toBe("2026-03");
    expect(wasRun() || existsSync(names.GIT_TRACE)).toBe(false);
    const { GIT_DIR, GIT_EXEC_PATH, ...live } = names;
    carelessly(folder, ["log"], live);
    expect(wasRun()).toBe(true);
  });
});

describe.skipIf(process.platform === "win32")("what leads out of a folder", () => {
  it("is not followed: a .git file, a .git that is a link, borrowed objects", async () => {
    const { folder, program, outside, wasRun } = trap();
    commit(folder);
    writeFileSync(join(folder, ".git/config"), `[core]\n\tfsmonitor = ${program}\n`, { flag: "a" });
    renameSync(join(folder, ".git"), join(outside, "git"));
    const ways: (() => void)[] = [
      () => writeFileSync(join(folder, ".git"), `gitdir: ${join(outside, "git")}\n`),
      () => symlinkSync(join(outside, "git"), join(folder, ".git")),
      () => {
        git(folder, ["init", "--quiet"]);
        rmSync(join(folder, ".git/objects"), { recursive: true });
        symlinkSync(join(outside, "git/objects"), join(folder, ".git/objects"));
      },
      () => {
        git(folder, ["init", "--quiet"]);
        write(folder, { ".git/objects/info/alternates": join(outside, "git/objects") });
      },
    ];
    for (const lead of ways) {
      rmSync(join(folder, ".git"), { recursive: true, force: true });
      lead();
      const { findings, notes } = await read(folder);
      expect(notes).toEqual(["Its .git leads to another folder, which was not followed: no dates."]);
      expect(findings.map(({ skill, date }) => [skill, date])).toEqual([
        ["python", undefined],
        ["pytorch", undefined],
      ]);
      expect((await read(folder, ME.email)).findings).toEqual([]);
    }
    expect(wasRun()).toBe(false);
  });

  it("is not followed: links to files and folders, in the tree and in .git", async () => {
    const { folder, outside } = trap();
    write(outside, { "ray.py": "import ray\nray.a()\nray.b()\nray.c()\n", HEAD: "ref: refs/heads/main\n" });
    symlinkSync(join(outside, "ray.py"), join(folder, "linked.py"));
    symlinkSync(outside, join(folder, "linked"));
    symlinkSync(folder, join(folder, "circle"));
    expect(skills(await read(folder))).toEqual(["python", "pytorch"]);
    git(folder, ["init", "--quiet"]);
    rmSync(join(folder, ".git/HEAD"));
    symlinkSync(join(outside, "HEAD"), join(folder, ".git/HEAD"));
    expect((await read(folder)).notes).toEqual(["Its git history cannot be read: no dates."]);
  });

  it("is not opened: pipes, and what is over 1 MB", async () => {
    const { folder } = trap();
    execFileSync("mkfifo", [join(folder, "pipe.py"), join(folder, "Dockerfile")]);
    write(folder, { "big.py": `import ray\n${"ray.a()\n".repeat(200_000)}`, "exact.py": "#".repeat(1024 * 1024) });
    const { findings, notes } = await read(folder);
    expect(findings.map(({ skill }) => skill)).toEqual(["python", "pytorch"]);
    expect(notes).toEqual(["1 file over 1 MB was not read."]);
    git(folder, ["init", "--quiet"]);
    rmSync(join(folder, ".git/HEAD"));
    execFileSync("mkfifo", [join(folder, ".git/HEAD")]);
    expect((await read(folder)).notes[0]).toBe("Its git history cannot be read: no dates.");
  });

  it("leaves no temporary folder behind", async () => {
    const { folder } = trap();
    commit(folder);
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("mlcareer-git-"));
    const before = left();
    await read(folder);
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe("hostile names and texts", () => {
  it("brings no name or address of a person into what is said", async () => {
    const folder = folderOf({
      "marguerite_quillfeather/train.py": TRAIN,
      "m.quillfeather@example.org/ray.py": "import ray\nray.a()\nray.b()\nray.c()\n",
      "Thistlewood-Barnaby/jax.sql": "select 1 from a",
      "x\u001b[31m\u202e.R": "library(dplyr)\n",
    });
    commit(folder, { byOther: ["Thistlewood-Barnaby/jax.sql"] });
    for (const author of [undefined, ME.email, OTHER.email, "nobody@example.net"]) {
      const said = JSON.stringify(await read(folder, author)).toLowerCase();
      for (const secret of ["quillfeather", "thistlewood", "barnaby", "example.", "nobody@", "\\u001b", "\u202e"])
        expect(said, String(author)).not.toContain(secret);
    }
    expect(skills(await read(folder, OTHER.email))).toEqual(["git", "sql"]);
  });

  it("takes nobody's word for who an author is", async () => {
    const folder = folderOf({ "train.py": TRAIN, "a.sql": "select 1 from a" });
    write(folder, { ".mailmap": `${ME.name} <${ME.email}> <${OTHER.email}>\n` });
    commit(folder, { byOther: ["train.py"] });
    expect(skills(await read(folder, ME.email))).toEqual(["git", "sql"]);
  });

  it.each([
    ["quotes", '\\"'],
    ["triple quotes", '"""'],
    ["open brackets", "from a import (\n"],
    ["imports", "import a\n"],
    ["SQL", "create table references join group by "],
    ["yaml", "kind:\napiVersion:\n- hosts:\n- name:\n"],
    ["braces", "[[{{(("],
    ["spaces", " \t"],
    ["dots", "a."],
    ["slashes", "//"],
  ])(
    "are read in proportion to their length: %s",
    async (_, piece) => {
      const text = piece.repeat(Math.floor((1024 * 1024 - 100) / piece.length));
      const names = [
        "a.py",
        "a.sql",
        "a.yml",
        "a.ts",
        "a.R",
        "a.go",
        "a.rs",
        "a.java",
        "requirements.txt",
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "environment.yml",
        "pom.xml",
        "build.gradle",
        "go.mod",
        "Cargo.toml",
        "DESCRIPTION",
        "dvc.yaml",
        "main.tf",
        "Dockerfile",
        "Jenkinsfile",
        "package.json",
        "a.ipynb",
        "a.Rmd",
      ];
      const folder = folderOf(Object.fromEntries(names.map((name) => [name, `#\n${text}`])));
      const began = Date.now();
      await read(folder);
      expect(Date.now() - began).toBeLessThan(10_000);
    },
    30_000,
  );
});
