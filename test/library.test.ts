import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { reportSchema } from "../src/commands/json/schemas.ts";
import type { Report as MadeReport } from "../src/core/report.ts";
import { AnswersError, assess, type Report } from "../src/index.ts";
import { runAlone } from "./helpers/run.ts";

describe("the library", () => {
  it("gives what the command prints", async () => {
    const answers = { role: "data-scientist", country: "US", ratings: { python: 3, sql: { level: 2 } } } as const;
    const at = new Date("2026-11-23T09:00:00.000Z");
    const { out } = await runAlone(["report", "-", "--json"], {
      input: JSON.stringify(answers),
      now: at.toISOString(),
    });
    const { answers: _, ...printed } = JSON.parse(out);
    expect(assess(answers, { at })).toEqual(printed);
    expect(assess(answers, { role: "ml-engineer", at }).role.id).toBe("ml-engineer");
  });

  it("says what is wrong with answers", () => {
    expect(() => assess({ ratings: { pyton: 3 } })).toThrow(AnswersError);
    expect(() => assess({ ratings: { pyton: 3 } })).toThrow(/there is no skill pyton; did you mean python\?/);
    expect(() => assess({ ratings: { python: 7 as 4 } })).toThrow(AnswersError);
    expect(() => assess({ role: "chef", ratings: {} })).toThrow(/no role chef/);
    expect(() => assess(undefined as never)).toThrow(AnswersError);
  });

  it("has the types that the schema publishes, and that core makes", () => {
    type Published = z.infer<typeof reportSchema>;
    expectTypeOf<Published>().toEqualTypeOf<MadeReport>();
    expectTypeOf<Published["pay"]>().toEqualTypeOf<MadeReport["pay"]>();
    expectTypeOf<MadeReport>().toExtend<Report>();
    expectTypeOf<keyof Report | "check" | "answers">().toEqualTypeOf<keyof Published>();
  });
});

describe("the README's example", () => {
  it("runs and prints what it says", async () => {
    const readme = readFileSync(fileURLToPath(new URL("../README.md", import.meta.url)), "utf8");
    const [, code = "", printed = ""] = /```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(code).toContain('import { assess } from "mlcareer"');
    const lines: string[] = [];
    const body = code.replace(/^import .*\n/m, "");
    new Function("assess", "console", body)(assess, { log: (...parts: unknown[]) => lines.push(parts.join(" ")) });
    expect(lines.join("\n")).toBe(printed.trim());
  });
});
