import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marked } from "marked";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BIN, built, shell } from "../helpers/built.ts";

/* Faults and attacks, through the built program. The numbers are those of the table in CONTRIBUTING. */

let home: string;
let env: Record<string, string>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "mlcareer-faults-"));
  env = { XDG_DATA_HOME: home, HOME: home };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const put = (name: string, text: string | Buffer) => {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
};
const GOOD = "role: ml-engineer\nratings: { python: 3 }\n";

/** Ends with a sentence and a code that says whose fault it is; nothing printed, no stack. */
function refused(ran: { code: number | null; out: string; err: string }, words: RegExp): void {
  expect(ran.code).toBe(1);
  expect(ran.out).toBe("");
  expect(ran.err).toMatch(/^mlcareer: /);
  expect(ran.err).toMatch(words);
  expect(ran.err).not.toMatch(/^ +at /m);
}

/** Control characters other than line ends and tabs, bidirectional marks, zero-width signs. */
const DANGEROUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

describe("1 and 2: control characters, escapes, bidirectional marks", () => {
  const NASTY =
    "a\u001b[31mred\u001b]52;c;aGk=\u0007\u009b1mx\u202eevil\u2066\u200b\u001b]8;;http://x\u001b\\y\u001bP1$r\u001b\\";

  it("reach neither terminal nor file from answers, flags, file names or data", () => {
    const file = put(
      "me.yaml",
      `role: ml-engineer\nratings:\n  python: { level: 3, evidence: ${JSON.stringify(NASTY)} }\n`,
    );
    const runs = [
      built(["report", file], env),
      built(["report", file, "--json"], env),
      built(["report", file, "--format", "md"], env),
      built(["report", file, "--format", "html"], env),
      built(["report", file, "--format", "csv"], env),
      built(["skill", NASTY], env),
      built(["role", NASTY], env),
      built([NASTY], env),
      built(["salary", "--country", NASTY], env),
      built(["salary", "--mine", NASTY], env),
      built(["report", put(`x${NASTY.replaceAll("/", "")}.yaml`, "role: nosuch\nratings: {}\n")], env),
    ];
    for (const { out, err } of runs) expect(out + err).not.toMatch(DANGEROUS);
  });

  it("reach neither from a data folder", () => {
    mkdirSync(join(home, "data", "skills"), { recursive: true });
    writeFileSync(
      join(home, "data", "skills", "x.yaml"),
      `- { id: sewing, name: ${JSON.stringify(NASTY)}, aliases: [], status: current, description: ${JSON.stringify(NASTY)}, prerequisites: [], anchors: { 1: a, 2: b, 3: c, 4: d }, hours: { steps: [1, 2, 3, 4], basis: guess } }\n`,
    );
    for (const flags of [[], ["--plain"], ["--json"]]) {
      const { out, err } = built(["skill", "sewing", "--data", join(home, "data"), ...flags], env);
      expect(out + err).not.toMatch(DANGEROUS);
      expect(out).toContain("sewing");
    }
  });
});

