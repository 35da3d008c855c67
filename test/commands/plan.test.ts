import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { marked } from "marked";
import { beforeEach, describe, expect, it } from "vitest";
import { planSchema, progressSchema, reportSchema, whatIfSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runIn } from "../helpers/run.ts";

const ANSWERS = `role: ml-engineer
education: { degree: bachelors, related: true }
ratings:
  python: 3
  sql: { level: 3, lastUsed: longer }
  git: 2
  descriptive-statistics: 1
`;

let home: string;
beforeEach(async () => {
  home = freshHome();
  await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
});

const plan = async (...args: string[]) => runIn(home, ["plan", ...args]);
const planOf = async (...args: string[]) => planSchema.parse(JSON.parse((await plan(...args, "--json")).out));

describe("plan", () => {
  it("gives a dated plan in one command, its points adding up", async () => {
    const made = await planOf();
    expect(made).toMatchObject({ role: "ml-engineer", hoursPerWeek: 8, start: "2026-11-23" });
    const worth = made.steps.reduce((sum, step) => sum + step.worth, 0);
    expect(made.readinessFrom + worth).toBeCloseTo(made.readinessTo, 1);
    expect(made.steps.reduce((sum, step) => sum + step.hours, 0)).toBe(made.hours);
    expect(made.steps.every(({ starts, ends }, i) => starts <= ends && starts >= (made.steps[i - 1]?.ends ?? ""))).toBe(
      true,
    );
    expect(made.end).toBe(made.steps.at(-1)?.ends);
    expect(made.endEarliest < made.end && made.end < made.endLatest).toBe(true);
  });

  it("plans a refresh of what was not used for long, for no points", async () => {
    const refresh = (await planOf("--all")).steps.find((step) => step.refresh && step.skill === "sql");
    expect(refresh).toMatchObject({ from: 3, to: 3 });
    expect(refresh?.why).toContain("three years");
  });

  it("stays within a deadline and brings more with more hours", async () => {
    const slow = await planOf("--deadline", "2027-03-31", "--hours-per-week", "6");
    const fast = await planOf("--deadline", "2027-03-31", "--hours-per-week", "18");
    expect(slow.end <= "2027-03-31" && fast.end <= "2027-03-31").toBe(true);
    expect(fast.readinessTo).toBeGreaterThan(slow.readinessTo);
    expect(slow.readinessTo).toBeGreaterThan(slow.readinessFrom);
  });

  it("reaches a target, sooner than with weeks off", async () => {
    const straight = await planOf("--target", "30");
    const rested = await planOf("--target", "30", "--weeks-off", "2026-12-24", "2026-12-31");
    expect(straight.readinessTo).toBeGreaterThanOrEqual(30);
    expect(Date.parse(rested.end) - Date.parse(straight.end)).toBe(14 * 86_400_000);
    expect(rested.hours).toBe(straight.hours);
  });

  it("compares the ways to two roles", async () => {
    const made = await planOf("--role", "data-scientist", "--deadline", "2027-06-30");
    expect(made.role).toBe("data-scientist");
    expect(made.compared?.role).toBe("ml-engineer");
    const { out } = await plan("--role", "data-scientist", "--deadline", "2027-06-30");
    expect(out).toMatch(/The ways compared[\s\S]*Data Scientist +[\d.]+ +[\d.]+[\s\S]*Machine Learning Engineer/);
  });

  it("has every step start from where the person would then be", async () => {
    const levels = new Map([
      ["python", 3],
      ["sql", 3],
      ["git", 2],
      ["descriptive-statistics", 1],
    ]);
    for (const { skill, from, to } of (await planOf()).steps) {
      expect(levels.get(skill) ?? 0, skill).toBe(from);
      levels.set(skill, to);
    }
  });

  it.each([
    [["--hours-per-week", "0"], 2, /above 0/],
    [["--hours-per-week", "-3"], 2, /hours-per-week/],
    [["--hours-per-week", "200"], 2, /200 hours a week/],
    [["--hours-per-week", "0.1"], 2, /0\.5 to 80/],
    [["--deadline", "2026-01-01"], 2, /before the start/],
    [["--deadline", "2027-02-30"], 2, /not a date/],
    [["--deadline", "2226-01-01"], 2, /over 50 years/],
    [["--start", "tomorrow"], 2, /not a date/],
    [["--weeks-off", "x"], 2, /--weeks-off: "x" is not a date/],
    [
      ["--target", "99.9"],
      1,
      /No plan reaches 99\.9: .* to 8\d\.\d of 100\.\nChoose a --target up to [\d.]+\. The rest is no step of a plan: a degree,/,
    ],
    [["--all", "--deadline", "2027-06-30"], 2, /--all and --deadline exclude each other/],
    [["--all", "--target", "40"], 2, /--all and --target exclude each other/],
    [["--prefer", "pytorsh"], 1, /--prefer: there is no skill pytorsh\.\nDid you mean pytorch\?/],
    [["--skip", "dokcer"], 1, /--skip: there is no skill dokcer\.\nDid you mean docker\?/],
    [["--prefer", "docker", "--skip", "Docker"], 2, /--prefer docker and --skip docker exclude each other/],
    [["--only", "fun"], 2, /must-haves/],
    [["--what-if", "pytorch=3", "--deadline", "2027-06-30"], 2, /--deadline has no meaning/],
    [["--what-if", "pytorch=5"], 2, /a level is 0, 1, 2, 3 or 4/],
    [["--what-if", "pytorsh=3"], 1, /no skill pytorsh/],
    [["--role", "chef"], 1, /no role chef/],
    [["-o", "plan.xml"], 2, /\.txt, \.md, \.json, \.html or \.ics/],
    [["--hours-per-week", "0.5", "--all"], 1, /takes up to \d+ years/],
  ])("refuses %j", async (args, code, words) => {
    const result = await plan(...args);
    expect(result.code).toBe(code);
    expect(result.err).toMatch(words);
    expect(result.out).toBe("");
  });

  it("has nothing to plan for whoever has all", async () => {
    const template = (await runIn(home, ["assess", "--template"])).out.replace(/: 0$/gm, ": 4");
    const full = template.replace(/^education:.*$/m, "education: { degree: doctorate, related: true }");
    const file = join(home, "full.yaml");
    writeFileSync(file, full);
    const { out, code } = await plan(file);
    expect(code).toBe(0);
    expect(out).toContain("Nothing to plan");
    expect((await plan(file, "--format", "ics")).out).toContain("END:VCALENDAR");
  });
});

