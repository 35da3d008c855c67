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
