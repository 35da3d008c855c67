import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cancelled, DataError, EXIT, errorCode, type Issue, shorten, UsageError, UserError } from "../src/errors.ts";

describe("what an error quotes", () => {
  it("keeps the beginning and the end of a long word, which tells a path", () => {
    const path = `/${"a".repeat(5000)}/answers.yaml`;
    const short = shorten(`Cannot read ${path}: there is no such file.`);
    expect(short).toMatch(/^Cannot read \/a+…a+\/answers\.yaml: there is no such file\.$/);
    expect(short.length).toBeLessThan(350);
  });

  it("is cut line by line, so that the place of a fault stays", () => {
    const long = "word ".repeat(2000);
    const [first, second, third] = shorten(`a.yaml:1:1: ${long}\nb.yaml:2:1: short\n${long}`).split("\n");
    expect(first).toMatch(/^a\.yaml:1:1: .*…$/);
    expect(first?.length).toBe(2001);
    expect(second).toBe("b.yaml:2:1: short");
    expect(third?.endsWith("…")).toBe(true);
  });

  it("stays as it is up to 300 characters, and is never longer than it was", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(shorten(text)).toBe(text);
      }),
      { seed: 1 },
    );
    fc.assert(
      fc.property(fc.string({ minLength: 301, maxLength: 5000 }), (text) => {
        expect(shorten(text).length).toBeLessThanOrEqual(text.length);
      }),
      { seed: 2, numRuns: 50 },
    );
  });
});

describe("expected failures", () => {
  it.each([
    [new UserError("Wrong."), EXIT.wrong, undefined],
    [new UserError("Wrong.", "Do this.", 3), 3, "Do this."],
    [new UsageError("Wrong.", "Do this."), EXIT.usage, "Do this."],
    [new Cancelled(), EXIT.cancelled, undefined],
    [new DataError([], "Do this."), EXIT.wrong, "Do this."],
  ])("%s has its exit code and its hint", (error, code, hint) => {
    expect(error).toBeInstanceOf(UserError);
    expect([error.exitCode, error.hint]).toEqual([code, hint]);
  });

  it("shorten their hints too", () => {
    expect(new UserError("Wrong.", "x".repeat(5000)).hint?.length).toBe(281);
  });
});

describe("faults of data", () => {
  const issue = (file: string, line: number, column = 1, path = ""): Issue => ({
    file,
    line,
    column,
    path,
    message: `fault ${line}:${column}`,
  });

  it("are told in the order of the files, each with its place", () => {
    const error = new DataError([
      issue("b.yaml", 1),
      issue("a.yaml", 9, 2, "x[0].y"),
      issue("a.yaml", 9),
      issue("a.yaml", 2),
    ]);
    expect(error.message.split("\n")).toEqual([
      "a.yaml:2:1: fault 2:1",
      "a.yaml:9:1: fault 9:1",
      "a.yaml:9:2: x[0].y: fault 9:2",
      "b.yaml:1:1: fault 1:1",
    ]);
    expect(error.issues.map(({ line }) => line)).toEqual([2, 9, 9, 1]);
  });

  it("are told up to fifty, and counted beyond", () => {
    const faults = (n: number) => new DataError(Array.from({ length: n }, (_, i) => issue("a.yaml", i + 1))).message;
    expect(faults(50).split("\n")).toHaveLength(50);
    expect(faults(53).split("\n")).toHaveLength(51);
    expect(faults(53)).toMatch(/… and 3 more faults$/);
  });
});

describe("the code of a system error", () => {
  it.each([
    [Object.assign(new Error("x"), { code: "ENOENT" }), "ENOENT"],
    [Object.assign(new Error("x"), { code: 7 }), undefined],
    [new Error("x"), undefined],
    [{ code: "ENOENT" }, undefined],
    [undefined, undefined],
  ])("of %o is %s", (error, code) => expect(errorCode(error)).toBe(code));
});