describe("steering a plan", () => {
  const skillsOf = (made: Awaited<ReturnType<typeof planOf>>) => new Set(made.steps.map(({ skill }) => skill));

  it("prefers what the role leaves open", async () => {
    const [usual, mine] = [skillsOf(await planOf("--all")), skillsOf(await planOf("--all", "--prefer", "TensorFlow"))];
    expect([usual.has("pytorch"), usual.has("tensorflow")]).toEqual([true, false]);
    expect([mine.has("pytorch"), mine.has("tensorflow")]).toEqual([false, true]);
    expect((await plan("--prefer", "theano")).err).toContain("--prefer theano adds no step");
    expect((await plan("--prefer", "agile")).err).toContain("does not ask for it");
  });

  it("skips a skill and what needs it, and names that", async () => {
    const made = await planOf("--all", "--skip", "docker");
    const left = skillsOf(made);
    for (const id of ["docker", "model-deployment", "monitoring", "kubernetes"]) expect(left).not.toContain(id);
    expect(made.leftOut).toEqual(expect.arrayContaining(["model-deployment", "monitoring"]));
    const { out } = await plan("--all", "--skip", "docker");
    expect(out.replace(/\s+/g, " ")).toMatch(
      /Left out, from the level on that needs what is skipped: .*Model deployment/,
    );
    const other = skillsOf(await planOf("--all", "--skip", "pytorch"));
    expect([other.has("pytorch"), other.has("tensorflow")]).toEqual([false, true]);
  });

  it("plans the must-haves alone, and says when they stand", async () => {
    const made = await planOf("--only", "must-haves", "--all");
    expect(new Set(made.steps.map(({ phase }) => phase))).toEqual(new Set(["foundations"]));
    const file = join(home, "ready.yaml");
    const levels = ["python", "ml-algorithms", "model-evaluation", "feature-engineering", "deep-learning"];
    writeFileSync(file, `ratings: { ${levels.map((id) => `${id}: 2`).join(", ")} }\n`);
    expect((await plan(file, "--only", "must-haves")).out).toContain(
      "no must-have that can be studied is below its floor",
    );
  });

  it("covers 52 weeks unless told, and says what is left", async () => {
    const made = await planOf();
    expect(made.goal).toMatchObject({ deadline: "2027-11-21" });
    expect(made.end <= "2027-11-21").toBe(true);
    expect(made.left.hours).toBeGreaterThan(1000);
    expect((await plan()).out.replace(/\s+/g, " ")).toMatch(/Left for later: [\d,]+ hours, .*mlcareer plan --all/);
    expect((await planOf("--all")).left.hours).toBe(0);
  });

  it("says of a target that does not fit what does, and what it takes", async () => {
    const { out } = await plan("--target", "60", "--deadline", "2027-06-30");
    expect(out.replace(/\s+/g, " ")).toMatch(
      /60\.0 does not fit until 2027-06-30 at 8 hours a week\. The steps below fit, and lead to [\d.]+\. 60\.0 takes [\d,]+ hours: [\d.]+ a week until then\./,
    );
    const made = await planOf("--target", "60", "--deadline", "2027-06-30");
    const needs = made.goal && "needs" in made.goal ? made.goal.needs : undefined;
    const enough = ["--target", "60", "--deadline", "2027-06-30", "--hours-per-week", String(needs?.hoursPerWeek)];
    expect((await planOf(...enough)).goal).toMatchObject({ reached: true });
  });

  it("names the milestone of a step in text, Markdown, calendar and JSON", async () => {
    const made = await planOf();
    const proven = made.steps.find(({ milestone }) => milestone);
    const project = made.projects.find(({ id }) => id === proven?.milestone?.project);
    const milestone = project?.milestones.find(({ id }) => id === proven?.milestone?.milestone);
    expect(milestone).toMatchObject({ state: "steps" });
    expect(proven?.build.every(({ level }) => level > (proven.milestone?.level ?? 0))).toBe(true);
    const words = (text: string) => text.replace(/\r\n /g, "").replace(/\\/g, "").replace(/\s+/g, " ");
    const md = words((await plan("--format", "md")).out);
    for (const text of [project?.title, milestone?.title, milestone?.check]) expect(md).toContain(words(text ?? "?"));
    expect(md).toContain(words(project?.uses[0]?.url ?? "?"));
    const ics = words((await plan("--format", "ics")).out);
    expect(ics).toContain(words(`Proved at: ${project?.title}`));
    expect(ics).toContain(words(milestone?.check ?? "?"));
    expect(words((await plan()).out)).toContain(words(milestone?.title ?? "?"));
  });

  it("shows twelve steps at most, and all in Markdown", async () => {
    const made = await planOf("--all");
    expect(made.steps.length).toBeGreaterThan(12);
    expect((await plan("--all")).out).toContain(`${made.steps.length - 12} more steps`);
  });
});

