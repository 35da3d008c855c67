import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import ICAL from "ical.js";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Skill } from "../../src/catalog/schema.ts";
import { mostWithin, shortestTo } from "../../src/core/plan/deadline.ts";
import { Effort } from "../../src/core/plan/effort.ts";
import { workload } from "../../src/core/plan/jobs.ts";
import { bestOrder } from "../../src/core/plan/order.ts";
import type { Page } from "../../src/render/blocks.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { columnsOf, wrapped } from "../../src/text/width.ts";
import { anySituation, anyTasks, respects } from "../core/plan/fixtures.ts";
import { freshHome, type Result, runIn } from "../helpers/run.ts";

const needs = (skill: string, level: number, before: number) => ({ skill, level, before });

function skillOf(id: string, prerequisites: object[] = []): object {
  const anchors = { 1: "a", 2: "b", 3: "c", 4: "d" };
  const hours = { steps: [3, 7, 15, 40], basis: "guess" };
  return { id, name: id, aliases: [], status: "current", description: "d", prerequisites, anchors, hours };
}

const asks = (id: string, skill: string, asked: number, floor?: number) => ({
  id,
  title: id,
  kind: "all",
  asked,
  ...(floor ? { floor } : {}),
  options: [skill],
  weight: { value: 1 + (asked % 3), basis: "b" },
  sources: ["s1"],
});

/** A folder of data with one role, tailor, and answers for it. */
function tailor(skills: object[], requirements: object[]): { home: string; data: string; answers: string } {
  const home = freshHome();
  const data = join(home, "data");
  mkdirSync(join(data, "skills"), { recursive: true });
  mkdirSync(join(data, "roles"));
  const source = { id: "s1", title: "t", publisher: "p", date: "2020", licence: "l", reading: "r" };
  writeFileSync(join(data, "sources.yaml"), JSON.stringify([source]));
  writeFileSync(join(data, "skills", "x.yaml"), JSON.stringify(skills));
  const role = { id: "tailor", title: "Tailor", summary: "s", sources: ["s1"], payGroups: ["x"], worksWith: [] };
  const more = {
    about: [{ text: "t", source: "s1" }],
    differs: [],
    responsibilities: [{ id: "r", text: "t", source: "s1" }],
  };
  writeFileSync(join(data, "roles", "tailor.yaml"), JSON.stringify({ ...role, ...more, requirements }));
  const answers = join(home, "me.yaml");
  writeFileSync(answers, "role: tailor\nratings: {}\n");
  return { home, data, answers };
}

describe("large data of one's own", () => {
  // Level 1 of each needs level 3 of the one before: a way of thousands of steps down.
  const chain = (length: number) =>
    Array.from({ length }, (_, i) => skillOf(`c${i}`, i > 0 ? [needs(`c${i - 1}`, 3, 1)] : [])).reverse();

  it("a chain of 2,000 skills, written last to first, is checked and planned", async () => {
    const { home, data, answers } = tailor(chain(2000), [asks("r", "c1999", 1)]);
    expect((await runIn(home, ["data", "check", data])).out).toContain("is sound");
    const made = await runIn(home, ["plan", answers, "--data", data, "--hours-per-week", "80", "--all", "--json"]);
    expect(made.err).toBe("");
    expect(JSON.parse(made.out).steps).toHaveLength(2000);
  }, 60_000);

  it("a circle of 2,000 skills is told by its beginning", async () => {
    const circle = chain(2000).map((skill) =>
      (skill as Skill).id === "c0" ? skillOf("c0", [needs("c1999", 1, 1)]) : skill,
    );
    const { home, data } = tailor(circle, [asks("r", "c1", 1)]);
    const { code, err } = await runIn(home, ["data", "check", data]);
    expect(code).toBe(1);
    expect(err).toMatch(/go in a circle: c1999 1 → .*… \(\d+ more\) → c1999 1/);
  });

  /** 150 skills, each with six prerequisites, and one with a must-have in ten. */
  const web = () => {
    const skills = Array.from({ length: 150 }, (_, i) =>
      skillOf(
        `w${i}`,
        [...new Set(i === 0 ? [] : [1, 2, 3, 5, 7, 11].map((n) => (i * n * 31 + n) % i))].map((on, k) =>
          needs(`w${on}`, 1 + (k % 2), 1 + (k % 3)),
        ),
      ),
    );
    return tailor(
      skills,
      skills.map((_, i) => asks(`r${i}`, `w${i}`, 3, i % 10 === 0 ? 2 : undefined)),
    );
  };

  it("gets the best found with its gap, said in one sentence, and always the same", async () => {
    const { home, data, answers } = web();
    const args = ["plan", answers, "--data", data, "--deadline", "2028-12-31"];
    const { out } = await runIn(home, args);
    expect(out.replace(/\s+/g, " ")).toMatch(
      /This is the best choice found, not proved best: none can lead above [\d.]+\./,
    );
    const [one, two] = [await runIn(home, [...args, "--json"]), await runIn(home, [...args, "--json"])];
    expect(one.out).toBe(two.out);
    const { goal, readinessTo, readinessFrom } = JSON.parse(one.out);
    expect(goal.exact).toBe(false);
    expect(goal.bound).toBeGreaterThanOrEqual(readinessTo);
    expect(readinessTo).toBeGreaterThan(readinessFrom + 1);
  }, 60_000);
});