describe("3: hostile YAML", () => {
  const bomb = `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : "a"}, *${i ? `b${i - 1}` : "a"}]`).join("\n")}\n`;
  it.each([
    ["aliases", bomb, /me\.yaml:\d+:\d+/],
    ["20,000 levels", `ratings: ${"[".repeat(20_000)}${"]".repeat(20_000)}`, /me\.yaml/],
    ["a key twice", "role: a\nrole: b\nratings: {}\n", /me\.yaml:2:1.*duplicate/],
    ["a tag", "ratings: !!js/function 'x'\n", /me\.yaml:1:\d+/],
  ])("%s: an error with its place, at once", (_, text, words) => {
    refused(built(["report", put("me.yaml", text)], env), words);
  });
});

describe("4: keys of the prototype", () => {
  it.each(["__proto__", "constructor", "prototype"])("%s is no skill and changes nothing", (key) => {
    refused(built(["report", put("me.yaml", `role: ml-engineer\nratings: { ${key}: 3 }\n`)], env), new RegExp(key));
    refused(
      built(["report", put("me.json", `{"role": "ml-engineer", "ratings": {"${key}": {"level": 3}}}`)], env),
      new RegExp(key),
    );
  });
});

describe("5: size", () => {
  it("refuses a file of 200 MB at once and without reading it", () => {
    const file = join(home, "big.yaml");
    execFileSync("truncate", ["-s", "200M", file]);
    refused(built(["report", file], env), /over 8 MiB/);
  });

  it("refuses 200,000 keys", () => {
    const text = `role: ml-engineer\nratings:\n${Array.from({ length: 200_000 }, (_, i) => `  k${i}: 1`).join("\n")}\n`;
    refused(built(["report", put("many.yaml", text)], env), /many\.yaml/);
  });

  it("refuses a value of 20,000 characters", () => {
    const text = `role: ml-engineer\nratings: { python: { level: 3, evidence: ${"x".repeat(20_000)} } }\n`;
    refused(built(["report", put("long.yaml", text)], env), /long\.yaml:\d+:\d+.*300 characters/);
  });
});

describe("6: files that are no text", () => {
  it.each([
    ["empty", Buffer.from(""), /empty/],
    ["binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3]), /text/],
    ["truncated", Buffer.from("role: ml-engineer\nratings: { python: 3"), /:\d+:\d+/],
    ["UTF-16", Buffer.from(`\ufeff${GOOD}`, "utf16le"), /UTF-16|text/],
    ["no UTF-8", Buffer.from([0x72, 0x3a, 0x20, 0xff, 0xfe, 0xfd, 0x41]), /text|UTF-8/],
  ])("%s: refused with the reason", (_, bytes, words) => {
    refused(built(["report", put("me.yaml", bytes)], env), words);
  });

  it.each([
    ["a BOM", Buffer.from(`\ufeff${GOOD}`)],
    ["CRLF", Buffer.from(GOOD.replaceAll("\n", "\r\n"))],
  ])("%s: read rightly", (_, bytes) => {
    const { code, out } = built(["report", put("me.yaml", bytes), "--json"], env);
    expect(code).toBe(0);
    expect(JSON.parse(out).answered).toBe(1);
  });
});

describe("7, 8 and 9: what a file may hold reaches Markdown, HTML and CSV as text", () => {
  const EVIL = `<img src=x onerror=alert(1)> | [x](javascript:alert(1)) ![p](http://evil.example/p.png) **b** \`c\` =1+1`;
  const data = () => {
    mkdirSync(join(home, "data", "skills"), { recursive: true });
    const entry = {
      id: "python",
      name: EVIL,
      aliases: [],
      status: "current",
      description: "x",
      prerequisites: [],
      anchors: { 1: "a", 2: "b", 3: "c", 4: "d" },
      hours: { steps: [1, 2, 3, 4], basis: "x" },
    };
    writeFileSync(join(home, "data", "skills", "x.yaml"), JSON.stringify([entry]));
    return ["--data", join(home, "data")];
  };

  it("Markdown stays whole in a real renderer", () => {
    const { out } = built(["report", put("me.yaml", GOOD), "--format", "md", ...data()], env);
    expect(out).toContain("onerror");
    const html = marked.parse(out, { async: false, gfm: true });
    expect(html).not.toMatch(/<img|<script|javascript:[^<]*"|<a href="http:\/\/evil/);
    const rows = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) => (row.match(/<t[dh]/g) ?? []).length);
    expect(Math.min(...rows)).toBeGreaterThan(2);
  });

  it("HTML runs and loads nothing", () => {
    const { out } = built(["report", put("me.yaml", GOOD), "--format", "html", ...data()], env);
    expect(out).toContain("onerror");
    expect(out).not.toMatch(/<(img|script|link|iframe|object)|<[^>]+\b(src|srcset|on\w+)=|href="(?!https?:\/\/)/);
    expect(out).toContain("Content-Security-Policy");
  });

  it("CSV cells are no formulas", () => {
    const { out } = built(["report", put("me.yaml", GOOD), "--format", "csv"], env);
    for (const line of out.trim().split("\n")) expect(line).not.toMatch(/(^|,)"?[=+@-](?![\d.]+(,|$))/);
  });
});