describe("one advice, one number", () => {
  const reportOf = async (...args: string[]) =>
    reportSchema.parse(JSON.parse((await runIn(home, ["report", ...args, "--json"])).out));
  const begin = (made: Awaited<ReturnType<typeof planOf>>) =>
    made.steps.slice(0, 3).map(({ skill, from, to, hours }) => ({ skill, from, to, hours }));
  const named = (made: Awaited<ReturnType<typeof reportOf>>) =>
    made.first.map(({ skill, from, to, hours }) => ({ skill, from, to, hours }));

  it("is what the report names first, the plan begins with, and what-if gives", async () => {
    const [made, report] = [await planOf(), await reportOf()];
    expect(named(report)).toEqual(begin(made));
    for (const [i, { returns }] of report.first.entries()) expect(returns).toBeCloseTo(made.steps[i]?.worth ?? -1, 2);
    const [first] = report.first;
    const { out } = await plan("--what-if", `${first?.skill}=${first?.to}`, "--json");
    const { before, after } = whatIfSchema.parse(JSON.parse(out));
    expect(after.readiness - before.readiness).toBeCloseTo(first?.returns ?? -1, 5);
  });

  it("is kept with the answers, and planned again for other data, another role or pace", async () => {
    const folder = join(home, "mlcareer", "assessments");
    const [name = ""] = readdirSync(folder);
    const kept = JSON.parse(readFileSync(join(folder, name), "utf8"));
    expect(kept.first.hoursPerWeek).toBe(8);
    expect(kept.first.steps).toEqual((await reportOf()).first);
    const marked = { ...kept, first: { ...kept.first, steps: [{ ...kept.first.steps[0], returns: 42 }] } };
    const write = (text: object) => writeFileSync(join(folder, name), JSON.stringify(text, null, 2));
    write(marked);
    expect((await reportOf()).first).toMatchObject([{ returns: 42 }]);
    expect(named(await reportOf("--hours-per-week", "30"))).toEqual(begin(await planOf("--hours-per-week", "30")));
    expect((await reportOf("--role", "data-scientist")).first).not.toMatchObject([{ returns: 42 }]);
    write({ ...marked, dataVersion: "other" });
    expect(named(await reportOf())).toEqual(begin(await planOf()));
    const { first: _, ...older } = kept;
    write(older);
    expect(named(await reportOf())).toEqual(begin(await planOf()));
  });

  it("is the beginning of the plan that somebody kept", async () => {
    const args = ["--deadline", "2027-02-28", "--hours-per-week", "20", "--prefer", "tensorflow"];
    await plan(...args, "--keep");
    expect(named(await reportOf())).toEqual(begin(await planOf(...args)));
  });
});

