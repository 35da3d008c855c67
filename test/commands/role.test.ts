import { describe, expect, it } from "vitest";
import { decisionSchema } from "../../src/commands/json/schemas.ts";
import { freshHome, runAlone, runIn } from "../helpers/run.ts";

const ANSWERS = "role: ml-engineer\ncountry: US\nratings: { python: 3, sql: 2, git: 2 }\n";

describe("role --for-me", () => {
  it("is of the latest assessment, of a saved one or of a file", async () => {
    const home = freshHome();
    await runIn(home, ["assess", "--answers", "-"], { input: ANSWERS });
    await runIn(home, ["assess", "--set", "python=0"]);
    const claimed = async (...argv: string[]) => {
      const { out } = await runIn(home, ["role", "--for-me", ...argv, "--json"], { input: ANSWERS });
      return decisionSchema.parse(JSON.parse(out)).roles.find(({ id }) => id === "ml-engineer")?.readiness.claimed;
    };
    const [latest, first, file] = [
      await claimed(),
      await claimed("--answers", "2026-11-23"),
      await claimed("--answers", "-"),
    ];
    expect(first).toBeGreaterThan(latest ?? 100);
    expect(file).toBe(first);
  });

  it("has the hours that the plans print", async () => {
    const { out } = await runAlone(["role", "--for-me", "--answers", "-", "--json"], { input: ANSWERS });
    const { roles, points } = decisionSchema.parse(JSON.parse(out));
    const { hours } = roles.find(({ id }) => id === "data-scientist") ?? {};
    const planned = async (...argv: string[]) =>
      JSON.parse((await runAlone(["plan", "-", "--role", "data-scientist", ...argv, "--json"], { input: ANSWERS })).out)
        .hours;
    expect(await planned("--target", String(points))).toBe(hours?.target);
    expect(await planned("--only", "must-haves", "--all")).toBe(hours?.mustHaves);
  });

  it("goes on to the nearest role that is not the own one", async () => {
    const { out, code } = await runAlone(["role", "--for-me", "--answers", "-"], { input: ANSWERS });
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^Next: mlcareer role ml-engineer --compare (?!ml-engineer$)\S+$/);
  });

  it.each([
    [["role", "data-scientist", "--for-me"], "--for-me shows every role."],
    [["role", "--answers", "me.yaml"], "--answers goes with --for-me."],
    [["role", "--for-me", "--compare", "data-scientist"], "cannot be used with"],
  ])("%j is refused", async (argv, message) => {
    const { code, err } = await runAlone(argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it("says how to begin where nothing is saved", async () => {
    const { code, err } = await runAlone(["role", "--for-me"]);
    expect(code).toBe(1);
    expect(err).toContain("mlcareer assess");
  });
});
