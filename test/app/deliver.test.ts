import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import {
  deliver,
  FORMATS,
  type Format,
  formatOf,
  PLAN_FORMATS,
  REPORT_FORMATS,
  type Result,
} from "../../src/app/deliver.ts";
import { type Globals, Session } from "../../src/app/session.ts";
import type { Io } from "../../src/io/world.ts";
import { EVIL, evilPage } from "../helpers/page.ts";
import { freshHome, runIn } from "../helpers/run.ts";

const EVERY = Object.keys(FORMATS) as Format[];

const evil: Result = {
  what: "page",
  title: EVIL,
  json: () => ({ text: `${EVIL}\u001b[31m` }),
  page: () => evilPage,
  records: () => ({ fields: ["name", "n"], rows: [{ name: `=${EVIL}`, n: -1 }] }),
  calendar: () => [{ id: "1@x", sequence: 1, from: "2026-11-23", to: "2026-11-24", title: EVIL, text: EVIL }],
};

/** By the format: what must not stand in a file of it, whatever its content is. A new format needs a line here. */
const NEVER: Record<Format, RegExp> = {
  text: /\u001b/,
  md: /<script|<img|href="javascript:/i,
  json: /\u001b/,
  html: /<script|<img|href="javascript:/i,
  csv: /^"?=/m,
  ics: /^<script/im,
};

/** A session whose output is kept. */
function listener(globals: Partial<Globals> = {}) {
  const heard = { out: "", err: "" };
  const io = {
    out: (text: string) => {
      heard.out += text;
    },
    err: (text: string) => {
      heard.err += text;
    },
    width: 80,
    unicode: true,
    colour: { out: false, err: false },
    now: () => new Date("2026-11-23T09:00:00Z"),
  } as unknown as Io;
  return { heard, session: new Session(io, { input: false, color: false, ...globals }) };
}

describe("every format", () => {
  it("is offered by a command, and proven harmless", () => {
    expect(new Set([...REPORT_FORMATS, ...PLAN_FORMATS])).toEqual(new Set(EVERY));
    expect(Object.keys(NEVER)).toEqual(EVERY);
  });

  it.each(EVERY)("%s lets nothing of the content be more than text", async (format) => {
    const { session } = listener();
    const text = await FORMATS[format](evil, session);
    expect(text.length).toBeGreaterThan(20);
    expect(format === "md" ? marked.parse(text) : text).not.toMatch(NEVER[format]);
  });

  it.each(EVERY)(
    "%s is printed, written to a file by its ending or its name, and replaces one when told to",
    async (format) => {
      const { heard, session } = listener();
      await deliver(session, evil, { format, output: "-" }, EVERY);
      expect(heard.out).not.toBe("");
      expect(heard.err).toBe("");
      const file = join(freshHome(), `page.${format === "text" ? "out" : format}`);
      const delivery = { output: file, format: format === "text" ? format : undefined };
      await deliver(session, evil, delivery, EVERY);
      expect(heard.err).toBe(`Wrote the page to ${file}.\n`);
      expect(readFileSync(file, "utf8")).toBe(await FORMATS[format](evil, session));
      writeFileSync(file, "mine");
      await expect(deliver(session, evil, delivery, EVERY)).rejects.toThrow(/exists/);
      expect(readFileSync(file, "utf8")).toBe("mine");
      await deliver(session, evil, { ...delivery, force: true }, EVERY);
      expect(readFileSync(file, "utf8")).not.toBe("mine");
    },
  );
});

describe("every format a file can have", () => {
  it.each([
    ["report", REPORT_FORMATS],
    ["plan", PLAN_FORMATS],
  ] as const)("is named by the help of %s and by the README", async (command, formats) => {
    const { out } = await runIn(freshHome(), [command, "--help"]);
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    for (const format of formats.filter((one) => one !== "text")) {
      expect(out).toMatch(new RegExp(`\\b${format}\\b`));
      expect(readme).toMatch(new RegExp(`\\b${format}\\b`));
    }
  });
});

describe("which format", () => {
  it.each([
    ["a.MD", "md"],
    ["a.markdown", "md"],
    ["a.htm", "html"],
    ["a.txt", "text"],
    ["a.b.json", "json"],
  ])("%s tells %s", (file, format) => expect(formatOf(file, REPORT_FORMATS)).toBe(format));

  it.each(["a", "a.text", "a.ics", ".md"])("%s tells none that a report has", (file) => {
    expect(() => formatOf(file, REPORT_FORMATS)).toThrow(`Cannot tell the format of ${file} from its name.`);
  });

  it("with --json is JSON, with --fields a part of it, and nothing is made that is not asked for", async () => {
    const { heard, session } = listener({ json: true, fields: "b" });
    const page = () => {
      throw new Error("asked for");
    };
    await deliver(session, { ...evil, page, json: () => ({ a: 1, b: 2 }) });
    expect(JSON.parse(heard.out)).toEqual({ b: 2 });
  });
});

describe("what single changes would bring", () => {
  it("goes to a file as a plan does", async () => {
    const home = freshHome();
    const file = join(home, "what-if.md");
    const input = "role: ml-engineer\nratings: { python: 2 }\n";
    const result = await runIn(home, ["plan", "-", "--what-if", "python=3", "-o", file], { input });
    expect(result).toMatchObject({ code: 0, out: "", err: `Wrote the comparison to ${file}.\n` });
    expect(readFileSync(file, "utf8")).toMatch(/^# /m);
    const refused = await runIn(home, ["plan", "-", "--what-if", "python=3", "-o", join(home, "a.ics")], { input });
    expect(refused.code).toBe(2);
    expect(existsSync(join(home, "a.ics"))).toBe(false);
  });
});