describe("a plan without steps", () => {
  it("says why: reached already, or nothing fits", async () => {
    expect((await plan("--target", "1")).out).toMatch(/readiness is \d\.\d of 100 already/);
    expect((await plan("--deadline", "2026-11-23")).out.replace(/\s+/g, " ")).toMatch(
      /No step that brings points fits until 2026-11-23 at 8 hours a week: the shortest, .* takes \d+ hours, and there are 1\. At [\d.]+ hours a week it fits\./,
    );
  });

  it("is none for data whose prerequisites go in a circle", async () => {
    const skill = (id: string, needs: string) =>
      `- { id: ${id}, name: ${id}, aliases: [], status: current, description: d, prerequisites: [{ skill: ${needs}, level: 2, before: 2 }], anchors: { 1: a, 2: b, 3: c, 4: d }, hours: { steps: [1, 2, 3, 4], basis: guess } }\n`;
    mkdirSync(join(home, "data", "skills"), { recursive: true });
    writeFileSync(join(home, "data", "skills", "x.yaml"), skill("a1", "b1") + skill("b1", "a1"));
    const { code, err } = await plan("--data", join(home, "data"));
    expect(code).toBe(1);
    expect(err).toMatch(/x\.yaml:1:\d+: .*prerequisites go in a circle: a1 2 → b1 2 → a1 2/);
  });
});

describe("plan --what-if", () => {
  it("shows readiness, must-haves and nearest role before and after", async () => {
    const { out } = await plan("--what-if", "ml-algorithms=2", "docker=2", "--json");
    const { changes, before, after } = whatIfSchema.parse(JSON.parse(out));
    expect(changes.map(({ skill, from, to }) => [skill, from, to])).toEqual([
      ["ml-algorithms", 0, 2],
      ["docker", 0, 2],
    ]);
    expect(after.readiness).toBeGreaterThan(before.readiness);
    expect(before.blocking).toContain("ml-algorithms");
    expect(after.blocking).not.toContain("ml-algorithms");
    const text = await plan("--what-if", "ml-algorithms=2", "docker=2");
    expect(text.out).toContain("Must-haves met then: Machine-learning algorithms.");
  });
});

