import { expect, it } from "vitest";
import { nextLine } from "../../src/views/next.ts";

it.each([
  [[], ["Next: "]],
  [["mlcareer plan"], ["Next: ", { code: "mlcareer plan" }]],
  [
    ["mlcareer plan", "mlcareer check"],
    ["Next: ", { code: "mlcareer plan" }, " · ", { code: "mlcareer check" }],
  ],
])("what comes next after %j", (commands, text) => expect(nextLine(commands)).toEqual({ kind: "text", text }));