describe("a search with little effort", () => {
  it("never takes more steps than it has been given by more than one stride", () => {
    const effort = new Effort(1000);
    const worked: number[] = [];
    expect(
      effort.within(1 / 2, (part) => {
        for (let i = 0; ; i++) {
          part.spend(10);
          worked.push(i);
        }
      }),
    ).toBeUndefined();
    expect(worked).toHaveLength(50);
    expect(effort.left).toBe(500);
  });

  it("finds something within its bound, however short it is cut", () => {
    fc.assert(
      fc.property(anySituation(), fc.integer({ min: 0, max: 3000 }), ({ role, profile, facts }, steps) => {
        const work = workload(role, profile, facts);
        const best = mostWithin(work, 60);
        const quick = mostWithin(work, 60, 1000, new Effort(steps));
        expect(quick.hours).toBeLessThanOrEqual(60);
        expect(quick.points).toBeLessThanOrEqual(best.points + 1e-6);
        expect(quick.bound).toBeGreaterThanOrEqual(best.points - 1e-6);
        const shortest = shortestTo(work, 50);
        const found = shortestTo(work, 50, 1000, new Effort(steps));
        if (!shortest) expect(found).toBeUndefined();
        else {
          expect(found?.points).toBeGreaterThanOrEqual(50 - 1e-6);
          expect(found?.bound).toBeLessThanOrEqual(shortest.hours + 1e-6);
        }
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it("orders every task after what it needs", () => {
    fc.assert(
      fc.property(anyTasks(9), fc.integer({ min: 0, max: 400 }), (tasks, steps) => {
        const order = bestOrder(tasks, 1000, new Effort(steps)).parts.flat();
        expect(order).toHaveLength(tasks.hours.length);
        expect(respects(order, tasks.before)).toBe(true);
      }),
      { seed: 32, numRuns: 200 },
    );
  });
});

describe("what Markdown holds is inert", () => {
  const SIGNS =
    "@octocat a@b.example #12 GH-7 :tada: :+1: $x$ www.evil.example https://evil.example HTTPS://evil.example/ ftp://evil.example";
  const page = (text: string): Page => [
    { kind: "heading", level: 1, text },
    { kind: "text", text: [text, { strong: text }, { link: "https://good.example/", text }] },
    { kind: "list", items: [text] },
    { kind: "facts", facts: [[text, text]] },
    { kind: "table", table: { columns: [{ title: text }], rows: [[text]] } },
    { kind: "tasks", tasks: [{ text, notes: [text], parts: [text] }] },
  ];

  it("on GitHub: no mention, reference, emoji, formula or address", () => {
    const source = renderMarkdown(page(SIGNS));
    expect(source).not.toMatch(/@\w|(?<!&)#\d|GH-\d|:tada:|:\+1:|\$x\$|www\.evil|(https|ftp):\/\/evil/i);
    const html = marked.parse(source, { async: false, gfm: true });
    expect(html.match(/<a href="[^"]*"/g)).toEqual(['<a href="https://good.example/"']);
    // What a reader sees is what was written.
    expect(html.replace(/<!-- -->|<\/?span>/g, "")).toContain(SIGNS);
  });

  it("leaves times and money as they are", () => {
    expect(renderMarkdown([{ kind: "text", text: "at 10:30:00, $120,000 – $150,000" }])).toBe(
      "at 10:30:00, $120,000 – $150,000\n",
    );
  });

  it("links to https alone, and brackets inside a link are no link of their own", () => {
    const html = (link: string, text: string) =>
      marked.parse(renderMarkdown([{ kind: "text", text: [{ link, text }] }]), { async: false, gfm: true });
    for (const text of [
      "[a](javascript:alert(1))",
      "\\[a](javascript:alert(1))",
      "![a](https://evil.example/x.png)",
      "](javascript:x)",
    ]) {
      const shown = html("https://good.example/", text);
      expect(
        [...shown.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to),
        text,
      ).toEqual(["https://good.example/"]);
    }
    for (const link of ["http://a.example/", "javascript:alert(1)", "data:text/html,x", "https://a.example/\\"])
      expect(html(link, "text")).not.toContain("<a ");
  });

  it("in every command that prints it, whatever the data are called", async () => {
    const EVIL = "[a](javascript:alert(1)) @octocat #12 :tada: $x$ https://evil.example <b>";
    const { home, data } = tailor(
      [{ ...skillOf("python"), name: EVIL, description: EVIL, anchors: { 1: EVIL, 2: EVIL, 3: EVIL, 4: EVIL } }],
      [{ ...asks("r", "python", 3, 2), title: EVIL, note: EVIL }],
    );
    mkdirSync(join(data, "resources"));
    const resource = { id: "res", title: EVIL, by: EVIL, kind: "course", cost: "free", language: "en" };
    const learn = [{ ...resource, levels: [1, 2, 3], url: "https://good.example/" }];
    const lessons = [{ skill: "python", learn, build: { 1: EVIL, 2: EVIL, 3: EVIL, 4: EVIL } }];
    writeFileSync(join(data, "resources", "x.yaml"), JSON.stringify(lessons));
    const answers = join(home, "me.yaml");
    for (const args of [["report"], ["plan"], ["plan", "--what-if", "python=2"]]) {
      const { out, code } = await runIn(home, [
        args[0] ?? "",
        answers,
        ...args.slice(1),
        "--data",
        data,
        "--format",
        "md",
      ]);
      expect(code, args.join(" ")).toBe(0);
      expect(out).toContain("octocat");
      expect(out).not.toMatch(/@octocat|(?<!&)#12|:tada:|\$x\$/);
      const html = marked.parse(out, { async: false, gfm: true });
      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to ?? "");
      expect(links.filter((to) => !to.startsWith("https://") || to.includes("evil"))).toEqual([]);
      expect(html).not.toContain("<b>");
    }
  });
});

describe("one width for everything", () => {
  // As the tables of wcwidth 0.7.0 (Unicode 17) have them.
  it.each([
    ["टाटा", 4],
    ["टाटा कंसल्टेंसी सर्विसेज", 17],
    ["क", 1],
    ["कि", 2],
    ["काा", 2],
    ["क्ष", 2],
    ["क्षि", 2],
    ["कंा", 2],
    ["தமிழ்", 4],
    ["বাংলা", 4],
    ["日本", 4],
    ["한글", 4],
    ["が", 2],
    ["เก้า", 3],
  ])("%s takes %d columns", (text, columns) => expect(columnsOf(text)).toBe(columns));

  it("wraps by the same measure, between letters with their marks", () => {
    const name = "टाटा कंसल्टेंसी सर्विसेज";
    for (let width = 2; width < 18; width++) {
      const lines = wrapped(name, width).split("\n");
      for (const line of lines) expect(columnsOf(line), `${line} in ${width}`).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(name.replaceAll(" ", ""));
    }
  });

  it("pads the source of Markdown tables by columns", () => {
    const rows = ["टाटा", "日本語", "👩‍🔬", "plain"].map((text) => [text, "x"]);
    const source = renderMarkdown([{ kind: "table", table: { columns: [{ title: "A" }, { title: "B" }], rows } }]);
    expect(new Set(source.trim().split("\n").map(columnsOf)).size).toBe(1);
  });
});

describe("ids in a calendar", () => {
  const ANSWERS = "role: ml-engineer\nratings: { python: 3 }\n";
  const events = ({ out }: Result) =>
    new ICAL.Component(ICAL.parse(out)).getAllSubcomponents("vevent").map((event) => ({
      uid: String(event.getFirstPropertyValue("uid")),
      sequence: Number(event.getFirstPropertyValue("sequence")),
    }));
  const exported = async (home: string, now: string, ...args: string[]) =>
    events(await runIn(home, ["plan", ...args, "--format", "ics", "--target", "25"], { now }));
  const saved = async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    return home;
  };

  it("stay when a plan is exported again, with a SEQUENCE that grows", async () => {
    const home = await saved();
    const first = await exported(home, "2026-11-23T09:00:00Z");
    const again = await exported(home, "2026-11-23T09:00:05Z");
    expect(again.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    const changed = await exported(home, "2026-11-24T09:00:00Z", "--hours-per-week", "4");
    const known = new Map(first.map(({ uid, sequence }) => [uid, sequence]));
    const both = changed.filter(({ uid }) => known.has(uid));
    expect(both.length).toBeGreaterThan(0);
    for (const { uid, sequence } of both) expect(sequence).toBeGreaterThan(known.get(uid) ?? 0);
  });

  it("are shared by no two people, files or roles, and say nothing of them", async () => {
    const [one, two] = [await saved(), await saved()];
    for (const name of ["a.yaml", "b.yaml"]) writeFileSync(join(one, name), ANSWERS);
    const now = "2026-11-23T09:00:00Z";
    const all = [
      ...(await exported(one, now)),
      ...(await exported(two, now)),
      ...(await exported(one, now, join(one, "a.yaml"))),
      ...(await exported(one, now, join(one, "b.yaml"))),
      ...(await exported(one, now, "--role", "data-scientist")),
    ].map(({ uid }) => uid);
    expect(new Set(all).size).toBe(all.length);
    for (const uid of all) expect(uid).toMatch(/^[0-9a-f]{24}-[a-z0-9-]+@mlcareer$/);
  });
});
