import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { Cancelled } from "../../src/errors.ts";
import { accessiblePrompter, spoken, understood } from "../../src/interview/accessible.ts";
import type { ChooseQuestion, PickQuestion } from "../../src/interview/question.ts";
import { draft, place, question } from "./fixtures.ts";

const level = question("level:a") as ChooseQuestion;
const used = question("used-lately:neighbours", {
  ...draft,
  answers: { ratings: { a: { level: 2 }, x: { level: 2 } } },
}) as PickQuestion;
const several = question("pick:several") as PickQuestion;

describe("a typed line", () => {
  it.each([
    [level, "0", "0"],
    [level, " 3 ", "3"],
    [used, "", ["a", "x"]],
    [used, "2", ["x"]],
    [used, "n", []],
    [several, "", []],
    [several, "0", []],
    [several, "n", []],
    [several, "all", ["b", "c", "d"]],
    [several, "1 3", ["b", "d"]],
    [several, "3,1", ["b", "d"]],
    [{ ...level, preset: "2" }, "", "2"],
    [{ ...several, preset: ["c"] }, "", ["c"]],
    [{ ...several, preset: ["c"] }, "0", []],
  ])("%# is an answer", (asked, line, value) => {
    expect(understood(asked, line, place)).toEqual({ reply: { kind: "answer", value } });
  });

  it.each([
    ["b", "back"],
    ["back", "back"],
    ["S", "skip"],
    ["skip", "skip"],
    ["q", "quit"],
    ["quit", "quit"],
  ])("%s is %s", (line, kind) => {
    for (const asked of [level, several]) expect(understood(asked, line, place)).toEqual({ reply: { kind } });
  });

  it.each([
    [level, "5", "Type a number from 0 to 4."],
    [level, "", "Type a number from 0 to 4."],
    [used, "3", "3 is none of the numbers from 1 to 2."],
    [several, "1 4", "4 is none of the numbers from 1 to 3."],
    [several, "x", "x is none of the numbers from 1 to 3."],
    [several, "\u001b[A", "Type a number or a letter; other keys do nothing here."], // a cursor key
    [level, "?", "What a is."],
    [several, "?", "B: What b is.\nC: What c is.\nD: What d is."],
  ])("%# is not an answer, and says what would be", (asked, line, say) => {
    expect(understood(asked, line, place)).toEqual({ say });
  });

  it("does not go back or skip outside the interview", () => {
    expect(understood(level, "b")).toHaveProperty("say");
    expect(understood(level, "s")).toHaveProperty("say");
  });
});

describe("the accessible prompter", () => {
  const open = (signal?: AbortSignal) => {
    const input = new PassThrough();
    const output = new PassThrough({ encoding: "utf8" });
    const prompter = accessiblePrompter({ input, output, width: () => 80, words: (text) => text, signal });
    return { input, output, prompter };
  };

  it("asks in static text and takes typed lines, also those typed ahead", async () => {
    const { input, output, prompter } = open();
    input.write("7\n3\n1 2\n");
    expect(await prompter.choose(level, place)).toEqual({ kind: "answer", value: "3" });
    expect(await prompter.pick(several, place)).toEqual({ kind: "answer", value: ["b", "c"] });
    prompter.close();
    const text = String(output.read());
    expect(text).not.toContain("\u001b");
    expect(text).toContain(spoken(level, place));
    expect(text).toContain("Type a number from 0 to 4.");
    expect(text).toContain("A: 3 independent");
    expect(text).toContain("several: B, C");
  });

  it("tells what was answered before, and keeps it on Enter", async () => {
    const { input, output, prompter } = open();
    input.write("\n");
    expect(await prompter.choose({ ...level, preset: "2" }, place)).toEqual({ kind: "answer", value: "2" });
    expect(String(output.read())).toContain("Answered before: A: 2 guided. Enter keeps it.");
    prompter.close();
  });

  it("takes the end of input for save and quit", async () => {
    const { input, prompter } = open();
    const reply = prompter.choose(level, place);
    input.end();
    expect(await reply).toEqual({ kind: "quit" });
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const { prompter } = open(stop.signal);
    const reply = prompter.choose(level, place);
    stop.abort();
    await expect(reply).rejects.toThrow(Cancelled);
    prompter.close();
  });
});
