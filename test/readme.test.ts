import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { freshHome, runAlone, runIn } from "./helpers/run.ts";

/*
 * The README's pictures are the program's own output. Each stands in a fence after a line that names its command;
 * UPDATE_README=1 renews them.
 */

const file = new URL("../README.md", import.meta.url);

/** Whose plan is shown: somebody with a start in Python and SQL. */
const ANSWERS = `role: ml-engineer
education: { degree: bachelors, related: true }
ratings: { python: 3, sql: 2, git: 2, bash: 2, pandas-numpy: 2, descriptive-statistics: 2, docker: 1, statistics: 1 }
`;

/** `fresh`: of somebody who has not answered yet. */
const PICTURES: { after: string; argv: string[]; fresh?: boolean; pick: (out: string) => string }[] = [
  {
    after: "$ mlcareer plan --hours-per-week 10 --deadline 2027-03-31\n",
    argv: ["plan", "--hours-per-week", "10", "--deadline", "2027-03-31"],
    pick: (out: string) => upTo(out, "\nWhat this rests on"),
  },
  {
    after: "$ mlcareer assess --example\n",
    argv: ["assess", "--example"],
    pick: (out: string) => upTo(out, "\nWhere the points went"),
  },
  {
    after: "$ mlcareer salary --country IN --year 2019\n",
    argv: ["salary", "--country", "IN", "--year", "2019"],
    pick: (out: string) => upTo(out, "\nNotes"),
  },
  {
    after: "once you have an assessment):\n\n```text\n",
    fresh: true,
    argv: ["explain", "readiness"],
    pick: (out: string) => between(out, "Sample person", "\n\nTheir levels"),
  },
];

function upTo(text: string, end: string): string {
  return text.slice(0, text.indexOf(end)).trimEnd();
}

function between(text: string, start: string, end: string): string {
  return text.slice(text.indexOf(start), text.indexOf(end)).trimEnd();
}

function replaced(readme: string, after: string, picture: string): string {
  const start = readme.indexOf(after) + after.length;
  return readme.slice(0, start) + picture + readme.slice(readme.indexOf("\n```", start));
}

it("shows what the program prints", async () => {
  const before = readFileSync(file, "utf8");
  let readme = before;
  for (const { after, argv, pick, fresh } of PICTURES) {
    expect(readme).toContain(after);
    const home = freshHome();
    if (!fresh) await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    const { code, out } = await runIn(home, argv);
    expect(code).toBe(0);
    readme = replaced(readme, after, pick(out));
  }
  if (process.env.UPDATE_README) writeFileSync(file, readme);
  else expect(before).toBe(readme);
});

it("names every command of the help, and no other", async () => {
  const { out } = await runAlone(["--help"]);
  const commands = [...out.slice(out.indexOf("Commands:")).matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== "help" && name !== "version");
  const named = new Set(
    [...readFileSync(file, "utf8").matchAll(/`mlcareer ([a-z]+)/g)]
      .map(([, name]) => name)
      .filter((name) => name !== "help"),
  );
  expect([...named].sort()).toEqual([...commands].sort());
});
