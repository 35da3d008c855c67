import { describe, expect, it } from "vitest";
import * as z from "zod";
import { conform, parseYaml } from "../../src/catalog/yaml.ts";
import { DataError } from "../../src/errors.ts";

function faults(text: string): string[] {
  try {
    parseYaml(text, "f.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
}

describe("parseYaml", () => {
  it("places every fault of a schema at its key or item", () => {
    const text = "role: x\nratings:\n  python: 9\n  pytorch: { level: two }\nlist:\n  - 1\n  - true\nextra: 1\n";
    const schema = z.strictObject({
      role: z.string(),
      ratings: z.strictObject({ python: z.number().max(4), pytorch: z.strictObject({ level: z.number() }) }),
      list: z.array(z.number()),
      needed: z.string(),
    });
    const result = conform(schema, parseYaml(text, "f.yaml"));
    const found = "issues" in result ? result.issues.map(({ line, column, path }) => `${line}:${column} ${path}`) : [];
    expect(found.sort()).toEqual(
      ["1:1 needed", "3:3 ratings.python", "4:14 ratings.pytorch.level", "7:5 list[1]", "8:1 extra"].sort(),
    );
  });

  it("takes one document, marked as such or not, and no second one", () => {
    expect(faults("---\nrole: x\n")).toEqual([]);
    expect(faults("# first\n---\nrole: x\n")).toEqual([]);
    expect(faults("---\nrole: x\n---\nrole: y\n")).toEqual(["f.yaml:3:1 holds several documents; one is expected"]);
  });

  it("tells what is missing from what is of another kind", () => {
    const result = conform(z.strictObject({ id: z.string(), name: z.string() }), parseYaml("id: 7\n", "f.yaml"));
    const found = "issues" in result ? result.issues.map(({ path, message }) => `${path}: ${message}`) : [];
    expect(found).toEqual(["id: expected string, received number", "name: is missing"]);
  });

  it.each([
    ["", "f.yaml:1:1 the file is empty"],
    ["  \n", "f.yaml:1:1 the file is empty"],
    ["# only a comment\n", "f.yaml:1:1 the file is empty"],
    ["a: 1\na: 2\n", "f.yaml:2:1"],
    ["a: &x [1]\nb: *x\n", "f.yaml:2:"],
    ["a: !!js/function 1\n", "f.yaml:1:"],
    ["a: 1\n---\nb: 2\n", "f.yaml:1:1 holds several"],
    ["a: [1, 2\n", "f.yaml:2:1"],
    ["a: 'x\n", "f.yaml:2:1"],
  ])("refuses %j with its place", (text, expected) => {
    const [first = ""] = faults(text);
    expect(first.slice(0, expected.length)).toBe(expected);
  });

  it("is not brought down by depth, aliases or size", () => {
    const started = process.cpuUsage().user;
    expect(faults("[".repeat(20_000))).toHaveLength(1);
    expect(faults(`a: &a [1]\n${Array.from({ length: 30 }, (_, i) => `b${i}: [*a, *a, *a]`).join("\n")}`)).toHaveLength(
      90,
    );
    expect(faults(Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n"))).toHaveLength(1);
    expect(process.cpuUsage().user - started).toBeLessThan(20_000_000);
  });

  it("cleans text", () => {
    const { value } = parseYaml('{"a\\u001b[2J": "x\\u0007"}', "f.json");
    expect(JSON.stringify(value)).toBe('{"a[2J":"x"}');
  });

  it.each(['{"a": {"__proto__": {"polluted": true}}}', "a:\n  __proto__: { polluted: true }\n"])(
    "refuses the key of the prototype with its place: %s",
    (text) => {
      expect(() => parseYaml(text, "f")).toThrow(/f:\d:\d+: a\.__proto__: is not a known field/);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );
});
