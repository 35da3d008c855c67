import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

/* What is offered at the Tab key, without a shell: the words before the cursor go in, the last one unfinished. */

async function offered(...words: string[]): Promise<string[]> {
  const { code, out, err } = await runAlone(["complete", "--", ...words]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t")[0] ?? "");
}

describe("what is offered", () => {
  it.each([
    [
      ["report", "--role="],
      ["--role=ml-engineer", ":4"],
    ],
    [
      ["report", "--role=ml"],
      ["--role=ml-engineer", ":4"],
    ],
    [
      ["report", "--format=m"],
      ["--format=md", ":4"],
    ],
    [
      ["salary", "--country=I"],
      ["--country=IN", ":4"],
    ],
    [
      ["plan", "--what-if="],
      ["--what-if=pytorch=", ":6"],
    ],
    [
      ["plan", "--what-if", "pytorch=3", "dock"],
      ["docker=", ":6"],
    ],
    [
      ["plan", "--what-if", "pytorch=3", "docker=2", "sq"],
      ["sql=", ":6"],
    ],
    [
      ["plan", "--what-if", "pytorch="],
      ["pytorch=0", "pytorch=4", ":4"],
    ],
    [
      ["plan", "--what-if=pytorch="],
      ["--what-if=pytorch=0", "--what-if=pytorch=4", ":4"],
    ],
    [
      ["assess", "--set", "pytorch="],
      ["pytorch=2", ":4"],
    ],
    [
      ["role", "--compare", "data-scientist", "soft"],
      ["software-engineer", ":4"],
    ],
    [
      ["salary", "microsoft", "info"],
      ["infosys", ":4"],
    ],
    [
      ["salary", "--csv", "microsoft", "info"],
      ["infosys", ":4"],
    ],
    [
      ["data", "import", "a"],
      ["aijobs", ":4"],
    ],
    [["data", "import", "csv", "pay.csv", ""], [":0"]],
    [
      ["history", "d"],
      ["diff", "delete", ":4"],
    ],
    [
      ["--json", "his"],
      ["history", ":4"],
    ],
    [
      ["--data", "folder", "his"],
      ["history", ":4"],
    ],
    [
      ["report", "--ou"],
      ["--output", ":4"],
    ],
    [
      ["report", "-"],
      ["-o", "--output", "--json", "--help", ":4"],
    ],
    [["report", "--output="], [":0"]],
    [["plan", "--what-if", "pytorch=3", "my"], [":0"]],
  ])("%j: %j", async (words, wanted) => {
    const found = await offered(...words);
    expect(found).toEqual(expect.arrayContaining(wanted));
    // The shells put a whole word in the place of the one that is begun: nothing may come twice.
    for (const word of found.slice(0, -1)) expect(word.startsWith(words.at(-1) ?? "")).toBe(true);
    expect(found.filter((word) => /^(--[\w-]+=)\1|^(\w+=)\2/.test(word))).toEqual([]);
  });

  it.each([
    [["report", "--", "--fo"]],
    [["report", "--json="]],
    [["report", "--nosuch=x"]],
    [["plan", "--what-if", "nosuch="]],
    [["nosuch", "x"]],
  ])("%j: nothing", async (words) => {
    expect((await offered(...words)).slice(0, -1)).toEqual([]);
  });

  it("is each flag of every command, with its values after = as well as behind it", async () => {
    for (const [command, flag] of [
      ["assess", "--role"],
      ["salary", "--source"],
      ["salary", "--currency"],
      ["salary", "--level"],
      ["salary", "--sort"],
      ["plan", "--role"],
      ["plan", "--format"],
      ["role", "--compare"],
    ] as const) {
      const behind = (await offered(command, flag, "")).slice(0, -1);
      expect(behind.length, `${command} ${flag}`).toBeGreaterThan(0);
      const after = (await offered(command, `${flag}=`)).slice(0, -1);
      expect(after).toEqual(behind.map((value) => `${flag}=${value}`));
    }
  });
});

it("ends quietly whatever cannot be read: what is kept, the settings, the home", async () => {
  const home = freshHome();
  mkdirSync(join(home, "mlcareer"));
  writeFileSync(join(home, "mlcareer", "assessments"), "a file in the place of a folder");
  writeFileSync(join(home, "mlcareer", "plans"), "another");
  writeFileSync(join(home, "mlcareer", "config.yaml"), "color: [");
  const worlds = [{ XDG_CONFIG_HOME: home }, { XDG_DATA_HOME: "", HOME: "" }, { XDG_DATA_HOME: "/dev/null" }];
  for (const env of worlds)
    for (const words of [
      ["report", ""],
      ["history", "delete", ""],
      ["history", "progress", ""],
    ])
      expect(await runIn(home, ["complete", "--", ...words], { env })).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^:[04]\n$/),
        err: "",
      });
  expect((await runIn(home, ["complete", "--", "rep"])).out).toMatch(/^report\t/);
});
