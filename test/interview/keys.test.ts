import { describe, expect, it } from "vitest";
import { chooseKey, firstView, type Key, pickKey, rowsOf, type View } from "../../src/interview/keys.ts";
import type { ChooseQuestion, PickQuestion, Place } from "../../src/interview/question.ts";
import { place, question } from "./fixtures.ts";

const level = question("level:a") as ChooseQuestion;
const several = question("pick:several") as PickQuestion;

const press = (name: string): Key => ({ name, sequence: name });
const [up, down, enter, space] = ["up", "down", "return", "space"].map((name): Key => ({ name })) as [
  Key,
  Key,
  Key,
  Key,
];

/** What a row of keys leads to, the last reply included. */
function typing(keys: Key[], asked: ChooseQuestion | PickQuestion = level, at: Place | null = place) {
  let view: View = firstView(asked);
  for (const key of keys) {
    const step =
      asked.kind === "pick" ? pickKey(asked, view, key, at ?? undefined) : chooseKey(asked, view, key, at ?? undefined);
    if ("reply" in step) return step.reply;
    view = step.view;
  }
  return view;
}

describe("keys while choosing", () => {
  it.each(["0", "1", "2", "3", "4"])("%s answers at once", (key) => {
    expect(typing([press(key)])).toEqual({ kind: "answer", value: key });
  });

  it.each([
    ["down, Enter", [down, enter], "0"],
    ["down twice, Enter", [down, down, enter], "1"],
    ["up, Enter", [up, enter], "4"],
    ["down past the end", [down, down, down, down, down, down, enter], "0"],
    ["end, Enter", [press("end"), enter], "4"],
    ["end, home, Enter", [press("end"), press("home"), enter], "0"],
  ])("%s", (_name, keys, value) => {
    expect(typing(keys)).toEqual({ kind: "answer", value });
  });

  it("answers nothing on Enter while nothing is chosen", () => {
    expect(typing([enter])).toMatchObject({ active: -1, note: "Nothing is chosen yet." });
  });

  it("gives the earlier answer again on Enter", () => {
    expect(typing([enter], { ...level, preset: "2" })).toEqual({ kind: "answer", value: "2" });
  });

  it.each(["5", "9", "x", "B.", "-"])("ignores %s", (key) => {
    expect(typing([press(key)])).toEqual(firstView(level));
  });

  it.each([
    ["b", "back"],
    ["B", "back"],
    ["left", "back"],
    ["backspace", "back"],
    ["s", "skip"],
    ["q", "quit"],
    ["Q", "quit"],
  ])("%s: %s", (key, kind) => {
    expect(typing([press(key)])).toEqual({ kind });
    expect(typing([press(key)], several)).toEqual({ kind });
  });

  it("does not take Ctrl or Alt with a letter for the letter", () => {
    expect(typing([{ name: "b", sequence: "\u0002", ctrl: true }])).toEqual(firstView(level));
    expect(typing([{ name: "q", sequence: "\u001bq", meta: true }])).toEqual(firstView(level));
  });

  it("says so where there is nothing to go back to", () => {
    expect(typing([press("b")], level, { ...place, first: true })).toMatchObject({
      note: "There is nothing to go back to.",
    });
    expect(typing([press("b")], level, null)).toMatchObject({ note: "There is nothing to go back to." });
  });

  it("does not skip a question that is not part of the interview", () => {
    expect(typing([press("s")], level, null)).toEqual(firstView(level));
  });

  it("shows and hides the help", () => {
    expect(typing([press("?")])).toMatchObject({ help: true });
    expect(typing([press("?"), press("?")])).toMatchObject({ help: false });
  });
});

describe("keys while picking", () => {
  it.each([
    ["nothing, asked once", [enter, enter], []],
    ["nothing, said outright", [press("n")], []],
    ["all", [press("a"), enter], ["b", "c", "d"]],
    ["all but one", [press("a"), press("2"), enter], ["b", "d"]],
    ["none after all", [press("a"), press("n"), press("n")], []],
    ["by number, in the order of the screen", [press("3"), press("1"), enter], ["b", "d"]],
    ["and take back", [press("3"), press("3"), enter, enter], []],
    ["with arrows and space", [down, space, down, space, enter], ["c", "d"]],
    ["with a number and space on the same line", [press("2"), space, enter, enter], []],
  ])("picks %s", (_name, keys, value) => {
    expect(typing(keys, several)).toEqual({ kind: "answer", value });
  });

  it("asks about an empty list once, and again after the pointer moved", () => {
    expect(typing([enter], several)).toMatchObject({
      confirming: true,
      note: expect.stringContaining("None of these?"),
    });
    expect(typing([enter, down], several)).not.toHaveProperty("confirming");
    expect(typing([enter, press("2"), enter], several)).toEqual({ kind: "answer", value: ["c"] });
  });

  const withOld = { ...several, choices: several.choices.map((one, i) => (i > 0 ? { ...one, older: true } : one)) };

  it("keeps older tools in one row until it is opened", () => {
    expect(rowsOf(withOld, firstView(withOld)).map(({ label }) => label)).toEqual(["B", "older tools: C, D …"]);
    expect(typing([press("2"), press("3"), enter], withOld)).toEqual({ kind: "answer", value: ["d"] });
    expect(rowsOf(withOld, firstView({ ...withOld, preset: ["d"] }))).toHaveLength(3);
    const oneOld = { ...several, choices: several.choices.map((one, i) => (i > 1 ? { ...one, older: true } : one)) };
    expect(rowsOf(oneOld, firstView(oneOld))).toHaveLength(3);
  });

  it("begins with what was picked before", () => {
    expect(typing([press("1"), enter], { ...several, preset: ["b", "c"] })).toEqual({ kind: "answer", value: ["c"] });
  });
});
