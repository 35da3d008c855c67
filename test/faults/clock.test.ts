import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshHome, runIn } from "../helpers/run.ts";

/* A clock that was set back, a day that is not yet the day in Greenwich, and the end of the calendar. */

let home: string;
beforeEach(() => {
  home = freshHome();
});

const ANSWERS = "role: ml-engineer\nratings: { python: LEVEL, sql: 2 }\n";
const assess = (level: number, now: string) =>
  runIn(home, ["assess", "--answers", "-"], { input: ANSWERS.replace("LEVEL", String(level)), now });
const run = (argv: string[], now = "2026-11-25T09:00:00Z") => runIn(home, argv, { now });
const json = async (...argv: string[]) => JSON.parse((await run([...argv, "--json"])).out);
/** The level of python in what a command takes for the latest assessment. */
const latest = async () => {
  const { gaps } = await json("report");
  return gaps.find(({ skill }: { skill: string }) => skill === "python").level;
};
const FUTURE = "saved on a day that is still to come";

describe("after the clock was set back", () => {
  beforeEach(async () => {
    await assess(1, "2026-11-20T09:00:00Z");
    await assess(2, "2031-01-01T09:00:00Z");
  });

  it("a save of the future is the latest until the next, and is told", async () => {
    expect(await latest()).toBe(2);
    expect((await run(["report"])).err).toContain(`2031-01-01: ${FUTURE}`);
    await assess(3, "2026-11-25T09:00:00Z");
    expect(await latest()).toBe(3);
    expect((await run(["report"])).err).not.toContain(FUTURE);
    expect((await run(["history"])).err).toContain(`2031-01-01: ${FUTURE}`);
  });

  it("history, its trend and its comparison go by the order of saving", async () => {
    await assess(3, "2026-11-25T09:00:00Z");
    const ids = ["2026-11-20", "2031-01-01", "2026-11-25"];
    expect((await json("history")).assessments.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect((await json("history", "diff")).skills).toEqual([{ skill: "python", from: 2, to: 3 }]);
  });

  it("a change of single answers changes those saved last", async () => {
    await assess(3, "2026-11-25T09:00:00Z");
    await run(["assess", "--set", "sql=4"]);
    expect(await latest()).toBe(3);
  });

  it("the latest plan is the one kept last", async () => {
    for (const now of ["2031-01-02T09:00:00Z", "2026-11-25T09:00:00Z"])
      await run(["plan", "--target", "20", "--keep"], now);
    expect((await json("history", "progress")).id).toBe("plan-2026-11-25");
    expect((await run(["history"])).err).toContain(`plan-2031-01-02: ${FUTURE}`);
  });

  it("files of an earlier version, which have no order, come before the next save", async () => {
    const folder = join(home, "mlcareer", "assessments");
    for (const name of readdirSync(folder)) {
      const { order: _, digest: __, ...older } = JSON.parse(readFileSync(join(folder, name), "utf8"));
      writeFileSync(join(folder, name), JSON.stringify(older, null, 2));
    }
    expect(await latest()).toBe(2);
    await assess(3, "2026-11-25T09:00:00Z");
    expect(await latest()).toBe(3);
  });
});

it("a file that cannot be read keeps its place by its day, so that no older one passes for the latest", async () => {
  await assess(1, "2026-11-20T09:00:00Z");
  await assess(2, "2026-11-21T09:00:00Z");
  writeFileSync(join(home, "mlcareer", "assessments", "2026-11-21.json"), '{ "sche');
  const { code, err } = await run(["report"]);
  expect(code).toBe(1);
  expect(err).toContain("2026-11-21.json");
});

describe("the day is the person's own", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  it.each([
    ["Asia/Kolkata", "2026-11-23T20:00:00Z", "2026-11-24"],
    ["America/Los_Angeles", "2026-11-24T02:00:00Z", "2026-11-23"],
  ])("in %s", async (tz, now, day) => {
    process.env.TZ = tz;
    await assess(1, now);
    await run(["plan", "--target", "20", "--keep"], now);
    const { assessments, plan } = JSON.parse((await run(["history", "--json"], now)).out);
    expect(assessments[0].id).toBe(day);
    expect(plan).toMatchObject({ id: `plan-${day}`, start: day });
    expect((await run(["report", "--format", "md"], now)).out).toContain(`offline, on ${day}.`);
    expect((await run(["history"], now)).err).not.toContain(FUTURE);
    await assess(2, now);
    expect((await run(["history", "diff"], now)).out).toContain(`Readiness on ${day}`);
    await runIn(home, ["assess", "--full"], { typed: "s\n", now });
    expect((await runIn(home, ["assess", "--full"], { typed: "q\n", now })).err).toContain(
      `You left an interview on ${day}`,
    );
  });

  it("and so is the year in which pay is placed", async () => {
    const at = async (tz: string, now: string) => {
      process.env.TZ = tz;
      return (await runIn(home, ["salary", "microsoft", "--mine", "18L"], { now })).out;
    };
    const here = await at("UTC", "2027-01-01T12:00:00Z");
    expect(await at("Asia/Kolkata", "2026-12-31T20:00:00Z")).toBe(here);
    expect(await at("UTC", "2026-12-31T20:00:00Z")).not.toBe(here);
  });
});

describe("the year 9999 is the last", () => {
  it("a clock beyond it saves nothing, and says so", async () => {
    const { code, err } = await assess(1, "+010000-01-01T09:00:00Z");
    expect(code).toBe(1);
    expect(err).toContain("The clock of this machine stands at +010000-01-01");
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ["--start", "9999-12-01"],
    ["--start", "9999-12-31"],
    ["--start", "9999-12-01", "--target", "20"],
    ["--start", "9999-12-01", "--all"],
    ["--start", "9999-12-01", "--format", "ics"],
    ["--start", "9999-12-01", "--keep"],
  ])("plan %s %s %s %s says so", async (...flags) => {
    await assess(1, "2026-11-20T09:00:00Z");
    const { code, out, err } = await run(["plan", ...flags]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("beyond the year 9999");
  });
});