describe("10: writing where something stands", () => {
  it("replaces nothing, follows no link, makes no folder", () => {
    const answers = put("me.yaml", GOOD);
    const target = put("target.md", "mine");
    symlinkSync(target, join(home, "link.md"));
    mkdirSync(join(home, "folder.md"));
    const write = (name: string, ...flags: string[]) =>
      built(["report", answers, "-o", join(home, name), ...flags], env);
    refused(write("target.md"), /exists already.*\nChoose another name.*--force/);
    refused(write("link.md"), /exists already/);
    refused(write("folder.md"), /a folder stands there/);
    refused(write("no/such.md"), /its folder does not exist/);
    expect(write("link.md", "--force").code).toBe(0);
    expect(readFileSync(target, "utf8")).toBe("mine");
    expect(readdirSync(home).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

const ROOT = process.getuid?.() === 0;
/** A small disk of its own, where the machine lets us have one. */
const mayMount = ROOT && spawnSync("unshare", ["-m", "true"]).status === 0;

describe("13: nowhere to write", () => {
  it("no home folder", () => {
    const answers = put("me.yaml", GOOD);
    refused(built(["assess", "--answers", answers], {}), /no home folder[\s\S]*--no-save/);
    expect(built(["assess", "--answers", answers, "--no-save"], {}).code).toBe(0);
    expect(built(["salary"], {}).code).toBe(0);
  });

  it.skipIf(ROOT)("a folder that may not be written to (root may write anywhere)", () => {
    const answers = put("me.yaml", GOOD);
    chmodSync(home, 0o500);
    refused(built(["assess", "--answers", answers], env), /may not be written/);
    chmodSync(home, 0o700);
  });

  it.skipIf(!existsSync("/dev/full"))("standard output on a full disk", () => {
    const { code, err } = shell("$MLCAREER salary > /dev/full", env);
    expect(code).toBe(1);
    expect(err).toMatch(/^mlcareer: .*(full|space)/i);
    expect(err).not.toMatch(/^ +at /m);
  });

  it.skipIf(!mayMount)("a full disk: exit 1, a sentence, no half file (skipped where none can be mounted)", () => {
    const answers = put("me.yaml", GOOD);
    mkdirSync(join(home, "disk"));
    const script = `mount -t tmpfs -o size=16k tmpfs ${home}/disk && head -c 12k /dev/zero > ${home}/disk/fill
      $MLCAREER assess --answers ${answers}; echo "code $?"; find ${home}/disk -type f | sed 's/.*disk//'`;
    const { out, err } = shell(`unshare -m bash -c '${script.replaceAll("'", `'"'"'`)}'`, {
      ...env,
      XDG_DATA_HOME: join(home, "disk"),
    });
    expect(err).toMatch(/mlcareer: Cannot write .*: the disk is full\./);
    expect(out).toMatch(/code 1\n\/fill\n$/);
  });

  it.skipIf(!mayMount)("an output file on a full disk (skipped where none can be mounted)", () => {
    mkdirSync(join(home, "disk"));
    const script = `mount -t tmpfs -o size=16k tmpfs ${home}/disk; $MLCAREER salary --json > ${home}/disk/out; echo "code $?"`;
    const { out, err } = shell(`unshare -m bash -c '${script}'`, env);
    expect(err).toMatch(/^mlcareer: cannot write the output: ENOSPC.*\n$/);
    expect(out).toBe("code 1\n");
  });

  it.skipIf(!mayMount)("a read-only home (skipped where none can be mounted)", () => {
    const answers = put("me.yaml", GOOD);
    mkdirSync(join(home, "disk"));
    const script = `mount -t tmpfs -o ro tmpfs ${home}/disk; $MLCAREER assess --answers ${answers}; echo "code $?"; $MLCAREER assess --answers ${answers} --no-save > /dev/null; echo "code $?"`;
    const { out, err } = shell(`unshare -m bash -c '${script}'`, { ...env, XDG_DATA_HOME: join(home, "disk") });
    expect(err).toMatch(/the disk is read-only/);
    expect(out).toBe("code 1\ncode 0\n");
  });
});

describe("14: a reader that stops early", () => {
  it("ends quietly after one line of a large report", () => {
    const answers = put("me.yaml", GOOD);
    for (const args of [`report ${answers} --format html`, "skill --json", "salary --json", "data sources"]) {
      const { out, err, code } = shell(`set -o pipefail; $MLCAREER ${args} | head -1`, env);
      expect(out.split("\n")).toHaveLength(2);
      expect(err).toBe("");
      expect([0, 141]).toContain(code);
    }
  });

  it("cuts nothing when the reader is slow", () => {
    const whole = built(["salary", "--json"], env).out;
    const { out } = shell("$MLCAREER salary --json | (sleep 0.3; cat)", env);
    expect(whole.length).toBeGreaterThan(65_536);
    expect(out).toBe(whole);
  });

  it("cuts nothing when a pipe is all but full and another program has set it not to wait", () => {
    const whole = built(["data", "sources", "--json"], env).out;
    const other = `${process.execPath} -e 'process.stdout; setTimeout(() => {}, 1500)'`;
    const full = "head -c 60000 /dev/zero | tr '\\0' x";
    const line = `{ ${full}; ${other} & sleep 0.5; $MLCAREER data sources --json; } | (sleep 1; cat)`;
    expect(whole.length).toBeGreaterThan(6_000);
    expect(shell(line, env)).toMatchObject({ out: "x".repeat(60_000) + whole, err: "" });
  });

  it("ends at once when told to, though the reader takes nothing", () => {
    const told = "$MLCAREER salary --json & pid=$!; sleep 1; kill -TERM $pid; wait $pid; echo code $? >&2";
    expect(shell(`{ ${told}; } | (sleep 3; echo late >&2)`, env).err).toBe("code 130\nlate\n");
  });
});

const mayUnshare = spawnSync("unshare", ["-rn", "true"]).status === 0;

describe("16: the network", () => {
  it.skipIf(!mayUnshare)("is not there and nothing misses it (skipped where no namespace can be made)", () => {
    const answers = put("me.yaml", GOOD);
    const lines = ["assess --example", `report ${answers} --format html`, "salary", `plan ${answers}`, "data sources"];
    for (const line of lines) {
      const { code, err } = shell(`unshare -rn ${process.execPath} ${BIN} ${line} > /dev/null`, env);
      expect({ line, code, err: err.replace(/^A made-up.*\n\n?/, "") }).toEqual({ line, code: 0, err: "" });
    }
  });
});

it("17: no value of a person stands in an error beyond the field at fault", () => {
  const secret = "https://example.org/my-secret-name";
  const file = put("me.yaml", `role: ml-engineer\nratings:\n  python: { level: 9, evidence: ${secret} }\n`);
  const { err } = built(["report", file], env);
  expect(err).toMatch(/ratings\.python/);
  expect(err).not.toContain("secret");
});