describe("plan --format md", () => {
  it("has a check box for every step that GitHub draws", async () => {
    const made = await planOf("--target", "30");
    const { out } = await plan("--target", "30", "--format", "md");
    const boxes = marked.parse(out, { async: false, gfm: true }).match(/<input [^>]*type="checkbox"/g) ?? [];
    const built = made.steps.reduce((sum, { build }) => sum + build.length, 0);
    const milestones = made.projects.flatMap((project) => project.milestones.filter(({ state }) => state !== "beyond"));
    expect(milestones.length).toBeGreaterThan(0);
    expect(boxes).toHaveLength(made.steps.length + built + milestones.length);
  });
});

describe("plan --format ics", () => {
  it("opens in a parser with an event for every step, broken by weeks off, each with its own days", async () => {
    const args = ["--target", "25", "--weeks-off", "2026-12-02"];
    const made = await planOf(...args);
    const { out } = await plan(...args, "--format", "ics");
    const events = new ICAL.Component(ICAL.parse(out)).getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const days = events.map(({ startDate, endDate }) => {
      expect(startDate.isDate && endDate.isDate).toBe(true);
      endDate.adjust(-1, 0, 0, 0);
      return [startDate.toString(), endDate.toString()] as const;
    });
    const off = days.filter(([from, to]) => from <= "2026-12-06" && to >= "2026-11-30");
    expect(off).toEqual([]);
    expect(days[0]?.[0]).toBe(made.start);
    expect(days.at(-1)?.[1]).toBe(made.end);
    expect(events.length).toBe(made.steps.length + 1); // one step goes on after the week off
    for (const line of out.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(out.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("escapes what the format gives a meaning", async () => {
    const { out } = await plan("--target", "25", "--format", "ics");
    const event = new ICAL.Component(ICAL.parse(out)).getFirstSubcomponent("vevent");
    expect(String(event?.getFirstPropertyValue("description"))).toMatch(/^\d+ hours\. Why: .*; the role asks for it/);
    expect(out).toMatch(/\\; the role asks/);
  });

  it("writes files, never over another without --force", async () => {
    const file = join(home, "plan.ics");
    expect((await plan("--target", "25", "-o", file)).err).toContain(`Wrote the plan to ${file}`);
    expect((await plan("--target", "30", "-o", file)).code).toBe(1);
    const before = readFileSync(file, "utf8");
    expect((await plan("--target", "30", "-o", file, "--force")).code).toBe(0);
    expect(readFileSync(file, "utf8")).not.toBe(before);
  });
});

describe("a plan kept", () => {
  it("shows later what was planned and what is reached", async () => {
    const kept = await plan("--target", "30", "--keep");
    expect(kept.err).toContain("Kept as plan-2026-11-23");
    const [first, second] = (await planOf("--target", "30")).steps;
    await runIn(home, ["assess", "--set", `${first?.skill}=${first?.to}`], { now: "2027-01-20T09:00:00Z" });
    const world = { now: `${second?.ends}T23:00:00` };
    const { out } = await runIn(home, ["history", "progress", "--json"], { now: "2031-01-20T09:00:00Z" });
    const progress = progressSchema.parse(JSON.parse(out));
    expect(progress.steps[0]).toMatchObject({ skill: first?.skill, state: "reached" });
    expect(progress.steps.slice(1).every(({ state }) => state === "late")).toBe(true);
    const during = await runIn(home, ["history", "progress", "--json"], world);
    expect(JSON.parse(during.out).steps[1].state).toBe("now");
    const list = await runIn(home, ["history"], { now: "2031-01-20T09:00:00Z" });
    expect(list.out).toMatch(/1\s+of \d+ steps reached, \d+ late/);
    expect((await runIn(home, ["history", "delete", "plan-2026-11-23"])).err).toContain("Deleted the plan");
    expect((await runIn(home, ["history", "progress"])).err).toContain("No plan is kept yet");
  });

  it("is refused for a file, whose answers nobody kept", async () => {
    const file = join(home, "me.yaml");
    writeFileSync(file, ANSWERS);
    expect((await plan(file, "--keep")).err).toContain("Only a plan for a saved assessment can be kept");
  });
});
