import { expect, it } from "vitest";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const ANSWERS = "ratings: { python: 2, sql: 2, ml-algorithms: 1 }";

it.each([
  ["a must-have", "must-have", "gate"],
  ["must-haves", "Must-haves", "gate"],
  ["measured", "measured", "check"],
  ["a title of a requirement", "Programming in Python", "python"],
  ["a title of a role", "data scientist", "data-scientist"],
])("explain takes %s", async (_what, typed, same) => {
  const { code, out } = await runAlone(["explain", ...typed.split(" ")]);
  expect(code).toBe(0);
  if (same !== "python") expect(out).toBe((await runAlone(["explain", same])).out);
  else expect(out).toContain("Programming in Python, a requirement of");
});

it("takes names, aliases and several values for --set, a country's name, a role's title", async () => {
  const home = freshHome();
  await runIn(home, ["assess", "--answers", "-", "--country", "india", "--role", "Data Scientist"], { input: ANSWERS });
  const before = JSON.parse((await runIn(home, ["report", "--json"])).out);
  expect(before).toMatchObject({ role: { id: "data-scientist" }, answers: { country: "IN", role: "data-scientist" } });
  await runIn(home, ["assess", "--set", "Machine-learning algorithms=3", "SQL=3", "--set", "Git=2"]);
  const { answers } = JSON.parse((await runIn(home, ["report", "--json"])).out);
  expect(answers.ratings).toMatchObject({ "ml-algorithms": { level: 3 }, sql: { level: 3 }, git: { level: 2 } });
});

it("names the country that was probably meant, and refuses what is none", async () => {
  expect(await runAlone(["assess", "--answers", "-", "--country", "Nowhere"], { input: ANSWERS })).toMatchObject({
    code: 2,
    err: expect.stringContaining('"Nowhere" is not a country'),
  });
});

/** Every command that a screen prints after "mlcareer". */
const advertised = (text: string) =>
  [...text.matchAll(/^Next: (.+(?:\n(?!\n).+)*)/gm)].flatMap(([, line = ""]) =>
    line
      .replace(/\n/g, " ")
      .split(" · ")
      .map((command) => command.trim()),
  );

it("what results advertise as next works when it is pasted", async () => {
  const home = freshHome();
  const shown = [
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS }),
    await runIn(home, ["report"]),
    await runIn(home, ["assess", "--set", "sql=3"]),
    await runIn(home, ["assess", "--example"]),
  ];
  const commands = [...new Set(shown.flatMap(({ out }) => advertised(out)))];
  expect(commands.length).toBeGreaterThanOrEqual(4);
  for (const command of commands) {
    const [, ...argv] = command.split(" ");
    const { code, err } = await runIn(home, argv);
    const asks = /There is no terminal to ask/.test(err); // assess and check want a person
    expect(code === 0 || asks, `${command}: ${err}`).toBe(true);
  }
}, 60_000);

it.each([
  ["9months", "2027-08-23"],
  ["3 weeks", "2026-12-14"],
  ["1year", "2027-11-23"],
])("plan takes %s for a deadline", async (span, day) => {
  const same = async (deadline: string) =>
    (await runAlone(["plan", "-", "--deadline", deadline, "--json"], { input: ANSWERS })).out;
  expect(JSON.parse(await same(span))).toEqual(JSON.parse(await same(day)));
});

it("plan takes the hours and the day answered in the interview, unless told otherwise", async () => {
  const input = `hoursPerWeek: 5\ndeadline: 2027-03-01\n${ANSWERS}`;
  const planned = async (...more: string[]) =>
    JSON.parse((await runAlone(["plan", "-", "--json", ...more], { input })).out);
  const told = async (...flags: string[]) =>
    JSON.parse((await runAlone(["plan", "-", "--json", ...flags], { input: ANSWERS })).out);
  expect(await planned()).toEqual(await told("--hours-per-week", "5", "--deadline", "2027-03-01"));
  expect((await planned("--hours-per-week", "9")).hoursPerWeek).toBe(9);
});

it("report and history say that an interview is not finished, and how to go on", async () => {
  const home = freshHome();
  await runIn(home, ["assess", "--full"], { typed: "1\nq\n" });
  for (const argv of [["report"], ["plan"], ["history"]]) {
    const { out, err } = await runIn(home, argv);
    expect(out + err).toContain("mlcareer assess --continue");
  }
});

it("home offers what comes next, one key each", async () => {
  const home = freshHome();
  await runIn(home, ["assess", "--full"], { typed: "1\nq\n" });
  expect((await runIn(home, [], { typed: "q\n" })).err.replace(/\s+/g, " ")).toMatch(
    /You stopped at group \d+ of \d+ .* \(about \d+ minutes left\)/,
  );
  await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
  const { out, err } = await runIn(home, [], { typed: "r\n" });
  expect(err.replace(/\s+/g, " ")).toMatch(/readiness [\d.]+ of 100, claimed .*Next step: .+ \d → \d/);
  expect(out).toContain("Must-haves");
  expect(err).not.toContain("not asked");
});

it("home leads on to what the short way left out", async () => {
  const home = freshHome();
  await runIn(home, ["assess", "--answers", "-"], { input: `way: short\n${ANSWERS}` });
  expect((await runIn(home, [], { typed: "q\n" })).err).toMatch(/2 answer what was not asked/);
});
